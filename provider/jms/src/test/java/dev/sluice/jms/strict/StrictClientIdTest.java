package dev.sluice.jms.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidClientIDRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.jms.SluiceXAConnectionFactory;

@DisplayName("§6.1.2 A client id that is in use is refused, at once, to whoever else wants it")
final class StrictClientIdTest extends StrictFixture {
    @Test
    void toAConnection() throws JMSException {
        try (Connection other = broker.connectionFactory().createConnection()) {
            assertThatThrownBy(() -> other.setClientID(CLIENT_ID)).isInstanceOf(InvalidClientIDException.class);
            assertThat(other.getClientID()).isNull();

            connection.close();
            other.setClientID(CLIENT_ID);
            assertThat(other.getClientID()).isEqualTo(CLIENT_ID);
        }
    }

    @Test
    void toAnXaConnection() throws JMSException {
        try (Connection other = broker.xaConnectionFactory().createXAConnection()) {
            assertThatThrownBy(() -> other.setClientID(CLIENT_ID)).isInstanceOf(InvalidClientIDException.class);
        }
    }

    @Test
    void toAContext() {
        assertRefusedToContexts();
    }

    @Test
    void toAnXaContextThatIsCreatedWithIt() {
        SluiceXAConnectionFactory factory = broker.xaConnectionFactory();
        factory.setClientID(CLIENT_ID);

        assertThatThrownBy(factory::createXAContext).isInstanceOf(InvalidClientIDRuntimeException.class);
    }

    @Test
    void toAnXaContextThatSetsIt() throws JMSException {
        try (JMSContext other = broker.xaConnectionFactory().createXAContext()) {
            assertThatThrownBy(() -> other.setClientID(CLIENT_ID)).isInstanceOf(InvalidClientIDRuntimeException.class);

            connection.close();
            other.setClientID(CLIENT_ID);
            assertThat(other.getClientID()).isEqualTo(CLIENT_ID);
        }
    }

    @Test
    void whoHasItIsNotDisturbed() throws JMSException {
        assertRefusedToContexts();

        send(Source.QUEUE, "1");
        assertThat(Delivery.all(Source.QUEUE.consumer(connection.createSession())))
                .containsExactly(Delivery.first("1"));
    }

    @Test
    void asLongAsAnyContextKeepsTheConnectionOpen() throws JMSException {
        connection.close();
        JMSContext first = context(JMSContext.AUTO_ACKNOWLEDGE);
        JMSContext second = first.createContext(JMSContext.CLIENT_ACKNOWLEDGE);
        assertRefusedToContexts();

        first.close();

        assertThat(second.getClientID()).isEqualTo(CLIENT_ID);
        assertRefusedToContexts();
        try (Connection other = broker.connectionFactory().createConnection()) {
            assertThatThrownBy(() -> other.setClientID(CLIENT_ID)).isInstanceOf(InvalidClientIDException.class);
        }

        second.close();
        try (JMSContext other = broker.connectionFactory().createContext()) {
            other.setClientID(CLIENT_ID);
            assertThat(other.getClientID()).isEqualTo(CLIENT_ID);
        }
    }

    /** To one that sets it, and to one that is created with it. */
    private void assertRefusedToContexts() {
        try (JMSContext other = broker.connectionFactory().createContext()) {
            assertThatThrownBy(() -> other.setClientID(CLIENT_ID)).isInstanceOf(InvalidClientIDRuntimeException.class);
        }
        assertThatThrownBy(() -> context(JMSContext.AUTO_ACKNOWLEDGE))
                .isInstanceOf(InvalidClientIDRuntimeException.class);
    }
}
