package dev.sluice.core.policy;

import java.util.function.DoubleSupplier;

/**
 * How often and after what wait a message that came back is delivered again.
 *
 * @param maxDeliveries attempts before a message becomes a dead letter, or 0 for no limit
 * @param delayMillis wait before the second delivery, in milliseconds
 * @param multiplier growth of the wait with each further attempt, at least 1
 * @param maxDelayMillis bound of the wait before jitter, in milliseconds
 * @param jitter share by which the wait varies at random, 0 to 1
 * @param ordered whether messages of the same priority wait behind one that waits
 */
public record RedeliveryPolicy(
        int maxDeliveries, long delayMillis, double multiplier, long maxDelayMillis, double jitter, boolean ordered) {

    static RedeliveryPolicy of(Settings settings) {
        return new RedeliveryPolicy(
                settings.get(DestinationOptions.MAX_DELIVERIES),
                settings.get(DestinationOptions.REDELIVERY_DELAY).toMillis(),
                settings.get(DestinationOptions.REDELIVERY_MULTIPLIER),
                settings.get(DestinationOptions.REDELIVERY_MAX_DELAY).toMillis(),
                settings.get(DestinationOptions.REDELIVERY_JITTER),
                settings.get(DestinationOptions.REDELIVERY_ORDERED));
    }

    /** Returns whether a message that was handed over this often is not to be handed over again. */
    public boolean isExhausted(int attempts) {
        return maxDeliveries > 0 && attempts >= maxDeliveries;
    }

    /**
     * Returns the wait before the next delivery.
     *
     * @param attempts how often the message was handed over, at least 1
     * @param random numbers from 0 (included) to 1 (excluded), read only when there is jitter
     * @return milliseconds, 0 for none
     */
    public long delayAfter(int attempts, DoubleSupplier random) {
        if (delayMillis == 0) {
            return 0;
        }
        double delay = Math.min((double) maxDelayMillis, (double) delayMillis * Math.pow(multiplier, attempts - 1));
        if (jitter > 0) {
            delay *= 1 + jitter * (2 * random.getAsDouble() - 1);
        }
        return Math.round(delay);
    }
}
