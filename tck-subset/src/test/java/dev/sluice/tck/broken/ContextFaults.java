package dev.sluice.tck.broken;

import static dev.sluice.tck.broken.Fault.on;
import static dev.sluice.tck.broken.Fault.unless;
import static dev.sluice.tck.broken.Fault.when;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.MessageListener;

/** Faults in the simplified API, those of its transactions included. */
final class ContextFaults {
    private ContextFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "does not start by itself",
                        when(on(ConnectionFactory.class, "createContext"), call -> {
                            JMSContext context = (JMSContext) call.proceed();
                            context.setAutoStart(false);
                            return context;
                        }),
                        "ContextStartTest.creatingAConsumerStarts"),
                Fault.of(
                        "shows sends before the commit",
                        new CommitsEachSend(),
                        "ContextTransactionTest.sendsArriveWithTheCommit",
                        "ContextTransactionTest.sendsAreGoneAfterARollback"),
                Fault.of(
                        "commits a part only",
                        new LosesTheFirstOfATransaction(),
                        "ContextTransactionTest.sendsArriveWithTheCommit"),
                Fault.of(
                        "lets others consume from a temporary destination",
                        unless(
                                JMSRuntimeException.class,
                                call -> call.on(JMSContext.class)
                                        .createConsumer(
                                                call.on(JMSContext.class).createQueue("elsewhere")),
                                on(JMSContext.class, "createConsumer")),
                        "ContextDestinationTest.othersCannotConsumeFromATemporaryDestination"),
                Fault.of(
                        "loses a message whose body was asked for as something else",
                        unless(
                                MessageFormatRuntimeException.class,
                                call -> {
                                    call.on(JMSConsumer.class).receiveNoWait();
                                    throw new MessageFormatRuntimeException("lost");
                                },
                                call -> call.begins(JMSConsumer.class, "receiveBody")),
                        "ReceiveBodyTest.aFailedCallWasNotMade"),
                Fault.of(
                        "sends an empty text for none",
                        when(
                                call -> call.is(JMSProducer.class, "send") && call.place(String.class) == 1,
                                call -> call.argument(1, String.class) == null
                                        ? call.proceedWith(1, "")
                                        : call.proceed()),
                        "JmsProducerSendTest.aNullBodyMakesAMessageWithoutBody"),
                Fault.of(
                        "runs the listeners of a context at the same time",
                        when(
                                on(JMSConsumer.class, "setMessageListener"),
                                call -> call.proceedWith(
                                        0, ConnectionFaults.elsewhere(call.argument(0, MessageListener.class)))),
                        "ContextListenerTest.listenersRunOneAtATime"),
                Fault.of(
                        "closes the connection with the first of its contexts",
                        closingTheConnection(),
                        "ContextClosingTest.closingLeavesTheConnectionToOthers"));
    }

    /** Closes all contexts on a connection together. */
    private static Interception closingTheConnection() {
        Map<Object, JMSContext> siblings = new ConcurrentHashMap<>();
        return call -> {
            Object answer = call.proceed();
            if (call.is(JMSContext.class, "createContext")) {
                siblings.put(call.on(JMSContext.class), (JMSContext) answer);
                siblings.put(answer, call.on(JMSContext.class));
            } else if (call.is(JMSContext.class, "close") && siblings.containsKey(call.on(JMSContext.class))) {
                siblings.remove(call.on(JMSContext.class)).close();
            }
            return answer;
        };
    }

    /** Commits each send by itself. */
    private static final class CommitsEachSend implements Interception {
        private final Map<Object, JMSContext> contexts = new ConcurrentHashMap<>();

        @Override
        public Object answer(Call call) throws Throwable {
            Object answer = call.proceed();
            if (call.is(JMSContext.class, "createProducer")) {
                contexts.put(answer, call.on(JMSContext.class));
            } else if (call.is(JMSProducer.class, "send")) {
                JMSContext context = contexts.get(call.on(JMSProducer.class));
                if (context.getTransacted()) {
                    context.commit();
                }
            }
            return answer;
        }
    }

    /** Loses the first send of each transaction. */
    private static final class LosesTheFirstOfATransaction implements Interception {
        private final Map<Object, JMSContext> contexts = new ConcurrentHashMap<>();
        private final Map<JMSContext, Destination> lost = new ConcurrentHashMap<>();

        @Override
        public Object answer(Call call) throws Throwable {
            if (call.is(JMSProducer.class, "send")) {
                JMSContext context = contexts.get(call.on(JMSProducer.class));
                boolean first =
                        context.getTransacted() && lost.putIfAbsent(context, call.argument(Destination.class)) == null;
                return first ? call.on(JMSProducer.class) : call.proceed();
            }
            if (call.is(JMSContext.class, "commit", "rollback")) {
                lost.remove(call.on(JMSContext.class));
            }
            Object answer = call.proceed();
            if (call.is(JMSContext.class, "createProducer")) {
                contexts.put(answer, call.on(JMSContext.class));
            }
            return answer;
        }
    }
}
