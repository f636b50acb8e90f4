package dev.sluice.jms.pool;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidClientIDRuntimeException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.InvalidSelectorRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.MessageNotWriteableRuntimeException;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.ResourceAllocationRuntimeException;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.TransactionInProgressRuntimeException;
import jakarta.jms.TransactionRolledBackException;
import jakarta.jms.TransactionRolledBackRuntimeException;

import org.jspecify.annotations.Nullable;

/** The exceptions of the simplified API that stand for those of the classic one (Jakarta Messaging 10.2). */
final class RuntimeErrors {
    private static final Map<Class<? extends JMSException>, Twin> TWINS = twins();

    private RuntimeErrors() {}

    private interface Twin {
        JMSRuntimeException of(@Nullable String reason, @Nullable String errorCode, Throwable cause);
    }

    private static Map<Class<? extends JMSException>, Twin> twins() {
        Map<Class<? extends JMSException>, Twin> twins = new LinkedHashMap<>();
        twins.put(IllegalStateException.class, IllegalStateRuntimeException::new);
        twins.put(InvalidClientIDException.class, InvalidClientIDRuntimeException::new);
        twins.put(InvalidDestinationException.class, InvalidDestinationRuntimeException::new);
        twins.put(InvalidSelectorException.class, InvalidSelectorRuntimeException::new);
        twins.put(JMSSecurityException.class, JMSSecurityRuntimeException::new);
        twins.put(MessageFormatException.class, MessageFormatRuntimeException::new);
        twins.put(MessageNotWriteableException.class, MessageNotWriteableRuntimeException::new);
        twins.put(ResourceAllocationException.class, ResourceAllocationRuntimeException::new);
        twins.put(TransactionInProgressException.class, TransactionInProgressRuntimeException::new);
        twins.put(TransactionRolledBackException.class, TransactionRolledBackRuntimeException::new);
        twins.put(JMSException.class, JMSRuntimeException::new); // the last one, for all that have none of their own
        return twins;
    }

    /** Returns the unchecked twin, with the same words and code, and the checked one as its cause. */
    static JMSRuntimeException of(JMSException exception) {
        for (Map.Entry<Class<? extends JMSException>, Twin> twin : TWINS.entrySet()) {
            if (twin.getKey().isInstance(exception)) {
                return twin.getValue().of(exception.getMessage(), exception.getErrorCode(), exception);
            }
        }
        throw new AssertionError("JMSException has a twin", exception);
    }

    /** Makes a call of the classic API for the simplified one. */
    static <T> T call(JmsCall<T> call) {
        try {
            return call.run();
        } catch (JMSException e) {
            throw of(e);
        }
    }

    /** As {@link #call}, for calls without a result. */
    static void run(JmsAction action) {
        try {
            action.run();
        } catch (JMSException e) {
            throw of(e);
        }
    }
}
