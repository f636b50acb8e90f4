package dev.sluice.core.queue;

import static dev.sluice.core.policy.DestinationOptions.ACK_TIMEOUT;
import static dev.sluice.core.policy.DestinationOptions.MAX_DELIVERIES;
import static dev.sluice.core.policy.DestinationOptions.REDELIVERY_DELAY;
import static dev.sluice.core.policy.DestinationOptions.REDELIVERY_MULTIPLIER;
import static dev.sluice.core.policy.DestinationOptions.REDELIVERY_ORDERED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.Settings;

/** Delay, expiry, redelivery and the time-out of acknowledgements, in virtual time. */
class TimeTest {
    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    @Nested
    class Delay {
        private final QueueFixture queue = maker.queue();
        private final QueueFixture.Reader reader = queue.reader();

        @Test
        @DisplayName("§7.9 Not delivered and not shown before its delivery time, and then at once")
        void aDelayedMessageIsInvisibleUntilItIsDue() {
            queue.sendDelayed("later", 1_000);

            queue.advance(999);
            assertThat(reader.receive()).isNull();
            assertThat(queue.pending()).isEmpty();
            assertThat(queue.depth().delayed()).isEqualTo(1);

            queue.advance(1);
            assertThat(queue.pending()).containsExactly("later");
            assertThat(reader.receive()).isEqualTo("later");
        }

        @Test
        void aDelayedMessageTakesItsPlaceAsIfSentWhenDue() {
            queue.sendDelayed("later", 1_000);
            queue.send("now");
            queue.advance(1_000);
            queue.send("after");

            assertThat(reader.receiveAll()).containsExactly("now", "later", "after");
        }

        @Test
        void messagesDueTogetherComeInTheOrderOfSending() {
            queue.sendDelayed("a", 1_000);
            queue.advance(400);
            queue.sendDelayed("b", 600);
            queue.sendDelayed("c", 600);
            queue.advance(600);

            assertThat(reader.receiveAll()).containsExactly("a", "b", "c");
        }

        @Test
        void aMessageDueLaterThanTheTimerIsSetTakesItsPlaceWhenDueToo() {
            queue.sendDelayed("early", 100);
            queue.sendDelayed("late", 500);
            queue.advance(200);
            queue.send("now");
            queue.advance(300);

            assertThat(reader.receiveAll()).containsExactly("early", "now", "late");
        }

        @Test
        void aMessageWithAnEarlierTimeThanTheOthersIsNotForgotten() {
            queue.sendDelayed("late", 1_000);
            queue.sendDelayed("early", 10);
            queue.advance(10);

            assertThat(reader.receive()).isEqualTo("early");
        }

        @Test
        void aTimeThatHasPassedIsNoDelay() {
            long now = queue.now();
            queue.send("a", draft -> draft.times(now - 100, now - 50, 0));

            assertThat(reader.receive()).isEqualTo("a");
        }

        @Test
        @DisplayName("§7.9 A delay longer than the time to live: it expires undelivered")
        void aMessageMayExpireBeforeItIsDue() {
            queue.send("a", draft -> draft.times(queue.now(), queue.now() + 1_000, queue.now() + 500));

            queue.advance(2_000);

            assertThat(reader.receive()).isNull();
            assertThat(queue.losses()).containsExactly("a EXPIRED 0");
            assertThat(queue.depth().used()).isZero();
        }
    }

    @Nested
    class Expiry {
        private final QueueFixture queue = maker.queue();
        private final QueueFixture.Reader reader = queue.reader();

        @Test
        void anExpiredMessageGoesByItself() {
            queue.sendExpiring("short", 100);
            queue.sendExpiring("long", 1_000);

            queue.advance(100);

            assertThat(queue.depth().used()).isEqualTo(1);
            assertThat(queue.losses()).containsExactly("short EXPIRED 0");
        }

        @Test
        void aMessageThatExpiredBeforeTheTimerRanIsNotHandedOver() {
            queue.sendExpiring("expired", 0);
            queue.send("alive");

            assertThat(reader.receive()).isEqualTo("alive");
            assertThat(queue.losses()).containsExactly("expired EXPIRED 0");
        }

        @Test
        void aMessageInFlightMayBeAcceptedAfterItHasExpired() {
            queue.sendExpiring("a", 100);
            QueuedDelivery delivery = reader.take();
            queue.advance(200);

            assertThat(QueueFixture.settle(delivery, Outcome.ACCEPTED)).isTrue();
            assertThat(queue.losses()).isEmpty();
        }

