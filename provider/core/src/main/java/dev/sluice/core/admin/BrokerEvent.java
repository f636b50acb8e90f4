package dev.sluice.core.admin;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.pacing.PaceChange;
import dev.sluice.core.policy.LossReason;

/**
 * Something that has happened in a broker; one record for each kind. See {@link BrokerListener}.
 *
 * <p>Closing a broker ends whatever is in it; once all connections have ended, that is not told one by one.
 */
public sealed interface BrokerEvent {
    /** Returns when it happened, by the broker's clock. */
    Instant at();

    // ---------------------------------------------------------------- what comes and goes

    /**
     * A queue or topic was named for the first time, and exists from now on.
     *
     * @param at when
     * @param destination which
     */
    record DestinationCreated(Instant at, Address destination) implements BrokerEvent {}

    /**
     * A queue or topic has ended, its messages included.
     *
     * @param at when
     * @param destination which
     */
    record DestinationDeleted(Instant at, Address destination) implements BrokerEvent {}

    /**
     * A subscription exists from now on.
     *
     * @param at when
     * @param subscription which
     */
    record SubscriptionCreated(Instant at, Source subscription) implements BrokerEvent {}

    /**
     * A subscription has ended, its messages included.
     *
     * @param at when
     * @param subscription which
     */
    record SubscriptionEnded(Instant at, Source subscription) implements BrokerEvent {}

    /**
     * A consumer was opened.
     *
     * @param at when
     * @param consumer who
     * @param source what it receives from; for a queue perhaps a pattern or composite
     */
    record ConsumerOpened(Instant at, ConsumerId consumer, Source source) implements BrokerEvent {}

    /**
     * A consumer was closed, by itself or with its session or connection.
     *
     * @param at when
     * @param consumer who
     * @param source what it received from
     */
    record ConsumerClosed(Instant at, ConsumerId consumer, Source source) implements BrokerEvent {}

    // ---------------------------------------------------------------- what an operator does

    /**
     * Consumers get nothing until {@link Resumed}.
     *
     * @param at when
     * @param source a queue, a subscription, or a topic
     */
    record Paused(Instant at, Source source) implements BrokerEvent {}

    /**
     * Consumers get messages again.
     *
     * @param at when
     * @param source a queue, a subscription, or a topic
     */
    record Resumed(Instant at, Source source) implements BrokerEvent {}

    // ---------------------------------------------------------------- back-pressure

    /**
     * A message found a queue or subscription full. Told again only after it has been half empty.
     *
     * @param at when
     * @param source which
     * @param capacity its bound, in messages
     */
    record QueueFull(Instant at, Source source, int capacity) implements BrokerEvent {}

    /**
     * A producer has to wait for space.
     *
     * @param at when
     * @param source what is full
     * @param producer who waits: the part of its messages' ids between {@code ID:} and the number
     */
    record ProducerBlocked(Instant at, Source source, String producer) implements BrokerEvent {}

    /**
     * A producer's wait for space has ended.
     *
     * @param at when
     * @param source what was full
     * @param producer who has waited
     * @param waited for how long
     * @param sent whether the message was sent; if not, the producer has an exception
     */
    record ProducerUnblocked(Instant at, Source source, String producer, Duration waited, boolean sent)
            implements BrokerEvent {}

    /**
     * A producer that paces itself was slowed down, or is back at its base interval.
     *
     * @param at when
     * @param change which, and what its interval was and is
     */
    record ProducerPaced(Instant at, PaceChange change) implements BrokerEvent {}

    // ---------------------------------------------------------------- what is not delivered

    /**
     * A message left a queue or subscription without having been acknowledged, or did not get in. Of some there are dead
     * letters, about which another event tells.
     *
     * @param at when
     * @param source where
     * @param message the message
     * @param reason why
     * @param attempts how often it had been handed over
     * @param cause what its last consumer failed with, or null when not known
     */
    record MessageLost(
            Instant at,
            Source source,
            Envelope message,
            LossReason reason,
            int attempts,
            @Nullable Throwable cause) implements BrokerEvent {}

    /**
     * A dead letter was made of a lost message.
     *
     * @param at when
     * @param source where it was lost
     * @param message the message
     * @param reason why it was lost
     * @param queue where the dead letter is
     */
    record DeadLetterWritten(Instant at, Source source, Envelope message, LossReason reason, Address queue)
            implements BrokerEvent {}

    /**
     * A lost message was to become a dead letter, and could not.
     *
     * @param at when
     * @param source where it was lost
     * @param message the message
     * @param reason why it was lost
     * @param why why there is no dead letter
     */
    record DeadLetterFailed(Instant at, Source source, Envelope message, LossReason reason, String why)
            implements BrokerEvent {}

    // ---------------------------------------------------------------- acknowledgement

    /**
     * A message was not acknowledged in time, and went back.
     *
     * @param at when
     * @param source where it is
     * @param message the message
     * @param attempt which delivery of it, 1 for the first
     * @param consumer who had it
     */
    record AcknowledgementTimedOut(Instant at, Source source, Envelope message, int attempt, ConsumerId consumer)
            implements BrokerEvent {}

    /**
     * A message was acknowledged or given back after it had gone back by itself, which had no effect: another consumer may
     * have it.
     *
     * @param at when
     * @param source where it was
     * @param message the message, or null if it has left meanwhile
     * @param attempt which delivery of it, 1 for the first
     */
    record SettledLate(Instant at, Source source, @Nullable Envelope message, int attempt) implements BrokerEvent {}

    // ---------------------------------------------------------------- groups

    /**
     * From now on a consumer gets the messages of a key, under {@code balancing=KEY} or {@code EXCLUSIVE}.
     *
     * @param at when
     * @param source where the messages are
     * @param key the value of the property that keeps them together
     * @param consumer who gets them
     */
    record KeyAssigned(Instant at, Source source, Object key, ConsumerId consumer) implements BrokerEvent {}

    /**
     * A consumer gets no further messages of a key. Who gets them is told when it has settled those it has.
     *
     * @param at when
     * @param source where the messages are
     * @param key the value of the property that keeps them together
     * @param consumer who got them so far
     */
    record KeyLost(Instant at, Source source, Object key, ConsumerId consumer) implements BrokerEvent {}
}
