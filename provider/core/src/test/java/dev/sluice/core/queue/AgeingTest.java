package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.group.Balancing;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.Settings;

/** Priorities that count for more the longer a message has waited. */
final class AgeingTest {
    private static final Settings AGEING =
            Settings.NONE.with(DestinationOptions.PRIORITY_AGEING, Duration.ofMillis(100));

    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private final QueueFixture queue = maker.queue(AGEING);

    @Test
    void aMessageRisesByOneForEachTimeItHasWaited() {
        queue.send("low", 2);
        queue.advance(299);
        queue.send("middle", 5);

        assertThat(queue.pending()).containsExactly("middle", "low");
        queue.advance(1);
        assertThat(queue.pending()).containsExactly("low", "middle");
        assertThat(queue.reader().receiveAll()).containsExactly("low", "middle");
    }

    @Test
    void ofMessagesThatHaveRisenEquallyHighTheOlderGoesFirst() {
        queue.send("older", 3);
        queue.advance(100);
        queue.send("younger", 4);

        assertThat(queue.reader().receiveAll()).containsExactly("older", "younger");
    }

    @Test
    void nothingRisesAboveTheHighestPriority() {
        queue.send("low", 0);
        queue.advance(10);
        queue.send("high", 9);
        queue.advance(100_000);

        assertThat(queue.reader().receiveAll()).containsExactly("low", "high");
    }

    @Test
    void theLowestPriorityDoesNotStarveUnderAStreamOfTheHighest() {
        QueueFixture.Reader reader = queue.reader();
        queue.send("low", 0);
        int before = 0;
        String received;
        do {
            queue.send("high", 9);
            queue.send("high", 9);
            queue.advance(10);
            received = reader.receive();
            before++;
        } while (!"low".equals(received));

        assertThat(before).isBetween(89, 200);
    }

    @Test
    void aDelayedMessageBeginsToRiseWhenItIsDue() {
        queue.send("delayed", draft -> draft.priority(2).times(queue.now(), queue.now() + 1_000, 0));
        queue.advance(1_000);
        queue.send("other", 3);

        assertThat(queue.reader().receiveAll()).containsExactly("other", "delayed");
    }

    @Test
    void aReaderWithASelectorFindsWhatHasRisen() {
        queue.send("low", draft -> draft.priority(1).properties(QueueFixture.color("red")));
        for (int i = 0; i < 600; i++) {
            queue.send("blue", draft -> draft.priority(8).properties(QueueFixture.color("blue")));
        }
        queue.send("red", draft -> draft.priority(4).properties(QueueFixture.color("red")));
        queue.advance(400);
        queue.send("new", draft -> draft.priority(4).properties(QueueFixture.color("red")));

        assertThat(queue.reader("color = 'red'").receiveAll()).containsExactly("red", "low", "new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROUND_ROBIN", "LEAST_LOADED", "KEY"})
    void membersOfAGroupGetWhatHasRisenFirst(String balancing) {
        QueueFixture group = maker.queue(AGEING.with(DestinationOptions.BALANCING, Balancing.parse(balancing)));
        QueueFixture.Reader reader = group.reader().watching();
        group.send("low", 2);
        group.advance(400);
        group.send("middle", 5);

        assertThat(group.pending()).containsExactly("low", "middle");
        assertThat(reader.receiveAll()).containsExactly("low", "middle");
    }

    @Test
    void aReleasedMessageKeepsWhatItHasRisen() {
        QueueFixture.Reader reader = queue.reader();
        queue.send("low", 2);
        queue.advance(300);
        QueuedDelivery low = reader.take();
        queue.send("middle", 4);

        QueueFixture.settle(low, Outcome.RELEASED);

        assertThat(reader.receiveAll()).containsExactly("low", "middle");
    }
}
