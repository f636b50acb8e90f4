package dev.sluice.jms.internal.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.consumer.SluiceConsumer;
import dev.sluice.jms.internal.consumer.ToldConsumers;
import dev.sluice.jms.internal.lifecycle.CloseSteps;

/**
 * The consumers of a session, whose listeners take turns. A consumer that was told of a message is asked for one when it is its
 * turn, until it has none left; so the others cost nothing, however many there are.
 *
 * <p>Threads: any; {@link #deliverNext} and {@link #leaveToOthers} by one at a time.
 */
final class Consumers {
    private final List<SluiceConsumer> all = new CopyOnWriteArrayList<>();

    /** Those that have a listener. */
    private final Set<SluiceConsumer> listening = ConcurrentHashMap.newKeySet();

    /** Those that were told of a message, and are not among {@link #turns} yet, or are told again. */
    private final ToldConsumers told = new ToldConsumers();

    /** Those to be asked, the next one first. Of the thread that calls listeners. */
    private final Deque<SluiceConsumer> turns = new ArrayDeque<>();

    /** Adds a consumer, and starts it if the connection is started. */
    void add(SluiceConsumer consumer, SessionHost host) {
        all.add(consumer);
        // Added first: a connection that is started or stopped meanwhile either sees it, or is seen here.
        boolean startedThen;
        do {
            startedThen = host.isStarted();
            if (startedThen) {
                consumer.start();
            } else {
                consumer.stop();
            }
        } while (startedThen != host.isStarted());
    }

    void remove(SluiceConsumer consumer) {
        all.remove(consumer);
        listening.remove(consumer);
    }

    void listens(SluiceConsumer consumer, boolean whether) {
        if (whether) {
            listening.add(consumer);
        } else {
            listening.remove(consumer);
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean anyHasListener() {
        return !listening.isEmpty();
    }

    void start() {
        // Not by a lambda, which would be linked when the application starts, and that is slow.
        for (SluiceConsumer consumer : all) {
            consumer.start();
        }
    }

    void stop() {
        all.forEach(SluiceConsumer::stop);
    }

    void endWaits() {
        all.forEach(SluiceConsumer::endWait);
    }

    void close(CloseSteps steps) {
        for (SluiceConsumer consumer : all) {
            steps.run(consumer::close);
        }
    }

    /** A consumer may have something for its listener. Returns whether nobody else was told since it was looked for one. */
    boolean told(SluiceConsumer consumer) {
        return told.add(consumer);
    }

    /** Gives one message to a listener; false if there is none for any. */
    boolean deliverNext() {
        for (SluiceConsumer next = next(); next != null; next = next()) {
            boolean alone = all.size() == 1;
            boolean delivered = next.deliverNext(alone);
            if (!delivered || !alone) {
                endTurn(delivered && !next.isWatching());
            }
            if (delivered) {
                return true;
            }
        }
        return false;
    }

    /** Returns whose turn it is; it stays so until {@link #endTurn}. */
    private @Nullable SluiceConsumer next() {
        if (!told.isEmpty()) {
            told.takeAll(this::takeTurn);
        }
        return turns.peek();
    }

    private void endTurn(boolean again) {
        SluiceConsumer last = turns.remove();
        last.inTurns(false);
        if (again) {
            takeTurn(last);
        }
    }

    private void takeTurn(SluiceConsumer consumer) {
        if (consumer.inTurns(true)) {
            turns.add(consumer);
        }
    }

    /** The session cannot receive now: messages its consumers were told of are for others. When it can, it asks them all. */
    void leaveToOthers() {
        told.takeAll(consumer -> {});
        for (SluiceConsumer consumer : all) {
            consumer.leaveToOthers();
            takeTurn(consumer);
        }
    }
}
