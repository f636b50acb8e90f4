package dev.sluice.benchmarks.fork;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a process from running while others measure. A JVM that has nothing to do has timers and compilers all the same, and
 * whoever is woken on a processor where they run waits for several milliseconds. It takes {@code kill}, which POSIX asks for;
 * where there is none, nothing is kept from running.
 *
 * <p>Threads: one.
 */
final class Suspension {
    private final Process process;

    Suspension(Process process) {
        this.process = process;
    }

    /** Stops the process where it is. */
    void begin() throws InterruptedException {
        send("STOP");
    }

    /** Lets it go on from there. What became due meanwhile is due now. */
    void end() throws InterruptedException {
        send("CONT");
    }

    private void send(String signal) throws InterruptedException {
        if (!process.isAlive()) {
            return; // its number may be another's by now
        }
        try {
            new ProcessBuilder("kill", "-s", signal, String.valueOf(process.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD) // that it has just ended
                    .start()
                    .waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            // There is no such command here: everything goes on running, as it would without us.
        }
    }
}
