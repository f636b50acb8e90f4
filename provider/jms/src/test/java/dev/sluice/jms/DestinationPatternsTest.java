package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.message.ProviderProperties;

/** Names that stand for several destinations: patterns to receive, composites to receive and to send. */
final class DestinationPatternsTest {
    private final SluiceBroker broker = SluiceBroker.builder().build();
    private Connection connection;
    private Session session;

    @BeforeEach
    void connect() throws JMSException {
        connection = broker.connectionFactory().createConnection();
        connection.setClientID("client");
        connection.start();
        session = connection.createSession();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    private Message sendToQueues(String names) throws JMSException {
        TextMessage message = session.createTextMessage("to " + names);
        session.createProducer(session.createQueue(names)).send(message);
        return message;
    }

    private Message sendToTopics(String names) throws JMSException {
        TextMessage message = session.createTextMessage("to " + names);
        session.createProducer(session.createTopic(names)).send(message);
        return message;
    }

    /** Returns where the messages that are there were sent. */
    private static List<String> destinations(MessageConsumer consumer) throws JMSException {
        List<String> names = new ArrayList<>();
        for (Message next = consumer.receiveNoWait(); next != null; next = consumer.receiveNoWait()) {
            names.add(next.getJMSDestination().toString());
        }
        return names;
    }

    @Test
    void aPatternReceivesFromQueuesThatAreAndThatWillBe() throws JMSException {
        sendToQueues("orders.eu");
        MessageConsumer all = session.createConsumer(session.createQueue("orders.*"));
        sendToQueues("orders.us");
        sendToQueues("orders.us.east");

        assertThat(destinations(all)).containsExactlyInAnyOrder("queue://orders.eu", "queue://orders.us");
    }

    @Test
    void aCompositeOfQueuesIsSentToEachAndReceivedFromEach() throws JMSException {
        MessageConsumer both = session.createConsumer(session.createQueue("a,b"));

        Message sent = sendToQueues("a,b,c");

        assertThat(sent.getIntProperty(ProviderProperties.TAKEN)).isEqualTo(3);
        assertThat(destinations(both)).containsExactlyInAnyOrder("queue://a", "queue://b");
        assertThat(destinations(session.createConsumer(session.createQueue("c"))))
                .containsExactly("queue://c");
    }

    @Test
    void aPatternAndACompositeSubscribeToSeveralTopics() throws JMSException {
        MessageConsumer pattern = session.createConsumer(session.createTopic("news.>"));
        MessageConsumer composite = session.createConsumer(session.createTopic("news.eu,prices"));

        sendToTopics("news.eu,news.us.east,prices");

        assertThat(destinations(pattern)).containsExactly("topic://news.eu", "topic://news.us.east");
        assertThat(destinations(composite)).containsExactly("topic://news.eu", "topic://prices");
    }

    @Test
    void aDurableSubscriptionToSeveralTopicsMissesNothing() throws JMSException {
        session.createDurableConsumer(session.createTopic("news.*,prices"), "archive")
                .close();

        sendToTopics("news.eu");
        sendToTopics("prices");
        sendToTopics("news");

        assertThat(destinations(session.createDurableConsumer(session.createTopic("news.*,prices"), "archive")))
                .containsExactly("topic://news.eu", "topic://prices");
    }

    @Test
    void aCompositeMayHaveQueuesAndTopicsToSendTo() throws JMSException {
        MessageConsumer queue = session.createConsumer(session.createQueue("orders"));
        MessageConsumer topic = session.createConsumer(session.createTopic("audit"));

        sendToQueues("orders,topic://audit");

        assertThat(destinations(queue)).containsExactly("queue://orders");
        assertThat(destinations(topic)).containsExactly("topic://audit");
    }

    @Test
    void workThatIsSentToAPatternOrLooksIntoOneIsRefusedWithAWayOut() {
        assertThatThrownBy(() -> sendToTopics("news.*"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessage("Cannot send to topic 'news.*': wildcards are for receiving."
                        + " Name each destination, separated by commas.");
        assertThatThrownBy(() ->
                        session.createBrowser(session.createQueue("orders.*")).getEnumeration())
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessage("Cannot browse queue 'orders.*' at once. Browse each queue by its own name.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,,b", ",a", "a,", "a..b", "a.>.b"})
    void aNameWithAPartMissingIsRefused(String name) {
        assertThatThrownBy(() -> session.createTopic(name))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining(name);
    }
}
