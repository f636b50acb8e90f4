package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.DestinationPolicy;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.RedeliveryPolicy;
import dev.sluice.core.queue.QueuedDelivery.State;
import dev.sluice.core.time.BrokerClock;

/**
 * What is in a queue, and how it moves from state to state:
 *
 * <pre>
 *            +--> HELD --+                +------------ released ------------+
 *            |           v                v                                  |
 * ARRIVED ---+-------> (admit) ------> PENDING ---> IN_FLIGHT ---> LOCKED_IN -+-> LENT
 *                        |                ^             |              |           |
 *                        +--> DELAYED ----+             +--- accepted -+-----------+--> GONE
 * </pre>
 *
 * HELD, DELAYED and PENDING deliveries may expire, be dropped or be taken back, and are GONE then.
 *
 * <p>Threads: guarded by the queue's lock.
 *
 * <p>Always true while the lock is free: a delivery is in exactly one of lanes, delayed, held and in flight, by its state;
 * their number is the number of slots in use.
 */
final class Backlog {
    private final MessageQueue queue;
    private final DestinationPolicy policy;
    private final BrokerClock clock;
    private final QueueLock lock;
    private final QueueListener listener;
    private final Overflow overflow;

    private final Arrivals arrivals;
    private final Readers readers;
    private final Deadlines deadlines;
    private final Lanes lanes = new Lanes();
    private final Counters counters = new Counters();

    /** Deliveries behind a {@link Gate} that was closed when they were collected. */
    private final List<QueuedDelivery> held = new ArrayList<>();

    private int delayed;
    private int inFlight;
    private boolean closed;

    Backlog(MessageQueue queue, Arrivals arrivals, Readers readers, Deadlines deadlines, QueueLock lock) {
        this.queue = queue;
        this.policy = queue.policy();
        this.clock = queue.clock();
        this.listener = queue.listener();
        this.overflow = Overflow.of(policy.overflow());
        this.arrivals = arrivals;
        this.readers = readers;
        this.deadlines = deadlines;
        this.lock = lock;
    }

    Lanes lanes() {
        return lanes;
    }

    int inFlight() {
        return inFlight;
    }

    boolean isClosed() {
        return closed;
    }

    // ---------------------------------------------------------------- arrival

    /** Moves what has arrived to where it belongs. */
    void collect() {
        QueuedDelivery arrived = arrivals.collect();
        while (arrived != null) {
            QueuedDelivery following = arrived.next;
            arrived.next = null;
            admit(arrived);
            arrived = following;
        }
    }

    /** Collects, and has everybody told who must be. */
    void settleIn() {
        collect();
        deadlines.arm();
        tellReaders();
    }

    void tellReaders() {
        readers.tell(lanes.size(), lock);
    }

    /** Enters a delivery that found no free slot without the lock, or lets the overflow policy have its way. */
    Offer enterOrOverflow(QueuedDelivery arriving, boolean othersWait) {
        settleIn();
        if (othersWait) {
            return Offer.FULL;
        }
        if (!arrivals.pushFirst(arriving)) {
            expireDue(clock.millis());
            if (!arrivals.pushFirst(arriving)) {
                return overflow.arrivedAtFull(this, arriving);
            }
        }
        settleIn();
        return Offer.TAKEN;
    }

    private void admit(QueuedDelivery delivery) {
        if (delivery.holder instanceof Gate gate && !gate.isOpen()) {
            delivery.state = State.HELD;
            held.add(delivery);
            return;
        }
        delivery.holder = null;
        counters.published++;
        Envelope envelope = delivery.envelope();
        if (envelope.expiration() != 0) {
            deadlines.expireAt(envelope.expiration(), delivery);
        }
        if (envelope.deliveryTime() > envelope.timestamp() && envelope.deliveryTime() > clock.millis()) {
            delay(envelope.deliveryTime(), delivery);
        } else {
            pend(delivery);
        }
    }

