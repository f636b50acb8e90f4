package dev.sluice.core.queue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

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
 * HELD, DELAYED and PENDING deliveries may expire, be dropped or be taken back, and are GONE then. What arrives for somebody who
 * asks already, and is plain, goes from ARRIVED straight to IN_FLIGHT.
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
    private final Overflow overflow;

    private final Arrivals arrivals;
    private final Readers readers;
    private final Deadlines deadlines;
    private final Pending pending;
    private final Held held = new Held();
    private final Counters counters;
    private final FailedDeliveries failed = new FailedDeliveries();
    private final Inventory inventory;

    /** Whether a delayed delivery was admitted that is due already. */
    private boolean admittedLate;

    private int delayed;
    private int inFlight;
    private boolean closed;

    Backlog(MessageQueue queue, Arrivals arrivals, Readers readers, Deadlines deadlines, QueueLock lock) {
        this.queue = queue;
        this.policy = queue.policy();
        this.clock = queue.clock();
        this.lock = lock;
        this.overflow = Overflow.of(policy.overflow());
        this.arrivals = arrivals;
        this.readers = readers;
        this.deadlines = deadlines;
        this.pending = Pending.of(queue, new Choice(deadlines, clock, policy.ageingMillis()), lock, this::tellReaders);
        this.counters = new Counters(queue, lock);
        this.inventory = new Inventory(this, deadlines, readers);
    }

    Counters counters() {
        return counters;
    }

    Inventory inventory() {
        return inventory;
    }

    Pending pending() {
        return pending;
    }

    /** Returns a reader that watches and would find something, no longer watching; null when there is none. */
    @Nullable
    QueueReader nextToTellAfter(QueueReader busy) {
        pending.isBusy(busy);
        pending.distribute();
        return pending.isEmpty() ? null : readers.nextToTell(pending);
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
        admitAll(arrivals.collect());
        deliverAdmittedLate();
    }

    /** The same for some of it, the oldest; or for all, if none of those is pending then. */
    private void collectOldest() {
        admitAll(arrivals.collectPiece());
        deliverAdmittedLate();
        if (pending.isEmpty()) {
            collect();
        }
    }

    private void admitAll(@Nullable QueuedDelivery oldest) {
        QueuedDelivery arrived = oldest;
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
        pending.distribute();
        readers.tell(pending.size(), pending, lock);
    }

    /** Enters a delivery that found no free slot without the lock, or lets the overflow policy have its way. */
    Offer enterOrOverflow(QueuedDelivery arriving, boolean othersWait) {
        Offer offer = enterFreeSlot(arriving, othersWait);
        if (offer == Offer.FULL) {
            counters.foundFull();
            if (!othersWait) {
                // A producer may just have taken a slot that became free; what it sent may have to go as well as any
                // other.
                collect();
                return overflow.arrivedAtFull(this, arriving);
            }
        }
        return offer;
    }

    /** Enters deliveries if there are free slots for all of them that nobody waits for. */
    Offer enterTogether(List<QueuedDelivery> arriving, boolean othersWait) {
        if (closed) {
            return Offer.GONE;
        }
        settleIn();
        if (othersWait || !pushAll(arriving)) {
            counters.foundFull();
            return Offer.FULL;
        }
        settleIn();
        return Offer.TAKEN;
    }

    private boolean pushAll(List<QueuedDelivery> arriving) {
        if (arrivals.pushAllFirst(arriving)) {
            return true;
        }
        expireDue(clock.millis());
        return arrivals.pushAllFirst(arriving);
    }

    /** Enters a delivery if there is a free slot that nobody waits for. */
    Offer enterFreeSlot(QueuedDelivery arriving, boolean othersWait) {
        if (closed) {
            return Offer.GONE;
        }
        settleIn();
        if (othersWait) {
            return Offer.FULL;
        }
        if (!arrivals.pushFirst(arriving)) {
            expireDue(clock.millis());
            if (!arrivals.pushFirst(arriving)) {
                return Offer.FULL;
            }
        }
        settleIn();
        return Offer.TAKEN;
    }

    private void admit(QueuedDelivery delivery) {
        Gate gate = delivery.gate();
        if (gate != null && held.isBarredBy(gate)) {
            held.add(delivery, gate);
        } else {
            enter(delivery);
        }
    }

    private void enter(QueuedDelivery delivery) {
        takeOverSlot(delivery);
        delivery.admitted();
        counters.published++;
        Envelope envelope = delivery.envelope();
        if (envelope.expiration() != 0) {
            deadlines.expireAt(envelope.expiration(), delivery);
        }
        if (!closed && envelope.deliveryTime() > envelope.timestamp()) {
            delay(envelope.deliveryTime(), delivery);
            admittedLate |= envelope.deliveryTime() <= clock.millis();
        } else {
            pend(delivery);
        }
    }

    /** A delivery that was lent a slot keeps it: the work is decided, so the lender is going to be accepted. */
    private void takeOverSlot(QueuedDelivery delivery) {
        QueuedDelivery lender = delivery.lender();
        if (lender != null) {
            arrivals.exchanged(lender.envelope(), delivery.envelope());
            queue.slotFreed();
        }
    }

    /** What was due before it was admitted takes its place behind what was due before that, and all that has arrived. */
    private void deliverAdmittedLate() {
        if (admittedLate) {
            admitAll(arrivals.collect());
            admittedLate = false;
            deliverDue(clock.millis());
        }
    }

    /** Lets those appear whose gate has opened, and takes those back whose gate was cancelled. */
    void decideHeld() {
        held.decide(this::enter, this::takeBack);
        deliverAdmittedLate();
    }

    /** The delivery goes, and its slot with it, unless that was only lent. */
    private void takeBack(QueuedDelivery delivery) {
        QueuedDelivery lender = delivery.lender();
        if (lender == null) {
            leave(delivery);
        } else {
            delivery.leave();
            lender.becomes(State.LOCKED_IN);
            inFlight++;
        }
    }

    /** Enters a delivery in the slot of one that is about to be accepted; false if that has lent its slot before, or is smaller. */
    boolean enterInExchange(QueuedDelivery arriving, QueuedDelivery lender) {
        if (closed || !lender.is(State.LOCKED_IN) || isTooBigFor(arriving, lender)) {
            return false;
        }
        arriving.borrowFrom(lender);
        arrivals.pushInExchange(arriving);
        arrivals.free(1);
        lender.becomes(State.LENT);
        inFlight--;
        return true;
    }

    private boolean isTooBigFor(QueuedDelivery arriving, QueuedDelivery lender) {
        return arrivals.hasBytes()
                && arriving.envelope().sizeInBytes() > lender.envelope().sizeInBytes();
    }

    private void delay(long untilMillis, QueuedDelivery delivery) {
        delivery.becomes(State.DELAYED);
        delayed++;
        deadlines.deliverAt(untilMillis, delivery);
    }

    private void pend(QueuedDelivery delivery) {
        if (closed) {
            counters.removed++;
            leave(delivery);
        } else {
            pending.add(delivery);
        }
    }

    private void unpend(QueuedDelivery delivery) {
        pending.remove(delivery);
        deadlines.forget(delivery);
    }

    // ---------------------------------------------------------------- loss

    /** Drops a message that has not entered. */
    Offer refuse(QueuedDelivery arriving) {
        counters.lost(arriving, LossReason.DROPPED_NEWEST, null, null);
        return Offer.DROPPED;
    }

    /**
     * Drops pending messages in favour of an arriving one: those of a priority below the given one, if that makes enough room.
     *
     * @param victims the next one to go, or null
     */
    Offer replace(int below, Supplier<@Nullable QueuedDelivery> victims, QueuedDelivery arriving, LossReason reason) {
        QueuedDelivery first = victims.get();
        if (first == null) {
            return refuse(arriving);
        }
        if (!arrivals.hasBytes()) {
            arrivals.pushInExchange(arriving);
            drop(first, reason);
        } else if (!arrivals.fitsWithout(arriving.envelope(), pending.bytesBelow(below))) {
            return refuse(arriving);
        } else {
            // One may not be enough; nobody else enters anything meanwhile.
            while (!arrivals.pushFirst(arriving)) {
                drop(requireNonNull(victims.get()), reason);
            }
        }
        settleIn();
        return Offer.TAKEN;
    }

    private void drop(QueuedDelivery victim, LossReason reason) {
        unpend(victim);
        lose(victim, reason, null);
    }

    private void lose(QueuedDelivery delivery, LossReason reason, @Nullable Throwable cause) {
        counters.lost(delivery, reason, failed.of(delivery), cause);
        leave(delivery);
    }

    /** Ends a delivery that is in none of the collections any more, and frees its slot. */
    private void leave(QueuedDelivery delivery) {
        failed.forget(delivery);
        arrivals.freeBytes(delivery.envelope());
        delivery.leave();
        arrivals.free(1);
        counters.freed(arrivals);
        queue.slotFreed();
    }

    // ---------------------------------------------------------------- hand-over

    /** Returns whether nothing that was collected is pending or held. The counts say so, which are at hand whatever there is. */
    boolean isNothingWaiting() {
        return arrivals.usedByCollected() == delayed + inFlight;
    }

    /** Returns the next delivery for a reader, out of its lane; null when there is none, or the reader is tired of looking. */
    @Nullable
    QueuedDelivery next(QueueReader reader) {
        QueuedDelivery direct = isNothingWaiting() ? passThrough(reader) : null;
        return direct == null ? nextPending(reader) : direct;
    }

    /** Returns what has just arrived, if it is all there is, and plain: then it need not be put anywhere before it is handed over. */
    private @Nullable QueuedDelivery passThrough(QueueReader reader) {
        QueuedDelivery only = pending.isForWhoeverAsks(reader) ? arrivals.only() : null;
        if (only == null || !isPlain(only)) {
            return null;
        }
        arrivals.collectOnly(only);
        counters.published++;
        return only;
    }

    private static boolean isPlain(QueuedDelivery delivery) {
        return delivery.isFree() && !delivery.envelope().isTimed();
    }

    private @Nullable QueuedDelivery nextPending(QueueReader reader) {
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
        collectFor(reader);
        pending.asks(reader);
        return pending.firstFor(reader);
    }

    /** Collects what may be the next for a reader, or decide which is. */
    private void collectFor(QueueReader reader) {
        boolean urgent = queue.takeUrgent();
        // What arrives while the highest priority is held up is not urgent, but may be the next.
        if (urgent || deadlines.isAnyHeld() || pending.dependsOnArrivals(reader)) {
            if (urgent || !pending.isEmpty() || !pending.isForWhoeverAsks(reader)) {
                collect();
            } else {
                collectOldest();
            }
            decideHeld();
            deadlines.arm();
        }
        // If the next is of a lower priority than arrivals may have that are not urgent, one of those may go before it.
        if (queue.topIs(pending.top())) {
            collect();
        }
    }

    /** A reader is going to ask. */
    void joins(QueueReader reader) {
        if (pending.isDivided()) {
            collect();
            pending.joins(reader);
            tellReaders();
        }
    }

    /**
     * A reader has asked.
     *
     * @param next what it gets, out of its lane, or null
     * @param last whether it will not ask again before it does something else
     */
    void asked(QueueReader reader, @Nullable QueuedDelivery next, boolean last) {
        if (next != null) {
            handOver(next, reader);
        }
        if (next != null || last) {
            pending.hasAsked(reader);
        }
        if (pending.isDivided()) {
            tellReaders();
        } else if (next == null && !reader.isTired() && !pending.isEmpty()) {
            // It may have been told of what it does not want, or others have taken.
            readers.tell(1, pending, lock);
        }
    }

    private boolean isExpired(QueuedDelivery delivery) {
        Envelope envelope = delivery.envelope();
        return envelope.expiration() != 0 && envelope.isExpired(clock.millis());
    }

    private void handOver(QueuedDelivery delivery, QueueReader reader) {
        readers.busy(reader);
        pending.handedOver(delivery, reader);
        delivery.becomes(State.IN_FLIGHT);
        delivery.handedTo(reader);
        inFlight++;
        counters.delivered++;
        if (delivery.attempts > 1) {
            counters.redelivered++;
        }
        if (policy.ackTimeoutMillis() > 0) {
            deadlines.settleBy(deadlines.after(policy.ackTimeoutMillis()), delivery);
            deadlines.arm();
        }
    }

    // ---------------------------------------------------------------- settlement

    boolean settle(QueuedDelivery delivery, int attempt, Outcome outcome, @Nullable Throwable cause) {
        if (!delivery.isHandedOver(attempt)) {
            counters.settledLate(delivery, attempt);
            return false;
        }
        deadlines.forget(delivery);
        pending.settled(delivery);
        delivery.settled(outcome);
        if (outcome == Outcome.ACCEPTED) {
            accept(delivery);
        } else {
            inFlight--;
            giveBack(outcome, delivery, cause);
        }
        return true;
    }

    private void accept(QueuedDelivery delivery) {
        if (pending.isDivided()) {
            // Somebody may have waited for a key to be free.
            tellReaders();
        }
        counters.acknowledged++;
        if (delivery.is(State.LENT)) {
            failed.forget(delivery);
            delivery.leave();
        } else {
            inFlight--;
            leave(delivery);
        }
    }

    private void giveBack(Outcome outcome, QueuedDelivery delivery, @Nullable Throwable cause) {
        if (outcome == Outcome.UNDONE) {
            undo(delivery);
        } else if (outcome == Outcome.REJECTED) {
            failed.add(delivery, clock.millis());
            lose(delivery, LossReason.REJECTED, cause);
        } else {
            release(delivery, cause);
        }
        tellReaders();
    }

    private void undo(QueuedDelivery delivery) {
        counters.delivered--;
        if (delivery.attempts > 1) {
            counters.redelivered--;
        }
        delivery.attempts--;
        if (isExpired(delivery)) {
            lose(delivery, LossReason.EXPIRED, null);
        } else {
            pend(delivery);
        }
    }

    private void release(QueuedDelivery delivery, @Nullable Throwable cause) {
        RedeliveryPolicy redelivery = policy.redelivery();
        failed.add(delivery, clock.millis());
        if (closed) {
            counters.removed++;
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
            deadlines.holdUntil(deadlines.after(delayMillis), delivery);
        } else {
            delay(deadlines.after(delayMillis), delivery);
        }
        deadlines.arm();
    }

    boolean lockIn(QueuedDelivery delivery, int attempt) {
        boolean possible = delivery.isAt(State.IN_FLIGHT, attempt);
        if (possible) {
            delivery.becomes(State.LOCKED_IN);
        }
        return possible;
    }

    boolean extend(QueuedDelivery delivery, int attempt, long millis) {
        boolean possible = delivery.isAt(State.IN_FLIGHT, attempt);
        if (possible && policy.ackTimeoutMillis() > 0) {
            deadlines.extend(deadlines.after(millis), delivery);
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
            if (d.is(State.PENDING)) {
                unpend(d);
                lose(d, LossReason.EXPIRED, null);
            } else if (d.is(State.DELAYED)) {
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
            deadlines.forget(d);
            counters.timedOut(d);
            timedOut(d.holder());
            pending.settled(d);
            d.settled(Outcome.RELEASED);
            release(d, null);
        }
    }

    private void timedOut(@Nullable QueueReader holder) {
        if (holder != null && pending.timedOut(holder)) {
            readers.askAgain(holder, lock); // who watches does not ask by itself
        }
    }

    // ---------------------------------------------------------------- administration

    /** Moves what has arrived to where it belongs, and what has expired out. */
    void bringUpToDate() {
        collect();
        expireDue(clock.millis());
    }

    QueueFigures.Depth depth(int blockedSenders) {
        return new QueueFigures.Depth(
                arrivals.usedByCollected(),
                arrivals.bytes(),
                pending.size(),
                delayed,
                inFlight,
                blockedSenders,
                readers.count());
    }

    /** Takes a delivery out that is pending or delayed. */
    void takeOut(QueuedDelivery delivery) {
        if (delivery.is(State.DELAYED)) {
            delayed--;
        } else {
            unpend(delivery);
        }
        counters.removed++;
        leave(delivery);
    }

    /** Lets everything go that is not in flight. Nothing enters any more. */
    void close() {
        arrivals.seal();
        collect();
        closed = true;
        deadlines.disarm();
        readers.closeAll();
        inventory.remove(envelope -> true);
    }

    void checkInvariants() {
        if (isNothingWaiting() && pending.size() + held.size() > 0) {
            throw new AssertionError(queue + ": something waits, but not by the counts");
        }
        collect();
        pending.checkInvariants();
        int used = arrivals.usedByCollected();
        if (pending.size() + delayed + inFlight + held.size() != used) {
            throw new AssertionError(queue + ": " + used + " slots in use, but " + pending.size() + " pending + "
                    + delayed + " delayed + " + inFlight + " in flight + " + held.size() + " held");
        }
        long byteCapacity = policy.bounds().bytes();
        if (arrivals.bytes() < 0 || arrivals.bytes() > byteCapacity || (used == 0 && arrivals.bytes() != 0)) {
            throw new AssertionError(queue + ": " + arrivals.bytes() + " bytes in use of " + byteCapacity);
        }
        if (arrivals.used() > policy.capacity()) {
            throw new AssertionError(queue + ": " + arrivals.used() + " slots in use of " + policy.capacity());
        }
    }
}
