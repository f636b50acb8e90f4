package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.MessageNotWriteableRuntimeException;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The properties that producers of the simplified API put on messages. */
@ConformanceTest
final class JmsProducerPropertyTest {
    static Set<ValueType> types() {
        return ValueType.OF_PROPERTIES;
    }

    // ---------------------------------------------------------------- setting and reading

    static Stream<ValueType.Typed> values() {
        return ValueType.examplesOf(ValueType.OF_PROPERTIES);
    }

    @ParameterizedTest
    @MethodSource("values")
    @Requirement(
            section = "7.5",
            text = "A property of each type reads as it was set, and reaches the receiver with type and value.",
            pitfalls = 86)
    void aPropertyReachesTheReceiver(ValueType.Typed typed, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);

        ProducerValues.set(loop.producer(), typed.type(), "p", typed.value());

        assertThat(ProducerValues.get(loop.producer(), typed.type(), "p")).isEqualTo(typed.value());
        assertThat(loop.producer().getObjectProperty("p")).isEqualTo(typed.value());
        loop.producer().send(loop.destination(), "text");
        assertThat(loop.receive().getObjectProperty("p")).isEqualTo(typed.value());
    }

    @ParameterizedTest
    @MethodSource("types")
    @Requirement(
            section = "javadoc JMSProducer.setProperty",
            text = "A property given as an object is as if it were set by the method for its type.",
            pitfalls = {18, 86})
    void aPropertyCanBeSetAsAnObject(ValueType type, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);

        loop.producer().setProperty("p", type.sample());

        assertThat(loop.producer().getObjectProperty("p")).isEqualTo(type.sample());
        assertThat(ProducerValues.get(loop.producer(), type, "p")).isEqualTo(type.sample());
        loop.producer().send(loop.destination(), "text");
        assertThat(loop.receive().getObjectProperty("p")).isEqualTo(type.sample());
    }

    static Stream<Object> unsuitableObjects() {
        return Stream.of(
                'c', new byte[] {1}, Instant.EPOCH, new BigDecimal("1.5"), new ArrayList<>(), new Object(), new int[1]);
    }

    @ParameterizedTest
    @MethodSource("unsuitableObjects")
    @Requirement(
            section = "javadoc JMSProducer.setProperty",
            text = "Objects of any other class are refused with MessageFormatRuntimeException, and nothing is set.",
            pitfalls = {18, 86})
    void anObjectOfAnotherClassIsRefused(Object unsuitable, Jms jms) {
        JMSProducer producer = jms.context().createProducer();

        assertThatThrownBy(() -> producer.setProperty("p", unsuitable))
                .isInstanceOf(MessageFormatRuntimeException.class);

        assertThat(producer.propertyExists("p")).isFalse();
        assertThat(producer.getPropertyNames()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    @Requirement(
            section = "javadoc JMSProducer.setProperty",
            text = "A name that is null or empty is refused with IllegalArgumentException by each method.",
            pitfalls = {14, 86})
    void aNameThatIsNullOrEmptyIsRefused(ValueType type, Jms jms) {
        JMSProducer producer = jms.context().createProducer();

        for (String name : new String[] {null, ""}) {
            assertThatThrownBy(() -> ProducerValues.set(producer, type, name, type.sample()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> producer.setProperty(name, type.sample()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(producer.getPropertyNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NULL", "TRUE", "NOT", "AND", "BETWEEN", "like", "In"})
    @Requirement(
            section = "3.5.1",
            text =
                    "A reserved word of the selector language is refused as a name, if not when it is set, then when it is "
                            + "sent.",
            pitfalls = 14)
    void aReservedWordIsNoName(String word, Jms jms) {
        ContextLoop loop = ContextLoop.open(jms);

        assertThatThrownBy(() -> loop.producer().setProperty(word, 1).send(loop.destination(), "text"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    @Requirement(section = "7.5", text = "Setting a property again replaces value and type.", pitfalls = 86)
    void settingAgainReplaces(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);

        loop.producer().setProperty("p", "text").setProperty("p", 5L).send(loop.destination(), "text");

        assertThat(loop.producer().getPropertyNames()).containsExactly("p");
        assertThat(loop.receive().getObjectProperty("p")).isEqualTo(5L);
    }

    @Test
    @Requirement(
            section = "javadoc JMSProducer.setProperty",
            text = "A property may be null.",
            pitfalls = {17, 86})
    void aPropertyMayBeNull(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);

        loop.producer().setProperty("string", (String) null).setProperty("object", (Object) null);

        assertThat(loop.producer().getStringProperty("string")).isNull();
        assertThat(loop.producer().getObjectProperty("object")).isNull();
        loop.producer().send(loop.destination(), "text");
        Message received = loop.receive();
        assertThat(received.getStringProperty("string")).isNull();
        assertThat(received.getObjectProperty("object")).isNull();
    }

    // ---------------------------------------------------------------- names

    @Test
    @Requirement(
            section = "javadoc JMSProducer.getPropertyNames",
            text = "getPropertyNames has the properties that were set, and no header.",
            pitfalls = {16, 86})
    void theNamesAreThoseOfTheProperties(Jms jms) {
        JMSProducer producer = jms.context().createProducer();

        producer.setJMSType("type").setJMSCorrelationID("id").setPriority(3);
        producer.setProperty("a", 1).setProperty("b", "2");

        assertThat(producer.getPropertyNames()).containsExactlyInAnyOrder("a", "b");
        assertThat(producer.propertyExists("a")).isTrue();
        assertThat(producer.propertyExists("JMSType")).isFalse();
    }

    @Test
    @Requirement(
            section = "javadoc JMSProducer.getPropertyNames",
            text = "The set of names is a view: it shows what becomes of the producer's properties.",
            pitfalls = 86)
    void theNamesAreAView(Jms jms) {
        JMSProducer producer = jms.context().createProducer().setProperty("a", 1);
        Set<String> names = producer.getPropertyNames();

        producer.setProperty("b", 2);
        assertThat(names).containsExactlyInAnyOrder("a", "b");

        producer.clearProperties();
        assertThat(names).isEmpty();
    }

    @Test
    @Requirement(
            section = "javadoc JMSProducer.getPropertyNames",
            text = "The set of names cannot be modified, directly or by its iterator: UnsupportedOperationException.",
            pitfalls = 86)
    void theNamesCannotBeModified(Jms jms) {
        JMSProducer producer = jms.context().createProducer().setProperty("a", 1);
        Set<String> names = producer.getPropertyNames();

        assertThatThrownBy(() -> names.add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> names.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(names::clear).isInstanceOf(UnsupportedOperationException.class);
        Iterator<String> iterator = names.iterator();
        iterator.next();
        assertThatThrownBy(iterator::remove).isInstanceOf(UnsupportedOperationException.class);
        assertThat(producer.propertyExists("a")).isTrue();
    }

    @Test
    @Requirement(
            section = "javadoc JMSProducer.clearProperties",
            text = "clearProperties removes the properties, and leaves headers and options.",
            pitfalls = {20, 86})
    void clearingRemovesPropertiesOnly(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        loop.producer().setProperty("a", 1).setJMSType("type").setPriority(7);

        loop.producer().clearProperties().send(loop.destination(), "text");

        Message received = loop.receive();
        assertThat(received.propertyExists("a")).isFalse();
        assertThat(received.getJMSType()).isEqualTo("type");
        assertThat(received.getJMSPriority()).isEqualTo(7);
        assertThat(loop.producer().getObjectProperty("a")).isNull();
    }

    // ---------------------------------------------------------------- messages

    @ParameterizedTest
    @EnumSource(JmsSendForm.class)
    @Requirement(
            section = "7.5",
            text = "Whichever method sends, the message has the properties of the producer.",
            pitfalls = 86)
    void eachMethodSendsTheProperties(JmsSendForm form, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        loop.producer().setProperty("a", 1).setProperty("JMSXGroupID", "group").setProperty("JMSXGroupSeq", 3);

        form.send(loop.producer(), loop.destination(), loop.context().createTextMessage("word"));

        Message received = loop.receive();
        assertThat(received.getObjectProperty("a")).isEqualTo(1);
        assertThat(received.getObjectProperty("JMSXGroupID")).isEqualTo("group");
        assertThat(received.getObjectProperty("JMSXGroupSeq")).isEqualTo(3);
    }

    @Test
    @Requirement(
            section = "7.5",
            text = "The producer's properties replace those of the message, which gets them; its others stay.",
            pitfalls = 86)
    void theProducersPropertiesReplaceThoseOfTheMessage(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message message = loop.context().createMessage();
        message.setStringProperty("replaced", "of the message");
        message.setStringProperty("kept", "of the message");
        loop.producer().setProperty("replaced", 5).setProperty("added", true);

        Message received = loop.pass(message);

        for (Message one : new Message[] {message, received}) {
            assertThat(one.getObjectProperty("replaced")).isEqualTo(5);
            assertThat(one.getObjectProperty("kept")).isEqualTo("of the message");
            assertThat(one.getObjectProperty("added")).isEqualTo(true);
        }
        assertThat(loop.producer().propertyExists("kept")).isFalse();
    }

    @Test
    @Requirement(
            section = "javadoc JMSProducer.send",
            text =
                    "A received message cannot be given properties: MessageNotWriteableRuntimeException, and nothing is sent.",
            pitfalls = {19, 86, 120})
    void aReceivedMessageCannotBeGivenProperties(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message received = loop.pass(loop.context().createMessage());
        loop.producer().setProperty("name", "value");

        assertThatThrownBy(() -> loop.producer().send(loop.destination(), received))
                .isInstanceOf(MessageNotWriteableRuntimeException.class);

        loop.send("after it");
        assertThat(loop.receiveText()).isEqualTo("after it");
    }

    @Test
    @Requirement(
            section = "javadoc JMSProducer.send",
            text =
                    "A received message can be sent on with its properties by a producer that has none, or once they were "
                            + "cleared.",
            pitfalls = {19, 120})
    void aReceivedMessageCanBeSentOn(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message message = loop.context().createMessage();
        message.setStringProperty("name", "first");

        Message sentOn = loop.pass(loop.pass(message));
        assertThat(sentOn.getStringProperty("name")).isEqualTo("first");

        sentOn.clearProperties();
        loop.producer().setProperty("name", "second");
        assertThat(loop.pass(sentOn).getStringProperty("name")).isEqualTo("second");
    }

    @Test
    @Requirement(
            section = "7.5",
            text = "Selectors select by the properties of the producer.",
            pitfalls = {86, 105})
    void selectorsSelectByTheProducersProperties(Jms jms) throws JMSException {
        JMSContext context = jms.context();
        Topic topic = Contexts.topic(context, jms);
        JMSConsumer consumer = context.createConsumer(topic, "size > 5");
        JMSProducer producer = context.createProducer();

        producer.setProperty("size", 5).send(topic, "small");
        producer.setProperty("size", 6).send(topic, "large");

        assertThat(Contexts.receiveText(consumer)).isEqualTo("large");
    }
}
