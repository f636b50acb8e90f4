package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;

/** Queues that are bounded in bytes as well. The name of a message is its body, so it says how many bytes it has. */
final class ByteBoundTest {
    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private QueueFixture queue(OverflowPolicy overflow, long bytes) {
        return maker.queue(Settings.NONE
                .with(DestinationOptions.OVERFLOW, overflow)
                .with(DestinationOptions.CAPACITY_BYTES, bytes));
    }

    private static String name(char letter, int bytes) {
        return String.valueOf(letter).repeat(bytes);
    }

    @Test
    void theBoundIsReachedExactlyAndNotPassed() {
        QueueFixture queue = queue(OverflowPolicy.REJECT, 10);

        assertThat(queue.send(name('a', 6))).isEqualTo(Offer.TAKEN);
        assertThat(queue.send(name('b', 5))).isEqualTo(Offer.FULL);
        assertThat(queue.send(name('c', 4))).isEqualTo(Offer.TAKEN);
        assertThat(queue.send("d")).isEqualTo(Offer.FULL);
        assertThat(queue.queue().bytes()).isEqualTo(10);
    }

    @Test
    void propertiesCount() {
        QueueFixture queue = queue(OverflowPolicy.REJECT, 10);

        queue.send("a", draft -> draft.properties(QueueFixture.color("red")));

        assertThat(queue.queue().bytes()).isEqualTo("a".length() + "color".length() + "red".length());
    }

    @Test
    void whatIsInFlightCountsUntilItIsAccepted() {
        QueueFixture queue = queue(OverflowPolicy.REJECT, 5);
        QueueFixture.Reader reader = queue.reader();
        queue.send(name('a', 5));

        QueuedDelivery a = reader.take();
        assertThat(queue.send("b")).isEqualTo(Offer.FULL);
        QueueFixture.settle(a, Outcome.RELEASED);
        assertThat(queue.send("b")).isEqualTo(Offer.FULL);
        QueueFixture.settle(reader.take(), Outcome.ACCEPTED);

        assertThat(queue.queue().bytes()).isZero();
        assertThat(queue.send("b")).isEqualTo(Offer.TAKEN);
    }

    @Test
    void asManyOfTheOldestGoAsMakeRoom() {
        QueueFixture queue = queue(OverflowPolicy.DROP_OLDEST, 10);
        queue.send(name('a', 3), 9);
        queue.send(name('b', 3), 1);
        queue.send(name('c', 3), 5);

        assertThat(queue.send(name('d', 6), 4)).isEqualTo(Offer.TAKEN);

        assertThat(queue.pending()).containsExactly("ccc", "dddddd");
        assertThat(queue.losses()).containsExactly("aaa DROPPED_OLDEST 0", "bbb DROPPED_OLDEST 0");
    }

    @Test
    void asManyOfTheLeastImportantAreEvictedAsMakeRoom() {
        QueueFixture queue = queue(OverflowPolicy.EVICT_LOWEST_PRIORITY, 10);
        queue.send(name('a', 3), 2);
        queue.send(name('b', 3), 1);
        queue.send(name('c', 4), 5);

        assertThat(queue.send(name('d', 5), 4)).isEqualTo(Offer.TAKEN);

        assertThat(queue.pending()).containsExactly("cccc", "ddddd");
        assertThat(queue.losses()).containsExactly("bbb EVICTED 0", "aaa EVICTED 0");
    }

    @Test
    void nothingIsEvictedForWhatWouldNotFitAllTheSame() {
        QueueFixture queue = queue(OverflowPolicy.EVICT_LOWEST_PRIORITY, 10);
        queue.send(name('a', 3), 2);
        queue.send(name('c', 7), 5);

        assertThat(queue.send(name('d', 4), 4)).isEqualTo(Offer.DROPPED);

        assertThat(queue.pending()).containsExactly("ccccccc", "aaa");
        assertThat(queue.losses()).containsExactly("dddd DROPPED_NEWEST 0");
    }

    @ParameterizedTest
    @EnumSource(
            value = OverflowPolicy.class,
            names = {"BLOCK", "REJECT"})
    void whatCanNeverEnterIsRefusedAtOnce(OverflowPolicy overflow) {
        QueueFixture queue = queue(overflow, 10);
        Envelope big = queue.draft(name('a', 11)).build();

        assertThat(queue.queue().offer(big, null)).isEqualTo(Offer.FULL);
        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> queue.queue().offerWaiting(big, null, new SendScope()))
                .withMessageContaining("11 bytes")
                .withMessageContaining("'capacityBytes' is 10")
                .matches(e -> e.error() == BrokerError.OUT_OF_SPACE);
    }

    @Test
    void whoWaitsForBytesEntersWhenThereAreEnoughAndNobodyPasses() {
        QueueFixture queue = queue(OverflowPolicy.BLOCK, 10);
        QueueFixture.Reader reader = queue.reader();
        queue.send(name('a', 5));
        queue.send(name('b', 5));
        AtomicReference<Offer> offer = new AtomicReference<>();
        Thread sender = new Thread(() ->
                offer.set(queue.queue().offerWaiting(queue.draft(name('c', 8)).build(), null, new SendScope())));
        sender.start();
        await().until(() -> queue.depth().blockedSenders() == 1);

        assertThat(reader.receive()).isEqualTo("aaaaa");
        assertThat(queue.send("d")).isEqualTo(Offer.FULL);
        assertThat(queue.depth().blockedSenders()).isEqualTo(1);
        assertThat(reader.receive()).isEqualTo("bbbbb");

        await().until(() -> offer.get() == Offer.TAKEN);
        assertThat(queue.pending()).containsExactly("cccccccc");
    }

    @Test
    void workThatPutsBackNoMoreThanItTakesNeedsNoSpace() {
        QueueFixture queue = queue(OverflowPolicy.REJECT, 10);
        queue.send(name('a', 10));
        QueuedDelivery a = queue.reader().take();
        queue.queue().lockInAll(List.of(new HandOver(a, 1)));
        Gate gate = new Gate();

        assertThat(queue.queue().offerInExchange(queue.draft(name('b', 11)).build(), gate, a))
                .isFalse();
        assertThat(queue.queue().offerInExchange(queue.draft(name('b', 4)).build(), gate, a))
                .isTrue();
        assertThat(queue.queue().bytes()).isEqualTo(10);
        gate.open();
        queue.queue().gateDecided();
        QueueFixture.settle(a, Outcome.ACCEPTED);

        assertThat(queue.queue().bytes()).isEqualTo(4);
    }

    @Test
    void workThatIsUndoneLeavesTheBytesAsTheyWere() {
        QueueFixture queue = queue(OverflowPolicy.REJECT, 10);
        queue.send(name('a', 10));
        QueuedDelivery a = queue.reader().take();
        queue.queue().lockInAll(List.of(new HandOver(a, 1)));
        Gate gate = new Gate();
        queue.queue().offerInExchange(queue.draft(name('b', 4)).build(), gate, a);

        gate.cancel();
        queue.queue().gateDecided();
        assertThat(queue.queue().bytes()).isEqualTo(10);
        QueueFixture.settle(a, Outcome.ACCEPTED);

        assertThat(queue.queue().bytes()).isZero();
    }
}
