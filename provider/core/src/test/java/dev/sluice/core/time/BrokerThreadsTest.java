package dev.sluice.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerThreadsTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void restore() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void aThreadHasNothingOfWhoNeedsItFirst() throws Exception {
        InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
        local.set("of the application");
        String[] inherited = {"not looked"};
        try (URLClassLoader application = new URLClassLoader(new URL[0])) {
            Thread.currentThread().setContextClassLoader(application);

            Thread thread = BrokerThreads.daemons("pool").newThread(() -> inherited[0] = local.get());

            assertThat(thread.getContextClassLoader()).isSameAs(BrokerThreads.class.getClassLoader());
            thread.start();
            thread.join();
            assertThat(inherited[0]).isNull();
        }
    }

    @Test
    void threadsAreDaemonsWithNumbers() {
        var threads = BrokerThreads.daemons("pool");

        Thread first = threads.newThread(() -> {});
        Thread second = threads.newThread(() -> {});

        assertThat(first).returns("pool", Thread::getName).returns(true, Thread::isDaemon);
        assertThat(second.getName()).isEqualTo("pool-2");
    }
}
