package dev.sluice.core.queue;

import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static dev.sluice.core.policy.DestinationOptions.SEND_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;

/** Senders that wait for space: one after the other, and each wait ends. */
class BlockedSendTest {
    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SendScope scope = new SendScope();
    private final QueueFixture queue =
            maker.queue(Settings.NONE.with(CAPACITY, 1).with(SEND_TIMEOUT, Duration.ofSeconds(30)));
    private final QueueFixture.Reader reader = queue.reader();

    @AfterEach
    void endThreads() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Sends on another thread, and returns when that waits for space. */
    private Future<Offer> blocked(String name, @Nullable Gate gate) {
        int before = queue.depth().blockedSenders();
        Future<Offer> sent = threads.submit(
                () -> queue.queue().offerWaiting(queue.draft(name).build(), gate, scope));
        await().until(() -> queue.depth().blockedSenders() == before + 1);
        return sent;
    }

    private Future<Offer> blocked(String name) {
        return blocked(name, null);
    }

    private static Offer result(Future<Offer> sent) throws Exception {
        return sent.get(10, TimeUnit.SECONDS);
    }

    private static BrokerException failure(Future<Offer> sent) {
        try {
            throw new AssertionError("was " + result(sent));
        } catch (ExecutionException e) {
            return (BrokerException) e.getCause();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void firstComeFirstServed() throws Exception {
        queue.send("in the queue");
        List<Future<Offer>> waiting = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            waiting.add(blocked(name));
        }

        List<@Nullable String> received = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            received.add(reader.receive());
        }

        assertThat(received).containsExactly("in the queue", "a", "b", "c", "d");
        for (Future<Offer> sent : waiting) {
            assertThat(result(sent)).isEqualTo(Offer.TAKEN);
        }
        assertThat(queue.depth().blockedSenders()).isZero();
    }

    @Test
    void theListenerIsToldWhoWaitsAndForHowLong() throws Exception {
        queue.send("in the queue");
        Future<Offer> waiting = blocked("waits");
        assertThat(queue.pressure()).containsExactly("filled", "blocked test");
        queue.advance(1_500);

        reader.receive();

        assertThat(result(waiting)).isEqualTo(Offer.TAKEN);
        assertThat(queue.pressure()).containsExactly("filled", "blocked test", "unblocked test after 1500 ms, sent");
        assertThat(queue.queue().figures().totals().refused()).isZero();
    }

    @Test
    void theListenerIsToldOfAWaitInVainWhichCountsAsRefused() {
        queue.send("in the queue");
        Future<Offer> waiting = blocked("waits");
        await().until(() -> maker.clock().parkedThreads() == 1);

        queue.advance(30_000);

        assertThat(failure(waiting).error()).isEqualTo(BrokerError.OUT_OF_SPACE);
        assertThat(queue.pressure())
                .containsExactly("filled", "blocked test", "unblocked test after 30000 ms, not sent");
        assertThat(queue.queue().figures().totals().refused()).isEqualTo(1);
    }

