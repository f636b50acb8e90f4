package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.engine.EngineFixture.topic;
import static dev.sluice.core.policy.DestinationOptions.ACK_TIMEOUT;
import static dev.sluice.core.policy.DestinationOptions.BALANCING;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_QUEUE;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.BrokerEvent.AcknowledgementTimedOut;
import dev.sluice.core.admin.BrokerEvent.ConsumerClosed;
import dev.sluice.core.admin.BrokerEvent.ConsumerOpened;
import dev.sluice.core.admin.BrokerEvent.DeadLetterFailed;
import dev.sluice.core.admin.BrokerEvent.DeadLetterWritten;
import dev.sluice.core.admin.BrokerEvent.DestinationCreated;
import dev.sluice.core.admin.BrokerEvent.DestinationDeleted;
import dev.sluice.core.admin.BrokerEvent.KeyAssigned;
import dev.sluice.core.admin.BrokerEvent.KeyLost;
import dev.sluice.core.admin.BrokerEvent.MessageLost;
import dev.sluice.core.admin.BrokerEvent.Paused;
import dev.sluice.core.admin.BrokerEvent.ProducerBlocked;
import dev.sluice.core.admin.BrokerEvent.ProducerUnblocked;
import dev.sluice.core.admin.BrokerEvent.QueueFull;
import dev.sluice.core.admin.BrokerEvent.Resumed;
import dev.sluice.core.admin.BrokerEvent.SettledLate;
import dev.sluice.core.admin.BrokerEvent.SubscriptionCreated;
import dev.sluice.core.admin.BrokerEvent.SubscriptionEnded;
import dev.sluice.core.admin.Source;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.group.Balancing;
import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.selector.Selector;

/**
 * Each kind of event, and when it comes. Whenever the listener is told, another thread looks at the whole broker, which
 * would wait for ever if a lock were held.
 */
class BrokerEventKindsTest {
    private static final Source SOURCE = Source.queue("q");

