package dev.sluice.jms.strict;

import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;

/** What a consumer may receive from. */
enum Source {
    QUEUE {
        @Override
        MessageConsumer consumer(Session session) throws JMSException {
            return session.createConsumer(destination(session));
        }

        @Override
        JMSConsumer consumer(JMSContext context) {
            return context.createConsumer(context.createQueue(NAME));
        }
    },
    TOPIC {
        @Override
        MessageConsumer consumer(Session session) throws JMSException {
            return session.createConsumer(destination(session));
        }

        @Override
        JMSConsumer consumer(JMSContext context) {
            return context.createConsumer(context.createTopic(NAME));
        }
    },
    DURABLE {
        @Override
        MessageConsumer consumer(Session session) throws JMSException {
            return session.createDurableConsumer((Topic) destination(session), NAME);
        }

        @Override
        JMSConsumer consumer(JMSContext context) {
            return context.createDurableConsumer(context.createTopic(NAME), NAME);
        }
    },
    SHARED {
        @Override
        MessageConsumer consumer(Session session) throws JMSException {
            return session.createSharedConsumer((Topic) destination(session), NAME);
        }

        @Override
        JMSConsumer consumer(JMSContext context) {
            return context.createSharedConsumer(context.createTopic(NAME), NAME);
        }
    },
    SHARED_DURABLE {
        @Override
        MessageConsumer consumer(Session session) throws JMSException {
            return session.createSharedDurableConsumer((Topic) destination(session), NAME);
        }

        @Override
        JMSConsumer consumer(JMSContext context) {
            return context.createSharedDurableConsumer(context.createTopic(NAME), NAME);
        }
    };

    static final String NAME = "work";

    abstract MessageConsumer consumer(Session session) throws JMSException;

    abstract JMSConsumer consumer(JMSContext context);

    Destination destination(Session session) throws JMSException {
        return this == QUEUE ? session.createQueue(NAME) : session.createTopic(NAME);
    }
}
