package dev.sluice.core.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.admin.Moved;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.Sighting;

/**
 * Moves dead letters back into the queues and subscriptions that they were lost in. Those are known by their names: one that
 * has ended and was made anew is the same.
 *
 * <p>Threads: one.
 */
final class Replay {
    private final Destinations destinations;
    private final Map<String, MessageQueue> subscriptions = new HashMap<>();
    private Moved result = new Moved(0, 0, 0, 0);

    Replay(Destinations destinations) {
        this.destinations = destinations;
        destinations.subscriptions().all().forEach(subscription -> {
            MessageQueue queue = subscription.queue();
            subscriptions.put(queue.toString(), queue);
        });
    }

    /** Moves the dead letters that are wanted out of a queue, if there is such a queue. */
    void from(Address deadLetterQueue, Predicate<Envelope> wanted) {
        MessageQueue queue = destinations.findQueue(deadLetterQueue);
        if (queue != null) {
            Mover mover = new Mover(queue);
            queue.control()
                    .find(letter -> DeadLetters.isDeadLetter(letter) && wanted.test(letter), Integer.MAX_VALUE)
                    .forEach(seen -> replay(seen, mover));
            result = result.plus(mover.result());
        }
    }

    private void replay(Sighting seen, Mover mover) {
        Envelope letter = seen.envelope();
        MessageQueue target = target(letter);
        if (target == null) {
            mover.leave();
        } else {
            mover.move(seen, target, destinations.deadLetters().restored(letter));
        }
    }

    private @Nullable MessageQueue target(Envelope letter) {
        Address original = DeadLetters.originalDestination(letter);
        return original.isQueue() ? destinations.findQueue(original) : subscriptions.get(DeadLetters.source(letter));
    }

    Moved result() {
        return result;
    }
}
