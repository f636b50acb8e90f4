package dev.sluice.core.transaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.queue.BlockedSend;
import dev.sluice.core.queue.Claims;
import dev.sluice.core.queue.Gate;
import dev.sluice.core.queue.HandOver;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.Offer;
import dev.sluice.core.queue.QueuedDelivery;
import dev.sluice.core.queue.SendScope;
import dev.sluice.core.topic.Route;

/**
 * Sends and settlements that take effect together or not at all. Preparing takes slots for all messages, behind a closed
 * {@link Gate}, and locks all deliveries in; from then on committing cannot fail.
 *
 * <p>Which subscriptions a message goes to is decided when the work is prepared, not when the message was sent.
 *
 * <p>Threads: one at a time.
 */
public final class UnitOfWork {
    private static final Comparator<Target> BY_AGE = Comparator.comparingLong(target -> target.queue.number());

    private final SendScope sender;
    private final List<Send> sends = new ArrayList<>();
    private final List<HandOver> handOvers = new ArrayList<>();

    private final Gate gate = new Gate();
    private final Claims claims = new Claims();
    private final Map<MessageQueue, Target> targets = new LinkedHashMap<>();
    private Phase phase = Phase.ACTIVE;

    private int taken;
    private int dropped;
    private boolean waited;

    private enum Phase {
        ACTIVE,
        PREPARED,
        COMMITTED,
        ROLLED_BACK
    }

    private record Send(Envelope envelope, Route route) {}

    /** A queue that messages go to. */
    private static final class Target {
        private final MessageQueue queue;

        /** The deliveries of it that may give their slots to messages. */
        private final Iterator<QueuedDelivery> lenders;

        /** What is to wait for space. */
        private final List<Route.Copy> patient = new ArrayList<>();

        Target(MessageQueue queue, Iterator<QueuedDelivery> lenders) {
            this.queue = queue;
            this.lenders = lenders;
        }
    }

    /**
     * Begins a unit of work.
     *
     * @param sender who waits for space, if anybody must
     */
    public UnitOfWork(SendScope sender) {
        this.sender = sender;
    }

    /** Adds a message, which nobody sees before the work is committed. */
    public void send(Envelope envelope, Route route) {
        require(Phase.ACTIVE);
        sends.add(new Send(envelope, route));
    }

    /** Adds a delivery, which is accepted when the work is committed and given back when it is rolled back. */
    public void accept(QueuedDelivery delivery, int attempt) {
        require(Phase.ACTIVE);
        handOvers.add(new HandOver(delivery, attempt));
    }

    /** Returns whether nothing was sent or received. */
    public boolean isEmpty() {
        return sends.isEmpty() && handOvers.isEmpty();
    }

    /** Returns whether it is neither committed nor rolled back. */
    public boolean isOpen() {
        return phase == Phase.ACTIVE || phase == Phase.PREPARED;
    }

    /**
     * Makes sure that the work can be committed.
     *
     * @throws BrokerException {@link BrokerError#ROLLED_BACK} if it cannot, and has been rolled back: a queue had no space,
     *     or a delivery had timed out
     */
    public void prepare() {
        require(Phase.ACTIVE);
        phase = Phase.PREPARED;
        try {
            forEachRun(this::lockIn);
            enterAll();
        } catch (BrokerException e) {
            rollback();
            throw new BrokerException(BrokerError.ROLLED_BACK, "The transaction was rolled back: " + e.getMessage(), e);
        }
    }

    private void lockIn(MessageQueue queue, List<HandOver> run) {
        if (!queue.lockInAll(run)) {
            throw new BrokerException(
                    BrokerError.ALREADY_SETTLED,
                    "A message received from " + queue
                            + " was not acknowledged in time and went back; another consumer may have it.");
        }
    }

    /** Does something for those of each queue that follow each other: usually all of them, in one step. */
    private void forEachRun(BiConsumer<MessageQueue, List<HandOver>> action) {
        int end;
        for (int start = 0; start < handOvers.size(); start = end) {
            MessageQueue queue = handOvers.get(start).delivery().queue();
            end = start + 1;
            while (end < handOvers.size() && handOvers.get(end).delivery().queue() == queue) {
                end++;
            }
            action.accept(queue, handOvers.subList(start, end));
        }
    }

