package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.ObjectMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/**
 * Messages with an object. All objects are of classes of the Java library, which the filters of providers that trust only
 * few classes let pass.
 */
@ConformanceTest
final class ObjectMessageTest {
    static Stream<Arguments> objects() {
        return Stream.<Serializable>of(
                        "text",
                        42,
                        42L,
                        1.5,
                        true,
                        'c',
                        UUID.fromString("00000000-0000-0001-0000-000000000002"),
                        new ArrayList<>(List.of("a", 1, 2L)),
                        new HashMap<>(Map.of("key", new ArrayList<>(List.of(1.5)))),
                        new LinkedHashSet<>(Set.of("element")),
                        new int[] {1, 2, 3},
                        new String[] {"a", "b"},
                        new byte[] {1, 2, 3})
                .map(object -> Arguments.of((Object) object));
    }

    @ParameterizedTest
    @MethodSource("objects")
    @Requirement(section = "3.11", text = "A serializable object reaches the receiver as an equal one.")
    void anObjectReachesTheReceiver(Serializable object, Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);

        ObjectMessage received = loop.pass(loop.session().createObjectMessage(object));

        assertThat(received.getObject()).isInstanceOf(object.getClass());
        assertThat(Arrays.deepEquals(new Object[] {received.getObject()}, new Object[] {object}))
                .isTrue();
    }

    @Test
    @Requirement(section = "3.12", text = "An object message without an object arrives without one.", pitfalls = 36)
    void noObjectIsNull(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        ObjectMessage none = loop.session().createObjectMessage();
        ObjectMessage setToNull = loop.session().createObjectMessage("object");
        setToNull.setObject(null);

        assertThat(none.getObject()).isNull();
        assertThat(setToNull.getObject()).isNull();
        assertThat(loop.pass(none).getObject()).isNull();
        assertThat(loop.pass(setToNull).getObject()).isNull();
    }

    @Test
    @Requirement(
            section = "javadoc ObjectMessage",
            text = "The message holds a snapshot of the object, taken when it was set.",
            pitfalls = 24)
    void theSnapshotIsTakenWhenTheObjectIsSet(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        ArrayList<String> list = new ArrayList<>(List.of("before"));
        ObjectMessage message = loop.session().createObjectMessage();
        message.setObject(list);

        list.add("after set");

        assertThat(message.getObject()).isEqualTo(List.of("before"));
        assertThat(loop.pass(message).getObject()).isEqualTo(List.of("before"));
    }

    @Test
    @Requirement(
            section = "javadoc ObjectMessage",
            text = "The snapshot of a message that is created with its object is taken then.",
            pitfalls = 24)
    void theSnapshotIsTakenWhenTheMessageIsCreated(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        ArrayList<String> list = new ArrayList<>(List.of("before"));
        ObjectMessage message = loop.session().createObjectMessage(list);

        list.add("after creation");

        assertThat(loop.pass(message).getObject()).isEqualTo(List.of("before"));
    }

    @Test
    @Requirement(
            section = "3.12",
            text = "Each getObject returns a copy, so changing one does not change the message.",
            pitfalls = 23)
    void eachGetReturnsACopy(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        ObjectMessage received = loop.pass(loop.session().createObjectMessage(new int[] {1, 2, 3}));

        ((int[]) received.getObject())[0] = 99;

        assertThat((int[]) received.getObject()).containsExactly(1, 2, 3);
    }

    @Test
    @Requirement(
            section = "javadoc ObjectMessage.setObject",
            text = "An object that cannot be serialized is refused with MessageFormatException.")
    void anObjectThatCannotBeSerializedIsRefused(Jms jms) throws JMSException {
        ObjectMessage message = jms.connection().createSession().createObjectMessage();
        ArrayList<Object> list = new ArrayList<>();
        list.add(new Object());

        assertThatThrownBy(() -> message.setObject(list)).isInstanceOf(MessageFormatException.class);
    }

    @Test
    @Requirement(section = "3.11.2", text = "The object of a received message cannot be set.", pitfalls = 19)
    void aReceivedObjectCannotBeSet(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        ObjectMessage received = loop.pass(loop.session().createObjectMessage("object"));

        assertThatThrownBy(() -> received.setObject("other")).isInstanceOf(MessageNotWriteableException.class);

        assertThat(received.getObject()).isEqualTo("object");
    }

    @Test
    @Requirement(
            section = "3.11.1",
            text = "A received message that is cleared has no object, and can be given one.",
            pitfalls = 27)
    void aReceivedObjectCanBeSetOnceCleared(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        ObjectMessage received = loop.pass(loop.session().createObjectMessage("object"));

        received.clearBody();
        assertThat(received.getObject()).isNull();
        received.setObject("new");

        assertThat(loop.pass(received).getObject()).isEqualTo("new");
    }
}
