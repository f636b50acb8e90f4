package dev.sluice.jms;

/** x. */
public final class Probe {
    private Probe() {}

    static jakarta.jms.JMSException probe() {
        return new jakarta.jms.JMSException(dev.sluice.core.error.BrokerError.CLOSED.name());
    }
}
