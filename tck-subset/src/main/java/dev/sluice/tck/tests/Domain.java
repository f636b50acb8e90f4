package dev.sluice.tck.tests;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import dev.sluice.tck.Jms;

/** The two kinds of destinations. */
enum Domain {
    QUEUE {
        @Override
        Destination destination(Jms jms, Session session) throws JMSException {
            return jms.queue(session);
        }
    },
    TOPIC {
        @Override
        Destination destination(Jms jms, Session session) throws JMSException {
            return jms.topic(session);
        }
    };

    /** Returns a destination of this kind that nobody else uses. */
    abstract Destination destination(Jms jms, Session session) throws JMSException;

    /** Returns kind and name, by which destinations of different make can be compared. */
    static String describe(Destination destination) throws JMSException {
        return destination instanceof Queue queue
                ? "queue " + queue.getQueueName()
                : "topic " + ((Topic) destination).getTopicName();
    }
}
