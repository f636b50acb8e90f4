package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Which modes a session may have, and what cannot be done in them. */
@ConformanceTest
final class SessionModeTest {
    @Test
    @Requirement(
            section = "6.2",
            text = "A session created without saying how acknowledges automatically, and is not transacted.",
            pitfalls = 61)
    void aPlainSessionAcknowledgesAutomatically(Jms jms) throws JMSException {
        Session session = jms.connection().createSession();

        assertThat(session.getAcknowledgeMode()).isEqualTo(Session.AUTO_ACKNOWLEDGE);
        assertThat(session.getTransacted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Session.SESSION_TRANSACTED,
                Session.AUTO_ACKNOWLEDGE,
                Session.CLIENT_ACKNOWLEDGE,
                Session.DUPS_OK_ACKNOWLEDGE
            })
    @Requirement(section = "6.2", text = "A session has the mode that it was created with.", pitfalls = 61)
    void aSessionHasItsMode(int mode, Jms jms) throws JMSException {
        Session session = jms.connection().createSession(mode);

        assertThat(session.getAcknowledgeMode()).isEqualTo(mode);
        assertThat(session.getTransacted()).isEqualTo(mode == Session.SESSION_TRANSACTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.CLIENT_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    @Requirement(
            section = "6.2",
            text = "A session created as not transacted has the acknowledge mode that it was given.",
            pitfalls = 61)
    void aSessionThatIsNotTransactedHasItsMode(int mode, Jms jms) throws JMSException {
        Session session = jms.connection().createSession(false, mode);

        assertThat(session.getAcknowledgeMode()).isEqualTo(mode);
        assertThat(session.getTransacted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Session.SESSION_TRANSACTED,
                Session.AUTO_ACKNOWLEDGE,
                Session.CLIENT_ACKNOWLEDGE,
                Session.DUPS_OK_ACKNOWLEDGE,
                -1,
                99_999
            })
    @Requirement(
            section = "6.2",
            text = "A session created as transacted ignores the acknowledge mode it is given, whatever that be.",
            pitfalls = 61)
    void aTransactedSessionIgnoresTheAcknowledgeMode(int mode, Jms jms) throws JMSException {
        Session session = jms.connection().createSession(true, mode);

        assertThat(session.getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
        assertThat(session.getTransacted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 99_999, Integer.MIN_VALUE, Integer.MAX_VALUE})
    @Requirement(
            section = "javadoc Connection.createSession",
            text = "A mode that does not exist is refused with JMSException.",
            pitfalls = 61)
    void anUnknownModeIsRefused(int mode, Jms jms) throws JMSException {
        Connection connection = jms.connection();

        assertThatThrownBy(() -> connection.createSession(mode)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connection.createSession(false, mode)).isInstanceOf(JMSException.class);

        assertThat(connection.createSession().getAcknowledgeMode()).isEqualTo(Session.AUTO_ACKNOWLEDGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.CLIENT_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    @Requirement(
            section = "10.3",
            text = "A session that is not transacted can neither be committed nor rolled back: IllegalStateException.",
            pitfalls = 70)
    void aSessionThatIsNotTransactedIsNeitherCommittedNorRolledBack(int mode, Jms jms) throws JMSException {
        Session session = jms.connection().createSession(mode);

        assertThatThrownBy(session::commit).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(session::rollback).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Requirement(
            section = "javadoc Session.recover",
            text = "A transacted session cannot be recovered: IllegalStateException, and its transaction goes on.",
            pitfalls = 70)
    void aTransactedSessionIsNotRecovered(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Jms.send(loop.producer(), loop.session(), "sent");

        assertThatThrownBy(loop.session()::recover).isInstanceOf(IllegalStateException.class);

        loop.session().commit();
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("sent");
    }
}
