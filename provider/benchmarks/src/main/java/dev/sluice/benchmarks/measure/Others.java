package dev.sluice.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

import dev.sluice.benchmarks.time.Wall;

/**
 * How much of the processors other processes take while we measure: they spoil the figures. Known on Linux only; elsewhere
 * it is taken to be nothing.
 *
 * <p>Threads: one.
 */
public final class Others {
    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double NANOS_PER_TICK = 1e7;
    /** Of the columns of a line: those in which a processor was idle, or waited for a disk. */
    private static final List<Integer> IDLE = List.of(3, 4);
    /** Columns further on count again what is in those before. */
    private static final int COLUMNS = 8;

    private final long time = Wall.nanos();
    private final double busy = busyNanos();
    private final double own = PROCESS.getProcessCpuTime();

    /** Returns which share of all processors others have taken since this was made, from 0 to 1. */
    public double share() {
        double others = (busyNanos() - busy) - (PROCESS.getProcessCpuTime() - own);
        double all = (double) (Wall.nanos() - time) * Runtime.getRuntime().availableProcessors();
        return Math.min(1, Math.max(0, others / all));
    }

    private static double busyNanos() {
        if (!Files.isReadable(STATISTICS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STATISTICS, StandardCharsets.UTF_8)) {
            return lines.findFirst().map(Others::busyNanos).orElse(0.0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a line such as {@code cpu 17 0 3 900 5 0 0 0 0 0}: ticks of a hundredth of a second by what they were used for. */
    static double busyNanos(String line) {
        String[] words = line.strip().split("\\s+", -1);
        double ticks = 0;
        for (int column = 0; column < Math.min(COLUMNS, words.length - 1); column++) {
            if (!IDLE.contains(column)) {
                ticks += Double.parseDouble(words[column + 1]);
            }
        }
        return ticks * NANOS_PER_TICK;
    }
}
