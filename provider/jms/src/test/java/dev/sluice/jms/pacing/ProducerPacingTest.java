package dev.sluice.jms.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.jms.CompletionListener;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TransactionRolledBackException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.pacing.PaceChange;
import dev.sluice.core.pacing.PacerFigures;

/** What a paced producer takes for back-pressure, and when it sends then. */
@Timeout(60)
class ProducerPacingTest {
    private final PacingFixture fixture = new PacingFixture(pacing -> pacing.base(Duration.ofMillis(100))
            .multiplier(2)
            .maximum(Duration.ofMillis(500))
            .recovery(2));

    private final Session session = fixture.session;

    @AfterEach
    void close() {
        fixture.close();
    }

    private Duration interval() {
        return fixture.broker.admin().pacers().figures().get(0).interval();
    }

    // ---------------------------------------------------------------- back-pressure

    @Test
    void withoutBackPressureItSendsAtTheBaseInterval() throws Exception {
        assertThat(fixture.send(fixture.producer("open.q"), 4)).containsExactly(0L, 100L, 200L, 300L);
    }

    @Test
    void droppedMessagesMakeTheIntervalGrowToTheMaximum() throws Exception {
        assertThat(fixture.send(fixture.producer("drops.q"), 6)).containsExactly(0L, 100L, 300L, 700L, 1_200L, 1_700L);
    }

    @Test
    void refusedMessagesDoTheSame() throws Exception {
        assertThat(fixture.send(fixture.producer("rejects.q"), 6))
                .containsExactly(0L, 100L, 300L, 700L, 1_200L, 1_700L);
    }

    @Test
    void theIntervalComesBackWhenThereIsSpaceAgain() throws Exception {
        MessageProducer producer = fixture.producer("drops.q");
        fixture.send(producer, 4); // from now on, 500 ms
        MessageConsumer consumer = session.createConsumer(session.createQueue("drops.q"));
        List<Long> times = new ArrayList<>();

        for (int i = 0; i < 4; i++) {
            consumer.receiveNoWait();
            times.addAll(fixture.send(producer, 1));
        }

        // 500, 250, 125, 100
        assertThat(times).containsExactly(1_200L, 1_450L, 1_575L, 1_675L);
    }

    @Test
    void aWaitForSpaceIsBackPressureIfItIsLong() throws Exception {
        MessageProducer producer = fixture.producer("blocks.q");
        fixture.takeEvery(session.createConsumer(session.createQueue("blocks.q")), Duration.ofMillis(150));

        List<Long> times = fixture.send(producer, 3);

        // The second is due at 100 and has space at 150. That is 50 ms late, and the third waits for 200 ms.
        assertThat(times).containsExactly(0L, 150L, 300L);
        assertThat(fixture.broker.admin().pacers().totals().backPressureEvents())
                .isEqualTo(1);
    }

