package dev.sluice.jms.internal.session;

import java.util.concurrent.Executor;

import jakarta.jms.JMSException;

import dev.sluice.core.engine.EngineConnection;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.jms.internal.message.MessageFactory;
import dev.sluice.jms.internal.producer.PacingTerms;

/** What a session needs of its connection. */
public interface SessionHost {
    /** Refuses if the connection is closed. */
    void ensureOpen() throws JMSException;

    /** Returns whether the connection is neither closed nor being closed. */
    boolean isOpen();

    /** Returns whether messages are to be received. */
    boolean isStarted();

    /** Returns whether listeners are to be called. While the connection is being stopped, those that run still receive. */
    boolean callsListeners();

    /** Returns the engine's side of the connection. */
    EngineConnection engine();

    /** Returns what makes messages. */
    MessageFactory messages();

    /** Returns what listeners run on. */
    Executor executor();

    /** Returns the broker's clock. */
    BrokerClock clock();

    /** Returns how producers pace themselves. */
    PacingTerms pacing();

    /** Something was done with it; its client id is fixed from now on. */
    void used();

    /** A session was closed. */
    void closed(SluiceSession session);
}
