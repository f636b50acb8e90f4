package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.Settings;

/** Who is told, and when: nobody is told in vain if it can be helped, and nobody waits for what nobody takes. */
class ReaderTest {
    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private final QueueFixture queue = maker.queue();

    // ---------------------------------------------------------------- edges

    @Test
    void aReaderThatWatchesIsToldOnce() {
        QueueFixture.Reader reader = queue.reader().watching();

        queue.send("a");
        queue.send("b");

        assertThat(reader.told()).isEqualTo(1);
    }

    @Test
    void aReaderThatDoesNotWatchIsNotTold() {
        QueueFixture.Reader reader = queue.reader();
        assertThat(reader.receive()).isNull();

        queue.send("a");

        assertThat(reader.told()).isZero();
    }

    @Test
    void aReaderThatHasFoundSomethingIsNotToldOfMore() {
        QueueFixture.Reader reader = queue.reader();
        queue.send("a");
        queue.send("b");
        assertThat(reader.get().pollOrWatch()).isNotNull();
        assertThat(reader.get().isWatching()).isFalse();

        queue.send("c");

        assertThat(reader.told()).isZero();
    }

    @Test
    void aReaderThatHasTakenTheLastWatchesAtOnce() {
        QueueFixture.Reader reader = queue.reader();
        queue.send("a");
        assertThat(reader.get().pollOrWatch()).isNotNull();
        assertThat(reader.get().isWatching()).isTrue();

        queue.send("b");

        assertThat(reader.told()).isEqualTo(1);
        assertThat(reader.get().isWatching()).isFalse();
    }

    @Test
    void aReaderThatHasTakenTheLastButOnlyPollsDoesNotWatch() {
        QueueFixture.Reader reader = queue.reader();
        queue.send("a");
        assertThat(reader.get().poll()).isNotNull();

        queue.send("b");

        assertThat(reader.told()).isZero();
    }

    @Test
    void whenAnotherReaderComesTheOneThatWatchedAloneIsStillToldFirst() {
        QueueFixture.Reader first = queue.reader().watching();
        QueueFixture.Reader second = queue.reader().watching();

        queue.send("a");

        assertThat(first.told()).isEqualTo(1);
        assertThat(second.told()).isZero();
    }

    @Test
    void aReaderThatWatchesAloneIsNotToldOfWhatMayNeverAppear() {
        QueueFixture.Reader reader = queue.reader().watching();
        Gate gate = new Gate();

        queue.queue().offer(queue.draft("a").build(), gate);
        assertThat(reader.told()).isZero();

        gate.open();
        queue.queue().gateDecided();
        assertThat(reader.told()).isEqualTo(1);
    }

    @Test
    void noMoreReadersAreToldThanThereAreMessagesAndTheLongestIdleFirst() {
        QueueFixture.Reader first = queue.reader().watching();
        QueueFixture.Reader second = queue.reader().watching();
        QueueFixture.Reader third = queue.reader().watching();

        queue.send("a");

        assertThat(first.told()).isEqualTo(1);
        assertThat(second.told() + third.told()).isZero();
    }

    @Test
    void aReaderIsToldOfASecondMessageWhileTheFirstIsStillToBeTaken() {
        QueueFixture.Reader first = queue.reader().watching();
        QueueFixture.Reader second = queue.reader().watching();

        queue.send("a");
        queue.send("b");

        assertThat(first.told()).isEqualTo(1);
        assertThat(second.told()).isEqualTo(1);
    }

    @Test
    void aReleasedMessageIsToldOf() {
        queue.send("a");
        QueuedDelivery delivery = queue.reader().take();
        QueueFixture.Reader reader = queue.reader().watching();

        QueueFixture.settle(delivery, Outcome.RELEASED);

        assertThat(reader.told()).isEqualTo(1);
    }

