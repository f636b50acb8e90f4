package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The deliveries of a queue that are behind a {@link Gate} which was closed when they were collected.
 *
 * <p>Threads: guarded by the queue's lock.
 */
final class Held {
    private final List<QueuedDelivery> deliveries = new ArrayList<>();

    int size() {
        return deliveries.size();
    }

    void add(QueuedDelivery delivery) {
        delivery.state = QueuedDelivery.State.HELD;
        deliveries.add(delivery);
    }

    /** Lets those go whose gate has been decided since: each to one of the two, in the order of their arrival. */
    void decide(Consumer<QueuedDelivery> opened, Consumer<QueuedDelivery> cancelled) {
        if (!deliveries.isEmpty()) {
            deliveries.removeIf(delivery -> decide(delivery, opened, cancelled));
        }
    }

    private static boolean decide(
            QueuedDelivery delivery, Consumer<QueuedDelivery> opened, Consumer<QueuedDelivery> cancelled) {
        Gate gate = delivery.gate;
        if (gate == null || gate.isClosed()) {
            return false;
        }
        (gate.isOpen() ? opened : cancelled).accept(delivery);
        return true;
    }
}
