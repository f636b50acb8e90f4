package dev.sluice.jms.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import javax.naming.BinaryRefAddr;
import javax.naming.NamingException;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.naming.StringRefAddr;
import javax.naming.spi.NamingManager;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.error.BrokerException;
import dev.sluice.jms.SluiceBroker;
import dev.sluice.jms.SluiceConnectionFactory;
import dev.sluice.jms.Traffic;
import dev.sluice.jms.destination.SluiceQueue;
import dev.sluice.jms.destination.SluiceTopic;

class SluiceObjectFactoryTest {
    private static final String FACTORY = SluiceConnectionFactory.class.getName();
    private static final String QUEUE = SluiceQueue.class.getName();
    private static final String TOPIC = SluiceTopic.class.getName();

    // ---------------------------------------------------------------- round trips

    @Test
    @DisplayName("§5.1 a connection factory can be stored as a reference")
    void aConnectionFactoryComesBackWithAllItsProperties() throws Exception {
        SluiceConnectionFactory factory = new SluiceConnectionFactory("vm://orders?capacity=10");
        factory.setClientID("me");
        factory.setUserName("alice");
        factory.setPassword("wonderland");

        SluiceConnectionFactory copy = (SluiceConnectionFactory) roundTrip(factory);

        assertThat(copy).isNotSameAs(factory);
        assertThat(copy.getBrokerURL()).isEqualTo("vm://orders?capacity=10");
        assertThat(copy.getClientID()).isEqualTo("me");
        assertThat(copy.getUserName()).isEqualTo("alice");
    }

    @Test
    void thePasswordComesBackToo() throws Exception {
        try (SluiceBroker guarded = SluiceBroker.builder()
                .vmName("naming-guarded")
                .user("alice", "wonderland")
                .build()) {
            SluiceConnectionFactory factory = guarded.connectionFactory();
            factory.setUserName("alice");
            factory.setPassword("wonderland");

            SluiceConnectionFactory copy = (SluiceConnectionFactory) roundTrip(factory);

            try (Connection connection = copy.createConnection()) {
                Traffic.send(connection, "q", "hello");
                assertThat(Traffic.receive(connection, "q")).isEqualTo("hello");
            }
        }
    }

    @Test
    void propertiesThatAreNotSetStayUnset() throws Exception {
        SluiceConnectionFactory copy = (SluiceConnectionFactory) roundTrip(new SluiceConnectionFactory("vm://orders"));

        assertThat(copy.getClientID()).isNull();
        assertThat(copy.getUserName()).isNull();
    }

    @Test
    void aFactoryForABrokerThatNobodyCanFindHasNoReference() {
        try (SluiceBroker broker = SluiceBroker.builder().name("mine").build()) {
            assertThatThrownBy(broker.connectionFactory()::getReference)
                    .isInstanceOf(NamingException.class)
                    .hasMessageContainingAll("broker 'mine'", "vmName");
        }
    }

    @ParameterizedTest
    @DisplayName("§5.1 a destination can be stored as a reference")
    @MethodSource("destinations")
    void aDestinationComesBackAsItWas(Destination destination) throws Exception {
        Object copy = roundTrip((Referenceable) destination);

        assertThat(copy).isEqualTo(destination).hasSameClassAs(destination).hasToString(destination.toString());
    }

    static Stream<Destination> destinations() throws JMSException {
        try (SluiceBroker broker = SluiceBroker.create();
                Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            return Stream.of(
                    new SluiceQueue("orders.eu?consumer.weight=3"),
                    new SluiceTopic("prices.>"),
                    session.createTemporaryQueue(),
                    session.createTemporaryTopic());
        }
    }

    @Test
    void aTemporaryQueueThatComesBackCannotBeDeletedByIt() throws Exception {
        try (SluiceBroker broker = SluiceBroker.create();
                Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            TemporaryQueue copy = (TemporaryQueue) roundTrip((Referenceable) session.createTemporaryQueue());

            assertThatThrownBy(copy::delete).isInstanceOf(IllegalStateException.class);
        }
    }

    /** As naming services do it: they know the factory by the name in the reference only. */
    private static Object roundTrip(Referenceable object) throws Exception {
        return NamingManager.getObjectInstance(object.getReference(), null, null, null);
    }

    // ---------------------------------------------------------------- written by hand

    @Test
    void whatContainersAddForThemselvesIsIgnored() throws Exception {
        Reference reference = reference(
                FACTORY,
                "scope",
                "Shareable",
                "auth",
                "Container",
                "singleton",
                "true",
                "description",
                "orders",
                "factory",
                SluiceObjectFactory.class.getName(),
                "brokerURL",
                "vm://orders");

        assertThat(make(reference))
                .isInstanceOfSatisfying(SluiceConnectionFactory.class, made -> assertThat(made.getBrokerURL())
                        .isEqualTo("vm://orders"));
    }

