package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
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
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.MessageNotWriteableRuntimeException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.ResourceAllocationRuntimeException;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.TransactionInProgressRuntimeException;
import jakarta.jms.TransactionRolledBackException;
import jakarta.jms.TransactionRolledBackRuntimeException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.jms.pool.FakeProvider.Sent;

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

    // Producers

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

    // Consumers

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

    @Test
    void browsersWorkOnAStartedConnection() {
        try (JMSContext context = pool.createContext()) {
            context.createBrowser(ORDERS);

            assertThat(provider.connection(1).started).isTrue();
        }
        assertThat(provider.calls()).contains("browser-1.close");
    }

    // Exceptions

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
