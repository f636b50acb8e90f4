package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class QueueLockTest {
    private final QueueLock lock = new QueueLock();
    private final List<String> done = new ArrayList<>();

    private void locked(Runnable body) {
        lock.lock();
        try {
            body.run();
        } finally {
            lock.unlock();
        }
    }

    private void afterwards(String name) {
        lock.afterwards(() -> done.add(name + (lock.isLocked() ? " under the lock" : "")));
    }

    private void failAfterwards(String message) {
        lock.afterwards(() -> {
            throw new IllegalStateException(message);
        });
    }

    @Test
    void whatIsToBeDoneAfterwardsIsDoneInOrderWithoutTheLock() {
        locked(() -> {
            afterwards("a");
            afterwards("b");
            afterwards("c");
            done.add("locked");
        });

        assertThat(done).containsExactly("locked", "a", "b", "c");
    }

    @Test
    void itIsDoneOnce() {
        locked(() -> afterwards("a"));
        locked(() -> done.add("locked"));

        assertThat(done).containsExactly("a", "locked");
    }

    @Test
    void aStepThatFailsDoesNotKeepTheOthersFromBeingDone() {
        assertThatThrownBy(() -> locked(() -> {
                    afterwards("a");
                    failAfterwards("first");
                    failAfterwards("second");
                    afterwards("b");
                }))
                .hasMessage("first");

        assertThat(done).containsExactly("a", "b");
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void noErrorOfAStepDoesEither() {
        assertThatThrownBy(() -> locked(() -> {
                    lock.afterwards(() -> {
                        throw new AssertionError("first");
                    });
                    afterwards("a");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("first");

        assertThat(done).containsExactly("a");
    }

    @Test
    void aStepMayTakeTheLockAgain() {
        locked(() -> lock.afterwards(() -> locked(() -> afterwards("inner"))));

        assertThat(done).containsExactly("inner");
    }
}
