package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.engine.EngineFixture.refused;
import static dev.sluice.core.engine.EngineFixture.topic;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.MessageSnapshot;
import dev.sluice.core.admin.Moved;
import dev.sluice.core.admin.QueueAdmin;
import dev.sluice.core.admin.Selection;
import dev.sluice.core.admin.Source;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.Settings;

/** What an operator can do, and what is refused and how. */
class AdminCommandsTest {
    private static final Selection RED = Selection.matching("JMSType = 'red'");

    @RegisterExtension
    final EngineFixture fixture = EngineFixture.with("small", Settings.NONE.with(CAPACITY, 2));

    private final EngineConnection connection = fixture.connect("c");
    private final BrokerAdmin admin = fixture.engine().admin();

    private void send(String to, String name, String type) {
        fixture.send(connection, queue(to), name, draft -> draft.type(type));
    }

    private QueueAdmin orders() {
        send("orders", "a", "red");
        send("orders", "b", "blue");
        send("orders", "c", "red");
        return admin.queue("orders");
    }

    private QueueAdmin subscription() {
        connection
                .openReceiver(EngineFixture.named(topic("news"), SubscriptionKind.DURABLE, "d"), () -> true)
                .close();
        return admin.subscription(new SubscriptionId(SubscriptionId.Kind.DURABLE, "c", "d"));
    }

    private List<String> in(String queue) {
        return EngineFixture.browse(connection, queue);
    }

    // ---------------------------------------------------------------- finding

    @Test
    void anUnknownNameIsRefusedAndTheNearestNamed() {
        orders();
        fixture.send(connection, topic("prices"), "m");
        subscription();

        assertThatThrownBy(() -> admin.queue("order"))
                .hasMessage("There is no queue 'order' (did you mean 'orders'?). It was never used, or was deleted; a"
                        + " queue is made when it is first used.");
        refused(BrokerError.NO_SUCH_ADDRESS, () -> admin.queue("order"));
        assertThatThrownBy(() -> admin.topic("price")).hasMessageContaining("(did you mean 'prices'?)");
        refused(BrokerError.NO_SUCH_ADDRESS, () -> admin.topic("price"));
        SubscriptionId unknown = new SubscriptionId(SubscriptionId.Kind.SHARED, null, "d");
        assertThatThrownBy(() -> admin.subscription(unknown))
                .hasMessageStartingWith("There is no shared subscription 'd'");
        refused(BrokerError.NO_SUCH_SUBSCRIPTION, () -> admin.subscription(unknown));
    }

    @Test
    void whatASnapshotHasNamedIsFound() {
        orders();
        subscription();

        admin.queues()
                .forEach(seen -> assertThat(admin.at(seen.source()).source()).isEqualTo(seen.source()));
        admin.subscriptions()
                .forEach(seen -> assertThat(admin.at(seen.source()).source()).isEqualTo(seen.source()));
        assertThatThrownBy(() -> admin.at(new Source(topic("news"), null)))
                .hasMessage("topic 'news' is not a queue or subscription. Use topic(\"news\").");
    }

    @Test
    void whatHasEndedIsRefusedEvenIfItWasFoundBefore() {
        QueueAdmin orders = orders();
        QueueAdmin subscription = subscription();
        orders.delete(true);
        subscription.delete(true);

        refused(BrokerError.NO_SUCH_ADDRESS, orders::snapshot);
        refused(BrokerError.NO_SUCH_ADDRESS, () -> orders.remove(Selection.all()));
        refused(BrokerError.NO_SUCH_SUBSCRIPTION, subscription::pause);
    }

    // ---------------------------------------------------------------- browsing

    @Test
    void browsingShowsMessagesAndChangesNothing() {
        QueueAdmin orders = orders();
        Receiver receiver = fixture.receiver(connection, queue("orders"));
        receiver.settle(EngineFixture.take(receiver), 1, Outcome.RELEASED, null);
        long now = fixture.clock().millis();
        fixture.send(connection, queue("orders"), "later", draft -> draft.times(now, now + 1_000, 0)
                .type("red"));

        List<MessageSnapshot> red = orders.browse(RED, 10);

        assertThat(red).extracting(seen -> EngineFixture.name(seen.message())).containsExactly("a", "c", "later");
        assertThat(red).extracting(MessageSnapshot::attempts).containsExactly(1, 0, 0);
        assertThat(red).extracting(MessageSnapshot::delayed).containsExactly(false, false, true);
        assertThat(orders.browse(Selection.all(), 2)).hasSize(2);
        assertThat(EngineFixture.receiveAll(receiver)).containsExactly("a", "b", "c");
    }

