package dev.sluice.core.topic;

import java.util.Arrays;

import dev.sluice.core.queue.MessageQueue;

/**
 * The queues that were found for a message so far. Shares the first array it is given until there is something else, because
 * there seldom is.
 */
final class Targets {
    static final MessageQueue[] NONE = {};

    /** Not ours to write to while it is full. */
    private MessageQueue[] queues = NONE;

    private int count;

    void add(MessageQueue queue) {
        makeRoom(1);
        queues[count++] = queue;
    }

    /** Adds queues; the array is not written to, now or later. */
    void addAll(MessageQueue[] others) {
        if (count == 0) {
            queues = others;
        } else if (others.length > 0) {
            makeRoom(others.length);
            System.arraycopy(others, 0, queues, count, others.length);
        }
        count += others.length;
    }

    private void makeRoom(int more) {
        if (count + more > queues.length) {
            queues = Arrays.copyOf(queues, count + more + count / 2);
        }
    }

    /** Returns all of them. Not to be changed. */
    MessageQueue[] toArray() {
        return count == queues.length ? queues : Arrays.copyOf(queues, count);
    }
}