    /** Lets those appear whose gate has opened, and takes those back whose gate was cancelled. */
    void decideHeld() {
        if (!held.isEmpty()) {
            held.removeIf(this::decide);
        }
    }

    private boolean decide(QueuedDelivery delivery) {
        if (!(delivery.holder instanceof Gate gate) || gate.isClosed()) {
            return false;
        }
        if (gate.isOpen()) {
            admit(delivery);
        } else {
            takeBack(delivery);
        }
        return true;
    }

    /** The delivery goes, and its slot with it, unless that was only lent. */
    private void takeBack(QueuedDelivery delivery) {
        QueuedDelivery lender = delivery.prev;
        if (lender == null) {
            leave(delivery);
        } else {
            delivery.prev = null;
            delivery.leave();
            lender.state = State.LOCKED_IN;
            inFlight++;
        }
    }

    /** Enters a delivery in the slot of one that is about to be accepted; false if that has lent its slot before. */
    boolean enterInExchange(QueuedDelivery arriving, QueuedDelivery lender) {
        if (lender.state != State.LOCKED_IN) {
            return false;
        }
        arriving.prev = lender;
        arrivals.pushInExchange(arriving);
        arrivals.free(1);
        lender.state = State.LENT;
        inFlight--;
        return true;
    }

    private void delay(long untilMillis, QueuedDelivery delivery) {
        delivery.state = State.DELAYED;
        delayed++;
        deadlines.deliverAt(untilMillis, delivery);
    }

    private void pend(QueuedDelivery delivery) {
        lanes.add(delivery);
        readers.added(delivery);
    }

    private void unpend(QueuedDelivery delivery) {
        readers.removing(delivery);
        lanes.remove(delivery);
        deadlines.forget(delivery);
    }

    // ---------------------------------------------------------------- loss

    /** Drops a message that has not entered. */
    Offer refuse(QueuedDelivery arriving) {
        lost(arriving, LossReason.DROPPED_NEWEST, null);
        return Offer.DROPPED;
    }

    /** Drops a pending message in favour of an arriving one. */
    Offer replace(QueuedDelivery victim, QueuedDelivery arriving, LossReason reason) {
        arrivals.pushInExchange(arriving);
        unpend(victim);
        lose(victim, reason, null);
        settleIn();
        return Offer.TAKEN;
    }

    private void lose(QueuedDelivery delivery, LossReason reason, @Nullable Throwable cause) {
        lost(delivery, reason, cause);
        leave(delivery);
    }

    private void lost(QueuedDelivery delivery, LossReason reason, @Nullable Throwable cause) {
        counters.lost(reason);
        QueueListener.Loss loss = new QueueListener.Loss(queue, delivery.envelope(), reason, delivery.attempts, cause);
        lock.afterwards(() -> listener.lost(loss));
    }

    /** Ends a delivery that is in none of the collections any more, and frees its slot. */
    private void leave(QueuedDelivery delivery) {
        delivery.leave();
        arrivals.free(1);
        queue.slotFreed();
    }

    // ---------------------------------------------------------------- hand-over

    /** Returns the next delivery for a reader, out of its lane; null when there is none, or the reader is tired of looking. */
    @Nullable
    QueuedDelivery next(QueueReader reader) {
        while (true) {
            QueuedDelivery candidate = candidate(reader);
            if (candidate == null) {
                return null;
            }
            unpend(candidate);
            if (!isExpired(candidate)) {
                return candidate;
            }
            lose(candidate, LossReason.EXPIRED, null);
        }
    }

    private @Nullable QueuedDelivery candidate(QueueReader reader) {
        if (reader.hasSelector() || lanes.isEmpty() || queue.takeUrgent()) {
            collect();
            decideHeld();
            deadlines.arm();
        }
        if (queue.topIs(lanes.top())) {
            collect();
        }
        QueuedDelivery first = reader.hasSelector() ? reader.look() : lanes.first();
        return first != null && deadlines.isHeld(first) ? firstNotHeld(reader) : first;
    }

