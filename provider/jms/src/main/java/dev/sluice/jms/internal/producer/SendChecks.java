package dev.sluice.jms.internal.producer;

import jakarta.jms.CompletionListener;
import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

/** What a send accepts, beside what every message header does (Jakarta Messaging 3.1, section 7.3). */
final class SendChecks {
    private SendChecks() {}

    static long timeToLive(long millis) throws JMSException {
        if (millis < 0) {
            throw new JMSException("A time to live of " + millis + " ms is negative; use 0 for no limit.");
        }
        return millis;
    }

    static void listener(@Nullable CompletionListener listener) {
        if (listener == null) {
            throw new IllegalArgumentException(
                    "The CompletionListener is null; use a send method without one to send synchronously.");
        }
    }
}
