package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidClientIDRuntimeException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.InvalidSelectorRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.MessageNotWriteableRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.ResourceAllocationRuntimeException;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.TransactionInProgressRuntimeException;
import jakarta.jms.TransactionRolledBackException;
import jakarta.jms.TransactionRolledBackRuntimeException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The simplified API on top of the pool. */
class PooledContextTest {
    private static final Queue ORDERS = FakeProvider.queueNamed("orders");

    private final FakeProvider provider = new FakeProvider();
    private final PooledConnectionFactory pool =
            PooledConnectionFactory.around(provider.factory()).build();

    @Test
    void aContextPerMessageUsesOneConnectionAndOneSession() {
        for (int i = 0; i < 5; i++) {
            try (JMSContext context = pool.createContext()) {
                context.createProducer().send(ORDERS, "message " + i);
                context.createProducer().send(ORDERS, "another");
            }
        }

        assertThat(provider.connectionsMade()).isEqualTo(1);
        assertThat(provider.sessionsMade()).isEqualTo(1);
        assertThat(provider.producersMade()).isEqualTo(1);
        assertThat(provider.messagesIn("orders")).hasSize(10);
        assertThat(pool.statistics().borrowers()).isZero();
    }

    @Test
    void contextsAreKeptApartByUserAndMode() {
        pool.createContext("anna", "secret").close();
        pool.createContext("anna", "secret", JMSContext.SESSION_TRANSACTED).close();
        pool.createContext(JMSContext.SESSION_TRANSACTED).close();

        assertThat(provider.connectionsMade()).isEqualTo(2);
        assertThat(provider.sessionsMade()).isEqualTo(3);
    }

    @Test
    void aContextThatCannotHaveASessionGivesItsConnectionBack() {
        provider.fail("connection.createSession", new JMSException("no more"));

        assertThatExceptionOfType(JMSRuntimeException.class)
                .isThrownBy(() -> pool.createContext(42))
                .withMessage("no more");
        assertThat(pool.statistics().borrowers()).isZero();
    }

    @Test
    void aWrongPasswordIsRefusedWhenTheContextIsCreated() {
        assertThatExceptionOfType(JMSSecurityRuntimeException.class)
                .isThrownBy(() -> pool.createContext("anna", "wrong"));
    }

    @Test
    @DisplayName("§6.1.8 the connection is closed with the last of the contexts that share it")
    void siblingsShareTheConnection() {
        JMSContext context = pool.createContext();
        JMSContext sibling = context.createContext(JMSContext.SESSION_TRANSACTED);
        context.createTemporaryQueue();
        assertThat(provider.connectionsMade()).isEqualTo(1);
        assertThat(provider.sessionsMade()).isEqualTo(2);

        context.close();
        context.close();
        assertThat(pool.statistics().borrowers()).isEqualTo(1);
        assertThat(provider.count("temporary.delete")).isZero();

        sibling.close();
        assertThat(pool.statistics().borrowers()).isZero();
        assertThat(provider.count("temporary.delete")).isEqualTo(1);
    }

    @Test
    @DisplayName("§6.1.4 creating a consumer starts the connection unless automatic start is off")
    void consumersStartTheConnection() {
        provider.put("orders", "one");
        try (JMSContext context = pool.createContext()) {
            assertThat(context.getAutoStart()).isTrue();
            context.setAutoStart(false);
            JMSConsumer consumer = context.createConsumer(ORDERS);
            assertThat(provider.connection(1).started).isFalse();
            assertThat(consumer.receiveNoWait()).isNull();

            context.setAutoStart(true);
            context.createConsumer(ORDERS);
            assertThat(provider.connection(1).started).isTrue();
            assertThat(consumer.receiveNoWait()).isNotNull();
        }
    }

    @Test
    void aStoppedContextReceivesNothing() {
        provider.put("orders", "one");
        try (JMSContext context = pool.createContext()) {
            JMSConsumer consumer = context.createConsumer(ORDERS);
            context.stop();
            assertThat(consumer.receiveNoWait()).isNull();
            context.start();
            assertThat(consumer.receiveNoWait()).isNotNull();
        }
    }

    @Test
    void transactionsAreCommittedAndRolledBack() {
        try (JMSContext context = pool.createContext(JMSContext.SESSION_TRANSACTED)) {
            assertThat(context.getTransacted()).isTrue();
            context.createProducer().send(ORDERS, "rolled back");
            context.rollback();
            context.createProducer().send(ORDERS, "committed");
            context.commit();
            context.createProducer().send(ORDERS, "left behind");
        }

        assertThat(provider.messagesIn("orders")).hasSize(1);
    }

    @Test
    void clientIdAndExceptionListenerReachTheConnection() {
        try (JMSContext context = pool.createContext()) {
            List<String> told = new ArrayList<>();
            context.setClientID("me");
            assertThat(context.getClientID()).isEqualTo("me");
            context.setExceptionListener(e -> told.add(e.getMessage()));
            assertThat(context.getExceptionListener()).isNotNull();

            provider.connection(2).report(new JMSException("gone"));

            assertThat(told).containsExactly("gone");
        }
    }

    @Test
    void browsersWorkOnAStartedConnection() {
        try (JMSContext context = pool.createContext()) {
            context.createBrowser(ORDERS);

            assertThat(provider.connection(1).started).isTrue();
        }
        assertThat(provider.calls()).contains("browser-1.close");
    }

    @Test
    @DisplayName("§6.2.15 a listener may not close its own context")
    void aListenerMayNotCloseItsContext() {
        provider.put("orders", "one");
        try (JMSContext context = pool.createContext()) {
            List<Throwable> thrown = new ArrayList<>();
            context.createConsumer(ORDERS).setMessageListener(message -> {
                thrown.add(catchThrowable(context::close));
                thrown.add(catchThrowable(context::stop));
            });

            provider.dispatch();

            assertThat(thrown).hasSize(2).allMatch(IllegalStateRuntimeException.class::isInstance);
            assertThat(context.getAutoStart()).as("still open").isTrue();
        }
    }

    static Stream<Arguments> twins() {
        return Stream.of(
                Arguments.of(new IllegalStateException("r", "c"), IllegalStateRuntimeException.class),
                Arguments.of(new InvalidClientIDException("r", "c"), InvalidClientIDRuntimeException.class),
                Arguments.of(new InvalidDestinationException("r", "c"), InvalidDestinationRuntimeException.class),
                Arguments.of(new InvalidSelectorException("r", "c"), InvalidSelectorRuntimeException.class),
                Arguments.of(new JMSSecurityException("r", "c"), JMSSecurityRuntimeException.class),
                Arguments.of(new MessageFormatException("r", "c"), MessageFormatRuntimeException.class),
                Arguments.of(new MessageNotWriteableException("r", "c"), MessageNotWriteableRuntimeException.class),
                Arguments.of(new ResourceAllocationException("r", "c"), ResourceAllocationRuntimeException.class),
                Arguments.of(new TransactionInProgressException("r", "c"), TransactionInProgressRuntimeException.class),
                Arguments.of(new TransactionRolledBackException("r", "c"), TransactionRolledBackRuntimeException.class),
                Arguments.of(new JMSException("r", "c"), JMSRuntimeException.class));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void everyExceptionHasItsUncheckedTwin(JMSException exception, Class<?> twin) {
        JMSContext context = pool.createContext();
        provider.fail("session.recover", exception);

        Throwable thrown = catchThrowable(context::recover);

        assertThat(thrown).isExactlyInstanceOf(twin).hasMessage("r").hasCause(exception);
        assertThat(((JMSRuntimeException) thrown).getErrorCode()).isEqualTo("c");
    }
}
