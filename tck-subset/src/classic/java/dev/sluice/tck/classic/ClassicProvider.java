package dev.sluice.tck.classic;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.TopicConnectionFactory;
import jakarta.jms.XAConnectionFactory;

import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.ActiveMQConnectionMetaData;
import org.apache.activemq.ActiveMQXAConnectionFactory;
import org.apache.activemq.broker.BrokerService;

import dev.sluice.tck.Feature;
import dev.sluice.tck.Provider;

/** ActiveMQ Classic inside this JVM: in memory, with its scheduler, and as strict as its options make it. */
public final class ClassicProvider implements Provider {
    private static final String URL = "vm://tck?create=false";

    private final BrokerService broker = new BrokerService();

    @Override
    public String name() {
        return "Apache ActiveMQ Classic " + ActiveMQConnectionMetaData.PROVIDER_VERSION;
    }

    @Override
    public void start() throws Exception {
        broker.setBrokerName("tck");
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.setSchedulerSupport(true);
        broker.start();
        broker.waitUntilStarted();
    }

    private static <T extends ActiveMQConnectionFactory> T strict(T factory) {
        factory.setStrictCompliance(true);
        factory.setNestedMapAndListEnabled(false);
        factory.setAlwaysSyncSend(true);
        factory.setSendAcksAsync(false);
        factory.setMessagePrioritySupported(true);
        factory.setTrustAllPackages(true);
        return factory;
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return strict(new ActiveMQConnectionFactory(URL));
    }

    @Override
    public QueueConnectionFactory queueConnectionFactory() {
        return strict(new ActiveMQConnectionFactory(URL));
    }

    @Override
    public TopicConnectionFactory topicConnectionFactory() {
        return strict(new ActiveMQConnectionFactory(URL));
    }

    @Override
    public XAConnectionFactory xaConnectionFactory() {
        return strict(new ActiveMQXAConnectionFactory(URL));
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }

    @Override
    public void stop() throws Exception {
        broker.stop();
    }
}
