package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Stream;

import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Messages with named values. */
@ConformanceTest
final class MapMessageTest {
    static Stream<ValueType.Typed> values() {
        return ValueType.examplesOf(ValueType.OF_BODIES);
    }

    @ParameterizedTest
    @MethodSource("values")
    @Requirement(section = "3.11", text = "An entry of each type reaches the receiver with type and value.")
    void anEntryReachesTheReceiver(ValueType.Typed typed, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage sent = loop.session().createMapMessage();
        Values.setEntry(sent, typed.type(), "e", typed.value());

        MapMessage received = loop.pass(sent);

        assertThat(Values.getEntry(received, typed.type(), "e")).isEqualTo(typed.value());
        assertThat(received.getObject("e")).isEqualTo(typed.value());
    }

    @ParameterizedTest
    @EnumSource(ValueType.class)
    @Requirement(
            section = "3.11.3",
            text = "setObject takes wrapped primitives, String and byte[], as if they were set by their own method.")
    void anEntryCanBeSetAsAnObject(ValueType type, Jms jms) throws JMSException {
        MapMessage message = jms.connection().createSession().createMapMessage();

        message.setObject("e", type.sample());

        assertThat(message.getObject("e")).isEqualTo(type.sample());
        assertThat(Values.getEntry(message, type, "e")).isEqualTo(type.sample());
    }

    static Stream<Object> unsuitableObjects() {
        return Stream.of(Instant.EPOCH, new BigDecimal("1.5"), new ArrayList<>(), new Object(), new int[] {1});
    }

