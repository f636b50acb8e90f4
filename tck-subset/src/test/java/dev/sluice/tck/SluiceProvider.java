package dev.sluice.tck;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.TopicConnectionFactory;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.SluiceBroker;
import dev.sluice.jms.SluiceConnectionFactory;

/** Sluice under test. */
public final class SluiceProvider implements Provider {
    private @Nullable SluiceBroker broker;

    @Override
    public String name() {
        return "Sluice";
    }

    @Override
    public void start() {
        broker = SluiceBroker.builder().name("tck").build();
    }

    private SluiceConnectionFactory factory() {
        if (broker == null) {
            throw new IllegalStateException("not started");
        }
        return broker.connectionFactory();
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return factory();
    }

    @Override
    public QueueConnectionFactory queueConnectionFactory() {
        return factory();
    }

    @Override
    public TopicConnectionFactory topicConnectionFactory() {
        return factory();
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.of(Feature.CORRELATION_ID_AS_BYTES);
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}
