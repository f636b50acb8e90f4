package dev.sluice.jms.pool;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** The inside of a consumer. */
final class FakeConsumer extends FakePart {
    final FakeSession session;
    private final String destination;
    /** Held while the listener runs. */
    private final ReentrantLock delivering = new ReentrantLock();

    private volatile MessageListener listener;

    FakeConsumer(FakeSession session, int number, String destination) {
        super(session.provider, "consumer", number);
        this.session = session;
        this.destination = destination;
    }

    void setMessageListener(MessageListener value) {
        listener = value;
    }

    Message receive(long timeoutMillis) throws InterruptedException {
        long left = timeoutMillis == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        provider.lock.lock();
        try {
            while (open) {
                Message message = poll();
                if (message != null || left <= 0) {
                    return message;
                }
                left = provider.changed.awaitNanos(left);
            }
            return null;
        } finally {
            provider.lock.unlock();
        }
    }

    Message receiveNoWait() {
        provider.lock.lock();
        try {
            return poll();
        } finally {
            provider.lock.unlock();
        }
    }

    private Message poll() {
        Message message =
                session.connection.started ? provider.destination(destination).poll() : null;
        if (message != null) {
            session.onRollback(() -> provider.comeBack(destination, message));
        }
        return message;
    }

    /** Hands waiting messages to the listener, on the calling thread. */
    void dispatch() {
        MessageListener current = listener;
        delivering.lock();
        try {
            for (Message message = nextFor(current); message != null; message = nextFor(current)) {
                current.onMessage(message);
            }
        } finally {
            delivering.unlock();
        }
    }

    private Message nextFor(MessageListener current) {
        return open && current != null ? receiveNoWait() : null;
    }

    /** Waits for a listener on another thread, as the standard asks. */
    void close() {
        open = false;
        delivering.lock();
        try {
            provider.signal();
        } finally {
            delivering.unlock();
        }
    }
}
