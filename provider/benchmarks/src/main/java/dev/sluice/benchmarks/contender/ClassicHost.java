package dev.sluice.benchmarks.contender;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;

import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.region.policy.PolicyEntry;
import org.apache.activemq.broker.region.policy.PolicyMap;
import org.apache.activemq.broker.region.policy.VMPendingQueueMessageStoragePolicy;
import org.apache.activemq.broker.region.policy.VMPendingSubscriberMessageStoragePolicy;

/** Apache ActiveMQ Classic, embedded, reached through {@code vm://}, without a store. */
final class ClassicHost implements JmsHost {
    private static final String NAME = "benchmark";

    private final BrokerService broker;
    private final ActiveMQConnectionFactory factory;

    private ClassicHost(BrokerService broker, ActiveMQConnectionFactory factory) {
        this.broker = broker;
        this.factory = factory;
    }

    static ClassicHost open(HostNeeds needs, boolean tuned) throws JMSException {
        try {
            BrokerService broker = new BrokerService();
            broker.setBrokerName(NAME);
            broker.setPersistent(false);
            broker.setUseShutdownHook(false);
            if (needs.capacity() > 0) {
                broker.getSystemUsage()
                        .getMemoryUsage()
                        .setLimit(Runtime.getRuntime().maxMemory());
            }
            if (tuned) {
                tune(broker);
            }
            broker.start();
            broker.waitUntilStarted();
            return new ClassicHost(broker, tuned ? tunedFactory() : new ActiveMQConnectionFactory(url()));
        } catch (Exception e) {
            throw failed("start", e);
        }
    }

    private static String url() {
        return "vm://" + NAME + "?create=false";
    }

    /** Nothing that is done for people who watch, or from time to time; everything in memory; no limits beside ours. */
    private static void tune(BrokerService broker) {
        PolicyEntry all = new PolicyEntry();
        all.setOptimizedDispatch(true);
        all.setExpireMessagesPeriod(0);
        all.setProducerFlowControl(false);
        all.setEnableAudit(false);
        all.setPrioritizedMessages(true);
        all.setUseCache(true);
        all.setPendingQueuePolicy(new VMPendingQueueMessageStoragePolicy());
        all.setPendingSubscriberPolicy(new VMPendingSubscriberMessageStoragePolicy());
        PolicyMap policies = new PolicyMap();
        policies.setDefaultEntry(all);
        broker.setDestinationPolicy(policies);
        broker.setUseJmx(false);
        broker.setAdvisorySupport(false);
        broker.setEnableStatistics(false);
        broker.setSchedulerSupport(false);
        broker.setDedicatedTaskRunner(false);
    }

    /**
     * No copy of what is not changed any more, no answers that nobody needs. The threads in which the broker dispatches and
     * sessions listen are left as they are: without the former, broker and listener block each other for ever when the
     * transport is full in both directions; without the latter, a listener that commits waits for itself.
     */
    private static ActiveMQConnectionFactory tunedFactory() {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url());
        factory.setCopyMessageOnSend(false);
        factory.setUseAsyncSend(true);
        factory.setWatchTopicAdvisories(false);
        factory.setObjectMessageSerializationDefered(true);
        factory.setStatsEnabled(false);
        factory.setCheckForDuplicates(false);
        return factory;
    }

    private static JMSException failed(String what, Exception e) {
        JMSException failure = new JMSException("ActiveMQ Classic did not " + what + ": " + e.getMessage());
        failure.initCause(e);
        return failure;
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return factory;
    }

    @Override
    public void close() throws JMSException {
        try {
            broker.stop();
            broker.waitUntilStopped();
        } catch (Exception e) {
            throw failed("stop", e);
        }
    }
}
