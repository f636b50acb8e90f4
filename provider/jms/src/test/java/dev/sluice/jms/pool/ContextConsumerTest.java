package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.StreamMessage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Receiving with the simplified API. */
class ContextConsumerTest {
    private static final Queue ORDERS = FakeProvider.queueNamed("orders");

    private final FakeProvider provider = new FakeProvider();
    private final PooledConnectionFactory pool =
            PooledConnectionFactory.around(provider.factory()).build();

    @Test
    void bodiesAreReceived() {
        provider.put("orders", "one");
        provider.put("orders", "two");
        provider.put("orders", "three");
        try (JMSContext context = pool.createContext()) {
            JMSConsumer consumer = context.createConsumer(ORDERS);

            assertThat(consumer.receiveBody(String.class)).isEqualTo("one");
            assertThat(consumer.receiveBody(String.class, 1000)).isEqualTo("two");
            assertThat(consumer.receiveBodyNoWait(Object.class)).isEqualTo("three");
            assertThat(consumer.receiveBodyNoWait(String.class)).isNull();
        }
    }

    @Test
    @DisplayName("§8.6 in the automatic modes a body of the wrong type leaves the message for the next call")
    void aWrongTypeLeavesTheMessage() throws JMSException {
        provider.put("orders", "one");
        provider.put("orders", "two");
        try (JMSContext context = pool.createContext()) {
            JMSConsumer consumer = context.createConsumer(ORDERS);
            assertThatExceptionOfType(MessageFormatRuntimeException.class)
                    .isThrownBy(() -> consumer.receiveBody(Integer.class));

            assertThat(consumer.receive().getBody(String.class)).isEqualTo("one");
            assertThat(consumer.receiveBody(String.class)).isEqualTo("two");
        }
    }

    @Test
    @DisplayName("§8.6 in the other modes a body of the wrong type counts as received")
    void aWrongTypeConsumesTheMessageOtherwise() {
        provider.put("orders", "one");
        provider.put("orders", "two");
        try (JMSContext context = pool.createContext(JMSContext.SESSION_TRANSACTED)) {
            JMSConsumer consumer = context.createConsumer(ORDERS);
            assertThatExceptionOfType(MessageFormatRuntimeException.class)
                    .isThrownBy(() -> consumer.receiveBodyNoWait(Integer.class));

            assertThat(consumer.receiveBody(String.class)).isEqualTo("two");
        }
    }

    @Test
    @DisplayName(
            "JMSConsumer javadoc: neither a message without body nor a Message nor a StreamMessage has one to receive")
    void messagesWithoutABodyToReceive() {
        try (JMSContext context = pool.createContext(JMSContext.SESSION_TRANSACTED)) {
            JMSProducer producer = context.createProducer();
            producer.send(ORDERS, (String) null);
            producer.send(ORDERS, context.createMessage());
            StreamMessage stream = context.createStreamMessage();
            producer.send(ORDERS, stream);
            context.commit();
            JMSConsumer consumer = context.createConsumer(ORDERS);

            for (int i = 0; i < 3; i++) {
                assertThatExceptionOfType(MessageFormatRuntimeException.class)
                        .isThrownBy(() -> consumer.receiveBodyNoWait(Object.class));
            }
            assertThat(consumer.receiveNoWait()).isNull();
        }
    }

    @Test
    @DisplayName("§6.2.10 acknowledge of the context acknowledges what its session has consumed")
    void acknowledge() {
        provider.put("orders", "one");
        provider.put("orders", "two");
        try (JMSContext context = pool.createContext(JMSContext.CLIENT_ACKNOWLEDGE)) {
            JMSConsumer consumer = context.createConsumer(ORDERS);
            context.acknowledge();
            assertThat(provider.count("message.acknowledge")).isZero();

            consumer.receive();
            consumer.receive();
            context.acknowledge();
            assertThat(provider.calls()).contains("message-2.acknowledge");

            context.recover();
            context.acknowledge();
            assertThat(provider.count("message.acknowledge")).isEqualTo(1);
            assertThat(provider.count("session.recover")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("JMSContext javadoc: acknowledge does nothing in the other modes")
    void acknowledgeDoesNothingOtherwise() {
        provider.put("orders", "one");
        try (JMSContext context = pool.createContext()) {
            context.createConsumer(ORDERS).receive();

            context.acknowledge();

            assertThat(provider.count("message.acknowledge")).isZero();
        }
    }

    @Test
    void listenersAreCalledAndTheirMessagesAcknowledged() {
        provider.put("orders", "one");
        try (JMSContext context = pool.createContext(JMSContext.CLIENT_ACKNOWLEDGE)) {
            List<Message> delivered = new ArrayList<>();
            JMSConsumer consumer = context.createConsumer(ORDERS);
            consumer.setMessageListener(message -> {
                delivered.add(message);
                context.acknowledge();
            });
            assertThat(consumer.getMessageListener()).isNotNull();

            provider.dispatch();
            consumer.setMessageListener(null);

            assertThat(delivered).hasSize(1);
            assertThat(provider.count("message.acknowledge")).isEqualTo(1);
            assertThat(consumer.getMessageListener()).isNull();
        }
    }
}
