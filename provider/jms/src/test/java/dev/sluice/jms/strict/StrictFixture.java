package dev.sluice.jms.strict;

import java.time.Duration;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;
import dev.sluice.jms.SluiceConnectionFactory;

/**
 * A broker on the thread of the test, whose time the test moves. Listeners are called when it {@linkplain #settle settles}.
 * There is a started connection with a client id, and somebody else who sends.
 */
abstract class StrictFixture {
    static final String CLIENT_ID = "me";

    final VirtualClock clock = new VirtualClock();
    final SluiceBroker broker =
            SluiceBroker.builder().clock(clock).executor(clock).build();

    Connection connection;
    Session others;

    @BeforeEach
    void open() throws JMSException {
        connection = connect();
        others = broker.connectionFactory().createConnection().createSession();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    /** Returns a connection with the client id, which is started. */
    final Connection connect() throws JMSException {
        Connection connected = factory().createConnection();
        connected.start();
        return connected;
    }

    /** Returns a context with the client id, which must be free. */
    final JMSContext context(int mode) {
        return factory().createContext(mode);
    }

    private SluiceConnectionFactory factory() {
        SluiceConnectionFactory factory = broker.connectionFactory();
        factory.setClientID(CLIENT_ID);
        return factory;
    }

    /** Has somebody else send texts to where a source is fed from. */
    final void send(Source source, String... texts) throws JMSException {
        send(source.destination(others), texts);
    }

    /** Has somebody else send texts. */
    final void send(Destination destination, String... texts) throws JMSException {
        try (MessageProducer producer = others.createProducer(destination)) {
            for (String text : texts) {
                producer.send(others.createTextMessage(text));
            }
        }
    }

    /** Calls the listeners until they have all that is there. */
    final void settle() {
        clock.settle();
    }

    final void advance(long millis) {
        clock.advance(Duration.ofMillis(millis));
    }
}