    /** A message waits for its redelivery and holds up those of its priority; the next lower priority may go on. */
    private @Nullable QueuedDelivery firstNotHeld(QueueReader reader) {
        for (int lane = lanes.top(); lane >= 0; lane--) {
            QueuedDelivery first = reader.hasSelector() ? reader.lookAtLane(lane) : lanes.head(lane);
            if (first != null && !deadlines.isHeld(first)) {
                return first;
            }
        }
        return null;
    }

    private boolean isExpired(QueuedDelivery delivery) {
        Envelope envelope = delivery.envelope();
        return envelope.expiration() != 0 && envelope.isExpired(clock.millis());
    }

    void handOver(QueuedDelivery delivery, QueueReader reader) {
        readers.busy(reader);
        delivery.state = State.IN_FLIGHT;
        delivery.attempts++;
        delivery.holder = reader;
        inFlight++;
        counters.delivered++;
        if (delivery.attempts > 1) {
            counters.redelivered++;
        }
        if (policy.ackTimeoutMillis() > 0) {
            deadlines.settleBy(clock.millis() + policy.ackTimeoutMillis(), delivery);
            deadlines.arm();
        }
    }

    // ---------------------------------------------------------------- settlement

    boolean settle(QueuedDelivery delivery, int attempt, Outcome outcome, @Nullable Throwable cause) {
        if (!delivery.isHandedOver(attempt)) {
            counters.settledLate++;
            lock.afterwards(() -> listener.settledLate(queue, attempt));
            return false;
        }
        deadlines.forget(delivery);
        if (outcome == Outcome.ACCEPTED) {
            accept(delivery);
        } else {
            inFlight--;
            giveBack(outcome, delivery, cause);
        }
        return true;
    }

    private void accept(QueuedDelivery delivery) {
        counters.acknowledged++;
        if (delivery.state == State.LENT) {
            delivery.leave();
        } else {
            inFlight--;
            leave(delivery);
        }
    }

    private void giveBack(Outcome outcome, QueuedDelivery delivery, @Nullable Throwable cause) {
        if (outcome == Outcome.REJECTED) {
            lose(delivery, LossReason.REJECTED, cause);
        } else if (outcome == Outcome.UNDONE) {
            delivery.attempts--;
            counters.delivered--;
            pend(delivery);
        } else {
            release(delivery, cause);
        }
        tellReaders();
    }

    private void release(QueuedDelivery delivery, @Nullable Throwable cause) {
        RedeliveryPolicy redelivery = policy.redelivery();
        if (closed) {
            leave(delivery);
        } else if (redelivery.isExhausted(delivery.attempts)) {
            lose(delivery, LossReason.MAX_DELIVERIES, cause);
        } else if (isExpired(delivery)) {
            lose(delivery, LossReason.EXPIRED, cause);
        } else {
            retry(delivery, redelivery.delayAfter(delivery.attempts, ThreadLocalRandom.current()::nextDouble));
        }
    }

    private void retry(QueuedDelivery delivery, long delayMillis) {
        if (delayMillis == 0) {
            pend(delivery);
        } else if (policy.redelivery().ordered()) {
            pend(delivery);
            deadlines.holdUntil(clock.millis() + delayMillis, delivery);
        } else {
            delay(clock.millis() + delayMillis, delivery);
        }
        deadlines.arm();
    }

    boolean lockIn(QueuedDelivery delivery, int attempt) {
        boolean possible = delivery.isAt(State.IN_FLIGHT, attempt);
        if (possible) {
            delivery.state = State.LOCKED_IN;
        }
        return possible;
    }

