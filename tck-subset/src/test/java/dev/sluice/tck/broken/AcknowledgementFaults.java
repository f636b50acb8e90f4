package dev.sluice.tck.broken;

import static dev.sluice.tck.broken.Fault.on;
import static dev.sluice.tck.broken.Fault.unless;
import static dev.sluice.tck.broken.Fault.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;

/** Faults in acknowledging, recovering, and in what must leave both alone. */
final class AcknowledgementFaults {
    private AcknowledgementFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "acknowledges one message only",
                        new AcknowledgesOneOnly(),
                        "AcknowledgeTest.oneAcknowledgesAll"),
                Fault.of(
                        "acknowledges for the client",
                        when(on(Connection.class, "createSession"), call -> call.on(Connection.class)
                                .createSession(withoutClient(call.argument(Integer.class)))),
                        "RecoverTest.whatWasNotAcknowledgedComesAgain"),
                Fault.of(
                        "takes no notice of recover",
                        when(on(Session.class, "recover"), call -> null),
                        "RecoverTest.whatWasNotAcknowledgedComesAgain"),
                Fault.of(
                        "loses the message that a listener has thrown on",
                        when(
                                on(MessageConsumer.class, "setMessageListener"),
                                call -> call.proceedWith(0, catching(call.argument(0, MessageListener.class)))),
                        "FailingListenerTest.theMessageComesAgainAtOnce"),
                Fault.of(
                        "is silent about acknowledging after the end of the session",
                        unless(IllegalStateException.class, call -> null, on(Message.class, "acknowledge")),
                        "CloseTest.acknowledgingAfterwardsIsRefused"),
                Fault.of(
                        "takes messages off the queue by browsing",
                        new BrowsesDestructively(),
                        "RedeliveryHeaderTest.browsingCountsNothing"));
    }

    private static int withoutClient(Integer mode) {
        return mode == null || mode == Session.CLIENT_ACKNOWLEDGE ? Session.AUTO_ACKNOWLEDGE : mode;
    }

    private static MessageListener catching(MessageListener listener) {
        return message -> {
            try {
                listener.onMessage(message);
            } catch (RuntimeException ignored) {
                // Taken for a success.
            }
        };
    }

    /** Sends what should have been acknowledged together with another message again when the session is closed. */
    private static final class AcknowledgesOneOnly implements Interception {
        private final Map<Object, Session> sessions = new ConcurrentHashMap<>();
        private final Map<Session, List<Message>> consumed = new ConcurrentHashMap<>();

        @Override
        public Object answer(Call call) throws Throwable {
            if (call.is(Message.class, "acknowledge")) {
                consumed.values().forEach(messages -> messages.remove(call.on(Message.class)));
            }
            if (call.is(Session.class, "close")) {
                sendAgain(call.on(Session.class));
            }
            Object answer = call.proceed();
            if (call.is(Session.class, "createConsumer")) {
                sessions.put(answer, call.on(Session.class));
            } else if (call.is(MessageConsumer.class, "receive") && answer instanceof Message message) {
                consumed.computeIfAbsent(sessions.get(call.on(MessageConsumer.class)), key -> new ArrayList<>())
                        .add(message);
            }
            return answer;
        }

        private void sendAgain(Session session) throws JMSException {
            for (Message message : consumed.getOrDefault(session, List.of())) {
                Destination destination = message.getJMSDestination();
                try (MessageProducer producer = session.createProducer(destination)) {
                    producer.send(message);
                }
            }
            consumed.remove(session);
        }
    }

    /** Consumes what it has shown. */
    private static final class BrowsesDestructively implements Interception {
        private final Map<Object, Session> sessions = new ConcurrentHashMap<>();

        @Override
        public Object answer(Call call) throws Throwable {
            Object answer = call.proceed();
            if (call.is(Session.class, "createBrowser")) {
                sessions.put(answer, call.on(Session.class));
            } else if (call.is(QueueBrowser.class, "getEnumeration")) {
                QueueBrowser browser = call.on(QueueBrowser.class);
                consume(sessions.get(browser), browser.getQueue());
            }
            return answer;
        }

        private static void consume(Session session, Destination queue) throws JMSException {
            try (MessageConsumer consumer = session.createConsumer(queue)) {
                while (consumer.receiveNoWait() != null) {
                    // The next one.
                }
            }
        }
    }
}
