package dev.sluice.core.engine;

import java.util.HashSet;
import java.util.Set;

import dev.sluice.core.admin.Moved;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.Sighting;

/**
 * Moves messages from one queue to others, one by one and in order: once there is no space in one of those, no later message
 * gets there either.
 *
 * <p>Threads: one.
 */
final class Mover {
    private final MessageQueue from;
    private final Set<MessageQueue> full = new HashSet<>();
    private int moved;
    private int noSpace;
    private int noTarget;

    Mover(MessageQueue from) {
        this.from = from;
    }

    void move(Sighting seen, MessageQueue to, Envelope copy) {
        if (full.contains(to)) {
            noSpace++;
            return;
        }
        switch (from.control().move(seen, copy, to)) {
            case MOVED -> moved++;
            case CLOSED -> noTarget++;
            case GONE -> {}
            case NO_SPACE -> {
                noSpace++;
                full.add(to);
            }
        }
    }

    /** The message has nowhere to go. */
    void leave() {
        noTarget++;
    }

    Moved result() {
        return new Moved(moved + noSpace + noTarget, moved, noSpace, noTarget);
    }
}
