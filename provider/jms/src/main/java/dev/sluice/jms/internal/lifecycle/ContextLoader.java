package dev.sluice.jms.internal.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * The context class loader that a thread of the application had when it handed over something to be called. It is called with
 * that, so that it finds the classes of its application on any thread.
 *
 * <p>Threads: any.
 */
public final class ContextLoader {
    private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();

    /** Keeps the one of the calling thread. */
    public ContextLoader() {}

    /** Gives it to the calling thread, which whoever calls this is to give its own again. Costs next to nothing if it has it. */
    public void enter() {
        Thread thread = Thread.currentThread();
        if (thread.getContextClassLoader() != loader) {
            thread.setContextClassLoader(loader);
        }
    }

    /** Has the calling thread do something with it. The thread has its own again afterwards. */
    public void run(Runnable callback) {
        ContextLoader own = new ContextLoader();
        enter();
        try {
            callback.run();
        } finally {
            own.enter();
        }
    }
}