        @Test
        void aMessageThatComesBackExpiredIsLost() {
            queue.sendExpiring("a", 100);
            QueuedDelivery delivery = reader.take();
            queue.advance(200);

            QueueFixture.settle(delivery, Outcome.RELEASED);

            assertThat(queue.losses()).containsExactly("a EXPIRED 1");
            assertThat(queue.depth().used()).isZero();
        }

        @Test
        void aHandOverTakenBackAfterTheMessageHasExpiredLosesItAtOnce() {
            queue.sendExpiring("a", 100);
            QueuedDelivery delivery = reader.take();
            queue.advance(200);

            QueueFixture.settle(delivery, Outcome.UNDONE);

            assertThat(queue.pending()).isEmpty();
            assertThat(queue.depth().used()).isZero();
            assertThat(queue.losses()).containsExactly("a EXPIRED 0");
        }

        @Test
        @DisplayName("§3.4.9 A time to live beyond counting never ends")
        void theLastTimeThereIsNeverComes() {
            queue.send("a", draft -> draft.times(queue.now(), queue.now(), Long.MAX_VALUE));

            queue.advance(Duration.ofDays(36_500).toMillis());

            assertThat(reader.receive()).isEqualTo("a");
        }
    }

    @Nested
    class Redelivery {
        private QueueFixture queue = maker.queue();

        private QueuedDelivery released(QueueFixture.Reader reader) {
            QueuedDelivery delivery = reader.take();
            QueueFixture.settle(delivery, Outcome.RELEASED);
            return delivery;
        }

        @Test
        @DisplayName("§3.5.11 The first delivery is attempt 1, each further one counts one more")
        void attemptsAreCounted() {
            queue.send("a");
            QueueFixture.Reader reader = queue.reader();

            assertThat(released(reader).attempt()).isEqualTo(1);
            assertThat(reader.take().attempt()).isEqualTo(2);
            assertThat(queue.queue().figures().totals().delivered()).isEqualTo(2);
            assertThat(queue.queue().figures().totals().redelivered()).isEqualTo(1);
        }

        @Test
        @DisplayName("§3.5.11 A hand-over that the application never saw is no attempt")
        void aHandOverTakenBackIsNotCounted() {
            queue.send("a");
            QueueFixture.Reader reader = queue.reader();
            released(reader);

            QueueFixture.settle(reader.take(), Outcome.UNDONE);

            QueueFigures.Totals totals = queue.queue().figures().totals();
            assertThat(totals.delivered()).isEqualTo(1);
            assertThat(totals.redelivered()).isZero();
            assertThat(reader.take().attempt()).isEqualTo(2);
        }

        @Test
        void afterTheLastAttemptItIsLost() {
            queue = maker.queue(Settings.NONE.with(MAX_DELIVERIES, 2));
            queue.send("a");
            QueueFixture.Reader reader = queue.reader();
            released(reader);
            released(reader);

            assertThat(reader.receive()).isNull();
            assertThat(queue.losses()).containsExactly("a MAX_DELIVERIES 2");
            assertThat(queue.depth().used()).isZero();
        }

        @Test
        void withoutABoundItIsNeverLost() {
            queue = maker.queue(Settings.NONE.with(MAX_DELIVERIES, 0));
            queue.send("a");
            QueueFixture.Reader reader = queue.reader();
            for (int i = 0; i < 1_000; i++) {
                released(reader);
            }

            assertThat(reader.take().attempt()).isEqualTo(1_001);
        }

        @Test
        void aRejectedMessageIsLostAtOnce() {
            queue.send("a");

            QueueFixture.settle(queue.reader().take(), Outcome.REJECTED);

            assertThat(queue.losses()).containsExactly("a REJECTED 1");
            assertThat(queue.lost(LossReason.REJECTED)).isEqualTo(1);
        }

        @Test
        void itWaitsLongerWithEachAttemptAndOthersPass() {
            queue = maker.queue(
                    Settings.NONE.with(REDELIVERY_DELAY, Duration.ofMillis(100)).with(REDELIVERY_MULTIPLIER, 2.0));
            queue.send("a");
            queue.send("b");
            QueueFixture.Reader reader = queue.reader();
            released(reader);
            assertThat(reader.receive()).isEqualTo("b");

            queue.advance(100);
            released(reader);
            queue.advance(199);
            assertThat(reader.receive()).isNull();

            queue.advance(1);
            assertThat(reader.receive()).isEqualTo("a");
        }

