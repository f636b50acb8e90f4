package dev.sluice.jms.internal.session;

import java.util.function.BooleanSupplier;

import dev.sluice.jms.internal.consumer.SluiceConsumer;

/**
 * Calls a session's listeners, those of its consumers and its own, as long as listeners are to be called.
 *
 * <p>Threads: any.
 */
final class Listening {
    private final Consumers consumers;
    private final SessionMode mode;
    private final BooleanSupplier mayCall;
    private final Dispatcher dispatcher;
    private final LoadedMessages loaded;

    /**
     * Creates what calls listeners.
     *
     * @param host the session's connection
     * @param mode the session's mode
     * @param consumers the session's consumers
     * @param mayCall whether listeners are to be called
     */
    Listening(SessionHost host, SessionMode mode, Consumers consumers, BooleanSupplier mayCall) {
        this.consumers = consumers;
        this.mode = mode;
        this.mayCall = mayCall;
        this.dispatcher = new Dispatcher(host.executor(), host.clock(), mayCall, this::deliverNext);
        this.loaded = new LoadedMessages(mayCall, host.clock());
    }

    /** Returns what connection consumers have assigned to the session's own listener. */
    LoadedMessages loaded() {
        return loaded;
    }

    /** There may be a message for a consumer's listener; returns whether that is turned to at once. */
    boolean dispatch(SluiceConsumer consumer) {
        boolean first = consumers.told(consumer);
        // Whoever was told first wakes the dispatcher, which writes to what all senders share.
        return (first || !dispatcher.isRunning()) && dispatcher.wake();
    }

    private boolean deliverNext() {
        if (!mayCall.getAsBoolean() || !mode.mayReceive()) {
            consumers.leaveToOthers();
            return false;
        }
        return consumers.deliverNext();
    }

    /** Consumers' listeners may get messages that they could not get before. */
    void wake() {
        if (consumers.anyHasListener()) {
            dispatcher.wake();
        }
    }

    /** Listeners are to be called again. */
    void goOn() {
        dispatcher.goOn();
        wake();
        loaded.goOn();
    }

    /** Waits until no listener runs, or listeners are to be called again; a listener does not wait for itself. */
    void awaitQuiet() {
        dispatcher.awaitQuiet(mayCall);
        loaded.awaitQuiet();
    }

    /** Returns whether the calling thread runs a listener of the session. */
    boolean isOwnThread() {
        return dispatcher.isOwnThread() || loaded.isOwnThread();
    }
}
