package dev.sluice.jms.internal.connection;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.jms.ConnectionConsumer;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.ServerSession;
import jakarta.jms.ServerSessionPool;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.Receiver;
import dev.sluice.core.message.Delivery;
import dev.sluice.jms.internal.session.ConsumerTerms;
import dev.sluice.jms.internal.session.Dispatcher;
import dev.sluice.jms.internal.session.SluiceSession;

/**
 * Receives messages for an application server, and assigns them to the sessions of its pool (Jakarta Messaging 3.1, section
 * 11.2).
 *
 * <p>It receives one message, waits for the pool, receives what else has arrived by then — up to as many as a session takes —
 * and starts the session with them. So there is never more than one message that waits for the pool. If the connection is
 * stopped or the consumer closed meanwhile, that one goes back, and the session is started with nothing to do, which is the
 * only way to have it back in its pool.
 *
 * <p>A pool that fails is left alone for a second; for twice as long if it fails again, and so on, up to a minute.
 *
 * <p>Threads: any. Messages are assigned on the broker's executor, by one thread at a time, which alone waits for the pool.
 */
final class SluiceConnectionConsumer implements ConnectionConsumer {
    /** How long a pool is left alone that has failed for the first time, in milliseconds. */
    private static final long FIRST_PAUSE = 1_000;
    /** How long it is left alone at most, in milliseconds. */
    private static final long LONGEST_PAUSE = 60_000;

    private final SluiceConnection connection;
    private final ConsumerTerms terms;
    private final ServerSessions servers;
    private final Dispatcher dispatcher;
    private final Receiver receiver;

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STOPPED);

    /** What waits for the pool. Whoever takes it out owes its fate. */
    private final AtomicReference<@Nullable Batch> waiting = new AtomicReference<>();

    /** How long the next pause is going to be, in milliseconds. Only the dispatcher uses it. */
    private long pause = FIRST_PAUSE;

    private enum Phase {
        STOPPED,
        WORKING,
        /** The pool has failed, and is left alone for a while. */
        PAUSING,
        CLOSED
    }

    /**
     * Opens a connection consumer, which is stopped.
     *
     * @param connection its connection
     * @param terms what it consumes
     * @param servers the application server's sessions
     */
    SluiceConnectionConsumer(SluiceConnection connection, ConsumerTerms terms, ServerSessions servers) {
        this.connection = connection;
        this.terms = terms;
        this.servers = servers;
        this.dispatcher = new Dispatcher(connection.executor(), connection.clock(), this::isWorking, this::assignNext);
        this.receiver = connection.engine().openReceiver(terms.spec(), this::ready);
    }

    @Override
    public ServerSessionPool getServerSessionPool() throws JMSException {
        if (phase.get() == Phase.CLOSED) {
            throw new IllegalStateException("The connection consumer is closed.", "CLOSED");
        }
        return servers.pool();
    }

    // ---------------------------------------------------------------- assigning

    private boolean isWorking() {
        return phase.get() == Phase.WORKING;
    }

    /** There is something; any thread. */
    private boolean ready() {
        return isWorking() && dispatcher.wake();
    }

    /** Assigns messages to one session; false if there are none. */
    private boolean assignNext() {
        if (!isWorking()) {
            return false;
        }
        Delivery first = receiver.pollOrWatch();
        if (first == null) {
            return false;
        }
        waiting.set(new Batch(receiver, connection.messages().settings(), first));
        if (!isWorking()) {
            // Whoever has stopped or closed it was too early to see the message.
            giveBackWaiting();
            return false;
        }
        return assigned();
    }

    private boolean assigned() {
        try {
            assignTo(servers.next());
            pause = FIRST_PAUSE;
            return true;
        } catch (JMSException | RuntimeException | Error e) {
            giveBackWaiting();
            pauseBecauseOf(e);
            return false;
        }
    }

    private void assignTo(ServerSession server) throws JMSException {
        SluiceSession session = servers.sessionOf(server);
        Batch batch = waiting.getAndSet(null);
        if (batch != null) {
            batch.fill(servers.maxMessages());
            batch.loadInto(session);
        }
        start(server, session);
    }

    private void start(ServerSession server, SluiceSession session) throws JMSException {
        boolean started = false;
        try {
            server.start();
            started = true;
        } finally {
            if (!started) {
                session.unload(receiver);
            }
        }
    }

    private void giveBackWaiting() {
        Batch batch = waiting.getAndSet(null);
        if (batch != null) {
            batch.giveBack();
        }
    }

    // ---------------------------------------------------------------- failure

    private void pauseBecauseOf(Throwable failure) {
        if (!phase.compareAndSet(Phase.WORKING, Phase.PAUSING)) {
            return; // it was stopped or closed meanwhile; no wonder that it failed
        }
        JMSException notice = failed(failure);
        connection.clock().schedule(connection.clock().millis() + pause, this::goOn);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        connection.notice(notice);
    }

    private JMSException failed(Throwable failure) {
        JMSException notice = new JMSException("The messages of " + terms.destination()
                + " could not be assigned to a session of the application server, and went back: "
                + failure.getMessage() + " The connection consumer tries again in " + pause + " ms.");
        notice.initCause(failure);
        if (failure instanceof Exception exception) {
            notice.setLinkedException(exception);
        }
        return notice;
    }

    private void goOn() {
        if (phase.compareAndSet(Phase.PAUSING, Phase.WORKING)) {
            dispatcher.wake();
        }
    }

    // ---------------------------------------------------------------- start, stop, close

    /** Lets it receive. */
    void start() {
        if (phase.compareAndSet(Phase.STOPPED, Phase.WORKING)) {
            receiver.start();
            receiver.join();
            // The receiver tells of its start; but not if it has been started before, in a race with a stop.
            dispatcher.wake();
        }
    }

    /** Keeps it from receiving. The sessions see to it themselves that nothing is delivered any more. */
    void stop() {
        Phase before = requireNonNull(phase.getAndUpdate(now -> now == Phase.CLOSED ? now : Phase.STOPPED));
        if (before != Phase.CLOSED) {
            receiver.stop();
            giveBackWaiting();
        }
    }

    /** {@inheritDoc} Sessions that were started go on; a message that waits for the pool goes back. Closing twice does nothing. */
    @Override
    public void close() {
        if (phase.getAndSet(Phase.CLOSED) != Phase.CLOSED) {
            receiver.stop();
            giveBackWaiting();
            receiver.close();
            connection.closed(this);
        }
    }

    @Override
    public String toString() {
        return "connection consumer of " + terms.destination();
    }
}
