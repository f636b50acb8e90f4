package dev.sluice.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

import com.sun.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/**
 * How much all threads have allocated since some moment. JDK 21 knows the sum. Before it, we add up what every thread
 * says, which is exact as long as none has ended; if one has, its part is missing, and the figure has another name.
 *
 * <p>The alternative, how much garbage was collected, depends on where in a cycle of the collector a round begins.
 *
 * <p>Threads: one.
 */
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final @Nullable Method TOTAL = total();

    private final Map<Long, Long> before = byThread();
    private final long endedBefore = ended();
    private final long totalBefore = TOTAL == null ? 0 : total(TOTAL);

    private Allocation() {}

    private static long ended() {
        return THREADS.getTotalStartedThreadCount() - THREADS.getThreadCount();
    }

    private static @Nullable Method total() {
        try {
            return ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
        } catch (NoSuchMethodException e) {
            return null; // before JDK 21
        }
    }

    static Allocation start() {
        return new Allocation();
    }

    long bytes() {
        if (TOTAL != null) {
            return total(TOTAL) - totalBefore;
        }
        long bytes = 0;
        for (Map.Entry<Long, Long> thread : byThread().entrySet()) {
            bytes += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
        }
        return bytes;
    }

    /** Returns whether there was more, of which nothing is known. */
    boolean isIncomplete() {
        return TOTAL == null && ended() > endedBefore;
    }

    private static Map<Long, Long> byThread() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> byThread = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) {
                byThread.put(ids[i], bytes[i]);
            }
        }
        return byThread;
    }

    private static long total(Method total) {
        try {
            return (long) total.invoke(THREADS);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("The JVM does not say how much was allocated.", e);
        }
    }
}
