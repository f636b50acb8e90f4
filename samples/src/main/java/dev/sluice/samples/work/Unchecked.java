package dev.sluice.samples.work;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;

/** For reading messages where no checked exception may be thrown, such as in a timed task. */
public final class Unchecked {
    private Unchecked() {}

    /** Something that reads from a message. */
    public interface Reading<T> {
        /** Reads. */
        T read() throws JMSException;
    }

    /**
     * Reads, for example {@code get(message::getText)}.
     *
     * @throws JMSRuntimeException in place of a JMSException
     */
    public static <T> T get(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }
}