    boolean extend(QueuedDelivery delivery, int attempt, long millis) {
        boolean possible = delivery.isAt(State.IN_FLIGHT, attempt);
        if (possible && policy.ackTimeoutMillis() > 0) {
            deadlines.extend(clock.millis() + millis, delivery);
            deadlines.arm();
        }
        return possible;
    }

    // ---------------------------------------------------------------- time

    void timerWentOff() {
        deadlines.disarm();
        collect();
        long now = clock.millis();
        expireDue(now);
        deliverDue(now);
        takeBackUnsettled(now);
        deadlines.releaseHeld(now);
        settleIn();
    }

    void expireDue(long now) {
        for (QueuedDelivery d = deadlines.pollExpired(now); d != null; d = deadlines.pollExpired(now)) {
            if (d.state == State.PENDING) {
                unpend(d);
                lose(d, LossReason.EXPIRED, null);
            } else if (d.state == State.DELAYED) {
                delayed--;
                lose(d, LossReason.EXPIRED, null);
            }
        }
    }

    private void deliverDue(long now) {
        for (QueuedDelivery d = deadlines.pollDeliverable(now); d != null; d = deadlines.pollDeliverable(now)) {
            delayed--;
            if (d.attempts == 0) {
                // It takes its place as if it had just been sent; one that failed before goes back to its old place.
                d.sequence = arrivals.nextSequence();
            }
            pend(d);
        }
    }

    private void takeBackUnsettled(long now) {
        for (QueuedDelivery d = deadlines.pollUnsettled(now); d != null; d = deadlines.pollUnsettled(now)) {
            inFlight--;
            counters.timedOut++;
            deadlines.forget(d);
            Envelope envelope = d.envelope();
            int attempt = d.attempts;
            lock.afterwards(() -> listener.timedOut(queue, envelope, attempt));
            release(d, null);
        }
    }

    // ---------------------------------------------------------------- administration

    List<Envelope> browse(Predicate<Envelope> wanted) {
        collect();
        expireDue(clock.millis());
        List<Envelope> found = new ArrayList<>();
        for (QueuedDelivery delivery : pending()) {
            if (wanted.test(delivery.envelope())) {
                found.add(delivery.envelope());
            }
        }
        return found;
    }

    List<Envelope> remove(Predicate<Envelope> wanted) {
        collect();
        List<Envelope> removed = new ArrayList<>();
        for (QueuedDelivery delivery : pending()) {
            if (wanted.test(delivery.envelope())) {
                removed.add(delivery.envelope());
                unpend(delivery);
                counters.removed++;
                leave(delivery);
            }
        }
        return removed;
    }

    private List<QueuedDelivery> pending() {
        List<QueuedDelivery> pending = new ArrayList<>(lanes.size());
        for (int lane = Envelope.HIGHEST_PRIORITY; lane >= 0; lane--) {
            for (QueuedDelivery d = lanes.head(lane); d != null; d = d.next) {
                pending.add(d);
            }
        }
        return pending;
    }

    QueueFigures figures(int blockedSenders) {
        collect();
        expireDue(clock.millis());
        deadlines.arm();
        QueueFigures.Depth depth = new QueueFigures.Depth(
                arrivals.used(), lanes.size(), delayed, inFlight, blockedSenders, readers.count());
        return counters.figures(depth);
    }

    /** Lets everything go that is not in flight. */
    void close() {
        closed = true;
        deadlines.disarm();
        remove(envelope -> true);
        readers.closeAll();
    }

    void checkInvariants() {
        collect();
        lanes.checkInvariants();
        int used = arrivals.used();
        if (!closed && lanes.size() + delayed + inFlight + held.size() != used) {
            throw new AssertionError(queue + ": " + used + " slots in use, but " + lanes.size() + " pending + "
                    + delayed + " delayed + " + inFlight + " in flight + " + held.size() + " held");
        }
        if (used > policy.capacity()) {
            throw new AssertionError(queue + ": " + used + " slots in use of " + policy.capacity());
        }
    }
}
