package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.engine.EngineFixture.topic;
import static dev.sluice.core.policy.DestinationOptions.ACK_TIMEOUT;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY_BYTES;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerSnapshot;
import dev.sluice.core.admin.ConsumerSnapshot;
import dev.sluice.core.admin.Depth;
import dev.sluice.core.admin.QueueSnapshot;
import dev.sluice.core.admin.Source;
import dev.sluice.core.admin.TopicSnapshot;
import dev.sluice.core.admin.Totals;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
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

/** Each figure an operator sees. */
class AdminSnapshotTest {
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture(
            PolicyTable.EMPTY
                    .with("full", Settings.NONE.with(CAPACITY, 2).with(OVERFLOW, OverflowPolicy.DROP_OLDEST))
                    .with("weighed", Settings.NONE.with(CAPACITY_BYTES, 1_000L))
                    .with("waiting", Settings.NONE.with(CAPACITY, 1))
                    .with("impatient", Settings.NONE.with(ACK_TIMEOUT, Duration.ofMillis(100))),
            AccessPolicy.OPEN);

    private final EngineConnection connection = fixture.connect("c");
    private final BrokerAdmin admin = fixture.engine().admin();

    private Depth depth(String queue) {
        return admin.queue(queue).snapshot().depth();
    }

    private Totals totals(String queue) {
        return admin.queue(queue).snapshot().totals();
    }

    private void sendDelayed(String to, long millis) {
        long now = fixture.clock().millis();
        fixture.send(connection, queue(to), "delayed", draft -> draft.times(now, now + millis, 0));
    }

    // ---------------------------------------------------------------- depth

    @Test
    void theDepthSaysWhatIsInAQueueAndHowFullItIs() {
        for (String name : List.of("a", "b", "c")) {
            fixture.send(connection, queue("q"), name);
        }
        sendDelayed("q", 1_000);
        EngineFixture.take(fixture.receiver(connection, queue("q")));

        assertThat(depth("q")).isEqualTo(new Depth(100_000, 4, 0, 0, 2, 1, 1, 0, Duration.ZERO));
    }

    @Test
    void theDepthSaysWhatABoundInBytesIsUsedFor() {
        fixture.send(connection, queue("weighed"), "four");

        assertThat(depth("weighed").capacityBytes()).isEqualTo(1_000);
        assertThat(depth("weighed").usedBytes())
                .isEqualTo(connection.browse(queue("weighed"), null).get(0).sizeInBytes());
        EngineFixture.receiveAll(fixture.receiver(connection, queue("weighed")));
        assertThat(depth("weighed").usedBytes()).isZero();
    }

    @Test
    void theAgeIsThatOfTheOldestPendingMessage() {
        sendDelayed("q", 500);
        fixture.send(connection, queue("q"), "first");
        fixture.advance(1_000);
        fixture.send(connection, queue("q"), "second");
        fixture.advance(200);

        assertThat(depth("q").oldestAge()).isEqualTo(Duration.ofMillis(1_200));
        EngineFixture.receive(fixture.receiver(connection, queue("q")));
        assertThat(depth("q").oldestAge()).isEqualTo(Duration.ofMillis(700));
        EngineFixture.receiveAll(fixture.receiver(connection, queue("q")));
        assertThat(depth("q").oldestAge()).isZero();
    }

    @Test
    void blockedProducersAreCountedWhileTheyWait() {
        fixture.send(connection, queue("waiting"), "1");
        CompletableFuture<?> waiting =
                CompletableFuture.runAsync(() -> fixture.send(fixture.connect(), queue("waiting"), "2"));
        await().until(() -> depth("waiting").blockedProducers() == 1);

        EngineFixture.receive(fixture.receiver(connection, queue("waiting")));

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
        assertThat(depth("waiting").blockedProducers()).isZero();
    }

    // ---------------------------------------------------------------- totals

    @Test
    void theTotalsSayWhatHasHappened() {
        for (String name : List.of("1", "2", "3")) {
            fixture.send(connection, queue("q"), name);
        }
        Receiver receiver = fixture.receiver(connection, queue("q"));
        receiver.settle(EngineFixture.take(receiver), 1, Outcome.RELEASED, null);
        receiver.settle(EngineFixture.take(receiver), 2, Outcome.ACCEPTED, null);
        receiver.settle(EngineFixture.take(receiver), 1, Outcome.REJECTED, null);

        Totals totals = totals("q");
        assertThat(totals.published()).isEqualTo(3);
        assertThat(totals.delivered()).isEqualTo(3);
        assertThat(totals.redelivered()).isEqualTo(1);
        assertThat(totals.acknowledged()).isEqualTo(1);
        assertThat(totals.lost(LossReason.REJECTED)).isEqualTo(1);
        assertThat(totals.allLost()).isEqualTo(1);
        assertThat(totals.deadLettered()).isEqualTo(1);
        assertThat(totals.sent()).isEqualTo(3);
    }

