package dev.sluice.jms.internal.producer;

import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.engine.Transaction;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.jms.internal.message.MessageSettings;

/** What a producer needs of its session. */
public interface ProducerHost {
    /** Refuses if the session is closed. */
    void ensureOpen() throws JMSException;

    /** Returns the transaction that sends are part of, or null for none. */
    @Nullable
    Transaction transaction() throws JMSException;

    /** Returns where completions of asynchronous sends are run. */
    Completions completions();

    /** Returns what the session's messages have in common. */
    MessageSettings messageSettings();

    /** Returns the broker's clock. */
    BrokerClock clock();

    /** A producer was closed. */
    void closed(SluiceProducer producer);
}