    @Test
    void aDestinationIsKnownByItsClassAndPhysicalName() throws Exception {
        assertThat(make(reference(QUEUE, "physicalName", "orders"))).isEqualTo(new SluiceQueue("orders"));
        assertThat(make(reference(TOPIC, "name", "prices"))).isEqualTo(new SluiceTopic("prices"));
    }

    // ---------------------------------------------------------------- not ours

    @Test
    void whatIsNotOursIsLeftToOtherFactories() throws Exception {
        assertThat(make(null)).isNull();
        assertThat(make("vm://orders")).isNull();
        assertThat(make(new SluiceQueue("orders"))).isNull();
        assertThat(make(reference("com.acme.AcmeQueue", "name", "orders"))).isNull();
        assertThat(make(reference("jakarta.jms.Queue", "name", "orders"))).isNull();
    }

    // ---------------------------------------------------------------- malformed

    @Test
    void aFactoryWithoutAnAddressIsRefused() {
        assertMalformed(
                reference(FACTORY, "clientID", "me"),
                FACTORY,
                "it has no 'brokerURL'. Add one, for example vm://orders.");
    }

    @Test
    void anUnknownPropertyNamesTheNearest() {
        assertMalformed(
                reference(FACTORY, "brokerUrl", "vm://orders"),
                FACTORY,
                "'brokerUrl' is unknown (did you mean 'brokerURL'?); it can have brokerURL, clientID, password,"
                        + " producer.pacing, producer.pacing.base, producer.pacing.blocked, producer.pacing.maximum,"
                        + " producer.pacing.multiplier, producer.pacing.recovery, producer.pacing.step, userName.");
        assertMalformed(
                reference(QUEUE, "physicalname", "orders"),
                QUEUE,
                "'physicalname' is unknown (did you mean 'physicalName'?); it can have kind, name, physicalName.");
    }

    @Test
    void aMalformedAddressIsRefusedWithItsOwnSentence() {
        assertThatThrownBy(() -> make(reference(FACTORY, "brokerURL", "vm://orders?capcity=1")))
                .isInstanceOf(NamingException.class)
                .hasMessage("The reference to a " + FACTORY + " is malformed: Unknown option 'capcity'"
                        + " (did you mean 'capacity'?). Nothing was started.")
                .hasCauseInstanceOf(BrokerException.class);
    }

    @Test
    void aMalformedDestinationIsRefusedWithItsOwnSentence() {
        assertThatThrownBy(() -> make(reference(TOPIC, "name", "a..b")))
                .isInstanceOf(NamingException.class)
                .hasMessage("The reference to a " + TOPIC + " is malformed: 'a..b' cannot be the name of a topic:"
                        + " a level between dots is empty.")
                .hasCauseInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void aDestinationNeedsOneName() {
        assertMalformed(reference(QUEUE), QUEUE, "it has no 'name'. Add one, or a 'physicalName'.");
        assertMalformed(
                reference(QUEUE, "name", "a", "physicalName", "b"),
                QUEUE,
                "it has both 'name' and 'physicalName'; leave one out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic", "temporary-queue", "stack"})
    void theKindMustBeThatOfTheClass(String kind) {
        assertMalformed(
                reference(QUEUE, "kind", kind, "name", "orders"),
                QUEUE,
                "its kind is '" + kind + "', but such an object is a queue.");
    }

    @Test
    void anAddressMustBeOneText() {
        Reference binary = reference(QUEUE);
        binary.add(new BinaryRefAddr("name", new byte[] {1}));

        assertMalformed(binary, QUEUE, "'name' must be a text, not a byte[].");
        assertMalformed(reference(QUEUE, "name", "a", "name", "b"), QUEUE, "'name' is given twice.");
        assertMalformed(reference(QUEUE, "name", null), QUEUE, "it has no 'name'. Add one, or a 'physicalName'.");
    }

    private static void assertMalformed(Reference reference, String className, String why) {
        assertThatThrownBy(() -> make(reference))
                .isInstanceOf(NamingException.class)
                .hasMessage("The reference to a " + className + " is malformed: " + why);
    }

    private static Object make(Object object) throws NamingException {
        return new SluiceObjectFactory().getObjectInstance(object, null, null, null);
    }

    private static Reference reference(String className, String... typesAndTexts) {
        Reference reference = new Reference(className, SluiceObjectFactory.class.getName(), null);
        for (int i = 0; i < typesAndTexts.length; i += 2) {
            reference.add(new StringRefAddr(typesAndTexts[i], typesAndTexts[i + 1]));
        }
        return reference;
    }
}