    @Test
    void aDelayedMessageIsToldOfWhenItIsDue() {
        QueueFixture.Reader reader = queue.reader().watching();
        queue.sendDelayed("later", 500);
        assertThat(reader.told()).isZero();

        queue.advance(500);

        assertThat(reader.told()).isEqualTo(1);
    }

    @Test
    void aReaderWithASelectorIsToldOnlyOfWhatItWants() {
        QueueFixture.Reader red = queue.reader("color = 'red'").watching();

        queue.send("blue", draft -> draft.properties(QueueFixture.color("blue")));
        assertThat(red.told()).isZero();

        queue.send("red", draft -> draft.properties(QueueFixture.color("red")));
        assertThat(red.told()).isEqualTo(1);
        assertThat(red.receive()).isEqualTo("red");
    }

    // ---------------------------------------------------------------- passing on

    @Test
    void whenTheOneToldStopsTheNextIsTold() {
        QueueFixture.Reader first = queue.reader().watching();
        QueueFixture.Reader second = queue.reader().watching();
        queue.send("a");

        first.get().stop();

        assertThat(second.told()).isEqualTo(1);
    }

    @Test
    void whenTheOneToldIsClosedTheNextIsTold() {
        QueueFixture.Reader first = queue.reader().watching();
        QueueFixture.Reader second = queue.reader().watching();
        queue.send("a");

        first.get().close();

        assertThat(second.told()).isEqualTo(1);
    }

    @Test
    void whenTheOneToldStopsWatchingTheNextIsTold() {
        QueueFixture.Reader first = queue.reader().watching();
        QueueFixture.Reader second = queue.reader().watching();
        queue.send("a");

        first.get().unwatch();

        assertThat(second.told()).isEqualTo(1);
    }

    @Test
    void whenTheOneToldIsBusyTheNextIsToldAtOnce() {
        QueueFixture.Reader first = queue.reader().busy().watching();
        QueueFixture.Reader second = queue.reader().busy().watching();
        QueueFixture.Reader third = queue.reader().watching();

        queue.send("a");

        assertThat(first.told()).isEqualTo(1);
        assertThat(second.told()).isEqualTo(1);
        assertThat(third.told()).isEqualTo(1);
    }

    @Test
    void whenAllAreBusyTheMessageWaitsForTheFirstWhoAsks() {
        QueueFixture.Reader first = queue.reader().busy().watching();
        QueueFixture.Reader second = queue.reader().busy().watching();
        queue.send("a");
        assertThat(first.told() + second.told()).isEqualTo(2);

        assertThat(second.receive()).isEqualTo("a");
    }

    @Test
    void whoHasStoppedWatchingIsNotTold() {
        QueueFixture.Reader reader = queue.reader().watching();
        reader.get().unwatch();

        queue.send("a");

        assertThat(reader.told()).isZero();
        assertThat(reader.receive()).isEqualTo("a");
    }

    @Test
    @DisplayName("Nothing is set aside for one reader: a message told to one goes to whoever asks")
    void aMessageToldToOneGoesToWhoeverAsks() {
        QueueFixture.Reader told = queue.reader().watching();
        queue.send("a");
        assertThat(told.told()).isEqualTo(1);

        assertThat(queue.reader().receive()).isEqualTo("a");
        told.watching();
    }

    @Test
    void whoWasToldOfWhatAnotherTookPassesOnWhatItDoesNotWant() {
        QueueFixture.Reader first = queue.reader().watching();
        QueueFixture.Reader red = queue.reader("color = 'red'").watching();
        QueueFixture.Reader third = queue.reader().watching();
        Gate gate = new Gate();
        queue.queue()
                .offer(queue.draft("red").properties(QueueFixture.color("red")).build(), gate);
        queue.queue().offer(queue.draft("blue").build(), gate);
        gate.open();
        queue.queue().gateDecided();
        assertThat(first.told() + red.told()).isEqualTo(2);
        assertThat(third.told()).isZero();

        assertThat(first.receive()).isEqualTo("red");
        red.watching();

        assertThat(third.told()).isEqualTo(1);
        assertThat(third.receive()).isEqualTo("blue");
    }

