package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.Queue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.time.VirtualClock;

@DisplayName("§8.6 A receiveBody that fails is as if it had not been called")
final class ReceiveBodyTest {
    private final SluiceBroker broker = SluiceBroker.builder()
            .clock(new VirtualClock())
            .trustedClasses(Broken.class.getName())
            .build();

    @AfterEach
    void close() {
        broker.close();
    }

    /** Cannot be read. */
    private static final class Broken implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // serialization calls it
        private void readObject(ObjectInputStream in) {
            throw new AssertionError("broken on purpose");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {JMSContext.AUTO_ACKNOWLEDGE, JMSContext.CLIENT_ACKNOWLEDGE, JMSContext.SESSION_TRANSACTED})
    void evenWithoutAType(int mode) throws JMSException {
        try (JMSContext context = broker.connectionFactory().createContext(mode)) {
            Queue queue = context.createQueue("q");
            send(context, queue, "hello");
            JMSConsumer consumer = context.createConsumer(queue);

            assertThatThrownBy(() -> consumer.receiveBody(null)).isInstanceOf(NullPointerException.class);

            assertComesForTheFirstTime(consumer);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {JMSContext.AUTO_ACKNOWLEDGE, JMSContext.CLIENT_ACKNOWLEDGE, JMSContext.SESSION_TRANSACTED})
    void evenIfTheClassOfTheObjectThrowsAnError(int mode) throws JMSException {
        try (JMSContext context = broker.connectionFactory().createContext(mode)) {
            Queue queue = context.createQueue("q");
            send(context, queue, new Broken());
            JMSConsumer consumer = context.createConsumer(queue);

            assertThatThrownBy(() -> consumer.receiveBodyNoWait(Broken.class))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("broken on purpose");

            assertComesForTheFirstTime(consumer);
        }
    }

    private static void send(JMSContext context, Queue queue, Serializable body) {
        context.createProducer()
                .send(
                        queue,
                        body instanceof String text
                                ? context.createTextMessage(text)
                                : context.createObjectMessage(body));
        if (context.getTransacted()) {
            context.commit();
        }
    }

    private static void assertComesForTheFirstTime(JMSConsumer consumer) throws JMSException {
        Message message = consumer.receiveNoWait();
        assertThat(message).isNotNull();
        assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    }

    @Test
    void andItTellsWhy() {
        try (JMSContext context = broker.connectionFactory().createContext()) {
            Queue queue = context.createQueue("q");
            send(context, queue, new java.util.IllegalFormatFlagsException("not trusted"));
            JMSConsumer consumer = context.createConsumer(queue);

            assertThatThrownBy(() -> consumer.receiveBodyNoWait(BigDecimal.class))
                    .isInstanceOf(MessageFormatRuntimeException.class)
                    .hasMessageContaining("use receive instead")
                    .hasStackTraceContaining("IllegalFormatFlagsException is not trusted");
        }
    }
}
