package dev.sluice.benchmarks.scenario;

/** Starts threads that nobody waits for. */
final class Daemons {
    private Daemons() {}

    /** What a thread does. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /** Starts a thread, which ends with its task; if the task fails, the JVM's handler tells. */
    static Thread start(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (Exception e) {
                        throw new IllegalStateException("The thread '" + name + "' failed.", e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