    /**
     * Where work must wait for space, it waits first, before anything is dropped for it. It takes the space of a queue all at
     * once, and goes from queue to queue in one order: so what it holds while it waits is never what others wait for who have
     * what it waits for.
     */
    private void enterAll() {
        List<Route.Copy> copies = new ArrayList<>(sends.size());
        sends.forEach(send -> send.route.addCopies(send.envelope, claims, copies));
        List<Route.Copy> others = new ArrayList<>();
        Target target = null;
        for (Route.Copy copy : copies) {
            if (target == null || target.queue != copy.queue()) { // most go where the one before went
                target = targets.computeIfAbsent(copy.queue(), queue -> new Target(queue, lendersIn(queue)));
            }
            if (exchange(copy, target.lenders)) {
                taken++;
            } else if (target.queue.policy().overflow().leavesToSender()) {
                target.patient.add(copy);
            } else {
                others.add(copy);
            }
        }
        List<Target> byAge = new ArrayList<>(targets.values());
        byAge.sort(BY_AGE);
        for (Target each : byAge) {
            if (!each.patient.isEmpty()) {
                enterTogether(each.queue, each.patient);
            }
        }
        others.forEach(copy -> count(copy, copy.queue().offer(copy.envelope(), gate)));
    }

    private void enterTogether(MessageQueue queue, List<Route.Copy> copies) {
        List<Envelope> envelopes = copies.stream().map(Route.Copy::envelope).toList();
        Offer offer = queue.offerTogether(envelopes, gate);
        Offer outcome = offer == Offer.FULL ? standInLine(queue, envelopes) : offer;
        copies.forEach(copy -> count(copy, outcome));
    }

    private Offer standInLine(MessageQueue queue, List<Envelope> envelopes) {
        BlockedSend line = queue.standInLine(envelopes, gate);
        waited |= line.isWaiting();
        return sender.await(line);
    }

    private void count(Route.Copy copy, Offer offer) {
        switch (copy.checked(offer)) {
            case TAKEN -> taken++;
            case DROPPED -> dropped++;
            case FULL -> throw new AssertionError("only where the sender waits");
            case GONE -> {}
        }
    }

    /** Work that takes from a queue and puts into the same needs no space there, nor may it make others lose theirs. */
    private boolean exchange(Route.Copy copy, Iterator<QueuedDelivery> lenders) {
        while (lenders.hasNext()) {
            if (copy.queue().offerInExchange(copy.envelope(), gate, lenders.next())) {
                return true;
            }
        }
        return false;
    }

    private Iterator<QueuedDelivery> lendersIn(MessageQueue queue) {
        return handOvers.stream()
                .map(HandOver::delivery)
                .filter(delivery -> delivery.queue() == queue)
                .iterator();
    }

    /**
     * Makes the work take effect, having prepared it if that was not done.
     *
     * @return what became of all its messages together
     * @throws BrokerException {@link BrokerError#ROLLED_BACK} as {@link #prepare}
     */
    public SendResult commit() {
        if (phase == Phase.ACTIVE) {
            prepare();
        }
        require(Phase.PREPARED);
        phase = Phase.COMMITTED;
        gate.open();
        claims.remember();
        targets.keySet().forEach(MessageQueue::gateDecided);
        settleAll(Outcome.ACCEPTED);
        return new SendResult(taken, dropped, claims.duplicates(), waited);
    }

    /** Undoes the work: nothing was sent, and everything received goes back in order. */
    public void rollback() {
        if (!isOpen()) {
            throw wrongPhase();
        }
        phase = Phase.ROLLED_BACK;
        gate.cancel();
        claims.release();
        targets.keySet().forEach(MessageQueue::gateDecided);
        settleAll(Outcome.RELEASED);
    }

    private void settleAll(Outcome outcome) {
        forEachRun((queue, run) -> queue.settleAll(run, outcome));
    }

    private void require(Phase expected) {
        if (phase != expected) {
            throw wrongPhase();
        }
    }

    private BrokerException wrongPhase() {
        return new BrokerException(
                BrokerError.TRANSACTION_STATE, "The transaction is " + phase + "; that is not possible any more.");
    }
}
