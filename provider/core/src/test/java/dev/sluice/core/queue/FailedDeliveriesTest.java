package dev.sluice.core.queue;

import static dev.sluice.core.policy.DestinationOptions.ACK_TIMEOUT;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.MAX_DELIVERIES;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.queue.QueueListener.Failures;

/** Of a lost message is known when the first and the last attempt to deliver it have failed. */
class FailedDeliveriesTest {
    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    @Test
    void theFirstAndTheLastAttemptCount() {
        QueueFixture queue = maker.queue(Settings.NONE.with(MAX_DELIVERIES, 3));
        QueueFixture.Reader reader = queue.reader();
        queue.send("a");
        long sent = queue.now();

        for (int attempt = 1; attempt <= 3; attempt++) {
            queue.advance(10);
            QueueFixture.settle(reader.take(), Outcome.RELEASED);
        }

        assertThat(queue.losses()).containsExactly("a MAX_DELIVERIES 3");
        assertThat(queue.failures()).containsExactly(new Failures(sent + 10, sent + 30));
    }

    @Test
    void aRefusalIsAFailure() {
        QueueFixture queue = maker.queue();
        queue.send("a");
        queue.advance(5);

        QueueFixture.settle(queue.reader().take(), Outcome.REJECTED);

        assertThat(queue.failures()).containsExactly(new Failures(queue.now(), queue.now()));
    }

    @Test
    void soIsATimeOut() {
        QueueFixture queue = maker.queue(
                Settings.NONE.with(ACK_TIMEOUT, Duration.ofMillis(100)).with(MAX_DELIVERIES, 2));
        QueueFixture.Reader reader = queue.reader();
        queue.send("a");
        long sent = queue.now();

        reader.take();
        queue.advance(100);
        reader.take();
        queue.advance(100);

        assertThat(queue.failures()).containsExactly(new Failures(sent + 100, sent + 200));
    }

    @Test
    void aHandOverThatIsTakenBackIsNoFailure() {
        QueueFixture queue = maker.queue(Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, OverflowPolicy.DROP_OLDEST));
        queue.send("a");

        QueueFixture.settle(queue.reader().take(), Outcome.UNDONE);
        queue.send("b");

        assertThat(queue.losses()).containsExactly("a DROPPED_OLDEST 0");
        assertThat(queue.failures()).isEmpty();
    }

    @Test
    void whatFailedAndIsLostLaterKeepsTheTimesOfItsFailures() {
        QueueFixture queue = maker.queue();
        queue.sendExpiring("a", 1_000);
        queue.advance(10);
        QueueFixture.settle(queue.reader().take(), Outcome.RELEASED);
        long failed = queue.now();

        queue.advance(2_000);

        assertThat(queue.losses()).containsExactly("a EXPIRED 1");
        assertThat(queue.failures()).containsExactly(new Failures(failed, failed));
    }
}
