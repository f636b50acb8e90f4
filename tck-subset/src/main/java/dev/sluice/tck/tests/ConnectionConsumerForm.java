package dev.sluice.tck.tests;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;

import dev.sluice.tck.Jms;

/** The methods that create a connection consumer. */
enum ConnectionConsumerForm {
    QUEUE(Domain.QUEUE) {
        @Override
        ConnectionConsumer create(
                Connection connection, Destination of, String name, String selector, ServerSessionPool pool, int max)
                throws JMSException {
            return connection.createConnectionConsumer(of, selector, pool, max);
        }
    },
    TOPIC(Domain.TOPIC) {
        @Override
        ConnectionConsumer create(
                Connection connection, Destination of, String name, String selector, ServerSessionPool pool, int max)
                throws JMSException {
            return connection.createConnectionConsumer(of, selector, pool, max);
        }
    },
    SHARED(Domain.TOPIC) {
        @Override
        ConnectionConsumer create(
                Connection connection, Destination of, String name, String selector, ServerSessionPool pool, int max)
                throws JMSException {
            return connection.createSharedConnectionConsumer((Topic) of, name, selector, pool, max);
        }
    },
    DURABLE(Domain.TOPIC) {
        @Override
        ConnectionConsumer create(
                Connection connection, Destination of, String name, String selector, ServerSessionPool pool, int max)
                throws JMSException {
            return connection.createDurableConnectionConsumer((Topic) of, name, selector, pool, max);
        }
    },
    SHARED_DURABLE(Domain.TOPIC) {
        @Override
        ConnectionConsumer create(
                Connection connection, Destination of, String name, String selector, ServerSessionPool pool, int max)
                throws JMSException {
            return connection.createSharedDurableConnectionConsumer((Topic) of, name, selector, pool, max);
        }
    },
    QUEUE_DOMAIN(Domain.QUEUE) {
        @Override
        Connection connect(Jms jms) throws JMSException {
            return jms.queueConnection();
        }

        @Override
        Session session(Connection connection, boolean transacted, int mode) throws JMSException {
            return ((QueueConnection) connection).createQueueSession(transacted, mode);
        }

        @Override
        ConnectionConsumer create(
                Connection connection, Destination of, String name, String selector, ServerSessionPool pool, int max)
                throws JMSException {
            return ((QueueConnection) connection).createConnectionConsumer((Queue) of, selector, pool, max);
        }
    },
    TOPIC_DOMAIN(Domain.TOPIC) {
        @Override
        Connection connect(Jms jms) throws JMSException {
            return jms.topicConnection();
        }

        @Override
        Session session(Connection connection, boolean transacted, int mode) throws JMSException {
            return ((TopicConnection) connection).createTopicSession(transacted, mode);
        }

        @Override
        ConnectionConsumer create(
                Connection connection, Destination of, String name, String selector, ServerSessionPool pool, int max)
                throws JMSException {
            return ((TopicConnection) connection).createConnectionConsumer((Topic) of, selector, pool, max);
        }
    },
    DURABLE_TOPIC_DOMAIN(Domain.TOPIC) {
        @Override
        Connection connect(Jms jms) throws JMSException {
            return jms.topicConnection();
        }

        @Override
        Session session(Connection connection, boolean transacted, int mode) throws JMSException {
            return ((TopicConnection) connection).createTopicSession(transacted, mode);
        }

        @Override
        ConnectionConsumer create(
                Connection connection, Destination of, String name, String selector, ServerSessionPool pool, int max)
                throws JMSException {
            return connection.createDurableConnectionConsumer((Topic) of, name, selector, pool, max);
        }
    };

    /** Those of subscriptions that outlive them. */
    static final Set<ConnectionConsumerForm> OUTLIVING = EnumSet.of(DURABLE, SHARED_DURABLE, DURABLE_TOPIC_DOMAIN);

    /** Those of unshared durable subscriptions. */
    static final Set<ConnectionConsumerForm> UNSHARED_DURABLE = EnumSet.of(DURABLE, DURABLE_TOPIC_DOMAIN);

    /** Those by which several may consume the same, each message once. */
    static final Set<ConnectionConsumerForm> OF_SEVERAL = EnumSet.of(QUEUE, SHARED, SHARED_DURABLE, QUEUE_DOMAIN);

    private final Domain domain;

    ConnectionConsumerForm(Domain domain) {
        this.domain = domain;
    }

    /** Opens a connection that has the method; it is not started. */
    Connection connect(Jms jms) throws JMSException {
        return jms.connection();
    }

    /** Creates a session for the pool. */
    Session session(Connection connection, boolean transacted, int mode) throws JMSException {
        return connection.createSession(transacted, mode);
    }

    /** Creates a session for the pool that acknowledges by itself. */
    Session session(Connection connection) throws JMSException {
        return session(connection, false, Session.AUTO_ACKNOWLEDGE);
    }

    /** Returns a destination, of the right kind, that nobody else uses. */
    Destination destination(Jms jms, Session session) throws JMSException {
        return domain.destination(jms, session);
    }

    /** Creates a connection consumer; what this form has no use for is left out. */
    abstract ConnectionConsumer create(
            Connection connection, Destination of, String name, String selector, ServerSessionPool pool, int max)
            throws JMSException;
}
