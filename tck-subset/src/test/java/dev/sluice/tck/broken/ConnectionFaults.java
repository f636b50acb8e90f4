package dev.sluice.tck.broken;

import static dev.sluice.tck.broken.Fault.on;
import static dev.sluice.tck.broken.Fault.unless;
import static dev.sluice.tck.broken.Fault.when;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;

/** Faults in connections and sessions: identity, start and stop, modes, closing. */
final class ConnectionFaults {
    private ConnectionFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "lets two connections have one client id",
                        unless(InvalidClientIDException.class, call -> null, on(Connection.class, "setClientID")),
                        "ClientIdTest.aClientIdBelongsToOneConnection"),
                Fault.of(
                        "lets a client id be set late",
                        unless(IllegalStateException.class, call -> null, on(Connection.class, "setClientID")),
                        "ClientIdTest.afterAnyActionItIsTooLate"),
                Fault.of(
                        "delivers before the start",
                        when(on(ConnectionFactory.class, "createConnection"), call -> {
                            Connection connection = (Connection) call.proceed();
                            connection.start();
                            return connection;
                        }),
                        "ConnectionStartTest.nothingIsDeliveredBeforeTheStart"),
                Fault.of(
                        "goes on delivering when it is stopped",
                        when(on(Connection.class, "stop"), call -> null),
                        "ConnectionStartTest.aStoppedConnectionReceivesNothing"),
                Fault.of(
                        "runs the listeners of a session at the same time",
                        when(
                                on(MessageConsumer.class, "setMessageListener"),
                                call -> call.proceedWith(0, elsewhere(call.argument(0, MessageListener.class)))),
                        "SessionListenerTest.listenersOfASessionRunOneAtATime"),
                Fault.of(
                        "gives a transacted session the mode it was asked for",
                        when(
                                on(Session.class, "getAcknowledgeMode"),
                                call -> Math.max(Session.CLIENT_ACKNOWLEDGE, (int) call.proceed())),
                        "SessionModeTest.aTransactedSessionIgnoresTheAcknowledgeMode"),
                Fault.of(
                        "takes an unknown mode for the usual one",
                        unless(
                                JMSException.class,
                                call -> call.on(Connection.class).createSession(),
                                on(Connection.class, "createSession")),
                        "SessionModeTest.anUnknownModeIsRefused"),
                Fault.of(
                        "commits what is open when a session is closed",
                        when(on(Session.class, "close"), ConnectionFaults::commitAndClose),
                        "CloseTest.closingRollsBack"),
                Fault.of("complains of a second close", complainingOfASecondClose(), "CloseTest.closingTwiceIsSilent"),
                Fault.of(
                        "sends through a closed producer",
                        unless(IllegalStateException.class, call -> null, on(MessageProducer.class, "send")),
                        "ClosedProducerTest.itDoesNotSend"),
                Fault.of(
                        "confuses the IllegalStateException of the API with that of Java",
                        unless(
                                IllegalStateException.class,
                                call -> {
                                    throw new java.lang.IllegalStateException("closed");
                                },
                                on(Session.class)),
                        "ClosedSessionTest.itRefuses"),
                Fault.of(
                        "makes topics in the domain of queues",
                        unless(IllegalStateException.class, call -> null, on(QueueSession.class, "createTopic")),
                        "LegacyMethodTest.aQueueSessionHasNoTopic"));
    }

    /** Calls a listener on a thread of its own for each message. */
    static MessageListener elsewhere(MessageListener listener) {
        return listener == null
                ? null
                : message -> {
                    Thread thread = new Thread(() -> listener.onMessage(message));
                    thread.setDaemon(true);
                    thread.start();
                };
    }

    private static Object commitAndClose(Call call) throws Throwable {
        Session session = call.on(Session.class);
        try {
            if (session.getTransacted()) {
                session.commit();
            }
        } catch (JMSException ignored) {
            // It is closed already.
        }
        return call.proceed();
    }

    private static Interception complainingOfASecondClose() {
        Set<Object> closed = ConcurrentHashMap.newKeySet();
        return when(on(AutoCloseable.class, "close"), call -> {
            if (!closed.add(call.on(Object.class))) {
                throw new IllegalStateException("closed already");
            }
            return call.proceed();
        });
    }
}