        @Test
        @DisplayName("§6.2.10 A message that waits for redelivery goes back before what was sent after it")
        void afterItsWaitItGoesBackToItsOldPlace() {
            queue = maker.queue(Settings.NONE.with(REDELIVERY_DELAY, Duration.ofMillis(100)));
            queue.send("a");
            queue.send("b");
            QueueFixture.Reader reader = queue.reader();
            released(reader);
            queue.advance(100);

            assertThat(reader.receiveAll()).containsExactly("a", "b");
        }

        @Test
        void aDelayBeyondCountingNeverEnds() {
            queue = maker.queue(Settings.NONE
                    .with(REDELIVERY_DELAY, Duration.ofMillis(Long.MAX_VALUE))
                    .with(
                            dev.sluice.core.policy.DestinationOptions.REDELIVERY_MAX_DELAY,
                            Duration.ofMillis(Long.MAX_VALUE)));
            queue.send("a");
            QueueFixture.Reader reader = queue.reader();
            released(reader);

            queue.advance(Duration.ofDays(365).toMillis());

            assertThat(reader.receive()).isNull();
            assertThat(queue.depth().delayed()).isEqualTo(1);
        }
    }

    @Nested
    class OrderedRedelivery {
        private final QueueFixture queue = maker.queue(
                Settings.NONE.with(REDELIVERY_DELAY, Duration.ofMillis(100)).with(REDELIVERY_ORDERED, true));
        private final QueueFixture.Reader reader = queue.reader();

        @Test
        void thoseOfItsPriorityWaitBehindOneThatWaits() {
            queue.send("a");
            queue.send("b");
            QueueFixture.settle(reader.take(), Outcome.RELEASED);
            assertThat(reader.receive()).isNull();

            queue.advance(100);

            assertThat(reader.receiveAll()).containsExactly("a", "b");
        }

        @Test
        void otherPrioritiesGoOn() {
            queue.send("held", 5);
            queue.send("behind", 5);
            queue.send("below", 3);
            QueueFixture.settle(reader.take(), Outcome.RELEASED);
            queue.send("above", 8);

            assertThat(reader.receiveAll()).containsExactly("above", "below");
        }

        @Test
        void whatArrivesBelowWhileAnotherWaitsIsFoundByWhoAsksOnce() {
            queue.send("held", 5);
            QueueFixture.settle(reader.take(), Outcome.RELEASED);
            assertThat(queue.pending()).containsExactly("held");

            queue.send("below", 4);

            assertThat(reader.receive()).isEqualTo("below");
        }

        @Test
        void whatArrivesBelowWhileAnotherWaitsKeepsItsPriority() {
            queue.send("held", 7);
            queue.send("least", 3);
            QueueFixture.settle(reader.take(), Outcome.RELEASED);
            assertThat(queue.pending()).containsExactly("held", "least");

            queue.send("middle", 5);

            assertThat(reader.receiveAll()).containsExactly("middle", "least");
        }

        @Test
        void aSelectorWaitsOnlyBehindWhatItWants() {
            queue.send("blue", draft -> draft.properties(QueueFixture.color("blue")));
            queue.send("red", draft -> draft.properties(QueueFixture.color("red")));
            QueueFixture.settle(reader.take(), Outcome.RELEASED);

            assertThat(queue.reader("color = 'red'").receiveAll()).containsExactly("red");
        }
    }

    @Nested
    class AcknowledgementTimeout {
        private final QueueFixture queue = maker.queue(Settings.NONE.with(ACK_TIMEOUT, Duration.ofMillis(100)));
        private final QueueFixture.Reader reader = queue.reader();

        @Test
        void aDeliveryNotSettledInTimeGoesBack() {
            queue.send("a");
            reader.take();

            queue.advance(100);

            assertThat(queue.timeouts()).containsExactly("a 1");
            assertThat(reader.take().attempt()).isEqualTo(2);
            assertThat(queue.queue().figures().totals().timedOut()).isEqualTo(1);
        }

        @Test
        @DisplayName("§6.2.11 A settlement that comes too late has no effect, and is reported")
        void aLateSettlementHasNoEffect() {
            queue.send("a");
            QueuedDelivery late = reader.take();
            queue.advance(100);
            QueuedDelivery again = reader.take();

            assertThat(queue.queue().settle(late, 1, Outcome.ACCEPTED, null)).isFalse();

            assertThat(queue.timeouts()).containsExactly("a 1", "late 1");
            assertThat(QueueFixture.settle(again, Outcome.ACCEPTED)).isTrue();
        }

