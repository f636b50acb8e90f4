package dev.sluice.jms;

import java.lang.management.ManagementFactory;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.jms.jmx.BrokerBeans;

/** Shows brokers on the management server of the JVM, which a JVM need not have. Loaded only when it is asked for. */
final class Jmx {
    private Jmx() {}

    /**
     * Shows a broker.
     *
     * @throws BrokerException {@link BrokerError#CONFIGURATION} if a broker of its name is shown already, or there is no
     *     management
     */
    static BrokerBeans show(BrokerAdmin admin) {
        try {
            return BrokerBeans.register(admin, ManagementFactory.getPlatformMBeanServer());
        } catch (LinkageError e) {
            throw new BrokerException(
                    BrokerError.CONFIGURATION,
                    "Option 'jmx' needs the module java.management, which is not there. Run with"
                            + " --add-modules java.management, or leave the option out. Nothing was started.",
                    e);
        }
    }
}
