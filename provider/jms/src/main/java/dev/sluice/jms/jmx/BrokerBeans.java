package dev.sluice.jms.jmx;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerFollower;
import dev.sluice.core.admin.Source;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * A broker as management beans: one for the broker, and one for each of its queues, topics and subscriptions for as long as
 * it exists. A broker with the option {@code jmx} makes them on the JVM's own server; use this class for another server.
 *
 * <p>Whoever reaches the server sees messages and can remove them: there is no other check.
 *
 * <p>Threads: any.
 */
public final class BrokerBeans implements AutoCloseable {
    private final BrokerAdmin admin;
    private final MBeanServer server;
    private final BeanNames names;
    private final BrokerFollower follower;
    private final AtomicBoolean closed = new AtomicBoolean();

    private BrokerBeans(BrokerAdmin admin, MBeanServer server, BeanNames names) {
        this.admin = admin;
        this.server = server;
        this.names = names;
        this.follower = BrokerFollower.follow(admin, new BrokerFollower.View() {
            @Override
            public void came(Source source) {
                register(bean(source), names.of(source));
            }

            @Override
            public void went(Source source) {
                unregister(names.of(source));
            }
        });
    }

    /**
     * Shows a broker until this is closed.
     *
     * @param admin the broker
     * @param server where
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if a broker of the same name is shown there already
     */
    public static BrokerBeans register(BrokerAdmin admin, MBeanServer server) {
        BeanNames names = new BeanNames(admin.snapshot().name());
        try {
            server.registerMBean(new BrokerBean(admin), names.ofBroker());
            return new BrokerBeans(admin, server, names);
        } catch (InstanceAlreadyExistsException e) {
            throw new BrokerException(
                    BrokerError.CONFIGURATION,
                    "There is a bean " + names.ofBroker() + " already. Give one of the two brokers another name.",
                    e);
        } catch (JMException e) {
            throw failed("register", names.ofBroker(), e);
        }
    }

    private Object bean(Source source) {
        return source.subscription() == null && !source.address().isQueue()
                ? new TopicBean(admin, source.address())
                : new QueueBean(admin, source);
    }

    private void register(Object bean, ObjectName name) {
        try {
            server.registerMBean(bean, name);
        } catch (JMException e) {
            throw failed("register", name, e);
        }
    }

    /** Somebody else may have unregistered it: the server is everybody's. */
    private void unregister(ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            return;
        } catch (JMException e) {
            throw failed("unregister", name, e);
        }
    }

    private static BrokerException failed(String what, ObjectName name, JMException cause) {
        return new BrokerException(BrokerError.INTERNAL, "Cannot " + what + " the bean " + name + ".", cause);
    }

    /** Removes all beans. Closing twice does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                follower.close();
            } finally {
                unregister(names.ofBroker());
            }
        }
    }
}
