package dev.sluice.jms.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.core.error.BrokerException;
import dev.sluice.core.pacing.PacerFigures;
import dev.sluice.core.policy.ProducerPacing;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;
import dev.sluice.jms.SluiceConnectionFactory;
import dev.sluice.jms.naming.SluiceObjectFactory;

/** Where pacing is configured, and which place goes before which. */
class PacingOptionsTest {
    private final VirtualClock clock = VirtualClock.selfAdvancing();

    @AfterEach
    void closeBroker() {
        SluiceBroker.at("vm://pacing").close();
    }

    private SluiceBroker.Builder builder() {
        return SluiceBroker.builder().vmName("pacing").clock(clock).executor(clock);
    }

    /** Returns the intervals at which producers of a factory send to a destination; nothing if they are not paced. */
    private static List<Duration> paceOf(ConnectionFactory factory, String queue) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue(queue)).send(session.createMessage());
            return SluiceBroker.at("vm://pacing").admin().pacers().figures().stream()
                    .map(PacerFigures::interval)
                    .toList();
        }
    }

    private static List<Duration> seconds(int... seconds) {
        return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }

    // ---------------------------------------------------------------- the places

    @Test
    void withoutAnOptionNobodyIsPaced() throws JMSException {
        builder().build();

        assertThat(paceOf(new SluiceConnectionFactory("vm://pacing"), "q")).isEmpty();
    }

    @Test
    void theAddressOfAFactoryHoldsForItsProducers() throws JMSException {
        builder().build();

        assertThat(paceOf(
                        new SluiceConnectionFactory("vm://pacing?producer.pacing=adaptive&producer.pacing.base=2s"),
                        "q"))
                .isEqualTo(seconds(2));
        assertThat(paceOf(new SluiceConnectionFactory("vm://pacing"), "q")).isEmpty();
    }

    @Test
    void theBuilderOfABrokerHoldsForAllProducers() throws JMSException {
        SluiceBroker broker = builder()
                .producerPacing(pacing -> pacing.base(Duration.ofSeconds(1)))
                .build();

        assertThat(paceOf(broker.connectionFactory(), "q")).isEqualTo(seconds(1));
        assertThat(paceOf(new SluiceConnectionFactory("vm://pacing"), "q")).isEqualTo(seconds(1));
    }

    @Test
    void theOptionsOfABuilderDoTheSame() throws JMSException {
        SluiceBroker broker = builder()
                .options(Map.of("producer.pacing", "adaptive", "producer.pacing.base", "3s"))
                .build();

        assertThat(paceOf(broker.connectionFactory(), "q")).isEqualTo(seconds(3));
    }

    @Test
    void theAddressGoesBeforeTheBrokerOptionByOption() throws JMSException {
        builder().producerPacing(pacing -> pacing.base(Duration.ofSeconds(1))).build();

        assertThat(paceOf(new SluiceConnectionFactory("vm://pacing?producer.pacing=off"), "q"))
                .isEmpty();
        assertThat(paceOf(new SluiceConnectionFactory("vm://pacing?producer.pacing.base=2s"), "q"))
                .isEqualTo(seconds(2));
        assertThat(paceOf(new SluiceConnectionFactory("vm://pacing?producer.pacing.recovery=3"), "q"))
                .isEqualTo(seconds(1));
    }

    @Test
    void theSettersOfAFactoryGoBeforeItsAddress() throws JMSException {
        builder().build();
        SluiceConnectionFactory factory =
                new SluiceConnectionFactory("vm://pacing?producer.pacing=adaptive&producer.pacing.base=2s");

        factory.setProducerPacing(pacing -> pacing.base(Duration.ofSeconds(4)));
        assertThat(paceOf(factory, "q")).isEqualTo(seconds(4));
        factory.setProducerOption("producer.pacing", "off");
        assertThat(paceOf(factory, "q")).isEmpty();
    }

    @Test
    void theNameOfTheDestinationGoesBeforeAll() throws JMSException {
        SluiceBroker broker = builder()
                .producerPacing(pacing -> pacing.base(Duration.ofSeconds(1)))
                .build();
        ConnectionFactory factory = broker.connectionFactory();

        assertThat(paceOf(factory, "q?producer.pacing.base=5s")).isEqualTo(seconds(5));
        assertThat(paceOf(factory, "q?producer.pacing=off")).isEmpty();
        assertThat(paceOf(factory, "q?consumer.weight=3")).isEqualTo(seconds(1));
    }

    @Test
    void aProducerForAnyDestinationFollowsTheNameOfEach() throws JMSException {
        SluiceBroker broker = builder().build();
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            MessageProducer producer = session.createProducer(null);

            producer.send(
                    session.createQueue("a?producer.pacing=adaptive&producer.pacing.base=1s"), session.createMessage());
            producer.send(session.createQueue("b"), session.createMessage());
            producer.send(
                    session.createQueue("a?producer.pacing=adaptive&producer.pacing.base=2s"), session.createMessage());

            assertThat(broker.admin().pacers().figures())
                    .extracting(PacerFigures::interval)
                    .containsExactlyInAnyOrderElementsOf(seconds(1, 2));
        }
    }

    // ---------------------------------------------------------------- factories that travel

    static Stream<Arguments> travels() {
        return Stream.of(
                Arguments.of("serialized", (Travel) PacingOptionsTest::serialized),
                Arguments.of("in a naming service", (Travel) PacingOptionsTest::named));
    }

    private interface Travel {
        SluiceConnectionFactory of(SluiceConnectionFactory factory) throws Exception;
    }

    private static SluiceConnectionFactory serialized(SluiceConnectionFactory factory) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(factory);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (SluiceConnectionFactory) in.readObject();
        }
    }

    private static SluiceConnectionFactory named(SluiceConnectionFactory factory) throws Exception {
        return (SluiceConnectionFactory)
                new SluiceObjectFactory().getObjectInstance(factory.getReference(), null, null, null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("travels")
    void whatASetterHasSetTravelsWithTheFactory(String how, Travel travel) throws Exception {
        builder().build();
        SluiceConnectionFactory factory = new SluiceConnectionFactory("vm://pacing?producer.pacing=adaptive");
        factory.setProducerPacing(
                pacing -> pacing.base(Duration.ofMillis(1_500)).multiplier(3.5));

        SluiceConnectionFactory arrived = travel.of(factory);

        assertThat(paceOf(arrived, "q")).containsExactly(Duration.ofMillis(1_500));
    }

    // ---------------------------------------------------------------- what is refused

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "producer.pacing=fast | Option 'producer.pacing' cannot be 'fast': it takes one of OFF, ADAPTIVE.",
                "producer.pacing.multiplier=1 | Option 'producer.pacing.multiplier' cannot be '1.0': it takes a number from"
                        + " 1.01 to 1000.0.",
                "producer.pacing.bsae=1s | Unknown option 'producer.pacing.bsae' (did you mean 'producer.pacing.base'?)."
                        + " Nothing was started.",
                "producer.pacing.base=20s | Option 'producer.pacing.maximum' is too small: 10000 ms are less than the 20000"
                        + " ms of 'producer.pacing.base'.",
                "producer.pacing.step=0 | Option 'producer.pacing.step' is too small: a base of zero would never grow.",
            })
    void whatMakesNoSenseIsRefusedWhenTheFactoryIsMade(String option, String message) {
        builder().build();

        assertThatThrownBy(() -> new SluiceConnectionFactory("vm://pacing?" + option))
                .isInstanceOf(BrokerException.class)
                .hasMessage(message);
    }

    @Test
    void whatMakesNoSenseIsRefusedByTheSetters() {
        builder().build();
        SluiceConnectionFactory factory = new SluiceConnectionFactory("vm://pacing");

        assertThatThrownBy(() -> factory.setProducerOption("producer.pacng", "adaptive"))
                .hasMessage("Unknown option 'producer.pacng' (did you mean 'producer.pacing'?).");
        assertThatThrownBy(() -> factory.setProducerOption("capacity", "1")).hasMessageContaining("'capacity'");
        assertThatThrownBy(() -> factory.setProducerPacing(pacing -> pacing.base(Duration.ofNanos(1))))
                .hasMessageStartingWith("Option 'producer.pacing.base' cannot be 'PT0.000000001S'");
        assertThatThrownBy(() -> builder().producerPacing(pacing -> pacing.maximum(Duration.ZERO)))
                .hasMessageContaining("'producer.pacing.maximum' is too small");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "producer.pacng=adaptive | Unknown option 'producer.pacng' (did you mean 'producer.pacing'?).",
                "capacity=1 | Unknown option 'capacity'; the options are consumer.weight, producer.pacing,",
                "producer.pacing.recovery=gentle | Option 'producer.pacing.recovery' cannot be 'gentle':",
            })
    void anOptionAfterTheNameThatMakesNoSenseIsRefusedWithTheName(String option, String why) throws JMSException {
        SluiceBroker broker = builder().build();
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            assertThatThrownBy(() -> session.createProducer(session.createQueue("q?" + option)))
                    .isInstanceOf(InvalidDestinationException.class)
                    .hasMessageStartingWith("The options of queue://q?" + option + " cannot be used: " + why);
            assertThatThrownBy(() -> session.createProducer(null)
                            .send(session.createTopic("t?" + option), session.createMessage()))
                    .isInstanceOf(InvalidDestinationException.class)
                    .hasMessageContaining(why);
        }
    }

    @Test
    void optionsThatContradictThoseOfTheFactoryAreRefusedWhenTheProducerIsMade() throws JMSException {
        SluiceBroker broker = builder().build();
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            assertThatThrownBy(() -> session.createProducer(session.createQueue("q?producer.pacing.base=1h")))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("'producer.pacing.maximum' is too small");
        }
    }

    @Test
    void theModeCanBeSaidInTheProgramToo() throws JMSException {
        SluiceBroker broker = builder()
                .producerPacing(pacing -> pacing.base(Duration.ofSeconds(1)).pacing(ProducerPacing.OFF))
                .build();

        assertThat(paceOf(broker.connectionFactory(), "q")).isEmpty();
        assertThat(paceOf(broker.connectionFactory(), "q?producer.pacing=adaptive"))
                .isEqualTo(seconds(1));
    }
}
