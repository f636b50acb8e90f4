package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.jms.pool.FakeProducer.Sent;

/** Sending with the simplified API. */
class ContextProducerTest {
    private static final Queue ORDERS = FakeProvider.queueNamed("orders");

    private final FakeProvider provider = new FakeProvider();
    private final PooledConnectionFactory pool =
            PooledConnectionFactory.around(provider.factory()).build();

    private Sent lastSent() {
        List<Sent> sent = provider.producer(1).sent;
        return sent.get(sent.size() - 1);
    }

    @Test
    void bodiesBecomeMessagesOfTheirType() throws JMSException {
        try (JMSContext context = pool.createContext()) {
            JMSProducer producer = context.createProducer();

            producer.send(ORDERS, "text");
            assertThat(lastSent().message()).isInstanceOf(TextMessage.class);
            assertThat(lastSent().message().getBody(String.class)).isEqualTo("text");

            producer.send(ORDERS, Map.of("a", 1));
            assertThat(lastSent().message()).isInstanceOf(MapMessage.class);
            assertThat((Object) lastSent().message().getBody(Map.class)).isEqualTo(Map.of("a", 1));

            producer.send(ORDERS, new byte[] {1, 2});
            assertThat(lastSent().message()).isInstanceOf(BytesMessage.class);
            assertThat(lastSent().message().getBody(byte[].class)).containsExactly(1, 2);

            producer.send(ORDERS, 42);
            assertThat(lastSent().message()).isInstanceOf(ObjectMessage.class);
            assertThat(lastSent().message().getBody(Integer.class)).isEqualTo(42);
        }
    }

    @Test
    @DisplayName("JMSProducer javadoc: a null body is a message without body, a null map an empty one")
    void nullBodies() throws JMSException {
        try (JMSContext context = pool.createContext()) {
            JMSProducer producer = context.createProducer();

            producer.send(ORDERS, (String) null);
            assertThat(lastSent().message().getBody(String.class)).isNull();
            producer.send(ORDERS, (Map<String, Object>) null);
            assertThat((Object) lastSent().message().getBody(Map.class)).isEqualTo(Map.of());
            producer.send(ORDERS, (byte[]) null);
            assertThat(lastSent().message().getBody(byte[].class)).isNull();
            producer.send(ORDERS, (Integer) null);
            assertThat(lastSent().message().getBody(Integer.class)).isNull();
        }
    }

    @Test
    void aNullMessageOrDestinationIsRefused() {
        try (JMSContext context = pool.createContext()) {
            JMSProducer producer = context.createProducer();

            assertThatExceptionOfType(MessageFormatRuntimeException.class)
                    .isThrownBy(() -> producer.send(ORDERS, (Message) null));
            assertThatExceptionOfType(InvalidDestinationRuntimeException.class)
                    .isThrownBy(() -> producer.send(null, "text"));
        }
    }

