package dev.sluice.core.queue;

import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static dev.sluice.core.policy.DestinationOptions.REDELIVERY_DELAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.queue.QueueControl.Move;

/** What an operator finds, takes out and moves. */
class QueueControlTest {
    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private final QueueFixture queue = maker.queue();
    private final QueueFixture other = maker.queue(Settings.NONE.with(CAPACITY, 2));

    private List<Sighting> find(int limit) {
        return queue.queue().control().find(envelope -> true, limit);
    }

    private static List<String> names(List<Sighting> seen) {
        return seen.stream().map(one -> QueueFixture.name(one.envelope())).toList();
    }

    private Move move(Sighting seen) {
        return move(seen, other);
    }

    private Move move(Sighting seen, QueueFixture to) {
        return queue.queue().control().move(seen, seen.envelope(), to.queue());
    }

    // ---------------------------------------------------------------- finding

    @Test
    void whatIsPendingIsFoundInTheOrderOfDeliveryAndThenWhatIsDelayed() {
        queue.send("low", 1);
        queue.sendDelayed("delayed", 1_000);
        queue.send("high", 9);
        queue.sendDelayed("delayed too", 500);

        assertThat(names(find(10))).containsExactly("high", "low", "delayed", "delayed too");
        assertThat(names(find(3))).containsExactly("high", "low", "delayed");
        assertThat(names(find(1))).containsExactly("high");
        assertThat(find(10)).extracting(Sighting::delayed).containsExactly(false, false, true, true);
    }

    @Test
    void whatIsInFlightOrExpiredOrNotWantedIsNotFound() {
        queue.send("in flight");
        queue.sendExpiring("expired", 10);
        queue.send("unwanted");
        queue.send("wanted");
        queue.reader().take();
        queue.advance(10);

        assertThat(names(queue.queue()
                        .control()
                        .find(envelope -> QueueFixture.name(envelope).equals("wanted"), 10)))
                .containsExactly("wanted");
    }

    @Test
    void itSaysHowOftenAMessageHasBeenHandedOver() {
        queue.send("a");
        QueueFixture.settle(queue.reader().take(), Outcome.RELEASED);

        assertThat(find(1).get(0).attempts()).isEqualTo(1);
    }

    // ---------------------------------------------------------------- taking out

    @Test
    void whatIsDelayedIsTakenOutLikeWhatIsPending() {
        QueueFixture retrying = maker.queue(Settings.NONE.with(REDELIVERY_DELAY, Duration.ofSeconds(1)));
        retrying.send("comes back");
        QueueFixture.settle(retrying.reader().take(), Outcome.RELEASED);
        retrying.sendDelayed("delayed", 100);
        retrying.send("pending");

        assertThat(retrying.queue().remove(envelope -> true))
                .extracting(QueueFixture::name)
                .containsExactly("pending", "comes back", "delayed");

        retrying.advance(10_000);
        assertThat(retrying.pending()).isEmpty();
        assertThat(retrying.depth().used()).isZero();
        assertThat(retrying.queue().figures().totals().removed()).isEqualTo(3);
    }

    // ---------------------------------------------------------------- moving

    @Test
    void aMovedMessageIsBehindTheOthersAndNowhereElse() {
        queue.send("a");
        queue.send("b");
        other.send("before");

        assertThat(move(find(1).get(0))).isEqualTo(Move.MOVED);

        assertThat(queue.pending()).containsExactly("b");
        assertThat(other.pending()).containsExactly("before", "a");
        assertThat(queue.queue().figures().totals().removed()).isEqualTo(1);
        assertThat(other.queue().figures().totals().published()).isEqualTo(2);
    }

    @Test
    void aMovedMessageBeginsItsAttemptsAnew() {
        queue.send("a");
        QueueFixture.settle(queue.reader().take(), Outcome.RELEASED);

        move(find(1).get(0));

        assertThat(other.reader().take().attempt()).isEqualTo(1);
    }

    @Test
    void aDelayedMessageIsDelayedWhereItIsMoved() {
        queue.sendDelayed("a", 1_000);

        assertThat(move(find(1).get(0))).isEqualTo(Move.MOVED);

        assertThat(other.pending()).isEmpty();
        queue.advance(1_000);
        assertThat(other.pending()).containsExactly("a");
        assertThat(queue.depth().used()).isZero();
    }

    @ParameterizedTest
    @EnumSource(OverflowPolicy.class)
    void aMessageStaysWhenThereIsNoSpaceWhateverThePolicy(OverflowPolicy policy) {
        QueueFixture full = maker.queue(Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, policy));
        full.send("in the way", 0);
        queue.send("a", 9);

        assertThat(move(find(1).get(0), full)).isEqualTo(Move.NO_SPACE);

