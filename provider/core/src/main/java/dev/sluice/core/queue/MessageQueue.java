package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.policy.DestinationPolicy;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.time.BrokerClock;

/**
 * The messages of one queue, or of one subscription: ten priorities in strict order, an exact bound, hand-over and
 * settlement.
 *
 * <p>A message arrives without a lock, through {@link Arrivals}. Everything else happens under one lock per queue, which
 * is never held while waiting, nor while code of others runs. No thread holds the locks of two queues.
 *
 * <p>A slot is in use from the moment a message enters until it is accepted, lost or removed: pending, delayed and
 * in-flight messages count toward the bound.
 *
 * <p>Threads: any.
 */
public final class MessageQueue extends Entrance {
    private static final AtomicLong MADE = new AtomicLong();

    private final long number = MADE.incrementAndGet();
    private final String name;
    private final DestinationPolicy policy;
    private final BrokerClock clock;
    private final QueueListener listener;
    private final DuplicateWindow duplicates;
    private final NoSpace noSpace;

    private final QueueLock lock = new QueueLock();
    private final Arrivals arrivals;
    private final Deadlines deadlines;
    private final Readers readers = new Readers(this);

    @GuardedBy("lock")
    private final Backlog backlog;

    @GuardedBy("lock")
    private final BlockedSends blocked;

    private final QueueControl control;

    @GuardedBy("lock")
    private boolean paused;

    /**
     * Creates an empty queue.
     *
     * @param name what it is called in messages to people, for example {@code queue 'orders'}
     * @param policy how it behaves
     * @param clock what it takes the time from
     * @param listener who is told of losses
     */
    public MessageQueue(String name, DestinationPolicy policy, BrokerClock clock, QueueListener listener) {
        super(policy.capacity());
        this.name = name;
        this.policy = policy;
        this.clock = clock;
        this.listener = listener;
        this.duplicates = new DuplicateWindow(name, policy.duplicates(), clock, this::onDuplicate);
        this.noSpace = new NoSpace(name, policy.bounds());
        this.arrivals = new Arrivals(this, policy.bounds().bytes());
        this.deadlines = new Deadlines(clock, this::onTimer);
        this.backlog = new Backlog(this, arrivals, readers, deadlines, lock);
        this.blocked = new BlockedSends(arrivals, lock, backlog.counters());
        this.control = new QueueControl(this, lock, backlog, blocked);
    }

    /**
     * Returns its place in the order in which queues were made. Whoever needs space in several waits for it in this order, so that
     * no two wait for what the other has.
     */
    public long number() {
        return number;
    }

    /** Returns how it behaves. */
    public DestinationPolicy policy() {
        return policy;
    }

