package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mode in which each message is acknowledged by itself. */
class IndividualAcknowledgeTest {
    private final SluiceBroker broker = SluiceBroker.create();
    private Connection connection;
    private Session session;
    private Queue queue;
    private MessageConsumer consumer;

    @BeforeEach
    void sendThree() throws JMSException {
        connection = broker.connectionFactory().createConnection();
        connection.start();
        session = connection.createSession(AcknowledgeMode.INDIVIDUAL_ACKNOWLEDGE);
        queue = session.createQueue("q");
        MessageProducer producer = session.createProducer(queue);
        for (String text : List.of("1", "2", "3")) {
            producer.send(session.createTextMessage(text));
        }
        consumer = session.createConsumer(queue);
    }

    @AfterEach
    void close() {
        broker.close();
    }

    private Message receive() throws JMSException {
        Message message = consumer.receiveNoWait();
        assertThat(message).as("a message").isNotNull();
        return message;
    }

    /** Returns what somebody else finds, each as its text and number of deliveries. */
    private List<String> left() throws JMSException {
        List<String> texts = new ArrayList<>();
        try (Session other = connection.createSession()) {
            MessageConsumer rest = other.createConsumer(queue);
            for (Message m = rest.receiveNoWait(); m != null; m = rest.receiveNoWait()) {
                texts.add(m.getBody(String.class) + " " + m.getIntProperty("JMSXDeliveryCount"));
            }
        }
        return texts;
    }

    @Test
    void theSessionSaysThatItIsInThisMode() throws JMSException {
        assertThat(session.getAcknowledgeMode()).isEqualTo(101).isEqualTo(AcknowledgeMode.INDIVIDUAL_ACKNOWLEDGE);
        assertThat(session.getTransacted()).isFalse();
    }

    @Test
    void oneIsAcknowledgedAndNoneBeforeOrAfterIt() throws JMSException {
        receive();
        Message second = receive();
        receive();

        second.acknowledge();
        session.close();

        assertThat(left()).containsExactly("1 2", "3 2");
    }

    @Test
    void theOrderOfAcknowledgementsIsFree() throws JMSException {
        Message first = receive();
        Message second = receive();
        Message third = receive();

        third.acknowledge();
        first.acknowledge();
        second.acknowledge();
        session.close();

        assertThat(left()).isEmpty();
    }

    @Test
    void recoverGivesBackWhatIsNotAcknowledged() throws JMSException {
        receive();
        receive().acknowledge();

        session.recover();

        Message again = receive();
        assertThat(again.getBody(String.class)).isEqualTo("1");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(receive().getBody(String.class)).isEqualTo("3");
    }

    @Test
    void acknowledgingTwiceDoesNothing() throws JMSException {
        Message first = receive();

        first.acknowledge();
        first.acknowledge();
        session.close();

        assertThat(left()).containsExactly("2 1", "3 1");
    }

    @Test
    void aMessageMayBeAcknowledgedAfterItsConsumerWasClosed() throws JMSException {
        Message first = receive();

        consumer.close();
        first.acknowledge();
        session.close();

        assertThat(left()).containsExactly("2 1", "3 1");
    }

    @Test
    void notAfterItsSessionWasClosed() throws JMSException {
        Message first = receive();
        session.close();

        assertThatThrownBy(first::acknowledge).isInstanceOf(IllegalStateException.class);
        assertThat(left()).containsExactly("1 2", "2 1", "3 1");
    }
}
