package dev.sluice.samples.orders;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

/** A service that publishes numbered messages to a topic, of which each subscription gets a copy. */
final class Publisher {
    private final Session session;
    private final MessageProducer producer;
    private final String what;
    private final Chronicle.Publications publications;
    private int last;

    /** Creates a publisher of {@code what-1}, {@code what-2}, and so on. */
    Publisher(Connection connection, String topic, String what, Chronicle.Publications publications)
            throws JMSException {
        this.session = connection.createSession();
        this.producer = session.createProducer(session.createTopic(topic));
        this.what = what;
        this.publications = publications;
    }

    void publish() throws JMSException {
        String text = what + "-" + (last + 1);
        // Noted first: a listener may have the message before send returns.
        if (publications.note(text)) {
            last++;
            producer.send(session.createTextMessage(text));
        }
    }
}
