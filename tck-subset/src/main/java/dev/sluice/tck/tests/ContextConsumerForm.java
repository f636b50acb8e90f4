package dev.sluice.tck.tests;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Topic;

/** The methods of a context that create a consumer. */
enum ContextConsumerForm {
    CONSUMER {
        @Override
        JMSConsumer create(JMSContext context, Topic topic, String name, String selector) {
            return context.createConsumer(topic);
        }
    },
    CONSUMER_WITH_SELECTOR {
        @Override
        JMSConsumer create(JMSContext context, Topic topic, String name, String selector) {
            return context.createConsumer(topic, selector);
        }
    },
    CONSUMER_WITH_NO_LOCAL {
        @Override
        JMSConsumer create(JMSContext context, Topic topic, String name, String selector) {
            return context.createConsumer(topic, selector, false);
        }
    },
    DURABLE {
        @Override
        JMSConsumer create(JMSContext context, Topic topic, String name, String selector) {
            return context.createDurableConsumer(topic, name);
        }
    },
    DURABLE_WITH_SELECTOR {
        @Override
        JMSConsumer create(JMSContext context, Topic topic, String name, String selector) {
            return context.createDurableConsumer(topic, name, selector, false);
        }
    },
    SHARED {
        @Override
        JMSConsumer create(JMSContext context, Topic topic, String name, String selector) {
            return context.createSharedConsumer(topic, name);
        }
    },
    SHARED_WITH_SELECTOR {
        @Override
        JMSConsumer create(JMSContext context, Topic topic, String name, String selector) {
            return context.createSharedConsumer(topic, name, selector);
        }
    },
    SHARED_DURABLE {
        @Override
        JMSConsumer create(JMSContext context, Topic topic, String name, String selector) {
            return context.createSharedDurableConsumer(topic, name);
        }
    },
    SHARED_DURABLE_WITH_SELECTOR {
        @Override
        JMSConsumer create(JMSContext context, Topic topic, String name, String selector) {
            return context.createSharedDurableConsumer(topic, name, selector);
        }
    };

    /** Those that are given a selector. */
    static final Set<ContextConsumerForm> WITH_SELECTOR = EnumSet.of(
            CONSUMER_WITH_SELECTOR,
            CONSUMER_WITH_NO_LOCAL,
            DURABLE_WITH_SELECTOR,
            SHARED_WITH_SELECTOR,
            SHARED_DURABLE_WITH_SELECTOR);

    /** Those of unshared durable subscriptions, for which the connection needs a client id. */
    static final Set<ContextConsumerForm> UNSHARED_DURABLE = EnumSet.of(DURABLE, DURABLE_WITH_SELECTOR);

    /** Those of subscriptions that outlive their consumers. */
    static final Set<ContextConsumerForm> OUTLIVING =
            EnumSet.of(DURABLE, DURABLE_WITH_SELECTOR, SHARED_DURABLE, SHARED_DURABLE_WITH_SELECTOR);

    /** Those of subscriptions that may have several consumers. */
    static final Set<ContextConsumerForm> OF_SEVERAL = EnumSet.range(SHARED, SHARED_DURABLE_WITH_SELECTOR);

    /** Creates a consumer; what this form has no use for is left out. */
    abstract JMSConsumer create(JMSContext context, Topic topic, String name, String selector);

    JMSConsumer create(JMSContext context, Topic topic, String name) {
        return create(context, topic, name, null);
    }
}
