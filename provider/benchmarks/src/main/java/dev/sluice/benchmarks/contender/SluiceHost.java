package dev.sluice.benchmarks.contender;

import jakarta.jms.ConnectionFactory;

import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.jms.SluiceBroker;

/** Sluice, with all options at their defaults but those a scenario needs. */
final class SluiceHost implements JmsHost {
    private final SluiceBroker broker;

    private SluiceHost(SluiceBroker broker) {
        this.broker = broker;
    }

    static SluiceHost open(HostNeeds needs, boolean virtualThreads) {
        SluiceBroker.Builder builder = SluiceBroker.builder().virtualThreads(virtualThreads);
        if (needs.capacity() > 0) {
            builder.destination(">", all -> all.capacity(needs.capacity())
                    .overflow(needs.evicts() ? OverflowPolicy.EVICT_LOWEST_PRIORITY : OverflowPolicy.BLOCK));
        }
        return new SluiceHost(builder.build());
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return broker.connectionFactory();
    }

    @Override
    public void close() {
        broker.close();
    }
}