    @Test
    void browsingNothingIsRefused() {
        QueueAdmin orders = orders();

        assertThatThrownBy(() -> orders.browse(Selection.all(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot browse 0 messages; give a limit from 1.");
    }

    // ---------------------------------------------------------------- removing

    @Test
    void messagesAreRemovedBySelectorByIdOrAll() {
        QueueAdmin orders = orders();
        assertThat(orders.remove(RED)).isEqualTo(2);
        assertThat(in("orders")).containsExactly("b");

        String id = orders.browse(Selection.all(), 1).get(0).message().messageId();
        assertThat(orders.remove(Selection.ids(id))).isEqualTo(1);
        assertThat(orders.remove(Selection.ids(id))).isZero();

        orders();
        assertThat(orders.remove(Selection.all())).isEqualTo(3);
        assertThat(in("orders")).isEmpty();
        assertThat(orders.snapshot().totals().removed()).isEqualTo(6);
    }

    @Test
    void whatIsInFlightIsOutOfReach() {
        QueueAdmin orders = orders();
        Receiver receiver = fixture.receiver(connection, queue("orders"));
        Delivery delivery = EngineFixture.take(receiver);

        assertThat(orders.remove(Selection.all())).isEqualTo(2);

        assertThat(receiver.settle(delivery, 1, Outcome.RELEASED, null)).isTrue();
        assertThat(in("orders")).containsExactly("a");
    }

    // ---------------------------------------------------------------- moving

    @Test
    void movedMessagesAreBehindTheOthersAndSayWhereTheyAre() {
        QueueAdmin orders = orders();
        send("later", "before", "red");

        assertThat(orders.move(RED, "later")).isEqualTo(new Moved(2, 2, 0, 0));

        assertThat(in("orders")).containsExactly("b");
        assertThat(in("later")).containsExactly("before", "a", "c");
        Envelope moved = connection.browse(queue("later"), null).get(1);
        assertThat(moved.destination()).isEqualTo(queue("later"));
        assertThat(moved.type()).isEqualTo("red");
    }

    @Test
    void oneMessageIsMovedByItsId() {
        QueueAdmin orders = orders();
        String id = orders.browse(Selection.all(), 2).get(1).message().messageId();

        assertThat(orders.move(Selection.ids(id), "later").isComplete()).isTrue();

        assertThat(in("later")).containsExactly("b");
        assertThat(connection.browse(queue("later"), null).get(0).messageId()).isEqualTo(id);
    }

    @Test
    void whatFindsNoSpaceStaysAndSoDoesWhatComesAfterIt() {
        QueueAdmin orders = orders();
        send("small", "before", "red");

        assertThat(orders.move(Selection.all(), "small")).isEqualTo(new Moved(3, 1, 2, 0));

        assertThat(in("orders")).containsExactly("b", "c");
        assertThat(in("small")).containsExactly("before", "a");
    }

    @Test
    void messagesOfASubscriptionAreMovedToAQueue() {
        QueueAdmin subscription = subscription();
        fixture.send(connection, topic("news"), "m");

        assertThat(subscription.move(Selection.all(), "later").moved()).isEqualTo(1);

        assertThat(in("later")).containsExactly("m");
        assertThat(subscription.browse(Selection.all(), 1)).isEmpty();
    }

    @Test
    void movingNowhereIsRefused() {
        QueueAdmin orders = orders();

        refused(BrokerError.INVALID_NAME, () -> orders.move(RED, "orders"));
        refused(BrokerError.INVALID_NAME, () -> orders.move(RED, "a,b"));
        refused(BrokerError.INVALID_NAME, () -> orders.move(RED, "a.*"));
        refused(BrokerError.INVALID_NAME, () -> orders.move(RED, " "));
        assertThat(in("orders")).hasSize(3);
    }

    // ---------------------------------------------------------------- pausing

    @Test
    void aPausedQueueTakesMessagesAndHandsOutNone() {
        QueueAdmin orders = orders();
        Receiver receiver = fixture.receiver(connection, queue("orders"));
        orders.pause();
        send("orders", "d", "red");

        assertThat(receiver.poll()).isNull();
        assertThat(orders.snapshot().paused()).isTrue();
        assertThat(orders.snapshot().depth().pending()).isEqualTo(4);

        orders.resume();
        assertThat(EngineFixture.receiveAll(receiver)).containsExactly("a", "b", "c", "d");
        assertThat(orders.snapshot().paused()).isFalse();
    }

    @Test
    void whoWatchesAPausedQueueIsToldWhenItIsResumed() {
        QueueAdmin orders = orders();
        orders.remove(Selection.all());
        EngineFixture.Told told = new EngineFixture.Told();
        Receiver receiver = fixture.receiver(connection, EngineFixture.all(queue("orders")), told);
        assertThat(receiver.pollOrWatch()).isNull();
        orders.pause();
        send("orders", "a", "red");
        assertThat(receiver.pollOrWatch()).isNull();
        told.count();

        orders.resume();

        assertThat(told.count()).isEqualTo(1);
        assertThat(EngineFixture.receive(receiver)).isEqualTo("a");
    }

    @Test
    void aPausedSubscriptionLeavesItsNeighboursAlone() {
        QueueAdmin subscription = subscription();
        Receiver neighbour = fixture.receiver(connection, topic("news"));
        Receiver paused =
                fixture.receiver(connection, EngineFixture.named(topic("news"), SubscriptionKind.DURABLE, "d"));
        subscription.pause();
        fixture.send(connection, topic("news"), "m");

        assertThat(EngineFixture.receive(neighbour)).isEqualTo("m");
        assertThat(paused.poll()).isNull();
        assertThat(admin.topic("news").snapshot().paused()).isFalse();

        admin.topic("news").resume();
        assertThat(EngineFixture.receive(paused)).isEqualTo("m");
    }

    @Test
    void aPausedTopicPausesItsSubscriptionsThoseToComeIncluded() {
        Receiver before = fixture.receiver(connection, topic("news"));
        admin.topic("news").pause();
        Receiver after = fixture.receiver(connection, topic("news"));
        fixture.send(connection, topic("news"), "m");

        assertThat(before.poll()).isNull();
        assertThat(after.poll()).isNull();
        assertThat(admin.topic("news").snapshot().paused()).isTrue();

        admin.topic("news").resume();
        assertThat(EngineFixture.receive(before)).isEqualTo("m");
        assertThat(EngineFixture.receive(after)).isEqualTo("m");
    }

    // ---------------------------------------------------------------- deleting

    @Test
    void aQueueInUseIsDeletedOnlyByForce() {
        QueueAdmin orders = orders();
        Receiver receiver = fixture.receiver(connection, queue("orders"));

        assertThatThrownBy(() -> orders.delete(false))
                .hasMessage("Cannot delete queue 'orders': it has 1 consumers, 3 messages and 0 waiting producers."
                        + " Close and empty it first, or use force.");
        refused(BrokerError.ADDRESS_IN_USE, () -> orders.delete(false));
        assertThat(in("orders")).hasSize(3);

        orders.delete(true);
        assertThat(admin.queues()).isEmpty();
        assertThat(receiver.poll()).isNull();
    }

    @Test
    void anUnusedQueueIsDeletedWithoutForce() {
        QueueAdmin orders = orders();
        orders.remove(Selection.all());

        orders.delete(false);

        assertThat(admin.queues()).isEmpty();
    }

    @Test
    void whoSendsToADeletedQueueMakesItAnew() {
        Sender sender = connection.openSender(queue("orders"));
        sender.send(fixture.message(sender, queue("orders"), "before"), null);

        admin.queue("orders").delete(true);
        sender.send(fixture.message(sender, queue("orders"), "after"), null);

        assertThat(in("orders")).containsExactly("after");
        assertThat(admin.queue("orders").snapshot().totals().published()).isEqualTo(1);
    }

    @Test
    void aConsumerOfAPatternReceivesFromTheQueueThatIsMadeAnew() {
        Receiver receiver = fixture.receiver(connection, queue("*"));
        orders();
        admin.queue("orders").delete(true);

        send("orders", "after", "red");

        assertThat(EngineFixture.receiveAll(receiver)).containsExactly("after");
    }

    @Test
    void aTemporaryQueueIsGoneForGood() {
        Address temporary = connection.createTemporary(AddressKind.QUEUE);
        Sender sender = connection.openSender(temporary);

        admin.queue(temporary.name()).delete(true);

        refused(BrokerError.NO_SUCH_ADDRESS, () -> sender.send(fixture.message(sender, temporary, "m"), null));
        connection.close();
    }

    @Test
    void aSubscriptionInUseIsEndedOnlyByForce() {
        QueueAdmin subscription = subscription();
        Receiver receiver =
                fixture.receiver(connection, EngineFixture.named(topic("news"), SubscriptionKind.DURABLE, "d"));
        fixture.send(connection, topic("news"), "m");
        EngineFixture.take(receiver);
        receiver.close();

        assertThatThrownBy(() -> subscription.delete(false))
                .hasMessageContaining("it has 0 consumers and 1 unacknowledged messages.");
        refused(BrokerError.SUBSCRIPTION_IN_USE, () -> subscription.delete(false));

        subscription.delete(true);
        assertThat(admin.subscriptions()).isEmpty();
        assertThat(admin.topic("news").snapshot().subscriptions()).isEmpty();
    }

    @Test
    void aSubscriptionWithABacklogIsEndedWithoutForceAsByItsOwner() {
        QueueAdmin subscription = subscription();
        fixture.send(connection, topic("news"), "m");

        subscription.delete(false);

        assertThat(admin.subscriptions()).isEmpty();
    }
}