    @Test
    void whoAskedInVainTellsNobodyOfWhatHasToWait() {
        QueueFixture ordered = maker.queue(Settings.NONE
                .with(DestinationOptions.REDELIVERY_DELAY, Duration.ofHours(1))
                .with(DestinationOptions.REDELIVERY_ORDERED, true));
        ordered.send("held");
        QueueFixture.settle(ordered.reader().take(), Outcome.RELEASED);

        QueueFixture.Reader first = ordered.reader().watching();
        QueueFixture.Reader second = ordered.reader().watching();

        assertThat(first.told() + second.told()).isZero();
    }

    @Test
    void takingOutWhatHeldUpOthersTellsOfThem() {
        QueueFixture ordered = maker.queue(Settings.NONE
                .with(DestinationOptions.REDELIVERY_DELAY, Duration.ofHours(1))
                .with(DestinationOptions.REDELIVERY_ORDERED, true));
        ordered.send("held");
        ordered.send("behind");
        QueueFixture.Reader reader = ordered.reader();
        QueueFixture.settle(reader.take(), Outcome.RELEASED);
        reader.watching();

        ordered.queue().remove(envelope -> QueueFixture.name(envelope).equals("held"));

        assertThat(reader.told()).isEqualTo(1);
        assertThat(reader.receive()).isEqualTo("behind");
    }

    // ---------------------------------------------------------------- start, stop, pause, close

    @Test
    @DisplayName("A reader that is not started takes nothing, and nothing is kept for it")
    void aReaderIsStoppedAtFirst() {
        QueueFixture.Reader unstarted = new QueueFixture.Reader(queue.queue(), QueueFixture.ANYBODY);
        queue.send("a");

        assertThat(unstarted.get().pollOrWatch()).isNull();
        assertThat(unstarted.told()).isZero();
        assertThat(queue.reader().receive()).isEqualTo("a");
    }

    @Test
    void aReaderIsToldWhenItStarts() {
        QueueFixture.Reader reader = new QueueFixture.Reader(queue.queue(), QueueFixture.ANYBODY);

        reader.get().start();
        reader.get().start();

        assertThat(reader.told()).isEqualTo(1);
    }

    @Test
    void aStoppedReaderTakesNothingUntilItIsStartedAgain() {
        QueueFixture.Reader reader = queue.reader();
        queue.send("a");

        reader.get().stop();
        assertThat(reader.receive()).isNull();

        reader.get().start();
        assertThat(reader.told()).isEqualTo(1);
        assertThat(reader.receive()).isEqualTo("a");
    }

    @Test
    void aClosedReaderCannotBeStarted() {
        QueueFixture.Reader reader = queue.reader();
        queue.send("a");
        reader.get().close();
        reader.get().close();

        reader.get().start();

        assertThat(reader.receive()).isNull();
        assertThat(queue.queue().readerCount()).isZero();
    }

    @Test
    void whatAClosedReaderHasInFlightStaysSoUntilItIsSettled() {
        QueueFixture.Reader reader = queue.reader();
        queue.send("a");
        QueuedDelivery delivery = reader.take();

        reader.get().close();
        assertThat(queue.queue().inFlightCount()).isEqualTo(1);

        assertThat(QueueFixture.settle(delivery, Outcome.ACCEPTED)).isTrue();
        assertThat(queue.depth().used()).isZero();
    }

    @Test
    void aPausedQueueHandsNothingOverAndTellsEverybodyWhenItGoesOn() {
        QueueFixture.Reader reader = queue.reader();
        queue.queue().pause();
        queue.send("a");
        assertThat(reader.get().pollOrWatch()).isNull();

        queue.queue().resume();

        assertThat(reader.told()).isEqualTo(1);
        assertThat(reader.receive()).isEqualTo("a");
    }

