package dev.sluice.tck.tests;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;

/** What keeps a consumer from receiving, for now or for ever. */
enum Halt {
    STOP_CONNECTION {
        @Override
        void of(Connection connection, Loop loop) throws JMSException {
            connection.stop();
        }
    },
    CLOSE_CONSUMER {
        @Override
        void of(Connection connection, Loop loop) throws JMSException {
            loop.consumer().close();
        }
    },
    CLOSE_SESSION {
        @Override
        void of(Connection connection, Loop loop) throws JMSException {
            loop.session().close();
        }
    },
    CLOSE_CONNECTION {
        @Override
        void of(Connection connection, Loop loop) throws JMSException {
            connection.close();
        }
    };

    /** Those that end the consumer. */
    static final Set<Halt> CLOSING = EnumSet.complementOf(EnumSet.of(STOP_CONNECTION));

    /** Those that a listener of the consumer may be refused. */
    static final Set<Halt> REFUSED_TO_OWN_LISTENER = EnumSet.complementOf(EnumSet.of(CLOSE_CONSUMER));

    /** Halts a consumer that is part of a loop of this connection. */
    abstract void of(Connection connection, Loop loop) throws JMSException;
}
