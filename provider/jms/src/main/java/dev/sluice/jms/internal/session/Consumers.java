package dev.sluice.jms.internal.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.consumer.SluiceConsumer;
import dev.sluice.jms.internal.lifecycle.CloseSteps;

/** The consumers of a session, whose listeners take turns. Threads: any; {@link #deliverNext} by one at a time. */
final class Consumers {
    private final List<SluiceConsumer> all = new CopyOnWriteArrayList<>();

    /** Whose listener is next. Only {@link #deliverNext} uses it. */
    private int turn;

    /** Adds a consumer, and starts it if the connection is started. */
    void add(SluiceConsumer consumer, BooleanSupplier isStarted) {
        all.add(consumer);
        // Added first: a connection that is started or stopped meanwhile either sees it, or is seen here.
        boolean startedThen;
        do {
            startedThen = isStarted.getAsBoolean();
            if (startedThen) {
                consumer.start();
            } else {
                consumer.stop();
            }
        } while (startedThen != isStarted.getAsBoolean());
    }

    void remove(SluiceConsumer consumer) {
        all.remove(consumer);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean anyHasListener() {
        return all.stream().anyMatch(SluiceConsumer::hasListener);
    }

    void start() {
        all.forEach(SluiceConsumer::start);
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

    /** Gives one message to a listener; false if there is none for any. */
    boolean deliverNext() {
        int count = all.size();
        for (int i = 0; i < count; i++) {
            int at = (turn + i) % count;
            SluiceConsumer consumer = at(at);
            if (consumer != null && consumer.deliverNext()) {
                turn = at + 1;
                return true;
            }
        }
        return false;
    }

    private @Nullable SluiceConsumer at(int index) {
        try {
            return all.get(index);
        } catch (IndexOutOfBoundsException e) {
            return null; // closed since they were counted
        }
    }

    /** The session cannot receive now: messages its consumers were told of are for others. */
    void leaveToOthers() {
        all.forEach(SluiceConsumer::leaveToOthers);
    }
}
