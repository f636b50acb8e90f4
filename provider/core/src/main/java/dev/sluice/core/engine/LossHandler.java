package dev.sluice.core.engine;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.policy.DestinationPolicy.DeadLetterPolicy;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.Offer;
import dev.sluice.core.queue.QueueListener;
import dev.sluice.core.time.BrokerClock;

/**
 * Brings messages that were not delivered to the dead letters, if that is the policy where they were lost.
 *
 * <p>Threads: any; stateless.
 */
final class LossHandler implements QueueListener {
    private static final System.Logger LOG = System.getLogger("dev.sluice.losses");

    private final Destinations destinations;
    private final BrokerClock clock;

    LossHandler(Destinations destinations, BrokerClock clock) {
        this.destinations = destinations;
        this.clock = clock;
    }

    @Override
    public void lost(Loss loss) {
        DeadLetterPolicy policy = loss.queue().policy().deadLetters();
        if (!policy.takes(loss.reason())) {
            LOG.log(System.Logger.Level.DEBUG, "Lost in {0}: {1}, {2}", loss.queue(), loss.envelope(), loss.reason());
            return;
        }
        try {
            write(loss, policy.queueFor(loss.envelope().destination()));
        } catch (BrokerException e) {
            noDeadLetter(loss, e.getMessage());
        }
    }

    private void write(Loss loss, Address address) {
        MessageQueue queue = destinations.queue(address);
        if (queue == loss.queue()) {
            noDeadLetter(loss, "it was lost in the queue that takes its dead letters");
            return;
        }
        Offer offer = queue.offer(letter(loss, address), null);
        if (offer != Offer.TAKEN) {
            noDeadLetter(loss, "to " + queue + " it was " + offer);
        }
    }

    private static void noDeadLetter(Loss loss, @Nullable String why) {
        LOG.log(
                System.Logger.Level.WARNING,
                "No dead letter for " + loss.envelope() + ", lost in " + loss.queue() + " (" + loss.reason() + "): "
                        + why + ".");
    }

    private Envelope letter(Loss loss, Address address) {
        Envelope original = loss.envelope();
        PropertyMap properties = original.properties().copy();
        properties.put(ProviderProperties.DEAD_LETTER_REASON, loss.reason().name());
        properties.put(ProviderProperties.DEAD_LETTER_CAUSE, text(loss.cause()));
        properties.put(ProviderProperties.DEAD_LETTER_ATTEMPTS, loss.attempts());
        properties.put(ProviderProperties.DEAD_LETTER_TIME, clock.millis());
        properties.put(ProviderProperties.DEAD_LETTER_SOURCE, loss.queue().toString());
        properties.put(
                ProviderProperties.ORIGINAL_DESTINATION, original.destination().name());
        // Whatever it was to wait for, it waits for no more; and it must not be lost again.
        return original.copyTo(address)
                .times(original.timestamp(), Math.min(original.deliveryTime(), clock.millis()), 0)
                .properties(properties)
                .build();
    }

    private static @Nullable String text(@Nullable Throwable cause) {
        return cause == null ? null : cause.toString();
    }

    @Override
    public void timedOut(MessageQueue queue, Envelope envelope, int attempt) {
        LOG.log(
                System.Logger.Level.DEBUG,
                "Not acknowledged in time, attempt {0} in {1}: {2}",
                attempt,
                queue,
                envelope);
    }

    @Override
    public void settledLate(MessageQueue queue, int attempt) {
        LOG.log(System.Logger.Level.DEBUG, "Acknowledged too late, attempt {0} in {1}", attempt, queue);
    }
}
