package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/** Options given as text: which are refused, with which words; and that each of the others reaches what it is for. */
class BrokerOptionsTest {
    private static final String NAME = "options";

    @AfterEach
    void closeBroker() {
        SluiceBroker broker = BrokerRegistry.find(NAME);
        if (broker != null) {
            broker.close();
        }
    }

    // ---------------------------------------------------------------- what is refused

    @ParameterizedTest
    @CsvSource({
        "capcity, capacity",
        "Capacity, capacity",
        "overflo, overflow",
        "sendTimeOut, sendTimeout",
        "clientID, clientId",
        "trusted-classes, trustedClasses",
        "virtualThread, virtualThreads",
    })
    void anUnknownOptionNamesTheNearest(String typed, String meant) {
        assertThatThrownBy(() -> new SluiceConnectionFactory("vm://options?" + typed + "=1"))
                .isInstanceOf(BrokerException.class)
                .hasMessage("Unknown option '" + typed + "' (did you mean '" + meant + "'?). Nothing was started.")
                .extracting(e -> ((BrokerException) e).error())
                .isEqualTo(BrokerError.CONFIGURATION);
    }

    @Test
    void anUnknownOptionThatIsNearNoneNamesAll() {
        assertThatThrownBy(() -> new SluiceConnectionFactory("vm://options?prefech=100"))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("Unknown option 'prefech'; the options are virtualThreads, ")
                .hasMessageContainingAll("clientId", "capacity", "deadLetterDropped. Nothing was started.");
    }

    @Test
    void anUnknownOptionOfADestinationNamesTheNearest() {
        assertThatThrownBy(() -> new SluiceConnectionFactory("vm://options?destination.orders.>.capcity=1"))
                .isInstanceOf(BrokerException.class)
                .hasMessage("Unknown option 'capcity' of destination 'orders.>' (did you mean 'capacity'?)."
                        + " Nothing was started.");
    }

    @Test
    void anOptionOfTheBrokerCannotBeSetForADestination() {
        assertThatThrownBy(() -> new SluiceConnectionFactory("vm://options?destination.orders.virtualThreads=true"))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("Unknown option 'virtualThreads' of destination 'orders'; the options are");
    }

    @ParameterizedTest
    @ValueSource(strings = {"destination.capacity", "destination.orders", "destination.", "destination..capacity"})
    void anOptionThatNamesNoDestinationSaysHowItIsWritten(String key) {
        assertThatThrownBy(() -> new SluiceConnectionFactory("vm://options?" + key + "=1"))
                .isInstanceOf(BrokerException.class)
                .hasMessage("Option '" + key + "' is incomplete: write destination.PATTERN.OPTION, for example"
                        + " destination.orders.>.capacity=10. Nothing was started.");
    }

    @Test
    void aMalformedPatternIsAFaultOfTheConfiguration() {
        assertThatThrownBy(() -> new SluiceConnectionFactory("vm://options?destination.>.orders.capacity=1"))
                .isInstanceOf(BrokerException.class)
                .hasMessage(
                        "Option 'destination.>.orders.capacity' cannot be set: '>.orders' is no destination pattern:"
                                + " '>' may only be the last level; use '*' for one level. Nothing was started.")
                .extracting(e -> ((BrokerException) e).error())
                .isEqualTo(BrokerError.CONFIGURATION);
    }

    @ParameterizedTest
    @CsvSource({
        "capacity, 0, a whole number from 1",
        "capacity, many, a whole number from 1",
        "destination.orders.capacity, -1, a whole number from 1",
        "virtualThreads, yes, true or false",
        "sendTimeout, 5 weeks, 'a duration such as 250ms, 30s, 5m, 1h or 7d, or a number of milliseconds'",
        "redeliveryJitter, 1.5, a number from 0.0 to 1.0",
        "overflow, EXPLODE, 'one of BLOCK, REJECT, DROP_NEWEST, DROP_OLDEST, EVICT_LOWEST_PRIORITY'",
    })
    void anIllegalValueSaysWhichAreLegal(String key, String value, String legal) {
        String option = key.substring(key.lastIndexOf('.') + 1);
        assertThatThrownBy(() -> new SluiceConnectionFactory("vm://options?" + key + "=" + value))
                .isInstanceOf(BrokerException.class)
                .hasMessage("Option '" + option + "' cannot be '" + value + "': it takes " + legal + ".");
    }

    @Test
    void aMalformedTrustedClassIsFoundBeforeTheBrokerIsMade() {
        assertThatThrownBy(() -> new SluiceConnectionFactory("vm://options?trustedClasses=com.*.Order"))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("'com.*.Order' is no pattern for trustedClasses");
    }

