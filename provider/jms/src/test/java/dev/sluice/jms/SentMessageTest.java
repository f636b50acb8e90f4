package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.policy.OverflowPolicy;

/** What a message tells its sender of what became of it. */
class SentMessageTest {
    private static final String TAKEN = ProviderProperties.TAKEN;
    private static final String DROPPED = ProviderProperties.DROPPED;

    private final SluiceBroker broker = SluiceBroker.builder()
            .destination("narrow.>", narrow -> narrow.capacity(1).overflow(OverflowPolicy.DROP_NEWEST))
            .destination("strict", strict -> strict.capacity(1).overflow(OverflowPolicy.REJECT))
            .build();

    private Connection connection;
    private Session session;

    @BeforeEach
    void connect() throws JMSException {
        connection = broker.connectionFactory().createConnection();
        session = connection.createSession();
        connection.start();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    private Message send(String queue) throws JMSException {
        Message message = session.createTextMessage("m");
        session.createProducer(session.createQueue(queue)).send(message);
        return message;
    }

    private static void assertThatItTells(Message message, int taken, int dropped) throws JMSException {
        assertThat(message.getIntProperty(TAKEN)).isEqualTo(taken);
        assertThat(message.getIntProperty(DROPPED)).isEqualTo(dropped);
    }

    private static void assertThatItTellsNothing(Message message) throws JMSException {
        assertThat(message.propertyExists(TAKEN)).isFalse();
        assertThat(message.getObjectProperty(TAKEN)).isNull();
        assertThat(message.propertyExists(DROPPED)).isFalse();
        assertThatThrownBy(() -> message.getIntProperty(DROPPED)).isInstanceOf(NumberFormatException.class);
    }

    // ---------------------------------------------------------------- what it tells

    @Test
    void aQueueTakesOrDropsIt() throws JMSException {
        assertThatItTells(send("narrow.orders"), 1, 0);
        assertThatItTells(send("narrow.orders"), 0, 1);
    }

    @Test
    void ofATopicItTellsHowManySubscriptionsTookItAndHowManyDroppedIt() throws JMSException {
        Topic topic = session.createTopic("narrow.prices");
        MessageConsumer keepsUp = session.createConsumer(topic);
        session.createConsumer(topic);
        session.createConsumer(topic, "eu = TRUE");
        MessageProducer producer = session.createProducer(topic);
        Message message = session.createMessage();

        producer.send(message);
        assertThatItTells(message, 2, 0);
        keepsUp.receiveNoWait();
        producer.send(message);
        assertThatItTells(message, 1, 1);
    }

    @Test
    void aTopicThatNobodyListensToTakesNothing() throws JMSException {
        Message message = session.createMessage();

        session.createProducer(session.createTopic("prices")).send(message);

        assertThatItTells(message, 0, 0);
    }

    @Test
    void theValuesAreIntsThatConvertAsOthersDo() throws JMSException {
        Message message = send("narrow.orders");

        assertThat(message.getObjectProperty(TAKEN)).isEqualTo(1);
        assertThat(message.getLongProperty(TAKEN)).isEqualTo(1);
        assertThat(message.getStringProperty(DROPPED)).isEqualTo("0");
    }

    @Test
    void aMessageThatWasRefusedTellsOfTheSendBefore() throws JMSException {
        Message message = send("strict");
        MessageProducer producer = session.createProducer(session.createQueue("strict"));

        assertThatThrownBy(() -> producer.send(message)).isInstanceOf(ResourceAllocationException.class);

        assertThatItTells(message, 1, 0);
    }

    @Test
    void beforeItIsSentItTellsNothing() throws JMSException {
        assertThatItTellsNothing(session.createMessage());
    }

    @Test
    void theSimplifiedApiTellsTheSame() throws JMSException {
        try (JMSContext context = broker.connectionFactory().createContext()) {
            Message message = context.createMessage();

            context.createProducer().send(context.createQueue("orders"), message);

            assertThatItTells(message, 1, 0);
        }
    }

    @Test
    void theCompletionOfAnAsynchronousSendFindsIt() throws Exception {
        send("narrow.orders");
        CompletableFuture<Message> completed = new CompletableFuture<>();

        session.createProducer(session.createQueue("narrow.orders"))
                .send(session.createTextMessage("m"), new CompletionListener() {
                    @Override
                    public void onCompletion(Message message) {
                        completed.complete(message);
                    }

                    @Override
                    public void onException(Message message, Exception e) {
                        completed.completeExceptionally(e);
                    }
                });

        assertThatItTells(completed.get(10, TimeUnit.SECONDS), 0, 1);
    }

    @Test
    void inATransactionItTellsNothingBecauseNobodyKnowsYet() throws JMSException {
        try (Session transacted = connection.createSession(Session.SESSION_TRANSACTED)) {
            Message message = send("orders");

            transacted.createProducer(transacted.createQueue("orders")).send(message);

            assertThatItTellsNothing(message);
            transacted.commit();
            assertThatItTellsNothing(message);
        }
    }

    // ---------------------------------------------------------------- and nobody else

    @Test
    void itIsNotAmongTheNamesOfProperties() throws JMSException {
        Message message = session.createMessage();
        message.setIntProperty("amount", 7);

        session.createProducer(session.createQueue("orders")).send(message);

        assertThat(names(message)).isEqualTo(List.of("amount"));
    }

    private static List<?> names(Message message) throws JMSException {
        Enumeration<?> names = message.getPropertyNames();
        return Collections.list(names);
    }

    @Test
    void itIsNotReceived() throws JMSException {
        send("orders");

        assertThatItTellsNothing(receive("orders"));
    }

    private Message receive(String queue) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            return consumer.receiveNoWait();
        }
    }

    @Test
    void itDoesNotGoAlongWhenTheMessageIsSentAgainOrForwarded() throws JMSException {
        Queue next = session.createQueue("next");
        Message message = send("orders");
        session.createProducer(next).send(message);
        assertThatItTellsNothing(receive("next"));

        Message received = receive("orders");
        session.createProducer(next).send(received);

        assertThatItTells(received, 1, 0);
        assertThatItTellsNothing(receive("next"));
    }

    @Test
    void anApplicationCannotSetIt() throws JMSException {
        Message message = session.createMessage();

        message.setIntProperty(TAKEN, 99);
        message.setObjectProperty(DROPPED, 99);

        assertThatItTellsNothing(message);
        assertThat(names(message)).isEmpty();
    }

    @Test
    void itIsClearedWithTheOtherProperties() throws JMSException {
        Message message = send("orders");

        message.clearProperties();

        assertThatItTellsNothing(message);
    }

    @Test
    void anotherProvidersMessageIsLeftAlone() throws JMSException {
        Message inside = session.createMessage();
        Message foreign = (Message) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Message.class},
                (proxy, method, arguments) -> method.invoke(inside, arguments));

        session.createProducer(session.createQueue("orders")).send(foreign);

        assertThat(foreign.propertyExists(TAKEN)).isFalse();
        assertThat(foreign.propertyExists(DROPPED)).isFalse();
        assertThat(foreign.getJMSMessageID()).startsWith("ID:");
    }
}
