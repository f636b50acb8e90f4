package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.time.VirtualClock;

@DisplayName("§7.9 Who gets what a transaction has published is decided when it is committed")
final class TransactedPublishTest {
    private final VirtualClock clock = new VirtualClock();
    private final SluiceBroker broker = SluiceBroker.builder().clock(clock).build();
    private Connection connection;
    private Session transacted;
    private Session receiving;
    private Topic topic;

    @BeforeEach
    void connect() throws JMSException {
        connection = broker.connectionFactory().createConnection();
        connection.start();
        transacted = connection.createSession(Session.SESSION_TRANSACTED);
        receiving = connection.createSession();
        topic = receiving.createTopic("t");
    }

    @AfterEach
    void close() {
        broker.close();
    }

    private void publish(long delay) throws JMSException {
        MessageProducer producer = transacted.createProducer(topic);
        producer.setDeliveryDelay(delay);
        producer.send(transacted.createTextMessage("news"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000})
    void aSubscriptionThatIsMadeBetweenSendAndCommitGetsTheMessage(long delay) throws JMSException {
        publish(delay);
        MessageConsumer subscriber = receiving.createConsumer(topic);

        transacted.commit();
        clock.advance(Duration.ofMillis(delay));

        assertThat(subscriber.receiveNoWait().getBody(String.class)).isEqualTo("news");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000})
    void oneThatIsMadeAfterTheCommitDoesNot(long delay) throws JMSException {
        publish(delay);
        transacted.commit();
        MessageConsumer subscriber = receiving.createConsumer(topic);

        clock.advance(Duration.ofMillis(delay));

        assertThat(subscriber.receiveNoWait()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000})
    void aDurableOneThatHasEndedByThenDoesNotEither(long delay) throws JMSException {
        receiving.createSharedDurableConsumer(topic, "durable").close();
        publish(delay);
        receiving.unsubscribe("durable");
        transacted.commit();
        MessageConsumer subscriber = receiving.createSharedDurableConsumer(topic, "durable");

        clock.advance(Duration.ofMillis(delay));

        assertThat(subscriber.receiveNoWait()).isNull();
    }
}
