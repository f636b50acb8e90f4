package dev.sluice.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The heap. Threads: any. */
public final class Heap {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private Heap() {}

    /** Returns how many bytes are in use by what is still referred to. Takes a full collection, or two. */
    public static long liveBytes() {
        MEMORY.gc();
        MEMORY.gc(); // what was freed by finalizers and cleaners of the first
        return MEMORY.getHeapMemoryUsage().getUsed();
    }
}
