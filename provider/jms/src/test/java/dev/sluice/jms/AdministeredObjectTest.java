package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import javax.naming.Referenceable;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.jms.destination.SluiceQueue;
import dev.sluice.jms.destination.SluiceTopic;

/** Administered objects carry names, not brokers (section 5.1). References to them are tested with their object factory. */
class AdministeredObjectTest {

    static Stream<Object> administeredObjects() {
        return Stream.of(
                new SluiceConnectionFactory("vm://orders"), new SluiceQueue("orders"), new SluiceTopic("prices"));
    }

    @ParameterizedTest
    @DisplayName("§5.1 administered objects are Serializable and Referenceable")
    @MethodSource("administeredObjects")
    void administeredObjectsAreSerializableAndReferenceable(Object object) {
        assertThat(object).isInstanceOf(Serializable.class).isInstanceOf(Referenceable.class);
    }

    // ---------------------------------------------------------------- connection factories

    @Test
    void aFactoryIsDeserializedWithAllItsProperties() throws Exception {
        SluiceConnectionFactory factory = new SluiceConnectionFactory("vm://orders?capacity=10");
        factory.setClientID("me");
        factory.setUserName("alice");
        factory.setPassword("wonderland");

        SluiceConnectionFactory copy = copyOf(factory);

        assertThat(copy.getBrokerURL()).isEqualTo("vm://orders?capacity=10");
        assertThat(copy.getClientID()).isEqualTo("me");
        assertThat(copy.getUserName()).isEqualTo("alice");
        assertThat(copy.password()).isEqualTo("wonderland");
    }

    /** What version 0.1.0 has written; applications keep such bytes in directories for years. */
    @Test
    void aFactoryThatWasStoredLongAgoCanBeRead() throws Exception {
        byte[] stored = Base64.getDecoder()
                .decode(
                        "rO0ABXNyACZkZXYuc2x1aWNlLmptcy5TbHVpY2VDb25uZWN0aW9uRmFjdG9yeQAAAAAAAAABAgAETAAJYnJva2VyVXJsdAAS"
                                + "TGphdmEvbGFuZy9TdHJpbmc7TAAIY2xpZW50SWRxAH4AAUwACHBhc3N3b3JkcQB+AAFMAAh1c2VyTmFtZXEAfgABeHB0ABd2"
                                + "bTovL29yZGVycz9jYXBhY2l0eT0xMHQAAm1ldAAKd29uZGVybGFuZHQABWFsaWNl");

        SluiceConnectionFactory factory = (SluiceConnectionFactory) deserialize(stored);

        assertThat(factory.getBrokerURL()).isEqualTo("vm://orders?capacity=10");
        assertThat(factory.getClientID()).isEqualTo("me");
        assertThat(factory.getUserName()).isEqualTo("alice");
        assertThat(factory.password()).isEqualTo("wonderland");
    }

    @Test
    void serializingAndDeserializingStartNothing() throws Exception {
        SluiceConnectionFactory unused = copyOf(new SluiceConnectionFactory("vm://orders"));

        assertThat(BrokerRegistry.find("orders")).isNull();
    }

    @Test
    void aFactoryForANamedBrokerFindsItAgain() throws Exception {
        try (SluiceBroker broker = SluiceBroker.builder().vmName("orders").build();
                Connection connection = broker.connectionFactory().createConnection();
                Connection copy = copyOf(broker.connectionFactory()).createConnection()) {
            Traffic.send(connection, "q", "hello");

            assertThat(Traffic.receive(copy, "q")).isEqualTo("hello");
        }
    }

    @Test
    void aFactoryForABrokerThatNobodyCanFindIsNotSerialized() {
        try (SluiceBroker broker = SluiceBroker.builder().name("mine").build()) {
            assertThatThrownBy(() -> copyOf(broker.connectionFactory()))
                    .isInstanceOf(InvalidObjectException.class)
                    .hasMessage("This connection factory belongs to broker 'mine', which nobody can find by name."
                            + " Build the broker with vmName(\"...\") to make the factory portable.");
        }
    }

    @Test
    void aFactoryWithAnAddressThatTheConstructorRefusesIsNotDeserialized() throws IOException {
        byte[] bytes = serialize(new SluiceConnectionFactory("vm://orders?capacity=10"));
        String tampered = new String(bytes, StandardCharsets.ISO_8859_1).replace("capacity=10", "capacitx=10");

        assertThatThrownBy(() -> deserialize(tampered.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessage("Unknown option 'capacitx' (did you mean 'capacity'?). Nothing was started.");
    }

    // ---------------------------------------------------------------- destinations

    @ParameterizedTest
    @MethodSource("destinations")
    void aDestinationIsDeserializedAsItWas(Destination destination) throws Exception {
        Destination copy = copyOf(destination);

        assertThat(copy).isEqualTo(destination).hasSameClassAs(destination).hasToString(destination.toString());
    }

    static Stream<Destination> destinations() throws JMSException {
        try (SluiceBroker broker = SluiceBroker.create();
                Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            return Stream.of(
                    new SluiceQueue("orders.eu?consumer.weight=3"),
                    new SluiceTopic("prices.>"),
                    session.createQueue("orders"),
                    session.createTopic("prices"),
                    session.createTemporaryQueue(),
                    session.createTemporaryTopic());
        }
    }

    @Test
    void aDeserializedDestinationMayBeUsedWithAnyBroker() throws Exception {
        Destination copy = copyOf(new SluiceQueue("orders"));
        try (SluiceBroker broker = SluiceBroker.create();
                Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            session.createProducer(copy).send(session.createTextMessage("hello"));

            assertThat(Traffic.receive(connection, "orders")).isEqualTo("hello");
        }
    }

    // ---------------------------------------------------------------- bytes

    @SuppressWarnings("unchecked") // a copy has the class of the original
    private static <T> T copyOf(T object) throws IOException, ClassNotFoundException {
        return (T) deserialize(serialize(object));
    }

    private static byte[] serialize(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object deserialize(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