        assertThat(queue.pending()).containsExactly("a");
        assertThat(full.pending()).containsExactly("in the way");
        assertThat(full.losses()).isEmpty();
    }

    @Test
    void aMessageStaysWhenOthersWaitForTheSpace() {
        other.send("1");
        other.send("2");
        CompletableFuture<Offer> waiting = CompletableFuture.supplyAsync(
                () -> other.queue().offerWaiting(other.draft("waits").build(), null, new SendScope()));
        await().until(() -> other.depth().blockedSenders() == 1);
        queue.send("a");

        assertThat(move(find(1).get(0))).isEqualTo(Move.NO_SPACE);

        other.reader().receiveAll();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Offer.TAKEN);
        assertThat(queue.pending()).containsExactly("a");
    }

    @Test
    void aMessageStaysWhenTheOtherQueueHasEnded() {
        queue.send("a");
        other.queue().close();

        assertThat(move(find(1).get(0))).isEqualTo(Move.CLOSED);

        assertThat(queue.pending()).containsExactly("a");
    }

    @Test
    void whatWasHandedOverMeanwhileIsNotMoved() {
        queue.send("a");
        Sighting seen = find(1).get(0);
        QueuedDelivery delivery = queue.reader().take();

        assertThat(move(seen)).isEqualTo(Move.GONE);
        QueueFixture.settle(delivery, Outcome.RELEASED);
        assertThat(move(seen)).isEqualTo(Move.GONE);

        assertThat(other.depth().used()).isZero();
        assertThat(queue.pending()).containsExactly("a");
    }

    @Test
    void whatHasBecomeDueMeanwhileIsMovedAllTheSame() {
        queue.sendDelayed("a", 100);
        Sighting seen = find(1).get(0);
        queue.advance(100);

        assertThat(move(seen)).isEqualTo(Move.MOVED);

        assertThat(queue.depth().used()).isZero();
        assertThat(other.pending()).containsExactly("a");
    }

    @Test
    void whoWatchesTheOtherQueueIsTold() {
        queue.send("a");
        QueueFixture.Reader reader = other.reader().watching();

        move(find(1).get(0));

        assertThat(reader.told()).isEqualTo(1);
        assertThat(reader.receive()).isEqualTo("a");
    }

    @Test
    void whoWaitsForSpaceGetsTheSlotOfWhatWasMoved() {
        QueueFixture full = maker.queue(Settings.NONE.with(CAPACITY, 1));
        full.send("a");
        CompletableFuture<Offer> waiting = CompletableFuture.supplyAsync(
                () -> full.queue().offerWaiting(full.draft("waits").build(), null, new SendScope()));
        await().until(() -> full.depth().blockedSenders() == 1);

        Sighting seen = full.queue().control().find(envelope -> true, 1).get(0);
        full.queue().control().move(seen, seen.envelope(), other.queue());

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(Offer.TAKEN);
        assertThat(full.pending()).containsExactly("waits");
    }

    // ---------------------------------------------------------------- ending

    @Test
    void aQueueInUseIsNotEnded() {
        assertThat(other.queue().control().closeIfUnused()).isTrue();
        queue.sendDelayed("a", 1_000);
        assertThat(queue.queue().control().closeIfUnused()).isFalse();

        QueueFixture read = maker.queue();
        QueueReader reader = read.reader().get();
        assertThat(read.queue().control().closeIfUnused()).isFalse();
        reader.close();
        assertThat(read.queue().control().closeIfUnused()).isTrue();
        assertThat(read.send("late")).isEqualTo(Offer.GONE);
        assertThat(queue.send("in time")).isEqualTo(Offer.TAKEN);
    }

    @Test
    void aQueueThatIsNotEndedHasAsMuchRoomAsBefore() {
        other.send("a");

        assertThat(other.queue().control().closeIfUnused()).isFalse();

        assertThat(other.depth().used()).isEqualTo(1);
        assertThat(other.send("b")).isEqualTo(Offer.TAKEN);
        assertThat(other.send("c")).isEqualTo(Offer.FULL);
        assertThat(other.reader().receiveAll()).containsExactly("a", "b");
    }

    @Test
    void whoWasAboutToEnterWhenAQueueEndedDoesNot() {
        other.send("in flight");
        QueuedDelivery inFlight = other.reader().take();
        other.queue().close();

        // What a producer does after it has seen that the queue is open to it.
        assertThat(other.queue()
                        .pushFirst(new QueuedDelivery(
                                other.queue(), QueueFixture.draft("late", 0).build(), null)))
                .isFalse();
        QueueFixture.settle(inFlight, Outcome.ACCEPTED);
        assertThat(other.queue()
                        .pushFirst(new QueuedDelivery(
                                other.queue(), QueueFixture.draft("later", 0).build(), null)))
                .isFalse();
        assertThat(other.depth().used()).isZero();
    }

    @Test
    void eitherASendFailsOrTheQueueIsNotEnded() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            QueueFixture contested = maker.queue();
            CyclicBarrier start = new CyclicBarrier(2);
            CompletableFuture<Offer> sent = CompletableFuture.supplyAsync(() -> {
                meet(start);
                return contested.send("m");
            });

            meet(start);
            boolean ended = contested.queue().control().closeIfUnused();

            assertThat(sent.get(10, TimeUnit.SECONDS)).isEqualTo(ended ? Offer.GONE : Offer.TAKEN);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatEndsWithAQueueWasRemoved() {
        queue.send("pending");
        queue.sendDelayed("delayed", 1_000);
        queue.send("in flight", 9);
        QueuedDelivery delivery = queue.reader().take();

        queue.queue().close();
        assertThat(queue.queue().figures().totals().removed()).isEqualTo(2);

        QueueFixture.settle(delivery, Outcome.RELEASED);
        assertThat(queue.queue().figures().totals().removed()).isEqualTo(3);
    }
}
