package dev.sluice.jms.pool;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.ResourceAllocationException;

import dev.sluice.jms.internal.error.JmsErrors;

/** What an exception of the provider means for the pool. */
final class Faults {
    private static final Logger LOG = System.getLogger("dev.sluice.jms.pool");

    /** Exceptions that tell of a caller's mistake or of a full destination, and nothing about the session. */
    private static final List<Class<? extends Exception>> HARMLESS = List.of(
            InvalidDestinationException.class,
            InvalidSelectorException.class,
            MessageFormatException.class,
            MessageNotReadableException.class,
            MessageNotWriteableException.class,
            MessageEOFException.class,
            JMSSecurityException.class,
            ResourceAllocationException.class,
            IllegalArgumentException.class,
            UnsupportedOperationException.class);

    private Faults() {}

    /** Returns whether a session that threw this may be broken. When in doubt, it is. */
    static boolean mayBreakSession(Exception thrown) {
        return HARMLESS.stream().noneMatch(type -> type.isInstance(thrown));
    }

    /** Runs one step of closing. A failure is logged and not thrown: whatever it belongs to is thrown away. */
    static boolean quietly(String step, JmsErrors.Action action) {
        try {
            action.run();
            return true;
        } catch (JMSException | RuntimeException e) {
            LOG.log(Level.DEBUG, () -> "The provider failed to " + step + "; the object is abandoned.", e);
            return false;
        }
    }

    /** Tells the log, at debug level, why something did not go back to the pool. */
    static void note(String what) {
        LOG.log(Level.DEBUG, what);
    }

    /** Tells the log of a failure nobody else was told of. */
    static void warn(String what, Exception failure) {
        LOG.log(Level.WARNING, what, failure);
    }

    /** Returns the exception for an interrupted wait, and keeps the thread interrupted. */
    static JMSException interrupted(String during, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return withCause(new JMSException("The thread was interrupted while " + during + "."), cause);
    }

    /** Gives a JMS exception its cause, which its constructors cannot. */
    static <E extends JMSException> E withCause(E exception, Exception cause) {
        exception.initCause(cause);
        exception.setLinkedException(cause);
        return exception;
    }
}
