package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.DestinationPolicy;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.OverflowPolicy;

/**
 * What a queue should do, in the plainest way: one list of messages, sorted whenever somebody asks. Single-threaded, and
 * as slow as it likes.
 */
final class NaiveQueue {
    private static final long NEVER = Long.MAX_VALUE;

    private final DestinationPolicy policy;
    private final List<Message> messages = new ArrayList<>();
    private long now;
    private long places;
    private long admissions;

    long published;
    long delivered;
    long redelivered;
    long acknowledged;
    long removed;
    long timedOut;
    long settledLate;
    final Map<LossReason, Long> lost = new EnumMap<>(LossReason.class);

    enum Place {
        HELD,
        DELAYED,
        PENDING,
        IN_FLIGHT,
        LOCKED_IN,
        LENT
    }

    static final class Message {
        final String name;
        final int priority;
        final String color;
        final long expiration;
        final long due;
        final boolean wasDelayed;
        final long bytes;

        Place at = Place.HELD;
        long place;
        long admission;
        int gate = -1;
        int attempts;
        /** When DELAYED: until when; when PENDING: when it may be handed over; when IN_FLIGHT: when it times out. */
        long until;

        @Nullable
        Message lender;

        Message(String name, int priority, String color, long expiration, long due, boolean wasDelayed, long bytes) {
            this.name = name;
            this.priority = priority;
            this.color = color;
            this.expiration = expiration;
            this.due = due;
            this.wasDelayed = wasDelayed;
            this.bytes = bytes;
        }

        @Override
        public String toString() {
            return name + " " + at + " attempts=" + attempts + " until=" + until;
        }
    }

    NaiveQueue(DestinationPolicy policy, long now) {
        this.policy = policy;
        this.now = now;
        for (LossReason reason : LossReason.values()) {
            lost.put(reason, 0L);
        }
    }

    // ---------------------------------------------------------------- what there is

