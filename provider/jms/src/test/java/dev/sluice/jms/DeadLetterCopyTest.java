package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dead letters are what was sent, whatever those did to it who could not use it. */
final class DeadLetterCopyTest {
    private final SluiceBroker broker = SluiceBroker.builder()
            .destination("orders", orders -> orders.maxDeliveries(2))
            .build();

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void whatAReceiverDidToItsCopyIsNotInTheDeadLetter() throws JMSException {
        try (var connection = broker.connectionFactory().createConnection()) {
            connection.start();
            Traffic.send(connection, "orders", "as sent");
            Session session = connection.createSession(Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue("orders"));
            for (int attempt = 1; attempt <= 2; attempt++) {
                spoil((TextMessage) consumer.receiveNoWait());
                session.rollback();
            }

            TextMessage dead = (TextMessage)
                    session.createConsumer(session.createQueue("DLQ.orders")).receiveNoWait();

            assertThat(dead.getText()).isEqualTo("as sent");
            assertThat(dead.propertyExists("spoilt")).isFalse();
        }
    }

    private static void spoil(TextMessage message) throws JMSException {
        message.clearBody();
        message.setText("spoilt");
        message.clearProperties();
        message.setBooleanProperty("spoilt", true);
    }
}