    @ParameterizedTest
    @MethodSource("unsuitableObjects")
    @Requirement(section = "10.3", text = "setObject refuses objects of any other class with MessageFormatException.")
    void anObjectOfAnotherClassIsRefused(Object unsuitable, Jms jms) throws JMSException {
        MapMessage message = jms.connection().createSession().createMapMessage();

        assertThatThrownBy(() -> message.setObject("e", unsuitable)).isInstanceOf(MessageFormatException.class);
        assertThat(message.itemExists("e")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ValueType.class)
    @Requirement(
            section = "javadoc MapMessage",
            text = "A name that is null or empty is refused with IllegalArgumentException by every setter.",
            pitfalls = 31)
    void aNameThatIsNullOrEmptyIsRefused(ValueType type, Jms jms) throws JMSException {
        MapMessage message = jms.connection().createSession().createMapMessage();

        for (String name : new String[] {null, ""}) {
            assertThatThrownBy(() -> Values.setEntry(message, type, name, type.sample()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> message.setObject(name, type.sample()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @Requirement(
            section = "javadoc MapMessage",
            text = "A name that is null or empty is refused by setBytes with offset and length too.",
            pitfalls = 31)
    void aNameThatIsNullOrEmptyIsRefusedForPartOfAnArray(String name, Jms jms) throws JMSException {
        MapMessage message = jms.connection().createSession().createMapMessage();

        assertThatThrownBy(() -> message.setBytes(name, new byte[] {1, 2}, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Requirement(section = "javadoc MapMessage.setBytes", text = "A part of an array can be set.")
    void aPartOfAnArrayCanBeSet(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage message = loop.session().createMapMessage();

        message.setBytes("e", new byte[] {1, 2, 3, 4, 5}, 1, 3);

        assertThat(loop.pass(message).getBytes("e")).containsExactly(2, 3, 4);
    }

    @Test
    @Requirement(
            section = "3.12",
            text = "String, byte[] and object entries may be null, which is not the same as absent.")
    void anEntryMayBeNull(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage message = loop.session().createMapMessage();
        message.setString("string", null);
        message.setBytes("bytes", null);
        message.setObject("object", null);

        MapMessage received = loop.pass(message);

        assertThat(received.getString("string")).isNull();
        assertThat(received.getBytes("bytes")).isNull();
        assertThat(received.getObject("object")).isNull();
        assertThat(received.itemExists("string")).isTrue();
        assertThat(received.itemExists("absent")).isFalse();
    }

    @Test
    @Requirement(section = "javadoc MapMessage.getMapNames", text = "getMapNames lists the names of all entries.")
    void theNamesAreListed(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage message = loop.session().createMapMessage();
        message.setInt("a", 1);
        message.setString("b", "2");
        message.setIntProperty("property", 3);

        assertThat(Enumerations.names(message.getMapNames())).containsExactlyInAnyOrder("a", "b");
        assertThat(Enumerations.names(loop.pass(message).getMapNames())).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    @Requirement(section = "3.11", text = "A new map has no entries.")
    void aNewMapIsEmpty(Jms jms) throws JMSException {
        MapMessage message = jms.connection().createSession().createMapMessage();

        assertThat(Enumerations.names(message.getMapNames())).isEmpty();
        assertThat(message.itemExists("a")).isFalse();
        assertThat(message.getObject("a")).isNull();
    }

    @Test
    @Requirement(
            section = "3.11",
            text = "Names of entries may be any text, and differ in case; values can be replaced.")
    void namesAreAnyText(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage message = loop.session().createMapMessage();
        message.setInt("a name, with: signs", 1);
        message.setInt("key", 2);
        message.setInt("Key", 3);
        message.setString("key", "replaced");

        MapMessage received = loop.pass(message);

        assertThat(received.getInt("a name, with: signs")).isEqualTo(1);
        assertThat(received.getObject("key")).isEqualTo("replaced");
        assertThat(received.getObject("Key")).isEqualTo(3);
    }

    @Test
    @Requirement(section = "3.12", text = "A byte[] is copied when it is set and when it is got.", pitfalls = 23)
    void arraysAreCopied(Jms jms) throws JMSException {
        MapMessage message = jms.connection().createSession().createMapMessage();
        byte[] given = {1, 2, 3};
        message.setBytes("typed", given);
        message.setObject("object", given);
        given[0] = 99;

        message.getBytes("typed")[1] = 99;
        ((byte[]) message.getObject("object"))[1] = 99;

        assertThat(message.getBytes("typed")).containsExactly(1, 2, 3);
        assertThat(message.getBytes("object")).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @EnumSource(ValueType.class)
    @Requirement(section = "3.11.2", text = "A received map cannot be written to.", pitfalls = 19)
    void aReceivedMapCannotBeWrittenTo(ValueType type, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage received = loop.pass(loop.session().createMapMessage());

        assertThatThrownBy(() -> Values.setEntry(received, type, "e", type.sample()))
                .isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> received.setObject("e", type.sample()))
                .isInstanceOf(MessageNotWriteableException.class);
    }

    @Test
    @Requirement(
            section = "3.11.1",
            text = "A received map that is cleared is empty, and can be read and written.",
            pitfalls = 27)
    void aReceivedMapCanBeWrittenOnceCleared(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage message = loop.session().createMapMessage();
        message.setInt("old", 1);
        MapMessage received = loop.pass(message);

        received.clearBody();
        received.setInt("new", 2);

        assertThat(Enumerations.names(received.getMapNames())).containsExactly("new");
        assertThat(received.getInt("new")).isEqualTo(2);
    }

    @Test
    @Requirement(
            section = "3.9",
            text = "A map that was sent can be read and written at once.",
            pitfalls = {22, 26})
    void aSentMapCanStillBeWrittenTo(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        MapMessage message = loop.session().createMapMessage();
        message.setInt("a", 1);
        loop.producer().send(message);

        message.setInt("a", 2);
        message.setInt("b", 3);

        assertThat(message.getInt("a")).isEqualTo(2);
        assertThat(Enumerations.names(((MapMessage) loop.receive()).getMapNames()))
                .containsExactly("a");
        assertThat(loop.pass(message).getInt("b")).isEqualTo(3);
    }
}
