package dev.sluice.core.queue;

import static dev.sluice.core.policy.DestinationOptions.ACK_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.Settings;

/** Each reader's share of what a queue counts. */
class ReaderFiguresTest {
    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private static String figures(QueueFixture queue) {
        List<String> all = queue.queue().figures().readers().stream()
                .map(reader -> reader.inFlight() + "/" + reader.delivered() + "/" + reader.acknowledged())
                .toList();
        return String.join(" ", all);
    }

    @Test
    void whatAReaderHasWasGivenAndHasAcceptedIsItsOwn() {
        QueueFixture queue = maker.queue();
        QueueFixture.Reader first = queue.reader();
        QueueFixture.Reader second = queue.reader();
        for (String name : List.of("a", "b", "c", "d")) {
            queue.send(name);
        }

        QueuedDelivery accepted = first.take();
        first.take();
        second.take();
        QueueFixture.settle(accepted, Outcome.ACCEPTED);

        assertThat(figures(queue)).isEqualTo("1/2/1 1/1/0");
    }

    @Test
    void whatComesBackIsInFlightNoMore() {
        QueueFixture queue = maker.queue();
        QueueFixture.Reader reader = queue.reader();
        queue.send("a");
        queue.send("b");

        QueueFixture.settle(reader.take(), Outcome.RELEASED);
        QueueFixture.settle(reader.take(), Outcome.REJECTED);

        assertThat(figures(queue)).isEqualTo("0/2/0");
    }

    @Test
    void whatIsTakenBackWasNeverDelivered() {
        QueueFixture queue = maker.queue();
        queue.send("a");

        QueueFixture.settle(queue.reader().take(), Outcome.UNDONE);

        assertThat(figures(queue)).isEqualTo("0/0/0");
    }

    @Test
    void whatTimesOutGoesToTheAccountOfWhoHasItNext() {
        QueueFixture queue = maker.queue(Settings.NONE.with(ACK_TIMEOUT, Duration.ofMillis(100)));
        QueueFixture.Reader slow = queue.reader();
        QueueFixture.Reader quick = queue.reader();
        queue.send("a");
        QueuedDelivery delivery = slow.take();
        queue.advance(100);
        quick.take();

        queue.queue().settle(delivery, 1, Outcome.ACCEPTED, null);
        assertThat(figures(queue)).isEqualTo("0/1/0 1/1/0");

        queue.queue().settle(delivery, 2, Outcome.ACCEPTED, null);
        assertThat(figures(queue)).isEqualTo("0/1/0 0/1/1");
    }

    @Test
    void theFiguresSayWhoReadsWhatAndWhetherItMay() {
        QueueFixture queue = maker.queue();
        QueueReader reader = queue.reader("color = 'red'").get();

        QueueFigures.Reader figures = queue.queue().figures().readers().get(0);
        assertThat(figures.owner()).isEqualTo(QueueFixture.CONSUMER);
        assertThat(figures.selector()).hasToString("color = 'red'");
        assertThat(figures.started()).isTrue();

        reader.stop();
        assertThat(queue.queue().figures().readers().get(0).started()).isFalse();
        reader.close();
        assertThat(queue.queue().figures().readers()).isEmpty();
    }

    @Test
    void theOldestMessageIsTheOneThatCouldBeReceivedFirst() {
        QueueFixture queue = maker.queue();
        assertThat(queue.queue().figures().oldestMillis()).isZero();
        long start = queue.now();
        queue.sendDelayed("delayed", 100);
        queue.advance(50);
        queue.send("high", 9);
        queue.advance(100);
        queue.send("low", 0);

        assertThat(queue.queue().figures().oldestMillis()).isEqualTo(start + 50);
        queue.reader().receive();
        assertThat(queue.queue().figures().oldestMillis()).isEqualTo(start + 100);
    }
}
