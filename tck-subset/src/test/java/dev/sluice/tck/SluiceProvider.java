package dev.sluice.tck;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.TopicConnectionFactory;
import jakarta.jms.XAConnectionFactory;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.SluiceBroker;

/** Sluice under test. Those of the tests that break it extend it. */
public class SluiceProvider implements Provider {
    private @Nullable SluiceBroker broker;

    @Override
    public String name() {
        return "Sluice";
    }

    @Override
    public void start() {
        broker = SluiceBroker.builder().name("tck").build();
    }

    private SluiceBroker running() {
        if (broker == null) {
            throw new IllegalStateException("not started");
        }
        return broker;
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return running().connectionFactory();
    }

    @Override
    public QueueConnectionFactory queueConnectionFactory() {
        return running().connectionFactory();
    }

    @Override
    public TopicConnectionFactory topicConnectionFactory() {
        return running().connectionFactory();
    }

    @Override
    public XAConnectionFactory xaConnectionFactory() {
        return running().xaConnectionFactory();
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}
