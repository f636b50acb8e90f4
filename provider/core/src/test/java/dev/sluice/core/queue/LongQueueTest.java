package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;

/** What has arrived while nobody received is collected by pieces, the oldest first; nobody can tell from what is received. */
class LongQueueTest {
    private static final int SEVERAL_PIECES = 5_000;

    private static final Settings LARGE = Settings.NONE.with(DestinationOptions.CAPACITY, 100_000);

    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private final QueueFixture queue = maker.queue(LARGE);

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "m" + i).toList();
    }

    private void sendAll(List<String> names, int priority) {
        names.forEach(name -> assertThat(queue.send(name, priority)).isEqualTo(Offer.TAKEN));
    }

    private int uncollected() {
        int count = 0;
        for (QueuedDelivery d = queue.queue().top(); d != null && d.isUncollected(); d = d.next) {
            count++;
        }
        return count;
    }

    @Test
    void whoTakesOneMessageLeavesMostOfThemWhereTheyAre() {
        sendAll(names(0, SEVERAL_PIECES), 4);

        QueueFixture.Reader reader = queue.reader();
        assertThat(reader.receive()).isEqualTo("m0");
        assertThat(uncollected()).isBetween(SEVERAL_PIECES - 1_500, SEVERAL_PIECES - 1);
        assertThat(queue.depth().used()).isEqualTo(SEVERAL_PIECES - 1);
        assertThat(uncollected()).as("what is collected for figures").isZero();
        assertThat(reader.receiveAll()).isEqualTo(names(1, SEVERAL_PIECES));
    }

    @Test
    void whatIsUrgentGoesFirstWhereverItIs() {
        QueueFixture.Reader reader = queue.reader();
        sendAll(names(0, SEVERAL_PIECES), 4);
        queue.send("urgent", 9);
        sendAll(names(SEVERAL_PIECES, 2 * SEVERAL_PIECES), 4);

        assertThat(reader.receive()).isEqualTo("urgent");
        assertThat(reader.receive()).isEqualTo("m0");

        queue.send("also urgent", 5);
        assertThat(reader.receive()).isEqualTo("also urgent");
        assertThat(reader.receiveAll()).isEqualTo(names(1, 2 * SEVERAL_PIECES));
    }

    @Test
    void theOldestAreNotEnoughIfTheyAreOfALowerPriorityThanThoseBehindThem() {
        QueueFixture.Reader reader = queue.reader();
        sendAll(names(0, SEVERAL_PIECES), 3);
        sendAll(List.of("rather", "important"), 4);

        assertThat(reader.receive()).isEqualTo("rather");
        assertThat(reader.receive()).isEqualTo("important");
        assertThat(reader.receiveAll()).isEqualTo(names(0, SEVERAL_PIECES));
    }

    @Test
    void whatIsReleasedGoesBackInFrontOfWhatWasNotCollected() {
        QueueFixture.Reader reader = queue.reader();
        sendAll(names(0, SEVERAL_PIECES), 4);
        List<QueuedDelivery> taken = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            taken.add(reader.take());
        }

        taken.forEach(delivery -> QueueFixture.settle(delivery, Outcome.RELEASED));

        assertThat(reader.receiveAll()).isEqualTo(names(0, SEVERAL_PIECES));
    }

    @Test
    void whatIsDueLaterComesBehindAllThatHasArrivedByThen() {
        QueueFixture.Reader reader = queue.reader();
        sendAll(names(0, 100), 4);
        queue.sendDelayed("later", 1_000);
        sendAll(names(100, SEVERAL_PIECES), 4);
        assertThat(reader.receive()).isEqualTo("m0");

        queue.advance(1_000);
        queue.send("last");

        assertThat(reader.receiveAll())
                .startsWith("m1")
                .endsWith("m" + (SEVERAL_PIECES - 1), "later", "last")
                .hasSize(SEVERAL_PIECES + 1);
    }

    @Test
    void whatIsFoundToBeDueComesBehindWhatWasNotCollected() {
        QueueFixture.Reader reader = queue.reader();
        List<String> received = new ArrayList<>();
        // Before the timer of the queue goes off at the same time.
        maker.clock().schedule(queue.now() + 1_000, () -> received.addAll(reader.receiveAll()));
        queue.sendDelayed("first due", 1_000);
        queue.sendDelayed("last due", 1_000);
        sendAll(names(0, SEVERAL_PIECES), 4);

        queue.advance(1_000);

        assertThat(received).startsWith("m0").endsWith("m" + (SEVERAL_PIECES - 1), "first due", "last due");
    }

    @Test
    void whatIsDueWhenItsGateOpensComesBehindWhatWasNotCollected() {
        QueueFixture.Reader reader = queue.reader();
        Gate gate = new Gate();
        long now = queue.now();
        queue.queue()
                .offer(QueueFixture.draft("late", now).times(now, now + 10, 0).build(), gate);
        assertThat(reader.receive()).isNull();
        queue.advance(10);
        sendAll(names(0, SEVERAL_PIECES), 4);

        gate.open(); // and nobody has told the queue yet

        assertThat(reader.receiveAll()).startsWith("m0").endsWith("m" + (SEVERAL_PIECES - 1), "late");
    }

    @Test
    void whatExpiresDoesSoWhetherItWasCollectedOrNot() {
        QueueFixture.Reader reader = queue.reader();
        for (int i = 0; i < SEVERAL_PIECES; i++) {
            queue.sendExpiring("m" + i, 1_000 + i);
        }
        assertThat(reader.receive()).isEqualTo("m0");

        queue.advance(1_000 + 3_999);

        assertThat(queue.losses()).hasSize(3_999);
        assertThat(reader.receiveAll()).isEqualTo(names(4_000, SEVERAL_PIECES));
    }

    @Test
    void whatIsInvisibleDoesNotHideWhatIsBehindIt() {
        QueueFixture.Reader reader = queue.reader();
        Gate gate = new Gate();
        names(0, SEVERAL_PIECES).forEach(name -> queue.queue()
                .offer(QueueFixture.draft(name, queue.now()).build(), gate));
        sendAll(names(SEVERAL_PIECES, SEVERAL_PIECES + 10), 4);

        assertThat(reader.receiveAll()).isEqualTo(names(SEVERAL_PIECES, SEVERAL_PIECES + 10));

        gate.open();
        queue.queue().gateDecided();
        assertThat(reader.receiveAll()).isEqualTo(names(0, SEVERAL_PIECES));
    }

    @Test
    void slotsOfWhatWasNotCollectedCountWhenItIsAskedWhetherAQueueIsStillFull() {
        QueueFixture small = maker.queue(Settings.NONE
                .with(DestinationOptions.CAPACITY, SEVERAL_PIECES)
                .with(DestinationOptions.OVERFLOW, OverflowPolicy.DROP_NEWEST));
        QueueFixture.Reader reader = small.reader();
        names(0, SEVERAL_PIECES + 1).forEach(small::send);
        List<QueuedDelivery> held = new ArrayList<>();
        for (int i = 0; i < SEVERAL_PIECES / 2 + 100; i++) {
            held.add(reader.take());
        }
        int rest = reader.receiveAll().size();
        names(0, rest).forEach(small::send);
        reader.take();

        held.subList(0, SEVERAL_PIECES / 3).forEach(delivery -> QueueFixture.settle(delivery, Outcome.ACCEPTED));
        names(0, SEVERAL_PIECES).forEach(small::send);

        assertThat(small.pressure())
                .as("told once, since it was never half empty")
                .containsExactly("filled");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverArrivesIsReceivedByPriorityAndInOrder(long seed) {
        Random random = new Random(seed);
        QueueFixture.Reader reader = queue.reader();
        List<Deque<String>> expected = new ArrayList<>();
        IntStream.range(0, 10).forEach(priority -> expected.add(new ArrayDeque<>()));
        int sent = 0;
        for (int step = 0; step < 40; step++) {
            int usual = random.nextInt(4) == 0 ? random.nextInt(10) : 4;
            boolean mixed = random.nextInt(4) == 0;
            for (int end = sent + random.nextInt(4_000); sent < end; sent++) {
                int priority = mixed ? random.nextInt(10) : usual;
                assertThat(queue.send("m" + sent, priority)).isEqualTo(Offer.TAKEN);
                expected.get(priority).add("m" + sent);
            }
            for (int left = random.nextInt(5_000); left > 0; left--) {
                assertThat(reader.receive()).isEqualTo(next(expected));
            }
        }
        for (String next = next(expected); next != null; next = next(expected)) {
            assertThat(reader.receive()).isEqualTo(next);
        }
        assertThat(reader.receive()).isNull();
    }

    private static @Nullable String next(List<Deque<String>> byPriority) {
        for (int priority = 9; priority >= 0; priority--) {
            String next = byPriority.get(priority).poll();
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    // ---------------------------------------------------------------- several producers

    private static final int PRODUCERS = 3;
    private static final int EACH = 20_000;

    private CompletableFuture<?> producers() {
        return CompletableFuture.allOf(IntStream.range(0, PRODUCERS)
                .mapToObj(producer -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < EACH; i++) {
                        queue.send(String.valueOf(producer * EACH + i));
                    }
                }))
                .toArray(CompletableFuture[]::new));
    }

    @Test
    void landmarksOfSeveralProducersLeadDownwards() {
        producers().join();

        List<Long> landmarks = new ArrayList<>();
        for (QueuedDelivery d = queue.queue().landmark(); d != null; d = d.prev) {
            landmarks.add(d.sequence);
        }

        // Some may be missing, and some too many, but not most of them.
        assertThat(landmarks).isSortedAccordingTo((a, b) -> Long.compare(b, a)).doesNotHaveDuplicates();
        assertThat(landmarks.size()).isBetween(PRODUCERS * EACH / 1_024 / 2, PRODUCERS * EACH / 1_024 * 2);
    }

    @Test
    void whatSeveralProducersSendWhileSomebodyReceivesComesOnceAndInTheOrderOfEach() {
        QueueFixture.Reader reader = queue.reader();
        CompletableFuture<?> producers = producers();
        int[] next = new int[PRODUCERS];
        while (!producers.isDone() || queue.queue().hasNews()) {
            // Now and then, so that several pieces have arrived meanwhile.
            if (uncollectedRoughly() > 2_500 || producers.isDone()) {
                for (String name = reader.receive(); name != null; name = reader.receive()) {
                    int number = Integer.parseInt(name);
                    assertThat(number % EACH).isEqualTo(next[number / EACH]++);
                }
            }
        }

        producers.join();
        assertThat(reader.receive()).isNull();
        assertThat(Arrays.stream(next)).containsOnly(EACH);
    }

    private int uncollectedRoughly() {
        return queue.queue().arrivals().used();
    }
}
