package dev.sluice.samples.work;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;

/** For messages where no checked exception may be thrown, such as in a timed task. */
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

    /** Something that is done with a message. */
    public interface Doing {
        /** Does it. */
        void run() throws JMSException;
    }

    /**
     * Does something, for example {@code run(message::acknowledge)}.
     *
     * @throws JMSRuntimeException in place of a JMSException
     */
    public static void run(Doing doing) {
        try {
            doing.run();
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }
}
