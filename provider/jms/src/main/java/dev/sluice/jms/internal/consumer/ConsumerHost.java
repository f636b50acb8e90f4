package dev.sluice.jms.internal.consumer;

import jakarta.jms.JMSException;

import dev.sluice.core.time.BrokerClock;
import dev.sluice.jms.internal.acknowledge.Acknowledgement;
import dev.sluice.jms.internal.lifecycle.Turnstile;
import dev.sluice.jms.internal.message.Acknowledger;
import dev.sluice.jms.internal.message.MessageFactory;

/** What a consumer needs of its session. */
public interface ConsumerHost {
    /** Refuses if the session is closed. */
    void ensureOpen() throws JMSException;

    /**
     * Refuses a synchronous receive that is not possible now.
     *
     * @throws jakarta.jms.IllegalStateException if the session's messages go to listeners (Jakarta Messaging 6.2.13)
     * @throws jakarta.jms.TransactionRolledBackException if the broker has rolled back the session's global transaction
     */
    void ensureMayReceive() throws JMSException;

    /** Returns whether a receive may wait; once session or connection are being closed, it takes what there is. */
    boolean mayWait();

    /** Returns what is done with received messages. */
    Acknowledgement acknowledgement();

    /** Returns what {@code acknowledge()} on a received message does. */
    Acknowledger acknowledger();

    /** Returns what makes messages. */
    MessageFactory messages();

    /** Returns the broker's clock. */
    BrokerClock clock();

    /** Returns whether the calling thread runs one of its listeners. */
    boolean isInOwnListener();

    /** Returns where those wait who close one of its consumers, until that is quiet. */
    Turnstile quiet();

    /** A consumer's messages go to a listener from now on, or do so no more. */
    void listens(SluiceConsumer consumer, boolean whether);

    /**
     * There may be a message for a consumer's listener.
     *
     * @return whether the session turns to it at once; false if one of its listeners is running
     */
    boolean dispatch(SluiceConsumer consumer);

    /** A consumer was closed. */
    void closed(SluiceConsumer consumer);
}
