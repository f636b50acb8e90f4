package dev.sluice.jms.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.JMSException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("§6.1.7 What an exception listener is told")
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ExceptionNoticesTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExceptionNotices notices = new ExceptionNotices(threads);
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void comesAlsoAfterTheListenerHasThrown(boolean error) {
        notices.listener(exception -> {
            told.add(exception.getMessage());
            if (error) {
                throw new AssertionError("on purpose");
            }
            throw new IllegalArgumentException("on purpose");
        });

        notices.tell(new JMSException("first"));
        await().until(() -> told.contains("first"));
        notices.tell(new JMSException("second"));

        await().untilAsserted(() -> assertThat(told).containsExactly("first", "second"));
    }

    @Test
    void comesOneByOneAndInOrder() {
        int many = 100;
        AtomicInteger running = new AtomicInteger();
        notices.listener(exception -> {
            int others = running.getAndIncrement();
            told.add(others == 0 ? exception.getMessage() : "not alone");
            running.decrementAndGet();
        });

        for (int i = 0; i < many; i++) {
            notices.tell(new JMSException("" + i));
        }

        await().until(() -> told.size() == many);
        assertThat(told).startsWith("0", "1", "2").doesNotContain("not alone").endsWith("98", "99");
    }

    @Test
    void comesOneByOneFromManyThreads() {
        CountDownLatch mayReturn = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        notices.listener(exception -> {
            told.add("with " + running.getAndIncrement());
            try {
                mayReturn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            running.decrementAndGet();
        });
        notices.tell(new JMSException("first"));
        await().until(() -> running.get() == 1);
        CountDownLatch telling = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            threads.execute(() -> {
                notices.tell(new JMSException("next"));
                telling.countDown();
            });
        }
        await().until(() -> telling.getCount() == 0);
        assertThat(told).hasSize(1);

        mayReturn.countDown();

        await().untilAsserted(() -> assertThat(told).containsExactly("with 0", "with 0", "with 0", "with 0"));
    }
}
