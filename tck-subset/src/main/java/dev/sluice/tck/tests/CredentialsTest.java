package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;

import org.junit.jupiter.api.Test;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Names and passwords. */
@ConformanceTest
final class CredentialsTest {
    @Test
    @Requirement(
            section = "10.3",
            text = "Credentials that the provider rejects are rejected when the connection is created, with "
                    + "JMSSecurityException; a connection that was created can be used.",
            pitfalls = 66)
    void badCredentialsAreRejectedAtOnce(Jms jms) throws JMSException {
        Connection connection;
        try {
            connection = jms.closing(jms.factory().createConnection(jms.name("nobody"), "a guess"));
        } catch (JMSException refused) {
            assertThat(refused).isInstanceOf(JMSSecurityException.class);
            return;
        }

        connection.start();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(), jms);
        Jms.send(loop.producer(), loop.session(), "accepted");
        assertThat(Jms.receiveText(loop.consumer())).isEqualTo("accepted");
    }
}
