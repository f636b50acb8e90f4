package dev.sluice.tck.broken;

import java.util.Collection;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.TopicConnectionFactory;
import jakarta.jms.XAConnectionFactory;

import dev.sluice.tck.SluiceProvider;
import dev.sluice.tck.SuiteRun;

/** Sluice with a fault. */
final class BrokenSluice extends SluiceProvider {
    /** What the next instance does wrong; the suite makes its instance itself. */
    private static volatile Interception next = Interception.NONE;

    private final Interceptor interceptor = new Interceptor(next);

    /**
     * Runs tests of the suite against Sluice with a fault.
     *
     * <p>Threads: one run at a time.
     */
    static SuiteRun test(Interception fault, Collection<String> tests) {
        next = fault;
        return SuiteRun.of(BrokenSluice.class.getName(), tests);
    }

    @Override
    public String name() {
        return "Broken Sluice";
    }

    private <T> T before(Class<T> type, T real) {
        return type.cast(interceptor.before(real));
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return before(ConnectionFactory.class, super.connectionFactory());
    }

    @Override
    public QueueConnectionFactory queueConnectionFactory() {
        return before(QueueConnectionFactory.class, super.queueConnectionFactory());
    }

    @Override
    public TopicConnectionFactory topicConnectionFactory() {
        return before(TopicConnectionFactory.class, super.topicConnectionFactory());
    }

    @Override
    public XAConnectionFactory xaConnectionFactory() {
        return before(XAConnectionFactory.class, super.xaConnectionFactory());
    }
}
