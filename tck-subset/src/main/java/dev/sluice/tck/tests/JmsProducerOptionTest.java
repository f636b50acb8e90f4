package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Feature;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** How producers of the simplified API are told how to send. */
@ConformanceTest
final class JmsProducerOptionTest {
    private static final long HOUR = 3_600_000;

    @Test
    @Requirement(
            section = "javadoc JMSProducer",
            text =
                    "A new producer sends persistently, with priority 4, without limit of life and without delay, with ids and "
                            + "time stamps, synchronously, and sets neither properties nor headers.",
            pitfalls = {80, 86})
    void theDefaultsAreThoseOfTheStandard(Jms jms) {
        JMSProducer producer = jms.context().createProducer();

        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(producer.getPriority()).isEqualTo(4);
        assertThat(producer.getTimeToLive()).isZero();
        assertThat(producer.getDeliveryDelay()).isZero();
        assertThat(producer.getDisableMessageID()).isFalse();
        assertThat(producer.getDisableMessageTimestamp()).isFalse();
        assertThat(producer.getAsync()).isNull();
        assertThat(producer.getPropertyNames()).isEmpty();
        assertThat(producer.getJMSCorrelationID()).isNull();
        assertThat(producer.getJMSType()).isNull();
        assertThat(producer.getJMSReplyTo()).isNull();
    }

    @Test
    @Requirement(section = "7.4", text = "The options of a producer read as they were set.", pitfalls = 86)
    void optionsReadAsTheyWereSet(Jms jms) {
        JMSProducer producer = jms.context().createProducer();

        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        producer.setPriority(0);
        producer.setTimeToLive(5);
        producer.setDeliveryDelay(6);
        producer.setDisableMessageID(true);
        producer.setDisableMessageTimestamp(true);

        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(producer.getPriority()).isZero();
        assertThat(producer.getTimeToLive()).isEqualTo(5);
        assertThat(producer.getDeliveryDelay()).isEqualTo(6);
        assertThat(producer.getDisableMessageID()).isTrue();
        assertThat(producer.getDisableMessageTimestamp()).isTrue();
    }

    static Stream<Named<UnaryOperator<JMSProducer>>> settings() {
        return Stream.of(
                Named.of("setDeliveryMode", producer -> producer.setDeliveryMode(DeliveryMode.PERSISTENT)),
                Named.of("setPriority", producer -> producer.setPriority(5)),
                Named.of("setTimeToLive", producer -> producer.setTimeToLive(HOUR)),
                Named.of("setDeliveryDelay", producer -> producer.setDeliveryDelay(0)),
                Named.of("setDisableMessageID", producer -> producer.setDisableMessageID(false)),
                Named.of("setDisableMessageTimestamp", producer -> producer.setDisableMessageTimestamp(false)),
                Named.of("setAsync", producer -> producer.setAsync(null)),
                Named.of("setJMSCorrelationID", producer -> producer.setJMSCorrelationID("id")),
                Named.of("setJMSType", producer -> producer.setJMSType("type")),
                Named.of("setJMSReplyTo", producer -> producer.setJMSReplyTo(null)),
                Named.of("setProperty", producer -> producer.setProperty("name", "value")),
                Named.of("clearProperties", JMSProducer::clearProperties));
    }

    @ParameterizedTest
    @MethodSource("settings")
    @Requirement(
            section = "7.10",
            text = "Each setting returns the producer, so that calls can be chained.",
            pitfalls = 86)
    void settingsCanBeChained(UnaryOperator<JMSProducer> setting, Jms jms) {
        JMSProducer producer = jms.context().createProducer();

        assertThat(setting.apply(producer)).isSameAs(producer);
    }

