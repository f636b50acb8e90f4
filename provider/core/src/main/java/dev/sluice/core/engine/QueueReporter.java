package dev.sluice.core.engine;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.BrokerEvents;
import dev.sluice.core.admin.Source;
import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.policy.DestinationPolicy.DeadLetterPolicy;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.QueueListener;

/**
 * Reports what happens in one queue or subscription: to those who listen, in the log, and by dead letters.
 *
 * <p>Threads: any.
 */
final class QueueReporter implements QueueListener {
    private final Source source;
    private final BrokerEvents events;
    private final DeadLetters deadLetters;
    private final LossLog log;

    QueueReporter(Source source, BrokerEvents events, DeadLetters deadLetters, LossLog log) {
        this.source = source;
        this.events = events;
        this.deadLetters = deadLetters;
        this.log = log;
    }

    @Override
    public void lost(Loss loss) {
        events.publish(at ->
                new BrokerEvent.MessageLost(at, source, loss.envelope(), loss.reason(), loss.attempts(), loss.cause()));
        DeadLetterPolicy policy = loss.queue().policy().deadLetters();
        String failure = policy.takes(loss.reason())
                ? bury(loss, policy.queueFor(loss.envelope().destination()))
                : null;
        log.lost(loss.reason(), loss.queue().policy(), failure);
    }

    /** Makes a dead letter of it; returns why that was not possible, or null if it was. */
    private @Nullable String bury(Loss loss, Address address) {
        String failure = deadLetters.write(loss, address);
        if (failure == null) {
            loss.queue().control().deadLettered();
            events.publish(
                    at -> new BrokerEvent.DeadLetterWritten(at, source, loss.envelope(), loss.reason(), address));
        } else {
            events.publish(at -> new BrokerEvent.DeadLetterFailed(at, source, loss.envelope(), loss.reason(), failure));
        }
        return failure;
    }

    @Override
    public void timedOut(MessageQueue queue, Envelope envelope, int attempt, ConsumerId consumer) {
        events.publish(at -> new BrokerEvent.AcknowledgementTimedOut(at, source, envelope, attempt, consumer));
    }

    @Override
    public void settledLate(MessageQueue queue, @Nullable Envelope envelope, int attempt) {
        events.publish(at -> new BrokerEvent.SettledLate(at, source, envelope, attempt));
    }

    @Override
    public void filled(MessageQueue queue) {
        events.publish(
                at -> new BrokerEvent.QueueFull(at, source, queue.policy().capacity()));
    }

    @Override
    public void blocked(MessageQueue queue, String sender) {
        events.publish(at -> new BrokerEvent.ProducerBlocked(at, source, sender));
    }

    @Override
    public void unblocked(MessageQueue queue, String sender, long nanos, boolean entered) {
        events.publish(at -> new BrokerEvent.ProducerUnblocked(at, source, sender, Duration.ofNanos(nanos), entered));
    }

    @Override
    public void keyAssigned(MessageQueue queue, Object key, ConsumerId member) {
        events.publish(at -> new BrokerEvent.KeyAssigned(at, source, key, member));
    }

    @Override
    public void keyLost(MessageQueue queue, Object key, ConsumerId member) {
        events.publish(at -> new BrokerEvent.KeyLost(at, source, key, member));
    }
}