    @Test
    void theListenerIsToldThatAWaitEndsWithTheQueue() {
        queue.send("in the queue");
        Future<Offer> waiting = blocked("waits");

        queue.queue().close();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Offer.GONE);
        assertThat(queue.pressure()).endsWith("unblocked test after 0 ms, not sent");
    }

    @Test
    void whoWantsLessThanIsFreeEntersWhenWhoWantedMoreGivesUp() throws Exception {
        QueueFixture roomy = maker.queue(Settings.NONE.with(CAPACITY, 3));
        roomy.send("in the queue");
        SendScope greedy = new SendScope();
        List<Envelope> three =
                Stream.of("a", "b", "c").map(name -> roomy.draft(name).build()).toList();
        Future<Offer> wantsThree =
                threads.submit(() -> greedy.await(roomy.queue().standInLine(three, null)));
        await().until(() -> roomy.depth().blockedSenders() == 1);
        Future<Offer> wantsOne =
                threads.submit(() -> roomy.queue().offerWaiting(roomy.draft("d").build(), null, scope));
        await().until(() -> roomy.depth().blockedSenders() == 2);

        greedy.close();

        assertThat(failure(wantsThree).error()).isEqualTo(BrokerError.CLOSED);
        assertThat(result(wantsOne)).isEqualTo(Offer.TAKEN);
        assertThat(roomy.pending()).containsExactly("in the queue", "d");
    }

    @Test
    void whoDoesNotWaitCannotPassThoseWhoDo() {
        queue.send("in the queue");
        Future<Offer> waiting = blocked("waits");

        assertThat(queue.send("passes")).isEqualTo(Offer.FULL);

        assertThat(reader.receiveAll()).containsExactly("in the queue", "waits");
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Offer.TAKEN);
        assertThat(queue.send("free again")).isEqualTo(Offer.TAKEN);
    }

    @Test
    void theMessageIsInTheQueueBeforeItsSenderHasWokenUp() {
        queue.send("in the queue");
        Future<Offer> waiting = blocked("waits");

        reader.receive();

        assertThat(queue.pending()).containsExactly("waits");
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void theWaitEndsAfterTheTimeoutAndSaysWhatToDo() {
        queue.send("in the queue");
        Future<Offer> waiting = blocked("waits");
        await().until(() -> maker.clock().parkedThreads() == 1);

        maker.clock().advance(Duration.ofSeconds(30));

        BrokerException failure = failure(waiting);
        assertThat(failure.error()).isEqualTo(BrokerError.OUT_OF_SPACE);
        assertThat(failure)
                .hasMessageContaining("queue 'a'")
                .hasMessageContaining("all 1 of its 'capacity'")
                .hasMessageContaining("waited 30000 ms")
                .hasMessageContaining("sendTimeout");
        assertThat(queue.pending()).containsExactly("in the queue");
        assertThat(queue.depth().blockedSenders()).isZero();
    }

    @Test
    void whenOneGivesUpTheOthersKeepTheirOrder() {
        queue.send("in the queue");
        Future<Offer> first = blocked("first");
        maker.clock().advance(Duration.ofSeconds(20));
        Future<Offer> second = blocked("second");
        await().until(() -> maker.clock().parkedThreads() == 2);

        maker.clock().advance(Duration.ofSeconds(10));
        assertThat(failure(first).error()).isEqualTo(BrokerError.OUT_OF_SPACE);

        assertThat(reader.receiveAll()).containsExactly("in the queue", "second");
        assertThat(second).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void aTimeoutBeyondCountingIsNoTimeout() {
        QueueFixture patient =
                maker.queue(Settings.NONE.with(CAPACITY, 1).with(SEND_TIMEOUT, Duration.ofMillis(Long.MAX_VALUE)));
        patient.send("in the queue");
        Future<Offer> waiting = threads.submit(
                () -> patient.queue().offerWaiting(patient.draft("waits").build(), null, scope));
        await().until(() -> patient.depth().blockedSenders() == 1);
        maker.clock().advance(Duration.ofDays(365));

        assertThat(patient.reader().receive()).isEqualTo("in the queue");

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Offer.TAKEN);
    }

    @Test
    void theWaitEndsWhenTheSenderIsClosed() {
        queue.send("in the queue");
        Future<Offer> waiting = blocked("waits");

        scope.close();

        assertThat(failure(waiting).error()).isEqualTo(BrokerError.CLOSED);
        assertThat(reader.receiveAll()).containsExactly("in the queue");
    }

    @Test
    void aClosedSenderDoesNotBeginToWait() {
        queue.send("in the queue");
        scope.close();

        assertThatThrownBy(() -> queue.queue().offerWaiting(queue.draft("late").build(), null, scope))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.CLOSED));
        assertThat(queue.depth().blockedSenders()).isZero();
    }

    @Test
    void aSenderWhoseWaitsWereEndedSendsWhatNeedNotWait() {
        queue.send("in the queue");
        Future<Offer> waiting = blocked("waits");

        scope.endWaits();

        assertThat(failure(waiting).error()).isEqualTo(BrokerError.CLOSED);
        assertThatThrownBy(() -> queue.queue().offerWaiting(queue.draft("late").build(), null, scope))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.CLOSED));
        assertThat(reader.receiveAll()).containsExactly("in the queue");
        assertThatNoException().isThrownBy(scope::ensureOpen);
        assertThat(queue.queue().offerWaiting(queue.draft("there is space").build(), null, scope))
                .isEqualTo(Offer.TAKEN);
    }

    @Test
    void aClosedSenderStaysClosed() {
        scope.close();

        scope.endWaits();

        assertThatThrownBy(scope::ensureOpen).isInstanceOf(BrokerException.class);
    }

    @Test
    void closingTheSenderEndsAllItsWaits() {
        queue.send("in the queue");
        Future<Offer> first = blocked("first");
        Future<Offer> second = blocked("second");

        scope.close();

        assertThat(failure(first).error()).isEqualTo(BrokerError.CLOSED);
        assertThat(failure(second).error()).isEqualTo(BrokerError.CLOSED);
    }

    @Test
    void theWaitEndsWhenTheThreadIsInterruptedAndTheFlagIsKept() throws Exception {
        queue.send("in the queue");
        List<Boolean> flag = new ArrayList<>();
        Callable<Offer> sending = () -> {
            try {
                return queue.queue().offerWaiting(queue.draft("waits").build(), null, scope);
            } finally {
                flag.add(Thread.currentThread().isInterrupted());
            }
        };
        Thread[] thread = new Thread[1];
        Future<Offer> waiting = threads.submit(() -> {
            thread[0] = Thread.currentThread();
            return sending.call();
        });
        await().until(() -> queue.depth().blockedSenders() == 1);

        thread[0].interrupt();

        BrokerException failure = failure(waiting);
        assertThat(failure.error()).isEqualTo(BrokerError.INTERRUPTED);
        assertThat(failure).hasCauseInstanceOf(InterruptedException.class);
        assertThat(flag).containsExactly(true);
        assertThat(queue.depth().blockedSenders()).isZero();
    }

    @Test
    void theWaitEndsWhenTheQueueIsClosed() throws Exception {
        queue.send("in the queue");
        Future<Offer> waiting = blocked("waits");

        queue.queue().close();

        assertThat(result(waiting)).isEqualTo(Offer.GONE);
    }

    @Test
    void expiryMakesRoomForWhoWaits() {
        queue.sendExpiring("short", 1_000);
        Future<Offer> waiting = blocked("waits");

        queue.advance(1_000);

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Offer.TAKEN);
        assertThat(queue.pending()).containsExactly("waits");
    }

    @Test
    void takingOutMakesRoomForWhoWaits() {
        queue.send("in the queue");
        Future<Offer> waiting = blocked("waits");

        queue.queue().remove(envelope -> true);

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Offer.TAKEN);
    }

    @Test
    void whatWaitedBehindAGateStaysBehindIt() {
        queue.send("in the queue");
        Gate gate = new Gate();
        Future<Offer> waiting = blocked("waits", gate);
        assertThat(reader.receive()).isEqualTo("in the queue");
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Offer.TAKEN);
        assertThat(reader.receive()).isNull();

        gate.open();
        queue.queue().gateDecided();

        assertThat(reader.receive()).isEqualTo("waits");
    }

    @Test
    void aReaderThatWatchesIsToldOfWhatHadToWait() {
        queue.send("in the queue");
        QueuedDelivery delivery = reader.take();
        Future<Offer> waiting = blocked("waits");
        reader.watching();

        QueueFixture.settle(delivery, Outcome.ACCEPTED);

        assertThat(reader.told()).isEqualTo(1);
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Offer.TAKEN);
    }

    @Test
    void rejectDoesNotWait() {
        QueueFixture rejecting = maker.queue(Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, OverflowPolicy.REJECT));
        rejecting.send("in the queue");

        assertThatThrownBy(() -> rejecting
                        .queue()
                        .offerWaiting(rejecting.draft("one more").build(), null, scope))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.OUT_OF_SPACE))
                .hasMessageContaining("refuse");
    }

    @Test
    void whoFindsSpaceWhenItIsItsTurnDoesNotWait() {
        assertThat(queue.queue().offerWaiting(queue.draft("a").build(), null, scope))
                .isEqualTo(Offer.TAKEN);
    }
}
