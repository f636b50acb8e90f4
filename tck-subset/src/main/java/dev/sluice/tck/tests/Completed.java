package dev.sluice.tck.tests;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.jms.CompletionListener;
import jakarta.jms.Message;

/** Remembers what a completion listener is told. Threads: any. */
final class Completed implements CompletionListener {
    private final List<Message> completions = new CopyOnWriteArrayList<>();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Override
    public void onCompletion(Message message) {
        threads.add(Thread.currentThread());
        completions.add(message);
    }

    @Override
    public void onException(Message message, Exception exception) {
        threads.add(Thread.currentThread());
        failures.add(exception);
    }

    /** Waits until so many sends have been completed, well or not. */
    void await(int count) {
        Waiting.until(() -> calls() >= count);
    }

    int calls() {
        return completions.size() + failures.size();
    }

    /** Returns the messages that were sent well, in the order in which that was told. */
    List<Message> completions() {
        return completions;
    }

    List<Exception> failures() {
        return failures;
    }

    /** Returns the thread of each call. */
    List<Thread> threads() {
        return threads;
    }
}
