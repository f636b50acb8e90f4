package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The properties of messages, apart from how they are converted. */
@ConformanceTest
final class PropertyTest {
    static Stream<ValueType.Typed> values() {
        return ValueType.examplesOf(ValueType.OF_PROPERTIES);
    }

    @ParameterizedTest
    @MethodSource("values")
    @Requirement(section = "3.5.2", text = "A property of each type reaches the receiver with type and value.")
    void aPropertyReachesTheReceiver(ValueType.Typed typed, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message sent = loop.session().createMessage();
        Values.setProperty(sent, typed.type(), "p", typed.value());

        Message received = loop.pass(sent);

        assertThat(Values.getProperty(received, typed.type(), "p")).isEqualTo(typed.value());
        assertThat(received.getObjectProperty("p")).isEqualTo(typed.value());
    }

    static Set<ValueType> types() {
        return ValueType.OF_PROPERTIES;
    }

    @ParameterizedTest
    @MethodSource("types")
    @Requirement(
            section = "3.5.5",
            text = "setObjectProperty takes wrapped primitives and String, as if they were set by their own method.",
            pitfalls = 18)
    void aPropertyCanBeSetAsAnObject(ValueType type, Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createMessage();

        message.setObjectProperty("p", type.sample());

        assertThat(message.getObjectProperty("p")).isEqualTo(type.sample());
        assertThat(Values.getProperty(message, type, "p")).isEqualTo(type.sample());
    }

    static Stream<Object> unsuitableObjects() {
        return Stream.of(
                'c',
                new byte[] {1},
                Instant.EPOCH,
                new BigDecimal("1.5"),
                new ArrayList<>(),
                new Object(),
                new AtomicInteger(1),
                new int[] {1});
    }

