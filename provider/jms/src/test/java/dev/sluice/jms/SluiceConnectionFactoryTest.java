package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.JMSException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

class SluiceConnectionFactoryTest {

    @AfterEach
    void closeBroker() {
        SluiceBroker broker = BrokerRegistry.find("orders");
        if (broker != null) {
            broker.close();
        }
    }

    // ---------------------------------------------------------------- address

    @Test
    void theDefaultAddressIsOneThatCanBeUsed() throws JMSException {
        SluiceConnectionFactory factory = new SluiceConnectionFactory();

        assertThat(factory.getBrokerURL()).isEqualTo("vm://sluice");
        factory.createConnection().close();
        SluiceBroker.at(SluiceConnectionFactory.DEFAULT_URL).close();
    }

    @Test
    void aMalformedAddressIsRefusedAndTheOldOneStays() {
        SluiceConnectionFactory factory = new SluiceConnectionFactory("vm://orders?capacity=1");

        assertThatThrownBy(() -> factory.setBrokerURL("vm://returns?capcity=1")).isInstanceOf(BrokerException.class);
        assertThatThrownBy(() -> factory.setBrokerURL("returns")).isInstanceOf(BrokerException.class);

        assertThat(factory.getBrokerURL()).isEqualTo("vm://orders?capacity=1");
    }

    @Test
    void aFactoryMadeForABrokerCannotBeMovedToAnother() {
        try (SluiceBroker broker = SluiceBroker.builder().name("mine").build()) {
            SluiceConnectionFactory factory = broker.connectionFactory();

            assertThatThrownBy(() -> factory.setBrokerURL("vm://orders"))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage(
                            "This connection factory was made for broker 'mine' and cannot be given another address.")
                    .extracting(e -> ((BrokerException) e).error())
                    .isEqualTo(BrokerError.ILLEGAL_STATE);
        }
    }

    @Test
    void theTextForPeopleTellsNoSecrets() {
        SluiceConnectionFactory factory = new SluiceConnectionFactory("vm://orders?password=secret");
        factory.setPassword("secret");

        assertThat(factory).hasToString("SluiceConnectionFactory[vm://orders]");
    }

    // ---------------------------------------------------------------- user and client id

    @Test
    void propertiesComeBeforeTheOptionsOfTheAddress() {
        SluiceConnectionFactory factory =
                new SluiceConnectionFactory("vm://orders?clientId=ofUrl&user=userOfUrl&password=p");
        assertThat(factory.getClientID()).isEqualTo("ofUrl");
        assertThat(factory.getUserName()).isEqualTo("userOfUrl");

        factory.setClientID("mine");
        factory.setUserName("me");

        assertThat(factory.getClientID()).isEqualTo("mine");
        assertThat(factory.getUserName()).isEqualTo("me");
    }

    @Test
    @DisplayName("§6.1.2 a configured client id is set, cannot be set again, is taken while in use, and freed on close")
    void aConfiguredClientIdIsSetOnEveryConnection() throws JMSException {
        SluiceConnectionFactory factory = new SluiceConnectionFactory("vm://orders?clientId=me");
        try (Connection connection = factory.createConnection()) {
            assertThat(connection.getClientID()).isEqualTo("me");
            assertThatThrownBy(() -> connection.setClientID("other")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(factory::createConnection)
                    .isInstanceOf(InvalidClientIDException.class)
                    .hasMessageContaining("'me'");
        }
        try (Connection connection = factory.createQueueConnection()) {
            assertThat(connection.getClientID()).isEqualTo("me");
        }
    }

    @Test
    void anEmptyClientIdIsNone() throws JMSException {
        SluiceConnectionFactory factory = new SluiceConnectionFactory("vm://orders?clientId=&user=");
        factory.setClientID("");

        assertThat(factory.getClientID()).isNull();
        assertThat(factory.getUserName()).isNull();
        try (Connection one = factory.createConnection();
                Connection other = factory.createConnection()) {
            assertThat(one.getClientID()).isNull();
            assertThat(other.getClientID()).isNull();
        }
    }
}