    @Test
    void whatIsRefusedWhenTheBrokerIsMadeStartsNothing() {
        BrokerUri uri = BrokerUri.parse("vm://options?capcity=1");

        assertThatThrownBy(() -> SluiceBroker.at("vm://options?capcity=1")).isInstanceOf(BrokerException.class);

        assertThat(BrokerRegistry.find(uri.name())).isNull();
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void virtualThreadsAreRefusedWhereThereAreNone() {
        SluiceConnectionFactory factory = new SluiceConnectionFactory("vm://options?virtualThreads=true");

        assertThatThrownBy(factory::createConnection)
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("Virtual threads need JDK 21 or later");
        assertThat(BrokerRegistry.find(NAME)).isNull();
    }

    // ---------------------------------------------------------------- what takes effect

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsRunListenersWhereThereAreSome() throws Exception {
        CompletableFuture<Thread> listener = new CompletableFuture<>();
        try (Connection connection = connect("virtualThreads=true");
                Session session = connection.createSession()) {
            session.createConsumer(session.createQueue("orders"))
                    .setMessageListener(message -> listener.complete(Thread.currentThread()));
            connection.start();

            Traffic.send(connection, "orders", "hello");

            assertThat(listener.get(10, TimeUnit.SECONDS).toString()).startsWith("VirtualThread[");
        }
    }

    @Test
    void anOptionForAPatternHoldsForMatchingDestinationsOnly() throws JMSException {
        try (Connection connection = connect("destination.orders.>.capacity=2&destination.orders.>.overflow=REJECT")) {
            fill(connection, "orders.eu", 2);
            fill(connection, "orders", 3);
            fill(connection, "returns.eu", 3);

            assertThatThrownBy(() -> Traffic.send(connection, "orders.eu", "one too many"))
                    .isInstanceOf(ResourceAllocationException.class)
                    .hasMessageContaining("orders.eu");
        }
    }

    @Test
    void anOptionWithoutAPatternHoldsForAllThatHaveNoneOfTheirOwn() throws JMSException {
        try (Connection connection = connect("overflow=REJECT&capacity=1&destination.orders.capacity=2")) {
            fill(connection, "returns", 1);
            fill(connection, "orders", 2);

            assertThatThrownBy(() -> Traffic.send(connection, "returns", "one too many"))
                    .isInstanceOf(ResourceAllocationException.class);
            assertThatThrownBy(() -> Traffic.send(connection, "orders", "one too many"))
                    .isInstanceOf(ResourceAllocationException.class);
        }
    }

    @Test
    void theMoreSpecificPatternWinsWhateverTheOrder() throws JMSException {
        try (Connection connection = connect("destination.orders.eu.capacity=3&destination.orders.*.capacity=2"
                + "&destination.orders.>.capacity=1&overflow=REJECT")) {
            fill(connection, "orders.eu", 3);
            fill(connection, "orders.us", 2);
            fill(connection, "orders.us.books", 1);

            assertThatThrownBy(() -> Traffic.send(connection, "orders.eu", "one too many"))
                    .isInstanceOf(ResourceAllocationException.class);
            assertThatThrownBy(() -> Traffic.send(connection, "orders.us", "one too many"))
                    .isInstanceOf(ResourceAllocationException.class);
            assertThatThrownBy(() -> Traffic.send(connection, "orders.us.books", "one too many"))
                    .isInstanceOf(ResourceAllocationException.class);
        }
    }

    @Test
    void overflowReachesThePolicy() throws JMSException {
        try (Connection connection = connect("capacity=1&overflow=drop-oldest")) {
            Traffic.send(connection, "orders", "first");
            Traffic.send(connection, "orders", "second");

            assertThat(Traffic.receive(connection, "orders")).isEqualTo("second");
            assertThat(Traffic.receive(connection, "orders")).isNull();
        }
    }

    @Test
    void strictPropertyNamesReachesMessages() throws JMSException {
        try (Connection connection = connect("strictPropertyNames=true");
                Session session = connection.createSession()) {
            Message message = session.createMessage();

            assertThatThrownBy(() -> message.setStringProperty("content-type", "text"))
                    .isInstanceOfAny(JMSException.class, IllegalArgumentException.class);
        }
    }

    @Test
    void hyphensInPropertyNamesAreAllowedByDefault() throws JMSException {
        try (Connection connection = connect("strictPropertyNames=false");
                Session session = connection.createSession()) {
            Message message = session.createMessage();

            message.setStringProperty("content-type", "text");

            assertThat(message.getStringProperty("content-type")).isEqualTo("text");
        }
    }

    /** Something that only an application knows. */
    record Order(int number) implements Serializable {}

    @Test
    void trustedClassesReachesMessages() throws JMSException {
        try (Connection connection = connect("trustedClasses=com.acme.**,%20dev.sluice.jms.*")) {
            assertThat(roundTrip(connection, new Order(7)).getObject()).isEqualTo(new Order(7));
        }
    }

    @Test
    void anEmptyListOfTrustedClassesIsTheDefault() throws JMSException {
        try (Connection connection = connect("trustedClasses=")) {
            ObjectMessage received = roundTrip(connection, new Order(7));

            assertThatThrownBy(received::getObject).isInstanceOf(MessageFormatException.class);
        }
    }

    @Test
    void objectsByReferenceReachesMessages() throws JMSException {
        Order order = new Order(7);
        try (Connection connection = connect("objectsByReference=true")) {
            assertThat(roundTrip(connection, order).getObject()).isSameAs(order);
        }
    }

    private static Connection connect(String options) throws JMSException {
        return new SluiceConnectionFactory("vm://" + NAME + "?" + options).createConnection();
    }

    private static void fill(Connection connection, String queue, int messages) throws JMSException {
        for (int i = 0; i < messages; i++) {
            Traffic.send(connection, queue, "message " + i);
        }
    }

    private static ObjectMessage roundTrip(Connection connection, Order order) throws JMSException {
        connection.start();
        Session session = connection.createSession();
        Queue queue = session.createQueue("orders");
        session.createProducer(queue).send(session.createObjectMessage(order));
        MessageConsumer consumer = session.createConsumer(queue);
        return (ObjectMessage) consumer.receiveNoWait();
    }
}
