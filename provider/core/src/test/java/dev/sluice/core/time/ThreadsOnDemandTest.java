package dev.sluice.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadsOnDemandTest {
    private static final int MANY = 20;

    private final ThreadsOnDemand pool = new ThreadsOnDemand("on-demand");
    private final CountDownLatch released = new CountDownLatch(1);
    private final Set<Thread> used = ConcurrentHashMap.newKeySet();

    @AfterEach
    void end() {
        released.countDown();
        pool.end();
        await().until(() -> threads().isEmpty());
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("on-demand"))
                .toList();
    }

    private void block() {
        used.add(Thread.currentThread());
        awaitUninterrupted(released);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void run(Runnable task) {
        CountDownLatch done = new CountDownLatch(1);
        pool.execute(() -> {
            task.run();
            done.countDown();
        });
        awaitUninterrupted(done);
    }

    @Test
    void noTaskWaitsForAnother() {
        for (int i = 0; i < MANY; i++) {
            pool.execute(this::block);
        }

        await().until(() -> used.size() == MANY);
    }

    @Test
    void norForOneThatHasHandedItOut() {
        pool.execute(() -> {
            for (int i = 1; i < MANY; i++) {
                pool.execute(this::block);
            }
            block();
        });

        await().until(() -> used.size() == MANY);
    }

    @Test
    void tasksThatNeedEachOtherMeet() throws Exception {
        for (int round = 0; round < 2_000; round++) {
            CyclicBarrier meeting = new CyclicBarrier(4);
            CountDownLatch met = new CountDownLatch(3);
            for (int i = 0; i < 3; i++) {
                pool.execute(() -> {
                    meet(meeting);
                    met.countDown();
                });
            }
            meeting.await(20, TimeUnit.SECONDS);
            met.await();
        }
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyTaskIsDoneOnceWhoeverHandsItOut() {
        int half = 50_000;
        AtomicIntegerArray runs = new AtomicIntegerArray(2 * half);
        CountDownLatch all = new CountDownLatch(2 * half);
        for (int i = 0; i < half; i++) {
            int first = i;
            pool.execute(() -> {
                pool.execute(() -> count(runs, half + first, all));
                count(runs, first, all);
            });
        }

        awaitUninterrupted(all);

        assertThat(IntStream.range(0, runs.length()).map(runs::get)).containsOnly(1);
    }

    private static void count(AtomicIntegerArray runs, int task, CountDownLatch all) {
        runs.incrementAndGet(task);
        all.countDown();
    }

    @Test
    void whoHasDoneATaskDoesTheNext() {
        run(() -> used.add(Thread.currentThread()));
        await().until(() -> threads().get(0).getState() == Thread.State.TIMED_WAITING);
        run(() -> used.add(Thread.currentThread()));

        assertThat(used).hasSize(1);
    }

    @Test
    void aTaskThatFailsTakesItsThreadWithItAndNothingElse() {
        pool.execute(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> used.add(thread));
            throw new IllegalStateException("wanted");
        });
        await().until(() -> used.size() == 1);

        run(() -> assertThat(used).doesNotContain(Thread.currentThread()));
    }

    @Test
    void anInterruptIsForOneTask() {
        run(() -> Thread.currentThread().interrupt());

        boolean[] interrupted = {true};
        run(() -> interrupted[0] = Thread.currentThread().isInterrupted());
        assertThat(interrupted[0]).isFalse();
    }

    @Test
    void whatWasHandedOutIsDoneAndNothingAfterTheEnd() {
        pool.execute(this::block);
        await().until(() -> used.size() == 1);

        pool.end();

        assertThatThrownBy(() -> pool.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("closed");
        assertThat(threads()).hasSize(1);
        released.countDown();
        await().until(() -> threads().isEmpty());
    }
}
