package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_DROPPED;
import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_QUEUE;
import static dev.sluice.core.policy.DestinationOptions.MAX_DELIVERIES;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.admin.LogCapture;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;

/** What the log says of messages that are lost: at once, not too often, and what to do. */
class LossLogTest {
    private static final Settings FULL = Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, OverflowPolicy.DROP_NEWEST);

    @RegisterExtension
    final LogCapture log = new LogCapture("dev.sluice.losses");

    @RegisterExtension
    final EngineFixture fixture = new EngineFixture(
            PolicyTable.EMPTY
                    .with("full", FULL)
                    .with("kept", FULL.with(DEAD_LETTER_DROPPED, true))
                    .with("discarding", Settings.NONE.with(MAX_DELIVERIES, 1).with(DEAD_LETTER_QUEUE, ""))
                    .with("circular", Settings.NONE.with(DEAD_LETTER_QUEUE, "{destination}")),
            AccessPolicy.OPEN);

    private final EngineConnection connection = fixture.connect();

    private void send(String to, int count) {
        for (int i = 0; i < count; i++) {
            fixture.send(connection, queue(to), "m");
        }
    }

    private void settle(String from, Outcome outcome) {
        Receiver receiver = fixture.receiver(connection, queue(from));
        Delivery delivery = EngineFixture.take(receiver);
        receiver.settle(delivery, delivery.attempt(), outcome, null);
        receiver.close();
    }

    @Test
    void theFirstLossIsSaidAtOnceAndWhatCanBeDone() {
        send("full", 2);

        assertThat(log.lines())
                .containsExactly(
                        "Lost 1 message in queue 'full': DROPPED_NEWEST. Consume faster, raise its 'capacity' of"
                                + " 1, or choose another 'overflow' than DROP_NEWEST. They are gone; 'deadLetterDropped' would"
                                + " keep them.");
        assertThat(log.levels()).containsExactly(Level.WARNING);
    }

    @Test
    void furtherLossesAreCountedAndSaidEveryTenSeconds() {
        send("full", 100);
        fixture.advance(9_999);
        assertThat(log.lines()).hasSize(1);

        fixture.advance(1);
        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(1)).startsWith("Lost 98 messages in queue 'full'");

        send("full", 5);
        assertThat(log.lines()).hasSize(2);
        fixture.advance(10_000);
        assertThat(log.lines().get(2)).startsWith("Lost 5 messages in queue 'full'");
    }

    @Test
    void afterAQuietIntervalTheNextLossIsTheFirstAgain() {
        send("full", 2);
        fixture.advance(60_000);
        assertThat(log.lines()).hasSize(1);

        send("full", 1);

        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void everyQueueAndReasonHasItsOwnLine() {
        send("full", 2);
        send("kept", 2);
        fixture.send(
                connection,
                queue("q"),
                "m",
                draft -> draft.times(
                        fixture.clock().millis(),
                        fixture.clock().millis(),
                        fixture.clock().millis() + 1));
        send("q", 1);
        fixture.advance(1);
        settle("q", Outcome.REJECTED);

        assertThat(log.lines()).hasSize(4);
        assertThat(log.lines().get(1))
                .startsWith("Lost 1 message in queue 'kept': DROPPED_NEWEST.")
                .endsWith("They are in the dead letter queue, from where they can be replayed.");
        assertThat(log.lines().get(2))
                .isEqualTo("Lost 1 message in queue 'q': EXPIRED. Consume faster, or give messages more time to live."
                        + " They are gone; 'deadLetterExpired' would keep them.");
        assertThat(log.lines().get(3))
                .isEqualTo("Lost 1 message in queue 'q': REJECTED. See why its consumers refuse them. They are in the"
                        + " dead letter queue, from where they can be replayed.");
    }

    @Test
    void aMessageDeliveredTooOftenIsSaidWithTheLimit() {
        send("discarding", 1);

        settle("discarding", Outcome.RELEASED);

        assertThat(log.lines())
                .containsExactly("Lost 1 message in queue 'discarding': MAX_DELIVERIES. See why its consumers fail, or"
                        + " raise its 'maxDeliveries' of 1. They are gone; a 'deadLetterQueue' would keep them.");
    }

    @Test
    void aDeadLetterThatCannotBeWrittenIsSaidToo() {
        send("circular", 3);

        settle("circular", Outcome.REJECTED);
        settle("circular", Outcome.REJECTED);

        assertThat(log.lines())
                .containsExactly("Lost 1 message in queue 'circular': REJECTED. See why its consumers refuse them."
                        + " There is no dead letter: it was lost in the queue that takes its dead letters.");
        fixture.advance(10_000);
        assertThat(log.lines()).hasSize(2);
    }
}