    /** What is pending, in the order in which it would be delivered now; anything else by priority and place. */
    private List<Message> at(Place place) {
        if (place != Place.PENDING) {
            return plainly(place);
        }
        List<Message> left = new ArrayList<>(plainly(place));
        List<Message> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Message next = best(left);
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** Of messages in order of priority and place, only the first of each priority can be the next. */
    private @Nullable Message best(List<Message> plain) {
        Map<Integer, Message> heads = new HashMap<>();
        plain.forEach(m -> heads.putIfAbsent(m.priority, m));
        return heads.values().stream()
                .min(Comparator.comparing((Message m) -> -aged(m)).thenComparing(m -> m.place))
                .orElse(null);
    }

    private long aged(Message message) {
        long ageing = policy.ageingMillis();
        return ageing == 0 ? message.priority : Math.min(9, message.priority + Math.max(0, now - message.due) / ageing);
    }

    List<String> pending() {
        return at(Place.PENDING).stream().map(m -> m.name).toList();
    }

    int count(Place... places) {
        return (int)
                messages.stream().filter(m -> List.of(places).contains(m.at)).count();
    }

    int used() {
        return (int) messages.stream().filter(m -> m.at != Place.LENT).count();
    }

    // ---------------------------------------------------------------- arrival

    Offer offer(Message message, int gate) {
        Offer offer = makeRoom(message);
        if (offer == Offer.TAKEN) {
            enter(message, gate);
        }
        return offer;
    }

    private void enter(Message message, int gate) {
        message.place = ++places;
        message.gate = gate;
        messages.add(message);
        if (gate < 0) {
            admit(message);
        }
    }

    /** What is held in a slot that was lent counts with its lender, who counts no more when it is admitted. */
    long bytes() {
        return messages.stream()
                .filter(m -> m.lender == null && (m.at != Place.LENT || isLending(m)))
                .mapToLong(m -> m.bytes)
                .sum();
    }

    private Offer makeRoom(Message arriving) {
        List<Message> evictable =
                switch (policy.overflow()) {
                    case BLOCK, REJECT, DROP_NEWEST -> List.of();
                    case DROP_OLDEST ->
                        at(Place.PENDING).stream()
                                .sorted(Comparator.comparing(m -> m.place))
                                .toList();
                    case EVICT_LOWEST_PRIORITY ->
                        at(Place.PENDING).stream()
                                .filter(m -> m.priority < arriving.priority)
                                .sorted(Comparator.comparing((Message m) -> m.priority)
                                        .thenComparing(m -> m.place))
                                .toList();
                };
        for (int victims = 0; victims <= evictable.size(); victims++) {
            if (fitsWithout(evictable.subList(0, victims), arriving)) {
                evictable.subList(0, victims).forEach(m -> lose(m, reason()));
                return Offer.TAKEN;
            }
        }
        return policy.overflow().leavesToSender() ? Offer.FULL : refuse();
    }

    private boolean fitsWithout(List<Message> victims, Message arriving) {
        long freed = victims.stream().mapToLong(m -> m.bytes).sum();
        long byteCapacity = policy.bounds().bytes();
        return used() - victims.size() < policy.capacity()
                && (byteCapacity == 0 || bytes() - freed + arriving.bytes <= byteCapacity);
    }

    private LossReason reason() {
        return policy.overflow() == OverflowPolicy.DROP_OLDEST ? LossReason.DROPPED_OLDEST : LossReason.EVICTED;
    }

    private Offer refuse() {
        lost.merge(LossReason.DROPPED_NEWEST, 1L, Long::sum);
        return Offer.DROPPED;
    }

    private void admit(Message message) {
        message.gate = -1;
        message.lender = null;
        published++;
        if (message.wasDelayed) {
            message.at = Place.DELAYED;
            message.admission = ++admissions;
            message.until = message.due;
        } else {
            pend(message, 0);
        }
    }

    private static void pend(Message message, long notBefore) {
        message.at = Place.PENDING;
        message.until = notBefore;
    }

    boolean exchange(Message message, int gate, Message lender) {
        if (lender.at != Place.LOCKED_IN || (policy.bounds().bytes() > 0 && message.bytes > lender.bytes)) {
            return false;
        }
        lender.at = Place.LENT;
        message.lender = lender;
        enter(message, gate);
        return true;
    }

    /** Returns whether the message that took the lender's slot is still behind its gate. */
    boolean isLending(Message lender) {
        return messages.stream().anyMatch(m -> m.lender == lender);
    }

    void open(int gate) {
        behind(gate).forEach(this::admit);
    }

    void cancel(int gate) {
        for (Message message : behind(gate)) {
            messages.remove(message);
            if (message.lender != null) {
                message.lender.at = Place.LOCKED_IN;
            }
        }
    }

    private List<Message> behind(int gate) {
        return messages.stream()
                .filter(m -> m.gate == gate)
                .sorted(Comparator.comparing(m -> m.place))
                .toList();
    }

    private void lose(Message message, LossReason reason) {
        lost.merge(reason, 1L, Long::sum);
        messages.remove(message);
    }

    // ---------------------------------------------------------------- hand-over

    /** Returns what somebody who wants these would get: in each priority, one that must wait holds up those behind it. */
    @Nullable
    Message next(Predicate<Message> wanted) {
        List<Integer> heldUp = new ArrayList<>();
        List<Message> candidates = new ArrayList<>();
        for (Message message : plainly(Place.PENDING)) {
            if (wanted.test(message) && !heldUp.contains(message.priority)) {
                if (message.until <= now) {
                    candidates.add(message);
                } else {
                    heldUp.add(message.priority);
                }
            }
        }
        return best(candidates);
    }

    private List<Message> plainly(Place place) {
        return messages.stream()
                .filter(m -> m.at == place)
                .sorted(Comparator.comparing((Message m) -> -m.priority).thenComparing(m -> m.place))
                .toList();
    }

    void handOver(Message message) {
        message.at = Place.IN_FLIGHT;
        message.attempts++;
        message.until = policy.ackTimeoutMillis() == 0 ? NEVER : now + policy.ackTimeoutMillis();
        delivered++;
        if (message.attempts > 1) {
            redelivered++;
        }
    }

    // ---------------------------------------------------------------- settlement

    boolean isHandedOver(Message message, int attempt) {
        return messages.contains(message)
                && message.attempts == attempt
                && List.of(Place.IN_FLIGHT, Place.LOCKED_IN, Place.LENT).contains(message.at);
    }

    boolean settle(Message message, int attempt, Outcome outcome) {
        if (!isHandedOver(message, attempt)) {
            settledLate++;
            return false;
        }
        switch (outcome) {
            case ACCEPTED -> {
                acknowledged++;
                messages.remove(message);
            }
            case REJECTED -> lose(message, LossReason.REJECTED);
            case UNDONE -> undo(message);
            case RELEASED -> release(message);
        }
        return true;
    }

    private void undo(Message message) {
        delivered--;
        if (message.attempts > 1) {
            redelivered--;
        }
        message.attempts--;
        if (isExpired(message)) {
            lose(message, LossReason.EXPIRED);
        } else {
            pend(message, 0);
        }
    }

    private void release(Message message) {
        long delay = policy.redelivery().delayMillis();
        if (policy.redelivery().isExhausted(message.attempts)) {
            lose(message, LossReason.MAX_DELIVERIES);
        } else if (isExpired(message)) {
            lose(message, LossReason.EXPIRED);
        } else if (delay == 0 || policy.redelivery().ordered()) {
            pend(message, now + delay);
        } else {
            message.at = Place.DELAYED;
            message.until = now + delay;
        }
    }

    boolean lockIn(Message message, int attempt) {
        boolean possible = isHandedOver(message, attempt) && message.at == Place.IN_FLIGHT;
        if (possible) {
            message.at = Place.LOCKED_IN;
        }
        return possible;
    }

    boolean extend(Message message, int attempt, long millis) {
        boolean possible = isHandedOver(message, attempt) && message.at == Place.IN_FLIGHT;
        if (possible && policy.ackTimeoutMillis() > 0) {
            message.until = now + millis;
        }
        return possible;
    }

    List<String> purge(Predicate<Message> wanted) {
        List<Message> leaving = Stream.concat(at(Place.PENDING).stream(), at(Place.DELAYED).stream())
                .filter(wanted)
                .toList();
        messages.removeAll(leaving);
        removed += leaving.size();
        return leaving.stream().map(m -> m.name).toList();
    }

    // ---------------------------------------------------------------- time

    private boolean isExpired(Message message) {
        return message.expiration != 0 && message.expiration <= now;
    }

    /** Moves on from event to event: at each, expiries come first, then deliveries, then time-outs. */
    void advanceTo(long target) {
        while (now < target) {
            now = Math.min(target, nextEvent());
            happen();
        }
    }

    private long nextEvent() {
        long first = NEVER;
        for (Message message : messages) {
            for (long at : new long[] {message.expiration, message.until}) {
                if (at > now) {
                    first = Math.min(first, at);
                }
            }
        }
        return first;
    }

    /** Does what is due at this instant. */
    void happen() {
        List.copyOf(messages).stream()
                .filter(m -> isExpired(m) && (m.at == Place.PENDING || m.at == Place.DELAYED))
                .forEach(m -> lose(m, LossReason.EXPIRED));
        at(Place.DELAYED).stream()
                .filter(m -> m.until <= now)
                .sorted(Comparator.comparing((Message m) -> m.until).thenComparing(m -> m.admission))
                .forEach(this::due);
        at(Place.IN_FLIGHT).stream().filter(m -> m.until <= now).forEach(m -> {
            timedOut++;
            release(m);
        });
    }

    private void due(Message message) {
        if (message.attempts == 0) {
            message.place = ++places;
        }
        pend(message, 0);
    }
}