    @Test
    void settingsAreTheProducersOwn() {
        try (JMSContext context = pool.createContext()) {
            JMSProducer first = context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setPriority(9)
                    .setTimeToLive(1000)
                    .setDeliveryDelay(500)
                    .setDisableMessageID(true)
                    .setDisableMessageTimestamp(true);
            JMSProducer second = context.createProducer();
            TextMessage message = context.createTextMessage("one");

            first.send(ORDERS, message);
            assertThat(lastSent()).isEqualTo(new Sent("orders", message, 1, 9, 1000, 500, true, true));
            second.send(ORDERS, message);
            assertThat(lastSent()).isEqualTo(new Sent("orders", message, 2, 4, 0, 0, false, false));

            assertThat(first.getDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
            assertThat(first.getPriority()).isEqualTo(9);
            assertThat(first.getTimeToLive()).isEqualTo(1000);
            assertThat(first.getDeliveryDelay()).isEqualTo(500);
            assertThat(first.getDisableMessageID()).isTrue();
            assertThat(first.getDisableMessageTimestamp()).isTrue();
            assertThatExceptionOfType(JMSRuntimeException.class).isThrownBy(() -> first.setPriority(10));
            assertThatExceptionOfType(JMSRuntimeException.class).isThrownBy(() -> first.setDeliveryMode(0));
            assertThatExceptionOfType(JMSRuntimeException.class).isThrownBy(() -> first.setDeliveryDelay(-1));
        }
    }

    @Test
    @DisplayName("§7.5, §7.6 the producer's properties and headers override those of the message")
    void propertiesAndHeadersAreWrittenToTheMessage() throws JMSException {
        Destination replies = FakeProvider.queueNamed("replies");
        try (JMSContext context = pool.createContext()) {
            TextMessage message = context.createTextMessage("one");
            message.setStringProperty("colour", "red");
            message.setStringProperty("shape", "round");
            message.setJMSType("old");
            JMSProducer producer = context.createProducer()
                    .setProperty("colour", "blue")
                    .setProperty("size", 7)
                    .setJMSType("new")
                    .setJMSCorrelationID("c-1")
                    .setJMSReplyTo(replies);

            producer.send(ORDERS, message);

            assertThat(message.getStringProperty("colour")).isEqualTo("blue");
            assertThat(message.getStringProperty("shape")).isEqualTo("round");
            assertThat(message.getIntProperty("size")).isEqualTo(7);
            assertThat(message.getJMSType()).isEqualTo("new");
            assertThat(message.getJMSCorrelationID()).isEqualTo("c-1");
            assertThat(message.getJMSReplyTo()).isEqualTo(replies);
            assertThat(producer.getJMSType()).isEqualTo("new");
            assertThat(producer.getJMSCorrelationID()).isEqualTo("c-1");
            assertThat(producer.getJMSReplyTo()).isEqualTo(replies);
        }
    }

    @Test
    void propertiesOfAllTypesAreReadBackAndCleared() {
        try (JMSContext context = pool.createContext()) {
            JMSProducer producer = context.createProducer()
                    .setProperty("boolean", true)
                    .setProperty("byte", (byte) 1)
                    .setProperty("short", (short) 2)
                    .setProperty("int", 3)
                    .setProperty("long", 4L)
                    .setProperty("float", 5f)
                    .setProperty("double", 6d)
                    .setProperty("string", "seven")
                    .setProperty("object", (Object) 8);

            assertThat(producer.getBooleanProperty("boolean")).isTrue();
            assertThat(producer.getByteProperty("byte")).isEqualTo((byte) 1);
            assertThat(producer.getShortProperty("short")).isEqualTo((short) 2);
            assertThat(producer.getIntProperty("int")).isEqualTo(3);
            assertThat(producer.getLongProperty("long")).isEqualTo(4);
            assertThat(producer.getFloatProperty("float")).isEqualTo(5);
            assertThat(producer.getDoubleProperty("double")).isEqualTo(6);
            assertThat(producer.getStringProperty("string")).isEqualTo("seven");
            assertThat(producer.getObjectProperty("object")).isEqualTo(8);
            assertThat(producer.propertyExists("int")).isTrue();
            assertThat(producer.getPropertyNames()).hasSize(9);

            producer.clearProperties();

            assertThat(producer.propertyExists("int")).isFalse();
            assertThat(producer.getPropertyNames()).isEmpty();
            assertThat(producer.getStringProperty("string")).isNull();
        }
    }

    @Test
    @DisplayName("JMSProducer javadoc: the names of the properties are a view that cannot be modified")
    void propertyNamesAreAView() {
        try (JMSContext context = pool.createContext()) {
            JMSProducer producer = context.createProducer();
            Set<String> names = producer.getPropertyNames();

            producer.setProperty("a", 1);

            assertThat(names).containsExactly("a");
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(names::clear);
        }
    }

    @Test
    void aHeaderThatIsSetToNullIsLeftToTheMessage() throws JMSException {
        try (JMSContext context = pool.createContext()) {
            TextMessage message = context.createTextMessage("one");
            message.setJMSType("its own");

            context.createProducer().setJMSType("new").setJMSType(null).send(ORDERS, message);

            assertThat(message.getJMSType()).isEqualTo("its own");
        }
    }

    @Test
    void theLastFormOfTheCorrelationIdCounts() throws JMSException {
        try (JMSContext context = pool.createContext()) {
            byte[] id = {1, 2};
            TextMessage message = context.createTextMessage("one");
            JMSProducer producer =
                    context.createProducer().setJMSCorrelationID("text").setJMSCorrelationIDAsBytes(id);
            id[0] = 9;

            producer.send(ORDERS, message);

            assertThat(message.getJMSCorrelationIDAsBytes()).containsExactly(1, 2);
            assertThat(message.getJMSCorrelationID()).isNull();
            assertThat(producer.getJMSCorrelationIDAsBytes()).containsExactly(1, 2);
        }
    }

    @Test
    @DisplayName("§7.3 with a completion listener sends are asynchronous, with null they are not")
    void asynchronousSends() {
        List<Message> completed = new ArrayList<>();
        CompletionListener listener = new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                completed.add(message);
            }

            @Override
            public void onException(Message message, Exception exception) {}
        };
        try (JMSContext context = pool.createContext()) {
            JMSProducer producer = context.createProducer().setAsync(listener);
            assertThat(producer.getAsync()).isSameAs(listener);
            producer.send(ORDERS, "one");
            producer.setAsync(null).send(ORDERS, "two");
            assertThat(provider.sendsToComplete()).isEqualTo(1);

            provider.completeSends();

            assertThat(completed).hasSize(1);
        }
    }
}
