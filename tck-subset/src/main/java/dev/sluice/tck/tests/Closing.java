package dev.sluice.tck.tests;

import java.util.EnumSet;
import java.util.Set;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

/** How something that a session has made is closed: by itself, or with what it belongs to. */
enum Closing {
    ITSELF {
        @Override
        void close(Connection connection, Session session, Part part) throws JMSException {
            part.close();
        }
    },
    WITH_ITS_SESSION {
        @Override
        void close(Connection connection, Session session, Part part) throws JMSException {
            session.close();
        }
    },
    WITH_ITS_CONNECTION {
        @Override
        void close(Connection connection, Session session, Part part) throws JMSException {
            connection.close();
        }
    };

    /** Those that close all that a session has made. */
    static final Set<Closing> WITH_OTHERS = EnumSet.of(WITH_ITS_SESSION, WITH_ITS_CONNECTION);

    /** The close method of a producer or consumer. */
    @FunctionalInterface
    interface Part {
        void close() throws JMSException;
    }

    /** Closes a part of a session of a connection. */
    abstract void close(Connection connection, Session session, Part part) throws JMSException;

    /** Closes everything of a session. */
    void close(Connection connection, Session session) throws JMSException {
        close(connection, session, session::close);
    }
}
