package dev.sluice.jms.internal.connection;

import java.util.concurrent.Executor;

import jakarta.jms.JMSException;

import dev.sluice.core.engine.Capability;
import dev.sluice.core.engine.Engine;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.pacing.Pacers;
import dev.sluice.core.policy.Settings;
import dev.sluice.jms.internal.message.MessageFactory;

/**
 * What all connections to a broker have in common.
 *
 * @param engine where messages are kept
 * @param executor what listeners run on
 * @param messages what makes messages
 * @param pacers what paces producers
 * @param producers the options of producers
 */
public record ConnectionEnvironment(
        Engine engine, Executor executor, MessageFactory messages, Pacers pacers, Settings producers) {
    /** Returns the same with options of producers that go before those of the broker. */
    public ConnectionEnvironment producing(Settings own) {
        return new ConnectionEnvironment(engine, executor, messages, pacers, own.orElse(producers));
    }

    /**
     * Returns itself, for a connection that needs something of the broker.
     *
     * @throws JMSException if the broker does not offer it
     */
    ConnectionEnvironment supporting(Capability capability) throws JMSException {
        if (!engine.capabilities().contains(capability)) {
            throw new JMSException(
                    "The broker does not offer " + capability + ", which this kind of connection needs.",
                    BrokerError.UNSUPPORTED.name());
        }
        return this;
    }
}
