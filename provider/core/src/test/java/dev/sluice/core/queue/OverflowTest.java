package dev.sluice.core.queue;

import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.DestinationPolicy;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.time.BrokerClock;

class OverflowTest {
    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private QueueFixture full(OverflowPolicy policy) {
        QueueFixture queue = maker.queue(Settings.NONE.with(CAPACITY, 3).with(OVERFLOW, policy));
        assertThat(queue.send("low", 1)).isEqualTo(Offer.TAKEN);
        assertThat(queue.send("high", 8)).isEqualTo(Offer.TAKEN);
        assertThat(queue.send("low too", 1)).isEqualTo(Offer.TAKEN);
        return queue;
    }

    @ParameterizedTest
    @EnumSource(
            value = OverflowPolicy.class,
            names = {"BLOCK", "REJECT"})
    void blockAndRejectLeaveItToTheSender(OverflowPolicy policy) {
        QueueFixture queue = full(policy);

        assertThat(queue.send("one more", 9)).isEqualTo(Offer.FULL);

        assertThat(queue.pending()).containsExactly("high", "low", "low too");
        assertThat(queue.losses()).isEmpty();
    }

    @Test
    void dropNewestDropsTheArrivingOneWhateverItsPriority() {
        QueueFixture queue = full(OverflowPolicy.DROP_NEWEST);

        assertThat(queue.send("one more", 9)).isEqualTo(Offer.DROPPED);

        assertThat(queue.pending()).containsExactly("high", "low", "low too");
        assertThat(queue.losses()).containsExactly("one more DROPPED_NEWEST 0");
    }

    @Test
    void dropOldestDropsTheOnePendingLongestWhateverItsPriority() {
        QueueFixture queue = full(OverflowPolicy.DROP_OLDEST);

        assertThat(queue.send("one more", 0)).isEqualTo(Offer.TAKEN);
        assertThat(queue.send("and another", 0)).isEqualTo(Offer.TAKEN);

        assertThat(queue.pending()).containsExactly("low too", "one more", "and another");
        assertThat(queue.losses()).containsExactly("low DROPPED_OLDEST 0", "high DROPPED_OLDEST 0");
    }

    @ParameterizedTest
    @EnumSource(OverflowPolicy.class)
    void thatItIsFullIsToldOnceUntilItHasBeenHalfEmpty(OverflowPolicy policy) {
        QueueFixture queue = full(policy);
        QueueFixture.Reader reader = queue.reader();
        assertThat(queue.pressure()).isEmpty();
        queue.send("one more", 5);
        queue.send("another", 5);
        assertThat(queue.pressure()).containsExactly("filled");

        reader.receive();
        queue.send("fits", 5);
        queue.send("too many", 5);
        assertThat(queue.pressure()).containsExactly("filled");

        reader.receiveAll();
        for (int i = 0; i <= 3; i++) {
            queue.send("again", 5);
        }
        assertThat(queue.pressure()).containsExactly("filled", "filled");
    }

    @Test
    void evictLowestMakesRoomForWhatIsMoreImportant() {
        QueueFixture queue = full(OverflowPolicy.EVICT_LOWEST_PRIORITY);

        assertThat(queue.send("important", 2)).isEqualTo(Offer.TAKEN);

        assertThat(queue.pending()).containsExactly("high", "important", "low too");
        assertThat(queue.losses()).containsExactly("low EVICTED 0");
    }

    @Test
    void evictLowestDropsWhatIsNoMoreImportantThanTheLeast() {
        QueueFixture queue = full(OverflowPolicy.EVICT_LOWEST_PRIORITY);

        assertThat(queue.send("as low", 1)).isEqualTo(Offer.DROPPED);

        assertThat(queue.losses()).containsExactly("as low DROPPED_NEWEST 0");
    }

