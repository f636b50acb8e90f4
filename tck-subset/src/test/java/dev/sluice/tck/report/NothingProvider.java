package dev.sluice.tck.report;

import java.util.Set;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.TopicConnectionFactory;

import dev.sluice.tck.Feature;
import dev.sluice.tck.Provider;

/** A provider that can be started and no more. */
class NothingProvider implements Provider {
    @Override
    public String name() {
        return "Nothing & Sons";
    }

    @Override
    public void start() {}

    @Override
    public ConnectionFactory connectionFactory() {
        throw new UnsupportedOperationException();
    }

    @Override
    public QueueConnectionFactory queueConnectionFactory() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TopicConnectionFactory topicConnectionFactory() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.CORRELATION_ID_AS_BYTES);
    }

    @Override
    public void stop() {}
}