        @Test
        void theTimeCountsAnewForEachHandOver() {
            queue.send("a");
            reader.take();
            queue.advance(100);
            reader.take();

            queue.advance(99);
            assertThat(queue.timeouts()).containsExactly("a 1");

            queue.advance(1);
            assertThat(queue.timeouts()).containsExactly("a 1", "a 2");
        }

        @Test
        void theTimeCountsAnewAfterAHandOverThatWasTakenBack() {
            queue.send("other");
            queue.send("a");
            reader.take();
            QueuedDelivery undone = reader.take();
            queue.advance(60);
            QueueFixture.settle(undone, Outcome.UNDONE);
            QueuedDelivery again = reader.take();

            queue.advance(60);
            assertThat(queue.timeouts()).containsExactly("other 1");
            assertThat(QueueFixture.settle(again, Outcome.ACCEPTED)).isTrue();
        }

        @Test
        void theTimeCanBeExtended() {
            queue.send("a");
            QueuedDelivery delivery = reader.take();
            queue.advance(50);

            assertThat(queue.queue().extend(delivery, 1, 200)).isTrue();
            queue.advance(199);
            assertThat(queue.timeouts()).isEmpty();

            queue.advance(1);
            assertThat(queue.timeouts()).containsExactly("a 1");
        }

        @Test
        void theTimeCanBeExtendedForEver() {
            queue.send("a");
            QueuedDelivery delivery = reader.take();

            queue.queue().extend(delivery, 1, Long.MAX_VALUE);
            queue.advance(Duration.ofDays(365).toMillis());

            assertThat(queue.timeouts()).isEmpty();
        }

        @Test
        void whatIsLockedInDoesNotTimeOut() {
            queue.send("a");
            QueuedDelivery delivery = reader.take();
            assertThat(queue.queue().lockInAll(List.of(new HandOver(delivery, 1))))
                    .isTrue();

            queue.advance(1_000);

            assertThat(QueueFixture.settle(delivery, Outcome.ACCEPTED)).isTrue();
            assertThat(queue.timeouts()).isEmpty();
        }

        @Test
        void ofSeveralWhatFollowsOneThatHasTimedOutIsNotLockedIn() {
            queue.send("a");
            QueuedDelivery a = reader.take();
            queue.advance(50);
            queue.send("b");
            queue.send("c");
            QueuedDelivery b = reader.take();
            QueuedDelivery c = reader.take();
            queue.advance(50); // "a" has timed out

            assertThat(queue.queue().lockInAll(List.of(new HandOver(b, 1), new HandOver(a, 1), new HandOver(c, 1))))
                    .isFalse();
            queue.advance(50);

            assertThat(queue.timeouts()).containsExactly("a 1", "c 1");
            assertThat(QueueFixture.settle(b, Outcome.ACCEPTED)).isTrue();
        }

        @Test
        void whatHasTimedOutCannotBeLockedInOrExtended() {
            queue.send("a");
            QueuedDelivery delivery = reader.take();
            queue.advance(100);

            assertThat(queue.queue().lockInAll(List.of(new HandOver(delivery, 1))))
                    .isFalse();
            assertThat(queue.queue().extend(delivery, 1, 100)).isFalse();
        }

        @Test
        void aTimeoutBeyondCountingNeverEnds() {
            QueueFixture patient = maker.queue(Settings.NONE.with(ACK_TIMEOUT, Duration.ofMillis(Long.MAX_VALUE)));
            patient.send("a");
            patient.reader().take();

            patient.advance(Duration.ofDays(365).toMillis());

            assertThat(patient.timeouts()).isEmpty();
        }
    }

    @Test
    void settlingTwiceHasNoEffectAndIsReported() {
        QueueFixture queue = maker.queue();
        queue.send("a");
        QueuedDelivery delivery = queue.reader().take();
        queue.queue().settle(delivery, 1, Outcome.ACCEPTED, null);

        assertThat(queue.queue().settle(delivery, 1, Outcome.RELEASED, null)).isFalse();

        assertThat(queue.timeouts()).containsExactly("late 1");
        assertThat(queue.queue().figures().totals().settledLate()).isEqualTo(1);
        assertThat(queue.pending()).isEmpty();
    }
}