    /** A clock that has something done the next time it is asked for the time of day. */
    private BrokerClock interrupting(AtomicReference<Runnable> nextTime) {
        return (BrokerClock) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {BrokerClock.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("millis")) {
                        nextTime.getAndSet(() -> {}).run();
                    }
                    return method.invoke(maker.clock(), arguments);
                });
    }

    @ParameterizedTest
    @CsvSource({"DROP_OLDEST, DROPPED_OLDEST", "EVICT_LOWEST_PRIORITY, EVICTED"})
    void whatAnotherProducerHasJustPutIntoTheSlotThatBecameFreeMayHaveToGo(OverflowPolicy policy, LossReason reason) {
        AtomicReference<Runnable> nextTime = new AtomicReference<>(() -> {});
        QueueFixture told = maker.queue();
        MessageQueue queue = new MessageQueue(
                "queue",
                DestinationPolicy.of(Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, policy)),
                interrupting(nextTime),
                told);
        queue.arrivals().seal(); // its slot is nobody's

        // It has found the queue full, and has the lock.
        nextTime.set(() -> {
            queue.arrivals().unseal();
            assertThat(queue.push(new QueuedDelivery(
                            queue, told.draft("low").priority(0).build(), null)))
                    .isTrue();
        });
        assertThat(queue.offer(told.draft("high").priority(9).build(), null)).isEqualTo(Offer.TAKEN);

        assertThat(told.losses()).containsExactly("low " + reason + " 0");
        assertThat(queue.browse(any -> true)).extracting(QueueFixture::name).containsExactly("high");
    }

    @ParameterizedTest
    @EnumSource(
            value = OverflowPolicy.class,
            names = {"DROP_OLDEST", "EVICT_LOWEST_PRIORITY"})
    void nothingHandedOverIsEverDropped(OverflowPolicy policy) {
        QueueFixture queue = full(policy);
        QueueFixture.Reader reader = queue.reader();
        for (int i = 0; i < 3; i++) {
            reader.take();
        }

        assertThat(queue.send("one more", 9)).isEqualTo(Offer.DROPPED);

        assertThat(queue.depth().inFlight()).isEqualTo(3);
        assertThat(queue.losses()).containsExactly("one more DROPPED_NEWEST 0");
    }

    @ParameterizedTest
    @EnumSource(OverflowPolicy.class)
    void expiredMessagesMakeRoomBeforeThePolicyIsAsked(OverflowPolicy policy) {
        QueueFixture queue = maker.queue(Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, policy));
        // Expired from the start, and the timer has not run since.
        queue.sendExpiring("old", 0);

        assertThat(queue.send("new")).isEqualTo(Offer.TAKEN);

        assertThat(queue.pending()).containsExactly("new");
        assertThat(queue.losses()).containsExactly("old EXPIRED 0");
    }

    @ParameterizedTest
    @EnumSource(OverflowPolicy.class)
    void messagesHandedOverAndDelayedCountTowardTheBound(OverflowPolicy policy) {
        QueueFixture queue = maker.queue(Settings.NONE.with(CAPACITY, 2).with(OVERFLOW, policy));
        queue.send("in flight");
        QueuedDelivery inFlight = queue.reader().take();
        queue.sendDelayed("delayed", 1_000);

        assertThat(queue.send("one more")).isNotEqualTo(Offer.TAKEN);
        assertThat(queue.depth().used()).isEqualTo(2);

        QueueFixture.settle(inFlight, Outcome.ACCEPTED);
        assertThat(queue.send("now there is room")).isEqualTo(Offer.TAKEN);
    }

    @Test
    void everyLossIsCountedByReason() {
        QueueFixture queue = full(OverflowPolicy.DROP_OLDEST);
        queue.send("one more");

        QueueFigures figures = queue.queue().figures();

        assertThat(figures.lost(LossReason.DROPPED_OLDEST)).isEqualTo(1);
        assertThat(figures.lost()).containsOnlyKeys(LossReason.values());
        assertThat(figures.totals().published()).isEqualTo(4);
    }
}
