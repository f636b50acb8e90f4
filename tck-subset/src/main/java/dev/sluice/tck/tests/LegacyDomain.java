package dev.sluice.tck.tests;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicSession;

import dev.sluice.tck.Jms;

/** The interfaces of a domain, by what they have in common. */
enum LegacyDomain {
    QUEUE(Domain.QUEUE) {
        @Override
        Connection connection(Jms jms) throws JMSException {
            return jms.queueConnection();
        }

        @Override
        Session session(Connection connection, boolean transacted, int mode) throws JMSException {
            return ((QueueConnection) connection).createQueueSession(transacted, mode);
        }

        @Override
        MessageProducer producer(Session session, Destination to) throws JMSException {
            return ((QueueSession) session).createSender((Queue) to);
        }

        @Override
        MessageConsumer consumer(Session session, Destination from) throws JMSException {
            return ((QueueSession) session).createReceiver((Queue) from);
        }
    },
    TOPIC(Domain.TOPIC) {
        @Override
        Connection connection(Jms jms) throws JMSException {
            return jms.topicConnection();
        }

        @Override
        Session session(Connection connection, boolean transacted, int mode) throws JMSException {
            return ((TopicConnection) connection).createTopicSession(transacted, mode);
        }

        @Override
        MessageProducer producer(Session session, Destination to) throws JMSException {
            return ((TopicSession) session).createPublisher((Topic) to);
        }

        @Override
        MessageConsumer consumer(Session session, Destination from) throws JMSException {
            return ((TopicSession) session).createSubscriber((Topic) from);
        }
    };

    private final Domain domain;

    LegacyDomain(Domain domain) {
        this.domain = domain;
    }

    /** Opens a connection of this domain, which is not started. */
    abstract Connection connection(Jms jms) throws JMSException;

    /** Creates a session of a connection of this domain. */
    abstract Session session(Connection connection, boolean transacted, int mode) throws JMSException;

    /** Creates a sender or publisher, without a destination if that is null. */
    abstract MessageProducer producer(Session session, Destination to) throws JMSException;

    /** Creates a receiver or subscriber. */
    abstract MessageConsumer consumer(Session session, Destination from) throws JMSException;

    /** Opens a session that acknowledges by itself, of a connection of its own, which is started. */
    Session started(Jms jms) throws JMSException {
        return started(Session.AUTO_ACKNOWLEDGE, jms);
    }

    /** Opens a session of a connection of its own, which is started. */
    Session started(int mode, Jms jms) throws JMSException {
        Connection connection = connection(jms);
        connection.start();
        return session(connection, mode == Session.SESSION_TRANSACTED, mode);
    }

    /** Returns a destination of this domain that nobody else uses. */
    Destination destination(Jms jms, Session session) throws JMSException {
        return domain.destination(jms, session);
    }
}