    @Test
    void aWaitForSpaceIsNoneIfItIsShort() throws Exception {
        MessageProducer producer = fixture.producer("blocks.q?producer.pacing.blocked=50ms");
        fixture.takeEvery(session.createConsumer(session.createQueue("blocks.q")), Duration.ofMillis(150));

        fixture.send(producer, 2);

        assertThat(fixture.broker.admin().pacers().totals().backPressureEvents())
                .isZero();
        assertThat(interval()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aWaitForSpaceInVainIsBackPressure() throws Exception {
        MessageProducer producer = fixture.producer("blocks.q");

        assertThat(fixture.send(producer, 3)).containsExactly(0L, 100L + 5_000, 100L + 5_000 + 5_000);
        assertThat(interval()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void oneFullSubscriptionOfATopicIsEnough() throws Exception {
        Topic topic = session.createTopic("drops.t");
        fixture.takeEvery(session.createConsumer(topic), Duration.ofMillis(1));
        session.createConsumer(topic);

        List<Long> times = fixture.send(session.createProducer(topic), 4);

        assertThat(times).containsExactly(0L, 100L, 300L, 700L);
    }

    @Test
    void aTopicThatNobodyListensToIsNone() throws Exception {
        assertThat(fixture.send(session.createProducer(session.createTopic("drops.t")), 3))
                .containsExactly(0L, 100L, 200L);
    }

    @Test
    void timesAreThoseOfTheSendNotOfTheWaitBefore() throws Exception {
        MessageProducer producer = fixture.producer("open.q");
        producer.setTimeToLive(1_000);
        fixture.send(producer, 1);
        Message second = session.createMessage();

        producer.send(second);

        assertThat(second.getJMSTimestamp()).isEqualTo(fixture.clock.millis());
        assertThat(second.getJMSExpiration()).isEqualTo(fixture.clock.millis() + 1_000);
    }

    @Test
    void whatIsWrongIsSaidBeforeTheWait() throws Exception {
        MessageProducer producer = fixture.producer("open.q");
        fixture.send(producer, 1);

        assertThatThrownBy(() -> producer.send(session.createMessage(), 99, 4, 0))
                .hasMessageContaining("99");

        assertThat(fixture.millis()).isZero();
    }

    // ---------------------------------------------------------------- several destinations

    @Test
    void aFullDestinationDoesNotSlowDownSendsToOthers() throws Exception {
        MessageProducer producer = session.createProducer(null);
        Queue full = session.createQueue("drops.full");
        Queue open = session.createQueue("open.q");
        fixture.send(producer, full, 4);
        long since = fixture.millis();

        assertThat(fixture.send(producer, open, 3)).containsExactly(since, since + 100, since + 200);
        assertThat(fixture.send(producer, full, 1)).containsExactly(1_200L);
    }

    @Test
    void whoeverNamesTheSameDestinationAnewKeepsItsPace() throws Exception {
        MessageProducer producer = session.createProducer(null);
        List<Long> times = new ArrayList<>();

        for (int i = 0; i < 4; i++) {
            times.addAll(fixture.send(producer, session.createQueue("drops.q"), 1));
        }

        assertThat(times).containsExactly(0L, 100L, 300L, 700L);
    }

    @Test
    void aProducerRemembersTheDestinationsItUsedLast() throws Exception {
        MessageProducer producer = session.createProducer(null);

        for (int i = 0; i < 1_000; i++) {
            fixture.send(producer, session.createQueue("open." + i), 1);
        }

        assertThat(fixture.broker.admin().pacers().totals().open()).isEqualTo(256);
        producer.close();
        assertThat(fixture.broker.admin().pacers().totals().open()).isZero();
    }

    @Test
    void theProducersOfAContextShareThePaceOfTheContext() {
        try (JMSContext context = fixture.broker.connectionFactory().createContext()) {
            List<Long> times = new ArrayList<>();

            for (int i = 0; i < 4; i++) {
                context.createProducer().send(context.createQueue("drops.q"), "m");
                times.add(fixture.millis());
            }

            assertThat(times).containsExactly(0L, 100L, 300L, 700L);
        }
    }

    // ---------------------------------------------------------------- asynchronous sends

    @Test
    void asynchronousSendsAreHeldBackByTheSameIntervalsAndNoLonger() throws Exception {
        MessageProducer producer = fixture.producer("drops.q");
        List<Integer> dropped = new ArrayList<>();
        List<Long> returned = new ArrayList<>();

        for (int i = 0; i < 5; i++) {
            producer.send(session.createMessage(), new CompletionListener() {
                @Override
                public void onCompletion(Message message) {
                    try {
                        dropped.add(message.getIntProperty(ProviderProperties.DROPPED));
                    } catch (JMSException e) {
                        throw PacingFixture.unchecked(e);
                    }
                }

                @Override
                public void onException(Message message, Exception e) {}
            });
            returned.add(fixture.millis());
        }
        fixture.clock.settle();

        assertThat(returned).containsExactly(0L, 100L, 300L, 700L, 1_200L);
        assertThat(dropped).containsExactly(0, 1, 1, 1, 1);
    }

    // ---------------------------------------------------------------- transactions

    @Test
    void aTransactionFeelsAtItsCommitWhatWasDropped() throws Exception {
        try (Session transacted = fixture.connection.createSession(Session.SESSION_TRANSACTED)) {
            MessageProducer producer = transacted.createProducer(transacted.createQueue("drops.q"));
            assertThat(fixture.send(producer, 3)).containsExactly(0L, 100L, 200L);
            assertThat(interval()).isEqualTo(Duration.ofMillis(100));

            transacted.commit(); // of three, the queue takes one

            assertThat(interval()).isEqualTo(Duration.ofMillis(200));
            fixture.send(producer, 1);
            transacted.commit();
            assertThat(interval()).isEqualTo(Duration.ofMillis(400));
        }
    }

    @Test
    void aCommitThatGoesWellIsASuccess() throws Exception {
        try (Session transacted = fixture.connection.createSession(Session.SESSION_TRANSACTED)) {
            MessageProducer producer = transacted.createProducer(transacted.createQueue("drops.q"));
            fixture.send(producer, 3);
            transacted.commit();
            session.createConsumer(session.createQueue("drops.q")).receiveNoWait();
            fixture.send(producer, 1);

            transacted.commit();

            assertThat(interval()).isEqualTo(Duration.ofMillis(100));
        }
    }

    @Test
    void aCommitThatIsRefusedForWantOfSpaceIsBackPressure() throws Exception {
        try (Session transacted = fixture.connection.createSession(Session.SESSION_TRANSACTED)) {
            MessageProducer producer = transacted.createProducer(transacted.createQueue("rejects.q"));
            fixture.send(producer, 2);

            assertThatThrownBy(transacted::commit).isInstanceOf(TransactionRolledBackException.class);

            assertThat(interval()).isEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void aCommitThatWaitsForSpaceIsBackPressure() throws Exception {
        try (Session transacted = fixture.connection.createSession(Session.SESSION_TRANSACTED)) {
            MessageProducer producer = transacted.createProducer(transacted.createQueue("blocks.q"));
            fixture.takeEvery(session.createConsumer(session.createQueue("blocks.q")), Duration.ofSeconds(1));
            fixture.send(producer, 2);
            transacted.rollback();
            fixture.send(fixture.producer("blocks.q"), 1);
            fixture.send(producer, 1);

            transacted.commit();

            assertThat(fixture.broker.admin().pacers().totals().backPressureEvents())
                    .isEqualTo(1);
        }
    }

    @Test
    void aRollbackIsNeither() throws Exception {
        try (Session transacted = fixture.connection.createSession(Session.SESSION_TRANSACTED)) {
            MessageProducer producer = transacted.createProducer(transacted.createQueue("drops.q"));
            fixture.send(producer, 3);
            transacted.commit();
            fixture.send(producer, 1);

            transacted.rollback();
            transacted.commit();

            assertThat(interval()).isEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void onlyProducersThatHadAPartInTheTransactionFeelIt() throws Exception {
        try (Session transacted = fixture.connection.createSession(Session.SESSION_TRANSACTED)) {
            MessageProducer idle = transacted.createProducer(transacted.createQueue("open.idle"));
            MessageProducer producer = transacted.createProducer(transacted.createQueue("drops.q"));
            fixture.send(idle, 1);
            transacted.commit();
            fixture.send(producer, 2);

            transacted.commit();

            assertThat(fixture.broker.admin().pacers().figures())
                    .extracting(PacerFigures::pacer, PacerFigures::backPressureEvents)
                    .containsExactlyInAnyOrder(
                            tuple("producer for queue://open.idle", 0L), tuple("producer for queue://drops.q", 1L));
        }
    }

    // ---------------------------------------------------------------- what it says

    @Test
    void theBrokerTellsWhoIsSlowedDown() throws Exception {
        List<PaceChange> changes = new ArrayList<>();
        fixture.broker.admin().pacers().addListener(changes::add);
        MessageProducer producer = fixture.producer("drops.q");
        fixture.send(producer, 2);
        session.createConsumer(session.createQueue("drops.q")).receiveNoWait();

        fixture.send(producer, 1);

        assertThat(changes)
                .containsExactly(
                        new PaceChange(
                                "producer for queue://drops.q",
                                PaceChange.Kind.BACK_PRESSURE,
                                Duration.ofMillis(100),
                                Duration.ofMillis(200)),
                        new PaceChange(
                                "producer for queue://drops.q",
                                PaceChange.Kind.RECOVERED,
                                Duration.ofMillis(200),
                                Duration.ofMillis(100)));
    }

    @Test
    void theFiguresOutliveTheProducer() throws Exception {
        try (MessageProducer producer = fixture.producer("drops.q")) {
            fixture.send(producer, 4);
            assertThat(fixture.broker.admin().pacers().figures())
                    .containsExactly(new PacerFigures(
                            "producer for queue://drops.q",
                            Duration.ofMillis(500),
                            true,
                            3,
                            Duration.ofMillis(100 + 300)));
        }

        assertThat(fixture.broker.admin().pacers().figures()).isEmpty();
        assertThat(fixture.broker.admin().pacers().totals().backPressureEvents())
                .isEqualTo(3);
        assertThat(fixture.broker.admin().pacers().totals().throttled()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void aRefusalReachesTheSenderAllTheSame() throws Exception {
        MessageProducer producer = fixture.producer("rejects.q");
        producer.send(session.createMessage());

        assertThatThrownBy(() -> producer.send(session.createMessage()))
                .isInstanceOf(ResourceAllocationException.class);
    }
}
