package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Options after the name of a destination are for whoever uses this object of it, and no part of its address. */
class DestinationNameOptionsTest {
    private final SluiceBroker broker = SluiceBroker.create();
    private Session session;

    @BeforeEach
    void connect() throws JMSException {
        Connection connection = broker.connectionFactory().createConnection();
        session = connection.createSession();
        connection.start();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void theAddressIsWithoutTheOptions() throws JMSException {
        MessageConsumer consumer = session.createConsumer(session.createQueue("orders?consumer.weight=3"));
        Message sent = session.createMessage();

        session.createProducer(session.createQueue("orders?producer.pacing=adaptive"))
                .send(sent);

        Message received = consumer.receiveNoWait();
        assertThat(received.getJMSMessageID()).isEqualTo(sent.getJMSMessageID());
        assertThat(((Queue) received.getJMSDestination()).getQueueName()).isEqualTo("orders");
        assertThat(received.getJMSDestination()).isEqualTo(session.createQueue("orders?consumer.exclusive=true"));
    }

    @Test
    void consumersAndProducersLeaveTheOptionsOfEachOtherAlone() throws JMSException {
        Topic both = session.createTopic("orders?consumer.weight=3&producer.pacing=adaptive");
        MessageConsumer consumer = session.createConsumer(both);

        session.createProducer(both).send(session.createMessage());

        assertThat(consumer.receiveNoWait()).isNotNull();
    }

    private void refused(String why, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining(why)
                .extracting(e -> ((JMSException) e).getErrorCode())
                .isEqualTo("INVALID_NAME");
    }

    @Test
    void whateverConsumesRefusesAnUnknownOptionAndNamesTheNearest() throws JMSException {
        Topic topic = session.createTopic("orders?consumer.wieght=3");
        Queue queue = session.createQueue("orders?consumer.wieght=3");
        String why = "orders?consumer.wieght=3 cannot be used: Unknown option 'consumer.wieght' (did you mean"
                + " 'consumer.weight'?).";

        refused("topic://" + why, () -> session.createConsumer(topic));
        refused("topic://" + why, () -> session.createSharedConsumer(topic, "s"));
        refused("topic://" + why, () -> session.createSharedDurableConsumer(topic, "s"));
        refused("queue://" + why, () -> session.createConsumer(queue));
        refused("queue://" + why, () -> session.createBrowser(queue));
        refused("queue://" + why, () -> session.createProducer(queue));
    }

    @Test
    void whateverConsumesRefusesAnIllegalValue() throws JMSException {
        refused(
                "Option 'consumer.weight' cannot be '0': it takes a whole number from 1 to 1000.",
                () -> session.createConsumer(session.createQueue("orders?consumer.weight=0")));
    }

    @Test
    void aQuestionMarkThatBeginsNoOptionsIsRefused() {
        refused(
                "The options of destination 'what?' cannot be read: '' is not of the form key=value",
                () -> session.createQueue("what?"));
        refused(
                "The options of destination 'is this a name?' cannot be read",
                () -> session.createTopic("is this a name?"));
    }
}
