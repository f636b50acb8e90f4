package dev.sluice.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The heap. Threads: any. */
public final class Heap {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private Heap() {}

    /** Takes a full collection, or two. */
    public static void collect() {
        MEMORY.gc();
        MEMORY.gc(); // what was freed by finalizers and cleaners of the first
    }

    /** Returns how many bytes are in use by what is still referred to, after it was {@linkplain #collect collected}. */
    public static long liveBytes() {
        collect();
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