    @RegisterExtension
    final EngineFixture fixture = new EngineFixture(
            PolicyTable.EMPTY
                    .with("full", Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, OverflowPolicy.DROP_NEWEST))
                    .with("waiting", Settings.NONE.with(CAPACITY, 1))
                    .with("impatient", Settings.NONE.with(ACK_TIMEOUT, Duration.ofMillis(100)))
                    .with("keyed", Settings.NONE.with(BALANCING, Balancing.EXCLUSIVE))
                    .with("circular", Settings.NONE.with(DEAD_LETTER_QUEUE, "{destination}")),
            AccessPolicy.OPEN);

    private final EngineConnection connection = fixture.connect("c");
    private final BrokerAdmin admin = fixture.engine().admin();
    private final List<BrokerEvent> told = new CopyOnWriteArrayList<>();

    /** What fails here is swallowed, as promised: the event is missed then. */
    private void on(BrokerEvent event) {
        assertThat(event.at()).isEqualTo(fixture.clock().now());
        CompletableFuture.runAsync(() -> {
                    admin.snapshot();
                    admin.topics();
                    fixture.connect().createTemporary(AddressKind.TOPIC);
                    connection.clientId();
                })
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        told.add(event);
    }

    @BeforeEach
    void listen() {
        fixture.send(connection, queue("q"), "m");
        admin.addListener(event -> {
            if (!isOfTheLook(event)) {
                on(event);
            }
        });
    }

    /** The temporary topics are made by looking. */
    private static boolean isOfTheLook(BrokerEvent event) {
        return event instanceof DestinationCreated created
                && created.destination().isTemporary()
                && !created.destination().isQueue();
    }

    private <T extends BrokerEvent> List<T> told(Class<T> kind) {
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private <T extends BrokerEvent> T theOnly(Class<T> kind) {
        assertThat(told(kind)).hasSize(1);
        return told(kind).get(0);
    }

    // ---------------------------------------------------------------- what comes and goes

    @Test
    void queuesAndTopicsAreCreatedWhenTheyAreFirstNamed() {
        fixture.send(connection, queue("orders"), "m");
        fixture.send(connection, topic("news"), "m");
        fixture.send(connection, queue("orders"), "m");

        assertThat(told(DestinationCreated.class))
                .extracting(DestinationCreated::destination)
                .containsExactly(queue("orders"), topic("news"));
    }

    @Test
    void temporaryDestinationsComeAndGo() {
        Address temporary = connection.createTemporary(AddressKind.QUEUE);
        connection.deleteTemporary(temporary);
        connection.createTemporary(AddressKind.QUEUE);
        connection.close();

        assertThat(told(DestinationCreated.class)).hasSize(2);
        assertThat(theFirst(DestinationCreated.class).destination()).isEqualTo(temporary);
        assertThat(told(DestinationDeleted.class)).hasSize(2);
        assertThat(theFirst(DestinationDeleted.class).destination()).isEqualTo(temporary);
    }

    private <T extends BrokerEvent> T theFirst(Class<T> kind) {
        return told(kind).get(0);
    }

    @Test
    void aQueueThatAnOperatorDeletesIsToldOnce() {
        admin.queue("q").delete(true);

        assertThat(theOnly(DestinationDeleted.class).destination()).isEqualTo(queue("q"));
    }

    @Test
    void subscriptionsAreCreatedAndEnd() {
        ReceiverSpec spec = EngineFixture.named(topic("news"), SubscriptionKind.SHARED, "s");
        Receiver first = connection.openReceiver(spec, () -> true);
        connection.openReceiver(spec, () -> true).close();
        assertThat(told(SubscriptionEnded.class)).isEmpty();
        first.close();

        Source source = new Source(topic("news"), new SubscriptionId(SubscriptionId.Kind.SHARED, "c", "s"));
        assertThat(theOnly(SubscriptionCreated.class).subscription()).isEqualTo(source);
        assertThat(theOnly(SubscriptionEnded.class).subscription()).isEqualTo(source);
    }

    @Test
    void consumersAreOpenedAndClosedOnce() {
        Receiver receiver = connection.openReceiver(EngineFixture.all(queue("q")), () -> true);
        ConsumerOpened opened = theOnly(ConsumerOpened.class);
        assertThat(opened.source()).isEqualTo(SOURCE);
        assertThat(opened.consumer()).isEqualTo(new ConsumerId(connection.id() + "-consumer-1", connection.id(), "c"));

        receiver.close();
        receiver.close();

        assertThat(theOnly(ConsumerClosed.class).consumer()).isEqualTo(opened.consumer());
        assertThat(theOnly(ConsumerClosed.class).source()).isEqualTo(SOURCE);
    }

    @Test
    void consumersOfSubscriptionsAndPatternsSayWhatTheyReceiveFrom() {
        connection.openReceiver(EngineFixture.all(queue("*")), () -> true);
        connection.openReceiver(EngineFixture.all(topic("news")), () -> true);

        connection.close();

        assertThat(told(ConsumerOpened.class))
                .extracting(opened -> opened.source().toString())
                .containsExactly("queue '*'", "subscription #1 on topic 'news'");
        assertThat(told(ConsumerClosed.class))
                .extracting(closed -> closed.source().toString())
                .containsExactlyInAnyOrder("queue '*'", "subscription #1 on topic 'news'");
    }

    // ---------------------------------------------------------------- what an operator does

    @Test
    void pausingAndResumingAreToldWhenTheyChangeSomething() {
        fixture.send(connection, topic("news"), "m");
        admin.queue("q").resume();
        admin.queue("q").pause();
        admin.queue("q").pause();
        admin.queue("q").resume();
        admin.topic("news").pause();
        admin.topic("news").resume();

        assertThat(told(Paused.class))
                .extracting(Paused::source)
                .containsExactly(SOURCE, new Source(topic("news"), null));
        assertThat(told(Resumed.class))
                .extracting(Resumed::source)
                .containsExactly(SOURCE, new Source(topic("news"), null));
    }

    // ---------------------------------------------------------------- back-pressure

    @Test
    void aFullQueueIsToldOnce() {
        fixture.send(connection, queue("full"), "1");
        fixture.send(connection, queue("full"), "2");
        fixture.send(connection, queue("full"), "3");

        assertThat(theOnly(QueueFull.class))
                .isEqualTo(new QueueFull(fixture.clock().now(), Source.queue("full"), 1));
    }

    @Test
    void aProducerThatWaitsIsToldAndThatItWaitsNoMore() {
        fixture.send(connection, queue("waiting"), "1");
        CompletableFuture<?> second =
                CompletableFuture.runAsync(() -> fixture.send(fixture.connect(), queue("waiting"), "2"));
        await().until(() -> fixture.clock().parkedThreads() == 1);
        ProducerBlocked blocked = theOnly(ProducerBlocked.class);
        fixture.advance(2_000);
        EngineFixture.receive(fixture.receiver(connection, queue("waiting")));

        assertThat(second).succeedsWithin(Duration.ofSeconds(10));
        await().until(() -> !told(ProducerUnblocked.class).isEmpty());
        assertThat(theOnly(ProducerUnblocked.class))
                .isEqualTo(new ProducerUnblocked(
                        fixture.clock().now(),
                        Source.queue("waiting"),
                        blocked.producer(),
                        Duration.ofSeconds(2),
                        true));
    }

    @Test
    void aProducerThatHasWaitedInVainIsToldToo() {
        fixture.send(connection, queue("waiting"), "1");
        CompletableFuture<?> second =
                CompletableFuture.runAsync(() -> fixture.send(fixture.connect(), queue("waiting"), "2"));
        await().until(() -> fixture.clock().parkedThreads() == 1);

        fixture.advance(30_000);

        assertThat(second).failsWithin(Duration.ofSeconds(10));
        assertThat(theOnly(ProducerUnblocked.class).sent()).isFalse();
        assertThat(admin.queue("waiting").snapshot().totals().refused()).isEqualTo(1);
    }

    // ---------------------------------------------------------------- what is not delivered

    @Test
    void aLostMessageIsToldWithTheReason() {
        fixture.send(connection, queue("full"), "1");
        fixture.send(connection, queue("full"), "2");

        MessageLost lost = theOnly(MessageLost.class);
        assertThat(lost.source()).isEqualTo(Source.queue("full"));
        assertThat(EngineFixture.name(lost.message())).isEqualTo("2");
        assertThat(lost.reason()).isEqualTo(LossReason.DROPPED_NEWEST);
        assertThat(told(DeadLetterWritten.class)).isEmpty();
    }

    @Test
    void aDeadLetterIsToldWhenItIsWritten() {
        Receiver receiver = fixture.receiver(connection, queue("q"));
        IllegalStateException cause = new IllegalStateException("broken");

        receiver.settle(EngineFixture.take(receiver), 1, Outcome.REJECTED, cause);

        MessageLost lost = theOnly(MessageLost.class);
        assertThat(lost.attempts()).isEqualTo(1);
        assertThat(lost.cause()).isSameAs(cause);
        DeadLetterWritten written = theOnly(DeadLetterWritten.class);
        assertThat(written.queue()).isEqualTo(queue("DLQ.q"));
        assertThat(written.message()).isSameAs(lost.message());
        assertThat(written.reason()).isEqualTo(LossReason.REJECTED);
    }

    @Test
    void aDeadLetterThatCannotBeWrittenIsToldWithTheReason() {
        fixture.send(connection, queue("circular"), "m");
        Receiver receiver = fixture.receiver(connection, queue("circular"));

        receiver.settle(EngineFixture.take(receiver), 1, Outcome.REJECTED, null);

        assertThat(theOnly(DeadLetterFailed.class).why())
                .isEqualTo("it was lost in the queue that takes its dead letters");
        assertThat(told(DeadLetterWritten.class)).isEmpty();
    }

    @Test
    void aDuplicateIsToldWhereItWasSent() {
        PropertyMap properties = new PropertyMap();
        properties.put(ProviderProperties.DUPLICATE_ID, "a");
        for (Address to : List.of(queue("q"), topic("news"))) {
            fixture.send(connection, to, "first", draft -> draft.properties(properties));
            fixture.send(connection, to, "second", draft -> draft.properties(properties));
        }

        assertThat(told(MessageLost.class))
                .extracting(lost -> lost.source() + " " + lost.reason() + " " + EngineFixture.name(lost.message()))
                .containsExactly("queue 'q' DUPLICATE second", "topic 'news' DUPLICATE second");
    }

    @Test
    void anExpiredMessageIsToldWhenItExpires() {
        long now = fixture.clock().millis();
        fixture.send(connection, queue("q"), "brief", draft -> draft.times(now, now, now + 50));

        fixture.advance(49);
        assertThat(told(MessageLost.class)).isEmpty();
        fixture.advance(1);

        assertThat(theOnly(MessageLost.class).reason()).isEqualTo(LossReason.EXPIRED);
    }

    // ---------------------------------------------------------------- acknowledgement

    @Test
    void anAcknowledgementTimeOutIsToldAndALateSettlement() {
        fixture.send(connection, queue("impatient"), "m");
        Receiver receiver = fixture.receiver(connection, queue("impatient"));
        Delivery delivery = EngineFixture.take(receiver);

        fixture.advance(100);

        AcknowledgementTimedOut timedOut = theOnly(AcknowledgementTimedOut.class);
        assertThat(timedOut.attempt()).isEqualTo(1);
        assertThat(timedOut.consumer()).isEqualTo(theOnly(ConsumerOpened.class).consumer());
        assertThat(EngineFixture.name(timedOut.message())).isEqualTo("m");

        receiver.settle(delivery, 1, Outcome.ACCEPTED, null);

        SettledLate late = theOnly(SettledLate.class);
        assertThat(late.attempt()).isEqualTo(1);
        assertThat(late.message()).isSameAs(timedOut.message());
    }

    @Test
    void aLateSettlementOfWhatHasLeftMeanwhileKnowsTheMessageNoMore() {
        fixture.send(connection, queue("impatient"), "m");
        Receiver receiver = fixture.receiver(connection, queue("impatient"));
        Delivery delivery = EngineFixture.take(receiver);
        fixture.advance(100);
        EngineFixture.receive(receiver);

        receiver.settle(delivery, 1, Outcome.ACCEPTED, null);

        assertThat(theOnly(SettledLate.class).message()).isNull();
    }

    // ---------------------------------------------------------------- the end

    @Test
    void afterTheEndOfTheEngineNothingIsTold() {
        fixture.engine().close();
        told.clear();

        fixture.engine().events().publish(at -> new Paused(at, SOURCE));

        assertThat(told).isEmpty();
    }

    @Test
    void aSelectorIsNoPartOfWhatAConsumerReceivesFrom() {
        connection.openReceiver(
                new ReceiverSpec(
                        queue("q"), Selector.parse("JMSType = 'x'"), false, SubscriptionKind.UNNAMED, null, Map.of()),
                () -> true);

        assertThat(theOnly(ConsumerOpened.class).source()).isEqualTo(SOURCE);
    }

    // ---------------------------------------------------------------- groups

    @Test
    void membersOfAGroupAndOperatorsAreToldWhoseAKeyIs() {
        Receiver first = fixture.receiver(connection, queue("keyed"));
        Receiver second = fixture.receiver(connection, queue("keyed"));
        second.pollOrWatch();
        fixture.send(connection, queue("keyed"), "m");
        first.pollOrWatch();

        second.close();

        List<ConsumerId> opened = told(ConsumerOpened.class).stream()
                .map(ConsumerOpened::consumer)
                .toList();
        assertThat(told(KeyAssigned.class))
                .extracting(KeyAssigned::source, KeyAssigned::consumer)
                .containsExactly(
                        tuple(Source.queue("keyed"), opened.get(1)), tuple(Source.queue("keyed"), opened.get(0)));
        assertThat(told(KeyLost.class)).extracting(KeyLost::consumer).containsExactly(opened.get(1));
    }
}
