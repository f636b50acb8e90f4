package dev.sluice.benchmarks.contender;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Apache ActiveMQ Artemis, embedded, reached through its in-VM connector, without a journal. Memory limits are off where a
 * scenario fills a queue, since it would otherwise write to files.
 */
final class ArtemisHost implements JmsHost {
    private static final String URL = "vm://0";

    private final EmbeddedActiveMQ server;
    private final ActiveMQConnectionFactory factory;

    private ArtemisHost(EmbeddedActiveMQ server, ActiveMQConnectionFactory factory) {
        this.server = server;
        this.factory = factory;
    }

    static ArtemisHost open(HostNeeds needs, boolean tuned) throws JMSException {
        try {
            Configuration configuration = new ConfigurationImpl()
                    .setName("benchmark")
                    .setPersistenceEnabled(false)
                    .setSecurityEnabled(false)
                    .addAcceptorConfiguration("in-vm", URL);
            if (needs.capacity() > 0) {
                configuration.setGlobalMaxSize(-1);
            }
            if (tuned) {
                tune(configuration);
            }
            EmbeddedActiveMQ server = new EmbeddedActiveMQ().setConfiguration(configuration);
            server.start();
            return new ArtemisHost(server, tuned ? tunedFactory() : new ActiveMQConnectionFactory(URL));
        } catch (Exception e) {
            throw failed("start", e);
        }
    }

    /** Nothing that is done for people who watch, or from time to time; no limits beside ours. */
    private static void tune(Configuration configuration) {
        AddressSettings settings = new AddressSettings()
                .setMaxSizeBytes(-1)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setRedistributionDelay(-1);
        configuration
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .setGlobalMaxSize(-1)
                .setMaxDiskUsage(-1)
                .setMessageExpiryScanPeriod(-1)
                .setAddressQueueScanPeriod(-1)
                .addAddressSetting("#", settings);
    }

    /** No windows that have to be opened again and again, no answer to wait for where none is needed. */
    private static ActiveMQConnectionFactory tunedFactory() throws JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(URL);
        factory.setProducerWindowSize(-1);
        factory.setConsumerWindowSize(16 * 1024 * 1024);
        factory.setBlockOnAcknowledge(false);
        factory.setBlockOnDurableSend(false);
        factory.setBlockOnNonDurableSend(false);
        factory.setCacheDestinations(true);
        factory.setConnectionTTL(-1);
        factory.setClientFailureCheckPeriod(-1);
        return factory;
    }

    private static JMSException failed(String what, Exception e) {
        JMSException failure = new JMSException("Artemis did not " + what + ": " + e.getMessage());
        failure.initCause(e);
        return failure;
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return factory;
    }

    @Override
    public void close() throws JMSException {
        factory.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw failed("stop", e);
        }
    }
}
