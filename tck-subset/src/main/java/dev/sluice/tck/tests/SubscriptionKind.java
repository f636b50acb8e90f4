package dev.sluice.tck.tests;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;

/** The kinds of subscriptions (section 8.3). */
enum SubscriptionKind {
    UNSHARED {
        @Override
        MessageConsumer consumer(Session session, Topic topic, String name, String selector) throws JMSException {
            return session.createConsumer(topic, selector);
        }
    },
    SHARED {
        @Override
        MessageConsumer consumer(Session session, Topic topic, String name, String selector) throws JMSException {
            return session.createSharedConsumer(topic, name, selector);
        }
    },
    DURABLE {
        @Override
        MessageConsumer consumer(Session session, Topic topic, String name, String selector) throws JMSException {
            return session.createDurableConsumer(topic, name, selector, false);
        }
    },
    SHARED_DURABLE {
        @Override
        MessageConsumer consumer(Session session, Topic topic, String name, String selector) throws JMSException {
            return session.createSharedDurableConsumer(topic, name, selector);
        }
    };

    /** Those with a name. */
    static final Set<SubscriptionKind> NAMED = EnumSet.of(SHARED, DURABLE, SHARED_DURABLE);

    /** Those that outlive their consumers. */
    static final Set<SubscriptionKind> OUTLIVING = EnumSet.of(DURABLE, SHARED_DURABLE);

    /** Those that may have several consumers. */
    static final Set<SubscriptionKind> WITH_SEVERAL_CONSUMERS = EnumSet.of(SHARED, SHARED_DURABLE);

    /** Creates a consumer of a subscription, and the subscription if need be; the name is left out if it has none. */
    abstract MessageConsumer consumer(Session session, Topic topic, String name, String selector) throws JMSException;

    MessageConsumer consumer(Session session, Topic topic, String name) throws JMSException {
        return consumer(session, topic, name, null);
    }
}
