package dev.sluice.jms;

import java.time.Duration;

import jakarta.jms.Message;

import dev.sluice.core.message.Delivery;
import dev.sluice.jms.internal.message.SluiceMessage;

/**
 * The time a consumer has to acknowledge a message, the option {@code ackTimeout} of its destination. Whoever needs longer
 * asks for it, again and again if need be:
 *
 * <pre>{@code
 * public void onMessage(Message order) {
 *     for (Item item : items(order)) {
 *         pack(item);
 *         Lease.extend(order, Duration.ofMinutes(1));
 *     }
 * }
 * }</pre>
 *
 * <p>Threads: any, also while another is working on the message.
 */
public final class Lease {
    private Lease() {}

    /**
     * Gives the consumer of a message more time to acknowledge it.
     *
     * @param message a message that was received from Sluice
     * @param time how long from now; not negative
     * @return whether the message is still its consumer's; if not, it has been acknowledged, or has gone back and may be with
     *     another consumer already. True as well where there is no limit
     * @throws IllegalArgumentException if the time is negative, or the message was not received from Sluice
     */
    public static boolean extend(Message message, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A lease cannot be extended by " + time + "; it must not be negative.");
        }
        Delivery delivery = message instanceof SluiceMessage ours ? ours.delivery() : null;
        if (delivery == null) {
            throw new IllegalArgumentException("There is no lease of " + message
                    + ": it was not received from Sluice. Give the message as the consumer returned it.");
        }
        return delivery.extend(((SluiceMessage) message).attempt(), time.toMillis());
    }
}
