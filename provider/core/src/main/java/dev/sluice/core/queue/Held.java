package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The deliveries of a queue that are behind a {@link Gate} which was closed when the first of them was collected.
 *
 * <p>A gate is opened while deliveries are collected. So whether it is open is asked once for all that are behind it: those
 * that come after a held one are held as well, or they would overtake it.
 *
 * <p>Threads: guarded by the queue's lock.
 */
final class Held {
    /** In the order of their arrival. */
    private final Map<Gate, List<QueuedDelivery>> behind = new LinkedHashMap<>();

    private int size;

    int size() {
        return size;
    }

    /** Returns whether what is behind a gate has to be held. */
    boolean isBarredBy(Gate gate) {
        return !gate.isOpen() || behind.containsKey(gate);
    }

    void add(QueuedDelivery delivery, Gate gate) {
        delivery.becomes(QueuedDelivery.State.HELD);
        behind.computeIfAbsent(gate, any -> new ArrayList<>()).add(delivery);
        size++;
    }

    /** Lets those go whose gate has been decided since: each to one of the two, in the order of their arrival. */
    void decide(Consumer<QueuedDelivery> opened, Consumer<QueuedDelivery> cancelled) {
        if (size == 0) {
            return;
        }
        for (var gates = behind.entrySet().iterator(); gates.hasNext(); ) {
            Map.Entry<Gate, List<QueuedDelivery>> each = gates.next();
            Gate gate = each.getKey();
            if (!gate.isClosed()) {
                gates.remove();
                size -= each.getValue().size();
                each.getValue().forEach(gate.isOpen() ? opened : cancelled);
            }
        }
    }
}
