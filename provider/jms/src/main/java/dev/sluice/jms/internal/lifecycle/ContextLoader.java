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

    /** Has the calling thread do something with it. The thread has its own again afterwards. */
    public void run(Runnable callback) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            callback.run();
        } finally {
            thread.setContextClassLoader(own);
        }
    }
}
