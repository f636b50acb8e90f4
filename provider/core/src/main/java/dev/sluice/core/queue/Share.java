package dev.sluice.core.queue;

import static java.util.Objects.requireNonNullElse;

import dev.sluice.core.group.Member;
import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Envelope;

/**
 * A reader's share of a queue that is divided among its readers: the deliveries that are set aside for it, and how many it has
 * in flight.
 *
 * <p>Threads: guarded by the queue's lock.
 */
final class Share extends Lanes implements Member {
    private final QueueReader reader;
    private final long number;

    /** Whether deliveries may be set aside for the reader. */
    boolean isMember;

    /** Whether the reader is asking just now. */
    boolean asking;

    Share(QueueReader reader, long number, boolean weighed) {
        super(weighed);
        this.reader = reader;
        this.number = number;
    }

    boolean wants(Envelope envelope) {
        return reader.wants(envelope);
    }

    boolean hasSelector() {
        return reader.hasSelector();
    }

    /** Returns whether the reader asks or watches, and has nothing yet. */
    boolean isWaiting() {
        return isEmpty() && (asking || reader.isIdle());
    }

    QueueReader reader() {
        return reader;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public String name() {
        ConsumerId owner = reader.owner();
        return requireNonNullElse(owner.clientId(), owner.connection());
    }

    @Override
    public int weight() {
        return reader.terms().weight();
    }

    @Override
    public int setAside() {
        return size();
    }

    @Override
    public int inFlight() {
        return reader.inFlight();
    }

    @Override
    public String toString() {
        return "member " + number + " " + name();
    }
}