    /** Returns the duplicate ids that were sent to it; no business of a subscription's, whose topic has them. */
    public DuplicateWindow duplicates() {
        return duplicates;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    @Override
    long freed() {
        return arrivals.freed();
    }

    BrokerClock clock() {
        return clock;
    }

    QueueListener listener() {
        return listener;
    }

    @Override
    public String toString() {
        return name;
    }

    // ---------------------------------------------------------------- arrival

    /**
     * Offers a message. Never waits.
     *
     * @param envelope the message
     * @param gate what keeps it invisible for now, or null
     * @return what became of it; {@link Offer#FULL} only under the policies BLOCK and REJECT
     */
    public Offer offer(Envelope envelope, @Nullable Gate gate) {
        QueuedDelivery arriving = new QueuedDelivery(this, envelope, gate);
        if (push(arriving)) {
            entered(envelope, gate);
            return Offer.TAKEN;
        }
        lock.lock();
        try {
            return backlog.enterOrOverflow(arriving, !blocked.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Offers messages that are to enter together or not at all. Never waits, and never asks what the policy is.
     *
     * @param envelopes the messages, at least one
     * @param gate what keeps them invisible for now, or null
     * @return {@link Offer#TAKEN}, or {@link Offer#FULL} if that is for {@link #standInLine(List, Gate)} to find out
     */
    public Offer offerTogether(List<Envelope> envelopes, @Nullable Gate gate) {
        if (!pushAll(arriving(envelopes, gate))) {
            return Offer.FULL;
        }
        envelopes.forEach(envelope -> entered(envelope, gate));
        return Offer.TAKEN;
    }

    private List<QueuedDelivery> arriving(List<Envelope> envelopes, @Nullable Gate gate) {
        List<QueuedDelivery> arriving = new ArrayList<>(envelopes.size());
        for (Envelope envelope : envelopes) {
            arriving.add(new QueuedDelivery(this, envelope, gate));
        }
        return arriving;
    }

    /** After a push, without the lock. */
    private void entered(Envelope envelope, @Nullable Gate gate) {
        noteIfUrgent(envelope);
        if (gate != null) {
            return; // Who decides it has everybody told.
        }
        boolean news = envelope.isTimed() && deadlines.isNews(envelope);
        if (!news && tellAlone()) {
            return;
        }
        if (news || anyIdle()) {
            lock.lock();
            try {
                backlog.settleIn();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Offers a message to a queue that was {@link Offer#FULL}, and waits for space if that is its policy.
     *
     * @param envelope the message
     * @param gate what keeps it invisible for now, or null
     * @param sender who waits
     * @return {@link Offer#TAKEN}, or {@link Offer#GONE} if the queue was closed meanwhile
     * @throws BrokerException {@link BrokerError#OUT_OF_SPACE} if the policy is to refuse, or no space was free in time;
     *     {@link BrokerError#CLOSED} if the sender was closed meanwhile; {@link BrokerError#INTERRUPTED}
     */
    public Offer offerWaiting(Envelope envelope, @Nullable Gate gate, SendScope sender) {
        return sender.await(standInLine(envelope, gate));
    }

    /**
     * Offers a message to a queue that was {@link Offer#FULL}, and if there is still no space, puts it in line. Never waits:
     * the caller does, by {@link SendScope#await}, after it has put itself in line wherever else it must.
     *
     * @param envelope the message
     * @param gate what keeps it invisible for now, or null
     * @return what to wait for
     * @throws BrokerException {@link BrokerError#OUT_OF_SPACE} if the policy is to refuse
     */
    public BlockedSend standInLine(Envelope envelope, @Nullable Gate gate) {
        return standInLine(List.of(envelope), gate);
    }

    /**
     * Enters messages all at once, and if there is no space for all of them, puts them in line as one: whoever waits holds no
     * slot of this queue that another might wait for. Only where the policy {@linkplain OverflowPolicy#leavesToSender leaves
     * it to the sender}. Never waits, as {@link #standInLine(Envelope, Gate)}.
     *
     * @param envelopes the messages, at least one
     * @param gate what keeps them invisible for now, or null
     * @return what to wait for
     * @throws BrokerException {@link BrokerError#OUT_OF_SPACE} if the policy is to refuse, or they will never find space
     */
    public BlockedSend standInLine(List<Envelope> envelopes, @Nullable Gate gate) {
        List<QueuedDelivery> arriving = arriving(envelopes, gate);
        BlockedSend send = new BlockedSend(this, arriving);
        lock.lock();
        try {
            switch (backlog.enterTogether(arriving, !blocked.isEmpty())) {
                case TAKEN, DROPPED -> send.decide(BlockedSend.Decision.ENTERED);
                case GONE -> send.decide(BlockedSend.Decision.QUEUE_CLOSED);
                case FULL -> {
                    refuseWhatMayNotWait(envelopes);
                    blocked.add(send);
                }
            }
            return send;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Offers a message in the slot of a delivery that the same unit of work is going to accept, so that it needs no other.
     * If the work is undone instead, the slot goes back.
     *
     * @param envelope the message
     * @param gate what keeps it invisible until the work is done
     * @param lender a delivery of this queue that is {@linkplain #lockInAll locked in}
     * @return whether it was taken; not, when the lender has lent its slot before, or the queue was closed
     */
    public boolean offerInExchange(Envelope envelope, Gate gate, QueuedDelivery lender) {
        QueuedDelivery arriving = new QueuedDelivery(this, envelope, gate);
        lock.lock();
        try {
            return backlog.enterInExchange(arriving, lender);
        } finally {
            lock.unlock();
        }
    }

    /**
     * A gate was decided: what is behind it appears in this queue, or is taken back. Calling it for each queue concerned
     * is the duty of the gate's owner.
     */
    public void gateDecided() {
        lock.lock();
        try {
            backlog.collect();
            backlog.decideHeld();
            backlog.settleIn();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the refusal for a queue that is {@link Offer#GONE}. */
    public BrokerException deleted() {
        return new BrokerException(BrokerError.NO_SUCH_ADDRESS, "There is no " + name + " any more: it was deleted.");
    }

    // ---------------------------------------------------------------- waiting for space

    @GuardedBy("lock")
    private void refuseWhatMayNotWait(List<Envelope> envelopes) {
        BrokerException refusal = noSpace.ever(envelopes);
        if (refusal == null && policy.overflow() == OverflowPolicy.REJECT) {
            refusal = noSpace.now("its 'overflow' is to refuse");
        }
        if (refusal != null) {
            backlog.counters().refused++;
            throw refusal;
        }
    }

    NoSpace noSpace() {
        return noSpace;
    }

    /** A slot was freed: whoever waits longest gets it, once the lock is released. Lock held. */
    @SuppressWarnings("GuardedBy") // called by the backlog, under the lock
    void slotFreed() {
        if (isClosedToProducers() && !blocked.isEmpty()) { // while any wait, it is
            lock.afterwards(this::admitBlocked);
        }
    }

    private void admitBlocked() {
        lock.lock();
        try {
            enterBlocked();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void enterBlocked() {
        blocked.admit();
        backlog.settleIn();
    }

    void withdraw(BlockedSend send) {
        lock.lock();
        try {
            if (blocked.withdraw(send)) {
                // It may have waited for more than those behind it want.
                enterBlocked();
            }
        } finally {
            lock.unlock();
        }
    }

    // ---------------------------------------------------------------- receiving

    /**
     * Opens a reader. It is stopped at first.
     *
     * @param terms what it wants, and who it is
     * @param onReady told when a reader that {@linkplain QueueReader#pollOrWatch watches} should ask again, and when it is started
     * @throws BrokerException {@link BrokerError#NO_SUCH_ADDRESS} if the queue was deleted
     */
    public QueueReader open(ReaderTerms terms, ReadyListener onReady) {
        QueueReader reader = new QueueReader(this, terms, onReady);
        lock.lock();
        try {
            if (backlog.isClosed()) {
                throw deleted();
            }
            readers.open(reader);
            backlog.pending().opened(reader);
            return reader;
        } finally {
            lock.unlock();
        }
    }

    void start(QueueReader reader) {
        lock.lock();
        try {
            if (!reader.isClosed() && !reader.isActive()) {
                reader.activated();
                lock.afterwards(reader);
            }
        } finally {
            lock.unlock();
        }
    }

    void join(QueueReader reader) {
        lock.lock();
        try {
            if (reader.isActive() && !paused) {
                backlog.joins(reader);
            }
        } finally {
            lock.unlock();
        }
    }

    void stop(QueueReader reader) {
        lock.lock();
        try {
            if (reader.isActive()) {
                readers.stop(reader);
                backlog.pending().left(reader);
                // It may have been told of a message that it will not ask for now.
                backlog.tellReaders();
            }
        } finally {
            lock.unlock();
        }
    }

    void close(QueueReader reader) {
        lock.lock();
        try {
            if (!reader.isClosed()) {
                readers.close(reader);
                backlog.pending().left(reader);
                backlog.tellReaders();
            }
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    QueuedDelivery poll(QueueReader reader, boolean watch) {
        boolean decidedByOthers = isDecidedByOthers();
        QueuedDelivery next = poll(reader, watch, !decidedByOthers);
        // Others decide when the lock has been released, so there may be something by now.
        return next == null && decidedByOthers ? poll(reader, watch, true) : next;
    }

    private @Nullable QueuedDelivery poll(QueueReader reader, boolean watch, boolean last) {
        while (true) {
            lock.lock();
            try {
                if (!reader.isActive() || paused) {
                    return null;
                }
                QueuedDelivery next = backlog.next(reader);
                if (next == null && watch && !readers.isWatching(reader)) {
                    // From here on producers tell it; what they entered before they could see that is collected now.
                    readers.watch(reader, backlog.pending());
                    backlog.collect();
                    next = backlog.next(reader);
                }
                backlog.asked(reader, next, last);
                if (next != null && watch) {
                    watchIfThatWasAll(reader);
                }
                if (next != null || !reader.isTired()) {
                    return next;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Who has taken the last would ask once more in vain, after others had their turns, when no cache knows this queue any more. */
    @GuardedBy("lock")
    private void watchIfThatWasAll(QueueReader reader) {
        if (backlog.isNothingWaiting() && readers.watchAlone(reader, backlog.pending()) && hasNews()) {
            readers.busy(reader);
        }
    }

    @SuppressWarnings("GuardedBy") // never changes
    private boolean isDecidedByOthers() {
        return backlog.pending().isDecidedByOthers();
    }

    void unwatch(QueueReader reader) {
        lock.lock();
        try {
            readers.busy(reader);
            backlog.pending().isBusy(reader);
            backlog.tellReaders();
        } finally {
            lock.unlock();
        }
    }

    /**
     * One reader was told, and is busy. Returns another that watches and would find something, no longer watching; null when
     * there is none.
     */
    @Nullable
    QueueReader nextToTellAfter(QueueReader busy) {
        lock.lock();
        try {
            return backlog.nextToTellAfter(busy);
        } finally {
            lock.unlock();
        }
    }

    // ---------------------------------------------------------------- settlement

    /**
     * Settles a delivery.
     *
     * @param delivery what was handed over
     * @param attempt which hand-over of it
     * @param outcome what became of it
     * @param cause why it was not accepted, or null
     * @return false if it had been settled or had timed out before, in which case nothing happens
     */
    public boolean settle(QueuedDelivery delivery, int attempt, Outcome outcome, @Nullable Throwable cause) {
        lock.lock();
        try {
            return backlog.settle(delivery, attempt, outcome, cause);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Settles deliveries in one step, those that had been settled or had timed out before excepted.
     *
     * @param handOvers which, all of this queue
     * @param outcome what became of all of them
     */
    public void settleAll(List<HandOver> handOvers, Outcome outcome) {
        lock.lock();
        try {
            for (HandOver handOver : handOvers) {
                backlog.settle(handOver.delivery(), handOver.attempt(), outcome, null);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes sure that deliveries can be accepted later: from now on they do not time out. They must be settled then, whatever
     * this returns.
     *
     * @param handOvers which, all of this queue
     * @return false if one of them had been settled or had timed out before; none that follows it is locked in
     */
    public boolean lockInAll(List<HandOver> handOvers) {
        lock.lock();
        try {
            for (HandOver handOver : handOvers) {
                if (!backlog.lockIn(handOver.delivery(), handOver.attempt())) {
                    return false;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean extend(QueuedDelivery delivery, int attempt, long millis) {
        lock.lock();
        try {
            return backlog.extend(delivery, attempt, millis);
        } finally {
            lock.unlock();
        }
    }

    private void onDuplicate(Envelope duplicate) {
        lock.lock();
        try {
            backlog.counters().duplicate(duplicate);
        } finally {
            lock.unlock();
        }
    }

    private void onTimer() {
        lock.lock();
        try {
            backlog.timerWentOff();
        } finally {
            lock.unlock();
        }
    }

    // ---------------------------------------------------------------- administration

    /** Returns what an operator uses. */
    public QueueControl control() {
        return control;
    }

    /**
     * Keeps all readers from receiving until {@link #resume}. Messages still arrive.
     *
     * @return whether it was not paused before
     */
    public boolean pause() {
        lock.lock();
        try {
            boolean before = paused;
            paused = true;
            return !before;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets readers receive again.
     *
     * @return whether it was paused before
     */
    public boolean resume() {
        lock.lock();
        try {
            boolean before = paused;
            paused = false;
            readers.tellAll(lock);
            return before;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns the messages that are pending, in the order in which they will be delivered.
     *
     * @param wanted which; must not block
     */
    public List<Envelope> browse(Predicate<Envelope> wanted) {
        lock.lock();
        try {
            return backlog.inventory().browse(wanted);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes messages out that are pending or delayed.
     *
     * @param wanted which; must not block
     * @return what was taken out: first the pending ones in the order of delivery, then the delayed ones by priority and age
     */
    public List<Envelope> remove(Predicate<Envelope> wanted) {
        lock.lock();
        try {
            return backlog.inventory().remove(wanted);
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many readers there are. */
    public int readerCount() {
        lock.lock();
        try {
            return readers.count();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many deliveries are handed over and not settled. */
    public int inFlightCount() {
        lock.lock();
        try {
            return backlog.inFlight();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many bytes are in use, never more than the bound; 0 where there is no bound in bytes. */
    public long bytes() {
        lock.lock();
        try {
            return arrivals.bytes();
        } finally {
            lock.unlock();
        }
    }

    /** Returns figures that belong to one instant. */
    public QueueFigures figures() {
        lock.lock();
        try {
            return backlog.inventory().figures(blocked.count(), paused);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the queue: its messages are gone, senders that wait are refused, readers find nothing. */
    public void close() {
        lock.lock();
        try {
            blocked.close();
            backlog.close();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Throws if anything is not as the comments say that it always is.
     *
     * @throws AssertionError naming what is wrong
     */
    public void checkInvariants() {
        lock.lock();
        try {
            backlog.checkInvariants();
        } finally {
            lock.unlock();
        }
    }
}