    @Test
    void lossesAreCountedByReasonAndWithoutDeadLetterUnlessThereIsOne() {
        for (int i = 0; i < 5; i++) {
            fixture.send(connection, queue("full"), "m");
        }

        assertThat(totals("full").lost())
                .containsEntry(LossReason.DROPPED_OLDEST, 3L)
                .containsEntry(LossReason.EXPIRED, 0L)
                .hasSize(LossReason.values().length);
        assertThat(totals("full").deadLettered()).isZero();
    }

    @Test
    void duplicatesAreCountedWhereTheyWereSent() {
        fixture.receiver(connection, topic("news"));
        for (Address to : List.of(queue("q"), topic("news"))) {
            sendWithId(to, "a");
            sendWithId(to, "a");
            sendWithId(to, "b");
        }

        assertThat(totals("q").published()).isEqualTo(2);
        assertThat(totals("q").lost(LossReason.DUPLICATE)).isEqualTo(1);
        assertThat(totals("q").sent()).isEqualTo(3);
        TopicSnapshot news = admin.topic("news").snapshot();
        assertThat(news.published()).isEqualTo(2);
        assertThat(news.duplicates()).isEqualTo(1);
        assertThat(news.totals().published()).isEqualTo(2);
        assertThat(admin.snapshot().totals().lost(LossReason.DUPLICATE)).isEqualTo(2);
    }

    private void sendWithId(Address to, String id) {
        PropertyMap properties = new PropertyMap();
        properties.put(ProviderProperties.DUPLICATE_ID, id);
        fixture.send(connection, to, id, draft -> draft.properties(properties));
    }

    @Test
    void timeOutsAndLateSettlementsAreCounted() {
        fixture.send(connection, queue("impatient"), "m");
        Receiver receiver = fixture.receiver(connection, queue("impatient"));
        Delivery delivery = EngineFixture.take(receiver);
        fixture.advance(100);

        receiver.settle(delivery, 1, Outcome.ACCEPTED, null);

        assertThat(totals("impatient").timedOut()).isEqualTo(1);
        assertThat(totals("impatient").settledLate()).isEqualTo(1);
    }

    // ---------------------------------------------------------------- consumers

    @Test
    void eachConsumerHasItsOwnFigures() {
        fixture.send(connection, queue("q"), "1");
        fixture.send(connection, queue("q"), "2");
        Receiver first = fixture.receiver(connection, EngineFixture.selecting(queue("q"), "JMSPriority > 3"));
        EngineFixture.take(first);
        EngineFixture.receive(first);
        EngineConnection other = fixture.connect();
        other.openReceiver(EngineFixture.all(queue("q")), () -> true);

        assertThat(admin.queue("q").snapshot().consumers())
                .containsExactly(
                        new ConsumerSnapshot(
                                new ConsumerId(connection.id() + "-consumer-1", connection.id(), "c"),
                                "JMSPriority > 3",
                                true,
                                1,
                                0,
                                0,
                                2,
                                1),
                        new ConsumerSnapshot(
                                new ConsumerId(other.id() + "-consumer-1", other.id(), null),
                                null,
                                false,
                                0,
                                0,
                                0,
                                0,
                                0));
    }

    @Test
    void aConsumerOfManyQueuesIsInEachAndCountsOnce() {
        fixture.send(connection, queue("orders.eu"), "m");
        fixture.send(connection, queue("orders.us"), "m");
        fixture.receiver(connection, queue("orders.*"));

        assertThat(admin.queues())
                .extracting(queue -> queue.consumers().get(0).id().id())
                .containsExactly(connection.id() + "-consumer-1", connection.id() + "-consumer-1");
        assertThat(admin.snapshot().consumers()).isEqualTo(1);
    }

    // ---------------------------------------------------------------- topics and subscriptions

    @Test
    void aTopicHasTheFiguresOfItsSubscriptionsAndOfWhatNobodyWanted() {
        fixture.send(connection, topic("news"), "nobody wants it");
        Receiver durable =
                fixture.receiver(connection, EngineFixture.named(topic("news"), SubscriptionKind.DURABLE, "d"));
        fixture.receiver(connection, EngineFixture.selecting(topic("news"), "JMSType = 'x'"));
        fixture.send(connection, topic("news"), "1");
        fixture.send(connection, topic("news"), "2", draft -> draft.type("x"));
        EngineFixture.receive(durable);

        TopicSnapshot news = admin.topic("news").snapshot();
        assertThat(news.published()).isEqualTo(3);
        assertThat(news.withoutSubscriber()).isEqualTo(1);
        assertThat(news.subscriptions()).hasSize(2);
        assertThat(news.totals().published()).isEqualTo(3);
        assertThat(news.totals().acknowledged()).isEqualTo(1);
        assertThat(news.depth().pending()).isEqualTo(2);
        assertThat(news.temporary()).isFalse();
    }

