package dev.sluice.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

import dev.sluice.benchmarks.contender.Peers;

/** What it was measured on, and beside whom; kept with the results. */
public final class Machine {
    private static final String FILE = "machine.txt";
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    /**
     * Notes this machine, the Java that measures, and the other providers.
     *
     * @param java path of its launcher
     * @throws IOException if the file cannot be written
     */
    public static void write(Path directory, Path java) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(FILE), describe(java) + "\n", StandardCharsets.UTF_8);
    }

    static String read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "On a machine unknown.";
    }

    private static String describe(Path java) throws IOException, InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                "On %d processors (%s), %d GB of memory, %s %s, %s; beside %s.",
                Runtime.getRuntime().availableProcessors(),
                processor(),
                Math.round(system.getTotalMemorySize() / 1e9),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                version(java),
                Peers.versions());
    }

    private static String processor() throws IOException {
        if (!Files.isReadable(CPU_INFO)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static String version(Path java) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(java.toString(), "-version")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(10, TimeUnit.SECONDS);
        return output.lines().skip(1).findFirst().orElse(output).strip();
    }
}
