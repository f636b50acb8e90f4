package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Which modes a session may have. */
@ConformanceTest
final class SessionModeTest {
    @Test
    @Requirement(
            section = "6.2",
            text = "A session created as transacted ignores the acknowledge mode it is given.",
            pitfalls = 61)
    void aTransactedSessionIgnoresTheAcknowledgeMode(Jms jms) throws JMSException {
        Session session = jms.connection().createSession(true, Session.CLIENT_ACKNOWLEDGE);

        assertThat(session.getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
        assertThat(session.getTransacted()).isTrue();
    }
}