    @Test
    void aSubscriptionSaysWhatItIs() {
        connection.openReceiver(
                new ReceiverSpec(
                        topic("news"), Selector.parse("JMSType = 'x'"), false, SubscriptionKind.SHARED, "s", Map.of()),
                () -> true);

        QueueSnapshot subscription = admin.subscriptions().get(0);
        assertThat(subscription.source())
                .isEqualTo(new Source(topic("news"), new SubscriptionId(SubscriptionId.Kind.SHARED, "c", "s")));
        assertThat(subscription.source()).hasToString("shared subscription 's' of client 'c' on topic 'news'");
        assertThat(subscription.selector()).isEqualTo("JMSType = 'x'");
        assertThat(subscription.temporary()).isTrue();
        assertThat(subscription.consumers()).hasSize(1);
    }

    @Test
    void subscriptionsToSeveralTopicsAreInEach() {
        fixture.send(connection, topic("news.eu"), "m");
        fixture.send(connection, topic("news.us"), "m");
        fixture.receiver(connection, topic("news.*"));

        assertThat(admin.topics())
                .allSatisfy(topic -> assertThat(topic.subscriptions()).hasSize(1));
        assertThat(admin.subscriptions()).hasSize(1);
    }

    // ---------------------------------------------------------------- lists and the whole

    @Test
    void listsAreInTheOrderOfNames() {
        for (String name : List.of("b", "a", "c")) {
            fixture.send(connection, queue(name), "m");
            fixture.send(connection, topic(name), "m");
            connection.openReceiver(EngineFixture.named(topic(name), SubscriptionKind.DURABLE, "d" + name), () -> true);
        }
        Address temporary = connection.createTemporary(AddressKind.QUEUE);

        assertThat(admin.queues())
                .extracting(queue -> queue.source().address().name())
                .containsExactly("a", "b", "c", temporary.name());
        assertThat(admin.queues()).extracting(QueueSnapshot::temporary).containsExactly(false, false, false, true);
        assertThat(admin.topics()).extracting(topic -> topic.address().name()).containsExactly("a", "b", "c");
        assertThat(admin.subscriptions())
                .extracting(subscription -> subscription.source().address().name())
                .containsExactly("a", "b", "c");
    }

    @Test
    void theBrokerHasTheFiguresOfAllTogether() {
        fixture.send(connection, topic("news"), "nobody wants it");
        fixture.receiver(connection, topic("news"));
        fixture.send(connection, topic("news"), "m");
        fixture.send(connection, queue("q"), "m");
        fixture.advance(10);

        BrokerSnapshot broker = admin.snapshot();
        assertThat(broker.name()).isEqualTo("test");
        assertThat(broker.at()).isEqualTo(fixture.clock().now());
        assertThat(broker.running()).isTrue();
        assertThat(List.of(broker.connections(), broker.queues(), broker.topics(), broker.subscriptions()))
                .containsOnly(1);
        assertThat(broker.consumers()).isEqualTo(1);
        assertThat(broker.withoutSubscriber()).isEqualTo(1);
        assertThat(broker.depth().pending()).isEqualTo(2);
        assertThat(broker.depth().capacity()).isEqualTo(200_000);
        assertThat(broker.depth().oldestAge()).isEqualTo(Duration.ofMillis(10));
        assertThat(broker.totals().published()).isEqualTo(2);
    }

    @Test
    void whatHasHappenedStaysInTheFiguresOfTheWholeWhenItsPlaceHasEnded() {
        Receiver receiver = fixture.receiver(connection, topic("news"));
        fixture.send(connection, topic("news"), "acknowledged");
        fixture.send(connection, topic("news"), "in flight");
        fixture.send(connection, topic("news"), "pending");
        EngineFixture.receive(receiver);
        EngineFixture.take(receiver);
        receiver.close();
        Address temporary = connection.createTemporary(AddressKind.TOPIC);
        fixture.send(connection, temporary, "nobody wants it");
        connection.deleteTemporary(temporary);

        Totals totals = admin.snapshot().totals();
        assertThat(admin.subscriptions()).isEmpty();
        assertThat(totals.published()).isEqualTo(3);
        assertThat(totals.acknowledged()).isEqualTo(1);
        assertThat(totals.removed()).isEqualTo(2);
        assertThat(admin.snapshot().withoutSubscriber()).isEqualTo(1);
    }

    @Test
    void aStoppedBrokerSaysSo() {
        fixture.send(connection, queue("q"), "m");

        fixture.engine().stop();

        assertThat(admin.snapshot().running()).isFalse();
        assertThat(admin.snapshot().connections()).isZero();
        assertThat(depth("q").pending()).isEqualTo(1);
    }
}