    @Test
    @Requirement(
            section = "7.10",
            text = "Setting the correlation id as bytes returns the producer, too.",
            pitfalls = 86,
            needs = Feature.CORRELATION_ID_AS_BYTES)
    void settingTheCorrelationIdAsBytesCanBeChained(Jms jms) {
        JMSProducer producer = jms.context().createProducer();

        assertThat(producer.setJMSCorrelationIDAsBytes(new byte[] {1})).isSameAs(producer);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, -1, Integer.MAX_VALUE})
    @Requirement(
            section = "3.4.2",
            text = "A delivery mode that is none of the two is refused with JMSRuntimeException and not set.",
            pitfalls = 12)
    void anUnknownDeliveryModeIsRefused(int mode, Jms jms) {
        JMSProducer producer = jms.context().createProducer();

        assertThatThrownBy(() -> producer.setDeliveryMode(mode)).isInstanceOf(JMSRuntimeException.class);

        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10, Integer.MAX_VALUE, Integer.MIN_VALUE})
    @Requirement(
            section = "3.4.10",
            text = "A priority outside 0 to 9 is refused with JMSRuntimeException and not set.",
            pitfalls = 12)
    void aPriorityOutOfRangeIsRefused(int priority, Jms jms) {
        JMSProducer producer = jms.context().createProducer();

        assertThatThrownBy(() -> producer.setPriority(priority)).isInstanceOf(JMSRuntimeException.class);

        assertThat(producer.getPriority()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    @Requirement(
            section = "7.9",
            text = "A negative delivery delay is refused, or delays nothing: the standard leaves it open.",
            pitfalls = 12)
    void aNegativeDelayDelaysNothing(long delay, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);

        boolean refused = false;
        try {
            loop.producer().setDeliveryDelay(delay);
        } catch (JMSRuntimeException e) {
            refused = true;
        }

        assertThat(loop.producer().getDeliveryDelay()).isEqualTo(refused ? 0 : delay);
        loop.send("now");
        assertThat(loop.receiveText()).isEqualTo("now");
    }

    @ParameterizedTest
    @EnumSource(JmsSendForm.class)
    @Requirement(
            section = "7.4",
            text =
                    "Whichever method sends, it does so with the options of the producer, not with those of the message.",
            pitfalls = {1, 13})
    void eachMethodHeedsTheOptions(JmsSendForm form, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message message = loop.context().createTextMessage("word");
        message.setJMSPriority(1);
        message.setJMSDeliveryMode(DeliveryMode.PERSISTENT);
        message.setJMSExpiration(1);
        loop.producer()
                .setPriority(8)
                .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                .setTimeToLive(HOUR);

        form.send(loop.producer(), loop.destination(), message);

        Message received = loop.receive();
        assertThat(received.getJMSPriority()).isEqualTo(8);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(received.getJMSExpiration()).isGreaterThan(System.currentTimeMillis());
    }

    @Test
    @Requirement(
            section = "7.4",
            text = "Producers of one context that send in turn do so each with their own options.",
            pitfalls = {1, 13})
    void producersKeepTheirOptionsApart(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        JMSProducer delayed = loop.context()
                .createProducer()
                .setDeliveryDelay(HOUR)
                .setPriority(9)
                .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                .setTimeToLive(HOUR);
        TextMessage message = loop.context().createTextMessage("text");

        for (int sends = 0; sends < 3; sends++) {
            delayed.send(loop.destination(), message);
            assertThat(message.getJMSDeliveryTime()).isGreaterThan(System.currentTimeMillis() + HOUR / 2);
            assertThat(message.getJMSPriority()).isEqualTo(9);
            loop.producer().send(loop.destination(), message);
            assertThat(message.getJMSDeliveryTime()).isLessThan(System.currentTimeMillis() + HOUR / 2);
            assertThat(message.getJMSPriority()).isEqualTo(4);
            assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
            assertThat(message.getJMSExpiration()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "7.9",
            text = "A message that is sent with a delay is not delivered before its delivery time.",
            pitfalls = {6, 125})
    void aDelayedMessageIsNotDeliveredEarly(Domain domain, Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(domain, jms.context(), jms);
        Message message = loop.context().createTextMessage("delayed");
        long before = System.currentTimeMillis();
        loop.producer().setDeliveryDelay(40).send(loop.destination(), message);

        Message received = loop.receive();
        long after = System.currentTimeMillis();

        assertThat(received.getJMSDeliveryTime()).isEqualTo(message.getJMSDeliveryTime());
        assertThat(received.getJMSDeliveryTime()).isBetween(before + 40, after);
    }

    @Test
    @Requirement(
            section = "3.4.3",
            text = "With the hint that no id is needed, the id is null, or unique as ever.",
            pitfalls = 2)
    void theHintThatNoIdIsNeeded(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        Message first = loop.context().createMessage();
        Message second = loop.context().createMessage();
        loop.producer().setDisableMessageID(true);

        String received = loop.pass(first).getJMSMessageID();
        loop.pass(second);

        assertThat(received).isEqualTo(first.getJMSMessageID());
        if (received != null) {
            assertThat(received).startsWith("ID:").isNotEqualTo(second.getJMSMessageID());
        }
    }

    @Test
    @Requirement(
            section = "3.4.4",
            text = "With the hint that no time stamp is needed, it is 0, or that of the send as ever.",
            pitfalls = 3)
    void theHintThatNoTimestampIsNeeded(Jms jms) throws JMSException {
        ContextLoop loop = ContextLoop.open(jms);
        loop.producer().setDisableMessageTimestamp(true);
        long before = System.currentTimeMillis();

        long timestamp = loop.pass(loop.context().createMessage()).getJMSTimestamp();

        if (timestamp != 0) {
            assertThat(timestamp).isBetween(before, System.currentTimeMillis());
        }
    }
}
