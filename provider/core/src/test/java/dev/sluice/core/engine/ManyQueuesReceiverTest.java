package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.engine.EngineFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.address.AddressKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Outcome;

/** Receiving from patterns and composites of queues. */
class ManyQueuesReceiverTest {
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    private final EngineConnection connection = fixture.connect();
    private final EngineFixture.Told told = new EngineFixture.Told();

    private Receiver receiver(String addresses) {
        Receiver receiver = fixture.receiver(connection, EngineFixture.all(queue(addresses)), told);
        told.count();
        return receiver;
    }

    private void send(String queue, String name) {
        fixture.send(connection, queue(queue), name);
    }

    @Test
    void aCompositeReceivesFromAllItsQueuesWhichTakeTurns() {
        Receiver receiver = receiver("a,b");
        for (int i = 1; i <= 3; i++) {
            send("a", "a" + i);
            send("b", "b" + i);
        }

        assertThat(EngineFixture.receiveAll(receiver)).containsExactly("a1", "b1", "a2", "b2", "a3", "b3");
    }

    @Test
    void aPatternReceivesFromQueuesThatAreAndThoseThatWillBe() {
        send("orders.eu", "known");
        Receiver receiver = receiver("orders.*");
        assertThat(EngineFixture.receiveAll(receiver)).containsExactly("known");

        send("orders.us", "new");
        send("orders.us.ny", "too deep");
        send("other", "other");

        assertThat(EngineFixture.receiveAll(receiver)).containsExactly("new");
    }

    @Test
    void whoWatchesIsToldOfAQueueThatIsNew() {
        Receiver receiver = receiver("orders.*");
        assertThat(receiver.pollOrWatch()).isNull();

        send("orders.new", "m");

        assertThat(told.count()).isPositive();
        assertThat(EngineFixture.receive(receiver)).isEqualTo("m");
    }

    @Test
    void whoWatchesIsToldOfEachQueue() {
        Receiver receiver = receiver("a,b");
        assertThat(receiver.pollOrWatch()).isNull();

        send("b", "m");

        assertThat(told.count()).isEqualTo(1);
        assertThat(EngineFixture.receive(receiver)).isEqualTo("m");
    }

    @Test
    void whatItWasToldOfAndDoesNotTakeIsPassedOn() {
        Receiver many = receiver("a,b");
        EngineFixture.Told toldOther = new EngineFixture.Told();
        assertThat(many.pollOrWatch()).isNull();
        Receiver ofB = fixture.receiver(connection, EngineFixture.all(queue("b")), toldOther);
        assertThat(ofB.pollOrWatch()).isNull();
        toldOther.count();
        send("a", "for many");
        send("b", "for whoever asks");
        assertThat(told.count()).isEqualTo(2);
        assertThat(toldOther.count()).isZero();

        // One receive: it takes from the first queue, and goes away.
        assertThat(EngineFixture.name(EngineFixture.take(many).envelope())).isEqualTo("for many");

        assertThat(toldOther.count()).isEqualTo(1);
        assertThat(EngineFixture.receive(ofB)).isEqualTo("for whoever asks");
    }

    @Test
    void aQueueThatWasDeletedIsForgottenAndAnotherOfItsNameIsNot() {
        Receiver receiver = receiver("jobs.*");
        send("jobs.1", "first");
        send("jobs.2", "second");
        assertThat(EngineFixture.receiveAll(receiver)).containsExactlyInAnyOrder("first", "second");

        fixture.engine().admin().queue("jobs.1").delete(true);
        assertThat(((ManyQueuesReceiver) receiver).sources()).isEqualTo(1);

        send("jobs.1", "third");
        assertThat(EngineFixture.receiveAll(receiver)).containsExactly("third");
        assertThat(((ManyQueuesReceiver) receiver).sources()).isEqualTo(2);
    }

    @Test
    void whoStopsWatchingStopsEverywhere() {
        Receiver receiver = receiver("a,b");
        assertThat(receiver.pollOrWatch()).isNull();
        receiver.unwatch();

        send("a", "m");
        send("b", "m");

        assertThat(told.count()).isZero();
    }

    @Test
    void aStoppedReceiverTakesNothingNotEvenFromQueuesThatAreNew() {
        Receiver receiver = receiver("orders.*");
        send("orders.eu", "1");

        receiver.stop();
        send("orders.us", "2");
        assertThat(receiver.poll()).isNull();

        receiver.start();
        assertThat(EngineFixture.receiveAll(receiver)).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void aClosedReceiverLeavesNothingBehind() {
        Receiver receiver = receiver("orders.*");
        send("orders.eu", "1");

        receiver.close();
        receiver.close();
        send("orders.us", "2");

        assertThat(receiver.poll()).isNull();
        assertThat(fixture.engine().destinations().queues())
                .allSatisfy(queue -> assertThat(queue.readerCount()).isZero());
    }

    @Test
    void selectorsHoldForAllQueues() {
        Receiver receiver = fixture.receiver(connection, EngineFixture.selecting(queue("a,b"), "JMSType = 'wanted'"));
        for (String name : new String[] {"a", "b"}) {
            fixture.send(connection, queue(name), "wanted " + name, draft -> draft.type("wanted"));
            send(name, "unwanted");
        }

        assertThat(EngineFixture.receiveAll(receiver)).containsExactly("wanted a", "wanted b");
    }

    @Test
    void aQueueNamedTwiceIsReadOnce() {
        receiver("a,a,a*,>");

        assertThat(fixture.engine().destinations().queue(queue("a")).readerCount())
                .isEqualTo(1);
    }

    @Test
    void anOwnTemporaryQueueCanBePartOfAComposite() {
        String temporary = connection.createTemporary(AddressKind.QUEUE).name();
        Receiver receiver = receiver("a," + temporary);
        fixture.send(fixture.connect(), queue(temporary), "reply");

        assertThat(EngineFixture.receiveAll(receiver)).containsExactly("reply");
        receiver.close();
    }

    @Test
    void aReceiverThatCannotBeOpenedLeavesNothingBehind() {
        String strangers = fixture.connect().createTemporary(AddressKind.QUEUE).name();

        refused(BrokerError.NO_SUCH_ADDRESS, () -> receiver("a," + strangers));

        send("a", "m");
        assertThat(fixture.engine().destinations().queue(queue("a")).readerCount())
                .isZero();
    }

    @Test
    void deliveriesOfDifferentQueuesAreSettledWhereTheyBelong() {
        Receiver receiver = receiver("a,b");
        send("a", "1");
        send("b", "2");
        Delivery first = EngineFixture.take(receiver);
        Delivery second = EngineFixture.take(receiver);

        assertThat(receiver.settle(second, 1, Outcome.ACCEPTED, null)).isTrue();
        assertThat(receiver.settle(first, 1, Outcome.RELEASED, null)).isTrue();

        assertThat(EngineFixture.receiveAll(receiver)).containsExactly("1");
    }

    @Test
    void queuesThatComeIntoBeingWhileItStartsAndStopsAreNeitherForgottenNorReadWhileStopped() throws Exception {
        Receiver receiver = receiver("orders.>");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<?> sending = threads.submit(() -> {
                for (int i = 0; i < 500; i++) {
                    send("orders.q" + i, "m" + i);
                }
            });
            Set<String> received = new HashSet<>();
            long began = System.nanoTime();
            while (received.size() < 500) {
                receiver.stop();
                assertThat(receiver.poll()).isNull();
                receiver.start();
                received.addAll(EngineFixture.receiveAll(receiver));
                assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(60));
            }
            sending.get(10, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }
}
