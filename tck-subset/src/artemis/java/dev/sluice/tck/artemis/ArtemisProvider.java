package dev.sluice.tck.artemis;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.TopicConnectionFactory;
import jakarta.jms.XAConnectionFactory;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQQueueConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQTopicConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;

import dev.sluice.tck.Feature;
import dev.sluice.tck.Provider;

/** Artemis inside this JVM: in memory, without security, and as strict as its options make it. */
public final class ArtemisProvider implements Provider {
    private static final String URL = "vm://0";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    @Override
    public String name() {
        return "Apache ActiveMQ Artemis "
                + ActiveMQConnectionFactory.class.getPackage().getImplementationVersion();
    }

    @Override
    public void start() throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("in-vm", URL);
        broker.setConfiguration(configuration).start();
    }

    private static <T extends ActiveMQConnectionFactory> T strict(T factory) {
        factory.setBlockOnAcknowledge(true);
        factory.setBlockOnDurableSend(true);
        factory.setBlockOnNonDurableSend(true);
        return factory;
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return strict(new ActiveMQConnectionFactory(URL));
    }

    @Override
    public QueueConnectionFactory queueConnectionFactory() {
        return strict(new ActiveMQQueueConnectionFactory(URL));
    }

    @Override
    public TopicConnectionFactory topicConnectionFactory() {
        return strict(new ActiveMQTopicConnectionFactory(URL));
    }

    @Override
    public XAConnectionFactory xaConnectionFactory() {
        return strict(new ActiveMQXAConnectionFactory(URL));
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.of(Feature.XA, Feature.CORRELATION_ID_AS_BYTES);
    }

    @Override
    public void stop() throws Exception {
        broker.stop();
    }
}