    // ---------------------------------------------------------------- selectors

    @Test
    @DisplayName("§4.1.2 Messages a selector does not match stay for others and do not block what is behind them")
    void aSelectorPassesOverWhatItDoesNotWant() {
        IntStream.range(0, 1_000).forEach(i -> queue.send("blue " + i));
        queue.send("red", draft -> draft.properties(QueueFixture.color("red")));

        assertThat(queue.reader("color = 'red'").receive()).isEqualTo("red");
        assertThat(queue.depth().pending()).isEqualTo(1_000);
    }

    @Test
    void aSelectorSeesWhatComesBackToAPlaceItHasPassed() {
        queue.send("red", draft -> draft.properties(QueueFixture.color("red")));
        queue.send("blue");
        QueueFixture.Reader red = queue.reader("color = 'red'");
        QueuedDelivery delivery = red.take();
        assertThat(red.receive()).isNull();

        QueueFixture.settle(delivery, Outcome.RELEASED);

        assertThat(red.receive()).isEqualTo("red");
    }

    @Test
    void aSelectorDoesNotLoseItsPlaceWhenOthersTakeWhatItWouldLookAtNext() {
        for (int i = 0; i < 10; i++) {
            int number = i;
            queue.send("m" + i, draft -> draft.properties(QueueFixture.color(number < 8 ? "blue" : "red")));
        }
        QueueFixture.Reader red = queue.reader("color = 'red'");
        QueueFixture.Reader all = queue.reader();
        assertThat(red.receive()).isEqualTo("m8");

        IntStream.range(0, 9).forEach(i -> all.receive());
        queue.send("m10", draft -> draft.properties(QueueFixture.color("red")));

        assertThat(red.receiveAll()).containsExactly("m10");
    }

    @Test
    void aSelectorTakesHigherPrioritiesFirst() {
        queue.send("low", draft -> draft.priority(1).properties(QueueFixture.color("red")));
        queue.send("blue", 9);
        queue.send("high", draft -> draft.priority(8).properties(QueueFixture.color("red")));

        assertThat(queue.reader("color = 'red'").receiveAll()).containsExactly("high", "low");
    }

    // ---------------------------------------------------------------- the end of the queue

    @Test
    void aClosedQueueTakesNothingAndHandsNothingOver() {
        QueueFixture.Reader reader = queue.reader();
        queue.send("a");

        queue.queue().close();

        assertThat(reader.receive()).isNull();
        assertThat(queue.send("b")).isEqualTo(Offer.GONE);
        assertThatThrownBy(queue::reader)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.NO_SUCH_ADDRESS))
                .hasMessageContaining("queue 'a'");
    }

    @Test
    void aClosedQueueLetsEverythingGoThatIsNotInFlight() {
        queue.send("in flight");
        QueuedDelivery inFlight = queue.reader().take();
        queue.send("pending");
        queue.sendDelayed("delayed", 1_000);

        queue.queue().close();
        assertThat(queue.depth().used()).isEqualTo(1);

        QueueFixture.settle(inFlight, Outcome.RELEASED);
        assertThat(queue.depth().used()).isZero();
        assertThat(queue.depth().delayed()).isZero();
    }

    @Test
    void whatComesBackToAClosedQueueIsGone() {
        queue.send("a");
        QueuedDelivery delivery = queue.reader().take();
        queue.queue().close();

        QueueFixture.settle(delivery, Outcome.UNDONE);

        assertThat(queue.pending()).isEmpty();
        assertThat(queue.depth().used()).isZero();
    }

    @Test
    void whatAppearsInAClosedQueueIsGone() {
        Gate gate = new Gate();
        queue.queue().offer(queue.draft("a").build(), gate);
        queue.queue().close();

        gate.open();
        queue.queue().gateDecided();

        assertThat(queue.depth().used()).isZero();
    }
}
