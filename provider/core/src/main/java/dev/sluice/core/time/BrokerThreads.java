package dev.sluice.core.time;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/** Where every thread of a broker is made, so that each has a name and none keeps a JVM alive. */
public final class BrokerThreads {
    private BrokerThreads() {}

    /**
     * Returns a factory of daemon threads. They have nothing of the thread that happened to need them first, neither its context
     * class loader, which would keep that one's application in memory for as long as the thread is, nor its inheritable thread
     * locals.
     *
     * @param name what the threads are called; the second and later ones get a number
     */
    public static ThreadFactory daemons(String name) {
        AtomicLong made = new AtomicLong();
        return task -> {
            long number = made.incrementAndGet();
            Thread thread = new Thread(null, task, number == 1 ? name : name + "-" + number, 0, false);
            thread.setContextClassLoader(BrokerThreads.class.getClassLoader());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Returns an executor that runs each task on a virtual thread.
     *
     * @throws BrokerException {@link BrokerError#UNSUPPORTED} on a JDK before 21
     */
    public static ExecutorService virtual() {
        try {
            // By reflection, because we compile for Java 17.
            return (ExecutorService) java.util.concurrent.Executors.class
                    .getMethod("newVirtualThreadPerTaskExecutor")
                    .invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new BrokerException(
                    BrokerError.UNSUPPORTED,
                    "Virtual threads need JDK 21 or later; this is " + Runtime.version()
                            + ". Leave out 'virtualThreads'.",
                    e);
        }
    }
}
