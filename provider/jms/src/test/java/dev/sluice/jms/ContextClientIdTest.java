package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.XAJMSContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("§6.1.2 The client id of a context")
final class ContextClientIdTest {
    private final SluiceBroker broker = SluiceBroker.create();

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void mayBeSetAsTheFirstThing() {
        try (JMSContext context = broker.connectionFactory().createContext()) {
            context.setClientID("me");

            assertThat(context.getClientID()).isEqualTo("me");
        }
    }

    @Test
    void isFixedWhenAnotherContextWasCreatedFromIt() {
        try (JMSContext context = broker.connectionFactory().createContext();
                JMSContext other = context.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            assertFixed(context);
            assertFixed(other);
        }
    }

    @Test
    void isFixedWhenAnotherXaContextWasCreatedFromIt() {
        try (XAJMSContext context = broker.xaConnectionFactory().createXAContext();
                JMSContext other = context.createContext(JMSContext.SESSION_TRANSACTED)) {
            assertThat(other).isInstanceOf(XAJMSContext.class);
            assertFixed(context);
            assertFixed(other);
        }
    }

    private static void assertFixed(JMSContext context) {
        assertThatThrownBy(() -> context.setClientID("me"))
                .isInstanceOf(IllegalStateRuntimeException.class)
                .hasMessageContaining("before anything else");
    }
}
