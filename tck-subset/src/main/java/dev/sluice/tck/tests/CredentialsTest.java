package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Names and passwords. */
@ConformanceTest
final class CredentialsTest {
    private static final String PASSWORD = "a guess";

    /** The factories that make connections of the classic API. */
    enum Factory {
        UNIFIED {
            @Override
            Connection connect(String user, Jms jms) throws JMSException {
                return jms.factory().createConnection(user, PASSWORD);
            }
        },
        OF_QUEUES {
            @Override
            Connection connect(String user, Jms jms) throws JMSException {
                return jms.provider().queueConnectionFactory().createQueueConnection(user, PASSWORD);
            }
        },
        OF_TOPICS {
            @Override
            Connection connect(String user, Jms jms) throws JMSException {
                return jms.provider().topicConnectionFactory().createTopicConnection(user, PASSWORD);
            }
        };

        abstract Connection connect(String user, Jms jms) throws JMSException;
    }

    @ParameterizedTest
    @EnumSource(Factory.class)
    @Requirement(
            section = "6.1.1",
            text = "Credentials that the provider rejects are rejected when the connection is created, with "
                    + "JMSSecurityException; a connection that was created can be used.",
            pitfalls = 66)
    void badCredentialsAreRejectedAtOnce(Factory factory, Jms jms) throws JMSException {
        Connection connection;
        try {
            connection = jms.closing(factory.connect(jms.name("nobody"), jms));
        } catch (JMSException refused) {
            assertThat(refused).isInstanceOf(JMSSecurityException.class);
            return;
        }

        connection.start();
        assertThat(connection.getMetaData().getJMSMajorVersion()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {JMSContext.AUTO_ACKNOWLEDGE, JMSContext.SESSION_TRANSACTED})
    @Requirement(
            section = "6.1.1",
            text = "Credentials that the provider rejects are rejected when the context is created, with "
                    + "JMSSecurityRuntimeException; a context that was created can be used.",
            pitfalls = 66)
    void badCredentialsMakeNoContext(int mode, Jms jms) throws JMSException {
        JMSContext context;
        try {
            context = jms.closing(jms.factory().createContext(jms.name("nobody"), PASSWORD, mode));
        } catch (JMSRuntimeException refused) {
            assertThat(refused).isInstanceOf(JMSSecurityRuntimeException.class);
            return;
        }

        context.start();
        assertThat(context.getSessionMode()).isEqualTo(mode);
        assertThat(context.getMetaData().getJMSMajorVersion()).isPositive();
    }
}
