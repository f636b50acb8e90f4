package dev.sluice.jms.internal.error;

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

/** Which unchecked exception of the simplified API stands for which checked one of the classic API. */
final class RuntimeTwins {
    @FunctionalInterface
    private interface Twin {
        JMSRuntimeException create(@Nullable String reason, @Nullable String code, Throwable cause);
    }

    private static final Map<Class<? extends JMSException>, Twin> TWINS = Map.ofEntries(
            Map.entry(IllegalStateException.class, IllegalStateRuntimeException::new),
            Map.entry(InvalidClientIDException.class, InvalidClientIDRuntimeException::new),
            Map.entry(InvalidDestinationException.class, InvalidDestinationRuntimeException::new),
            Map.entry(InvalidSelectorException.class, InvalidSelectorRuntimeException::new),
            Map.entry(JMSSecurityException.class, JMSSecurityRuntimeException::new),
            Map.entry(MessageFormatException.class, MessageFormatRuntimeException::new),
            Map.entry(MessageNotWriteableException.class, MessageNotWriteableRuntimeException::new),
            Map.entry(ResourceAllocationException.class, ResourceAllocationRuntimeException::new),
            Map.entry(TransactionInProgressException.class, TransactionInProgressRuntimeException::new),
            Map.entry(TransactionRolledBackException.class, TransactionRolledBackRuntimeException::new));

    private RuntimeTwins() {}

    static JMSRuntimeException of(JMSException e) {
        return twinOf(e.getClass()).create(e.getMessage(), e.getErrorCode(), e);
    }

    /** A subclass, perhaps another provider's, has the twin of the nearest class above it. */
    private static Twin twinOf(Class<?> type) {
        for (Class<?> c = type; c != null && c != JMSException.class; c = c.getSuperclass()) {
            Twin twin = TWINS.get(c);
            if (twin != null) {
                return twin;
            }
        }
        return JMSRuntimeException::new;
    }
}
