package dev.sluice.core.engine;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Outcome;

/**
 * Receives messages. Nothing is set aside for it: it gets what it asks for.
 *
 * <p>Threads: any.
 */
public interface Receiver extends AutoCloseable {
    /**
     * Takes the next message. It is in flight until it is {@linkplain #settle settled}.
     *
     * @return the delivery, or null when there is none or the receiver is stopped
     */
    @Nullable
    Delivery poll();

    /**
     * Takes the next message, as {@link #poll}, or watches for one: the listener is told once when there is something. Who
     * watches must poll when told, or {@link #unwatch}; else others may wait for what nobody takes. It may
     * {@linkplain #isWatching watch} though it gets one, if that was the last.
     *
     * @return the delivery, or null when there is none or the receiver is stopped
     */
    @Nullable
    Delivery pollOrWatch();

    /**
     * Returns whether something has arrived that nobody has looked at yet; it need not be for this receiver. Costs neither this
     * nor who sends anything to speak of, so it may be asked again and again by who expects a message soon.
     */
    boolean hasNews();

    /**
     * Returns whether it watches, and so is going to be told of the next message and need not ask before. It may watch though this
     * says no.
     */
    boolean isWatching();

    /** Stops watching. */
    void unwatch();

    /**
     * Settles a delivery. Possible after the receiver was closed, too.
     *
     * @param delivery what {@link #poll} returned
     * @param attempt its {@link Delivery#attempt()} at that time
     * @param outcome what became of it
     * @param cause why it was not accepted, or null
     * @return false if it had been settled or had timed out before, in which case nothing happens
     */
    boolean settle(Delivery delivery, int attempt, Outcome outcome, @Nullable Throwable cause);

    /** Lets it receive. */
    void start();

    /**
     * Says that it is going to ask. Where messages are divided among the members of a group it is one from now on, if it is
     * started, and not only when it asks; so whoever is slow to begin has a share, too.
     */
    void join();

    /** Keeps it from receiving: when this returns, {@link #poll} finds nothing until it is started again. */
    void stop();

    /** Ends it. Deliveries in flight stay so until they are settled. Closing twice does nothing. */
    @Override
    void close();
}