    @ParameterizedTest
    @MethodSource("unsuitableObjects")
    @Requirement(
            section = "3.5.5",
            text = "setObjectProperty refuses objects of any other class with MessageFormatException.",
            pitfalls = 18)
    void anObjectOfAnotherClassIsRefused(Object unsuitable, Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createMessage();

        assertThatThrownBy(() -> message.setObjectProperty("p", unsuitable)).isInstanceOf(MessageFormatException.class);
        assertThat(message.propertyExists("p")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("types")
    @Requirement(
            section = "javadoc Message",
            text = "A property name that is null or empty is refused with IllegalArgumentException by every setter.",
            pitfalls = 14)
    void aNameThatIsNullOrEmptyIsRefused(ValueType type, Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createMessage();

        for (String name : new String[] {null, ""}) {
            assertThatThrownBy(() -> Values.setProperty(message, type, name, type.sample()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> message.setObjectProperty(name, type.sample()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL", "TRUE", "FALSE", "NOT", "AND", "OR", "BETWEEN", "LIKE", "IN", "IS", "ESCAPE", "null", "Not"
            })
    @Requirement(
            section = "3.5.1",
            text = "A reserved word of the selector language cannot be the name of a property.",
            pitfalls = 14)
    void aReservedWordIsNoName(String word, Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createMessage();

        assertThatThrownBy(() -> message.setIntProperty(word, 1)).isInstanceOf(Exception.class);
        assertThat(message.propertyExists(word)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "_", "$", "_a1", "A$b_c", "\u00fcber", "\u03b1\u03b2", "nullable", "order", "JMS_vendor_x"})
    @Requirement(
            section = "3.5.1",
            text = "Any identifier of the selector language can be the name of a property.",
            pitfalls = 14)
    void anIdentifierIsAName(String name, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        message.setStringProperty(name, "value");

        assertThat(loop.pass(message).getStringProperty(name)).isEqualTo("value");
    }

    @Test
    @Requirement(section = "3.8.1.1", text = "The name of a property may be as long as one likes.", pitfalls = 14)
    void aNameMayBeLong(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        String name = "n".repeat(1_000);
        message.setIntProperty(name, 1);

        assertThat(loop.pass(message).getIntProperty(name)).isEqualTo(1);
    }

    @Test
    @Requirement(section = "3.8.1.1", text = "Names of properties that differ in case are different.", pitfalls = 14)
    void namesAreCaseSensitive(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        message.setIntProperty("name", 1);
        message.setIntProperty("Name", 2);

        Message received = loop.pass(message);

        assertThat(received.getIntProperty("name")).isEqualTo(1);
        assertThat(received.getIntProperty("Name")).isEqualTo(2);
        assertThat(received.propertyExists("NAME")).isFalse();
    }

    @Test
    @Requirement(section = "3.5", text = "Setting a property again replaces value and type.")
    void settingAgainReplaces(Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createMessage();
        message.setStringProperty("p", "text");

        message.setLongProperty("p", 5);

        assertThat(message.getObjectProperty("p")).isEqualTo(5L);
        assertThat(Enumerations.applicationProperties(message)).containsExactly("p");
    }

    @Test
    @Requirement(section = "3.5.6", text = "getPropertyNames lists the properties and no header.", pitfalls = 16)
    void theNamesAreThoseOfThePropertiesAndOfNoHeader(Jms jms) throws JMSException {
        Message message = jms.connection().createSession().createMessage();
        message.setJMSCorrelationID("correlated");
        message.setJMSType("type");
        message.setIntProperty("a", 1);
        message.setStringProperty("b", "2");

        assertThat(Enumerations.applicationProperties(message)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    @Requirement(
            section = "3.5.6",
            text = "getPropertyNames of a received message lists its properties, JMSXDeliveryCount, and no header.",
            pitfalls = 16)
    void theNamesOfAReceivedMessageIncludeTheDeliveryCount(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        message.setJMSCorrelationID("correlated");
        message.setJMSType("type");
        message.setIntProperty("a", 1);

        Message received = loop.pass(message);

        assertThat(Enumerations.names(received.getPropertyNames()))
                .contains("a", "JMSXDeliveryCount")
                .allMatch(name -> name.equals("a") || name.startsWith("JMSX") || name.startsWith("JMS_"));
    }

    @Test
    @Requirement(
            section = "3.5.6",
            text = "Each name that getPropertyNames lists exists and can be read.",
            pitfalls = 16)
    void eachNameCanBeRead(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        message.setIntProperty("a", 1);
        message.setDoubleProperty("b", 2);

        Message received = loop.pass(message);

        for (String name : Enumerations.names(received.getPropertyNames())) {
            assertThat(received.propertyExists(name)).isTrue();
            assertThat(received.getObjectProperty(name)).isNotNull();
        }
    }

    @Test
    @Requirement(section = "3.5.7", text = "clearProperties removes all properties and leaves the body.", pitfalls = 20)
    void clearingRemovesPropertiesOnly(Jms jms) throws JMSException {
        TextMessage message = jms.connection().createSession().createTextMessage("body");
        message.setIntProperty("a", 1);

        message.clearProperties();

        assertThat(Enumerations.applicationProperties(message)).isEmpty();
        assertThat(message.propertyExists("a")).isFalse();
        assertThat(message.getObjectProperty("a")).isNull();
        assertThat(message.getText()).isEqualTo("body");
    }

    @Test
    @Requirement(
            section = "3.11.1",
            text = "clearBody leaves the properties, readable or not as they were.",
            pitfalls = 20)
    void clearingTheBodyLeavesProperties(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        TextMessage message = loop.session().createTextMessage("body");
        message.setIntProperty("a", 1);
        TextMessage received = loop.pass(message);

        received.clearBody();

        assertThat(received.getIntProperty("a")).isEqualTo(1);
        assertThatThrownBy(() -> received.setIntProperty("a", 2)).isInstanceOf(MessageNotWriteableException.class);
    }

    @ParameterizedTest
    @MethodSource("types")
    @Requirement(section = "3.5.3", text = "The properties of a received message cannot be set.", pitfalls = 19)
    void aReceivedPropertyCannotBeSet(ValueType type, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message received = loop.pass(loop.session().createMessage());

        assertThatThrownBy(() -> Values.setProperty(received, type, "p", type.sample()))
                .isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setObjectProperty("p", type.sample()))
                .isInstanceOf(MessageNotWriteableException.class);
    }

    @Test
    @Requirement(
            section = "3.10",
            text =
                    "After clearProperties the properties of a received message can be set and read; the body stays as it is.",
            pitfalls = {19, 20})
    void aReceivedMessageCanBeGivenPropertiesOnceCleared(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        TextMessage message = loop.session().createTextMessage("body");
        message.setIntProperty("old", 1);
        TextMessage received = loop.pass(message);

        received.clearProperties();
        received.setIntProperty("new", 2);

        assertThat(received.propertyExists("old")).isFalse();
        assertThat(received.getIntProperty("new")).isEqualTo(2);
        assertThat(received.getText()).isEqualTo("body");
        assertThatThrownBy(() -> received.setText("other")).isInstanceOf(MessageNotWriteableException.class);
    }

    @Test
    @Requirement(
            section = "3.5.9",
            text = "JMSXGroupID and JMSXGroupSeq can be set by the application and reach the receiver.",
            pitfalls = 15)
    void groupPropertiesReachTheReceiver(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        message.setStringProperty("JMSXGroupID", "group");
        message.setIntProperty("JMSXGroupSeq", 3);

        Message received = loop.pass(message);

        assertThat(received.getObjectProperty("JMSXGroupID")).isEqualTo("group");
        assertThat(received.getObjectProperty("JMSXGroupSeq")).isEqualTo(3);
        assertThat(Enumerations.names(received.getPropertyNames())).contains("JMSXGroupID", "JMSXGroupSeq");
    }

    @Test
    @Requirement(
            section = "3.5.9",
            text = "The names of the standard's properties are exact: in another case they are the application's.",
            pitfalls = 15)
    void aGroupIsNamedExactly(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        message.setStringProperty("jmsxgroupid", "no group");

        Message received = loop.pass(message);

        assertThat(received.getStringProperty("jmsxgroupid")).isEqualTo("no group");
        assertThat(received.propertyExists("JMSXGroupID")).isFalse();
    }

    @Test
    @Requirement(
            section = "3.5.9",
            text = "A delivery count that the application sets is refused, or overwritten by the provider.",
            pitfalls = 15)
    void aDeliveryCountOfTheApplicationIsNotTrusted(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        try {
            message.setIntProperty("JMSXDeliveryCount", 7);
        } catch (JMSException refused) {
            assertThat(message.propertyExists("JMSXDeliveryCount")).isFalse();
        }

        assertThat(loop.pass(message).getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    }

    @Test
    @Requirement(
            section = "3.5.9",
            text = "A message that was not received has no delivery count.",
            pitfalls = {15, 16})
    void aSentMessageHasNoDeliveryCount(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Message message = loop.session().createMessage();
        loop.producer().send(message);

        assertThat(Enumerations.names(message.getPropertyNames())).doesNotContain("JMSXDeliveryCount");
    }
}
