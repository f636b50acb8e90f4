package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.engine.EngineFixture.refused;
import static dev.sluice.core.engine.EngineFixture.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.address.Address;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.selector.Selector;

class VmConnectionTest {
    @RegisterExtension
    final EngineFixture fixture = EngineFixture.with("full", Settings.NONE.with(DestinationOptions.CAPACITY, 1));

    private final EngineConnection connection = fixture.connect("c");

    // ---------------------------------------------------------------- senders

    @Test
    void aSenderWithoutDestinationSendsWhereEachMessageSays() {
        Sender sender = connection.openSender(null);

        sender.send(fixture.message(sender, queue("a"), "1"), null);
        sender.send(fixture.message(sender, queue("b"), "2"), null);
        sender.send(fixture.message(sender, queue("a"), "3"), null);

        assertThat(EngineFixture.browse(connection, "a")).containsExactly("1", "3");
        assertThat(EngineFixture.browse(connection, "b")).containsExactly("2");
    }

    @Test
    @DisplayName("§3.4.3 Message ids begin with ID: and are unique over senders and connections")
    void messageIdsAreUnique() {
        Sender first = connection.openSender(queue("q"));
        Sender second = fixture.connect().openSender(queue("q"));

        List<String> ids = List.of(
                fixture.message(first, queue("q"), "1").messageId(),
                fixture.message(first, queue("q"), "2").messageId(),
                fixture.message(second, queue("q"), "3").messageId());

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("ID:"));
    }

    @Test
    void wildcardsAreForReceiving() {
        refused(BrokerError.INVALID_NAME, () -> connection.openSender(queue("orders.*")));
        refused(BrokerError.INVALID_NAME, () -> connection.openSender(topic("a,orders.>")));
    }

    @Test
    void aCompositeOfQueuesAndTopicsMakesACopyForEach() {
        Receiver subscriber = fixture.receiver(connection, topic("t"));

        assertThat(fixture.send(connection, queue("a,b,topic://t"), "m")).isEqualTo(new SendResult(3, 0));

        assertThat(EngineFixture.browse(connection, "a")).containsExactly("m");
        assertThat(EngineFixture.browse(connection, "b")).containsExactly("m");
        assertThat(EngineFixture.take(subscriber).envelope().destination()).isEqualTo(topic("t"));
    }

    @Test
    void aClosedSenderSendsNothing() {
        Sender sender = connection.openSender(queue("q"));
        sender.close();
        sender.close();

        refused(BrokerError.CLOSED, () -> sender.send(fixture.message(sender, queue("q"), "m"), null));
    }

    @Test
    void closingTheConnectionEndsTheWaitOfItsSenders() throws Exception {
        fixture.send(connection, queue("full"), "first");
        Sender sender = connection.openSender(queue("full"));

        waitsUntilClosed(() -> sender.send(fixture.message(sender, queue("full"), "waits"), null), BrokerError.CLOSED);
    }

    @Test
    void closingTheConnectionEndsTheWaitOfItsCommits() throws Exception {
        fixture.send(connection, queue("full"), "first");
        Sender sender = connection.openSender(queue("full"));
        Transaction transaction = connection.openController().begin();
        sender.send(fixture.message(sender, queue("full"), "waits"), transaction);

        waitsUntilClosed(transaction::commit, BrokerError.ROLLED_BACK);
    }

    @Test
    void endingTheWaitsOfAControllerIsForItsOwnCommitsAlone() throws Exception {
        fixture.send(connection, queue("full"), "first");
        Sender sender = connection.openSender(queue("full"));
        TransactionController hurried = connection.openController();
        Transaction waiting = hurried.begin();
        sender.send(fixture.message(sender, queue("full"), "waits"), waiting);
        Transaction next = hurried.begin();
        sender.send(fixture.message(sender, queue("full"), "would wait"), next);
        Transaction other = connection.openController().begin();
        sender.send(fixture.message(sender, queue("full"), "goes on waiting"), other);

        waitsUntil(hurried::endWaits, waiting::commit, BrokerError.ROLLED_BACK);

        refused(BrokerError.ROLLED_BACK, next::commit);
        waitsUntilClosed(other::commit, BrokerError.ROLLED_BACK);
    }

    private void waitsUntilClosed(Runnable sending, BrokerError expected) throws Exception {
        waitsUntil(connection::close, sending, expected);
    }

    private void waitsUntil(Runnable event, Runnable sending, BrokerError expected) throws Exception {
        MessageQueue full = fixture.engine().destinations().queue(queue("full"));
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<?> sent = threads.submit(sending);
            await().until(() -> full.figures().depth().blockedSenders() == 1);

            event.run();

            assertThatThrownBy(() -> sent.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.error()).isEqualTo(expected));
        } finally {
            threads.shutdownNow();
        }
    }

    // ---------------------------------------------------------------- receivers

    @Test
    @DisplayName("§6.1.4 A receiver is stopped at first, and nothing is kept for it")
    void aReceiverIsStoppedAtFirst() {
        Receiver stopped = connection.openReceiver(EngineFixture.all(queue("q")), () -> true);
        fixture.send(connection, queue("q"), "m");

        assertThat(stopped.poll()).isNull();
        assertThat(EngineFixture.receive(fixture.receiver(connection, queue("q"))))
                .isEqualTo("m");
    }

    @Test
    void aDeliveryMayBeSettledAfterItsReceiverWasClosed() {
        fixture.send(connection, queue("q"), "m");
        Receiver receiver = fixture.receiver(connection, queue("q"));
        Delivery delivery = EngineFixture.take(receiver);

        receiver.close();

        assertThat(receiver.settle(delivery, 1, Outcome.ACCEPTED, null)).isTrue();
        assertThat(receiver.settle(delivery, 1, Outcome.ACCEPTED, null)).isFalse();
    }

    @Test
    void aSubscriptionWithoutNameEndsWithItsReceiver() {
        fixture.receiver(connection, topic("t")).close();

        assertThat(fixture.send(connection, topic("t"), "m")).isEqualTo(SendResult.NONE);
    }

    @Test
    void theKindsOfSubscriptionAreToldApart() {
        for (SubscriptionKind kind : List.of(SubscriptionKind.SHARED, SubscriptionKind.SHARED_DURABLE)) {
            fixture.receiver(connection, EngineFixture.named(topic("t"), kind, "shared"));
            fixture.receiver(connection, EngineFixture.named(topic("t"), kind, "shared"));
        }
        fixture.receiver(connection, EngineFixture.named(topic("t"), SubscriptionKind.DURABLE, "durable"));

        refused(
                BrokerError.SUBSCRIPTION_IN_USE,
                () -> fixture.receiver(
                        connection, EngineFixture.named(topic("t"), SubscriptionKind.DURABLE, "durable")));
        assertThat(fixture.send(connection, topic("t"), "m")).isEqualTo(new SendResult(3, 0));
    }

    @Test
    @DisplayName("§8.3.1 noLocal is by connection")
    void noLocalLeavesOutWhatTheOwnConnectionSends() {
        Receiver receiver = fixture.receiver(
                connection,
                new ReceiverSpec(topic("t"), null, true, SubscriptionKind.UNNAMED, null, java.util.Map.of()));

        fixture.send(connection, topic("t"), "own");
        fixture.send(fixture.connect(), topic("t"), "other");

        assertThat(EngineFixture.receiveAll(receiver)).containsExactly("other");
    }

    @Test
    void nobodyReceivesFromQueuesAndTopicsAtOnce() {
        refused(BrokerError.INVALID_NAME, () -> fixture.receiver(connection, queue("a,topic://b")));
        refused(BrokerError.INVALID_NAME, () -> fixture.receiver(connection, topic("a,queue://b")));

        assertThat(fixture.engine().destinations().topics().all()).isEmpty();
        assertThat(fixture.engine().destinations().queues()).isEmpty();
    }

    @Test
    void aSubscriptionOfThisClientCanBeUnsubscribed() {
        fixture.receiver(connection, EngineFixture.named(topic("t"), SubscriptionKind.DURABLE, "name"))
                .close();
        refused(BrokerError.NO_SUCH_SUBSCRIPTION, () -> fixture.connect().unsubscribe("name"));

        connection.unsubscribe("name");

        assertThat(fixture.send(connection, topic("t"), "m")).isEqualTo(SendResult.NONE);
    }

    // ---------------------------------------------------------------- browsing

    @Test
    void browsingSelects() {
        fixture.send(connection, queue("q"), "1", draft -> draft.type("wanted"));
        fixture.send(connection, queue("q"), "2");

        assertThat(connection.browse(queue("q"), Selector.parse("JMSType = 'wanted'")))
                .extracting(EngineFixture::name)
                .containsExactly("1");
    }

    @Test
    void queuesAreBrowsedOneByOne() {
        refused(BrokerError.INVALID_NAME, () -> connection.browse(queue("a,b"), null));
        refused(BrokerError.INVALID_NAME, () -> connection.browse(queue("a.*"), null));

        assertThat(fixture.engine().destinations().queues()).isEmpty();
    }

    // ---------------------------------------------------------------- transactions

    @Test
    void workOverSeveralDestinationsIsDoneTogether() {
        fixture.send(connection, queue("in"), "order");
        Receiver receiver = fixture.receiver(connection, queue("in"));
        Receiver subscriber = fixture.receiver(connection, topic("t"));
        Sender sender = connection.openSender(null);
        Transaction transaction = connection.openController().begin();
        Delivery delivery = EngineFixture.take(receiver);
        transaction.accept(delivery, delivery.attempt());
        assertThat(sender.send(fixture.message(sender, queue("out"), "invoice"), transaction))
                .isEqualTo(SendResult.NONE);
        sender.send(fixture.message(sender, topic("t"), "event"), transaction);
        assertThat(transaction.isEmpty()).isFalse();
        assertThat(EngineFixture.browse(connection, "out")).isEmpty();

        transaction.prepare();
        transaction.commit();

        assertThat(EngineFixture.browse(connection, "in")).isEmpty();
        assertThat(EngineFixture.browse(connection, "out")).containsExactly("invoice");
        assertThat(EngineFixture.receiveAll(subscriber)).containsExactly("event");
    }

    @Test
    void workThatIsUndoneLeavesNoTrace() {
        fixture.send(connection, queue("in"), "order");
        Receiver receiver = fixture.receiver(connection, queue("in"));
        Sender sender = connection.openSender(queue("out"));
        Transaction transaction = connection.openController().begin();
        Delivery delivery = EngineFixture.take(receiver);
        transaction.accept(delivery, delivery.attempt());
        sender.send(fixture.message(sender, queue("out"), "invoice"), transaction);

        transaction.rollback();

        assertThat(EngineFixture.take(receiver).attempt()).isEqualTo(2);
        assertThat(EngineFixture.browse(connection, "out")).isEmpty();
    }

    // ---------------------------------------------------------------- closing

    @Test
    void aClosedConnectionRefusesEverything() {
        connection.close();
        connection.close();

        refused(BrokerError.CLOSED, () -> connection.openSender(null));
        refused(BrokerError.CLOSED, () -> connection.openReceiver(EngineFixture.all(queue("q")), () -> true));
        refused(BrokerError.CLOSED, () -> connection.browse(queue("q"), null));
        refused(BrokerError.CLOSED, () -> connection.unsubscribe("name"));
        refused(BrokerError.CLOSED, connection::openController);
        refused(BrokerError.CLOSED, () -> connection.createTemporary(dev.sluice.core.address.AddressKind.QUEUE));
        refused(BrokerError.CLOSED, () -> connection.deleteTemporary(queue("q")));
    }

    @Test
    void aMessageThatWaitsDoesNotKeepItsSendersConnectionAlive() {
        Sender sender = connection.openSender(queue("q"));
        Address own = queue("q");

        assertThat(sender.origin().isSameClient(connection.id(), null)).isTrue();
        assertThat(sender.origin().isSameClient(fixture.connect().id(), null)).isFalse();
        assertThat(sender.origin().isSameClient("another", "c")).isTrue();
        assertThat(fixture.message(sender, own, "m").origin()).isSameAs(sender.origin());
    }
}
