package dev.sluice.core.transaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.queue.BlockedSend;
import dev.sluice.core.queue.Claims;
import dev.sluice.core.queue.Gate;
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
    private static final Comparator<MessageQueue> BY_AGE = Comparator.comparingLong(MessageQueue::number);

    private final SendScope sender;
    private final List<Send> sends = new ArrayList<>();
    private final List<HandOver> handOvers = new ArrayList<>();

    private final Gate gate = new Gate();
    private final Claims claims = new Claims();
    private final Set<MessageQueue> entered = new LinkedHashSet<>();
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

    private record HandOver(QueuedDelivery delivery, int attempt) {}

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
            handOvers.forEach(this::lockIn);
            enterAll();
        } catch (BrokerException e) {
            rollback();
            throw new BrokerException(BrokerError.ROLLED_BACK, "The transaction was rolled back: " + e.getMessage(), e);
        }
    }

    private void lockIn(HandOver handOver) {
        QueuedDelivery delivery = handOver.delivery;
        if (!delivery.queue().lockIn(delivery, handOver.attempt)) {
            throw new BrokerException(
                    BrokerError.ALREADY_SETTLED,
                    "A message received from " + delivery.queue()
                            + " was not acknowledged in time and went back; another consumer may have it.");
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
        Map<MessageQueue, Iterator<QueuedDelivery>> lenders = new HashMap<>();
        SortedMap<MessageQueue, List<Route.Copy>> patient = new TreeMap<>(BY_AGE);
        List<Route.Copy> others = new ArrayList<>();
        for (Route.Copy copy : copies) {
            MessageQueue queue = copy.queue();
            entered.add(queue);
            if (exchange(copy, lenders.computeIfAbsent(queue, this::lendersIn))) {
                taken++;
            } else if (queue.policy().overflow().leavesToSender()) {
                patient.computeIfAbsent(queue, any -> new ArrayList<>()).add(copy);
            } else {
                others.add(copy);
            }
        }
        patient.forEach(this::enterTogether);
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
        entered.forEach(MessageQueue::gateDecided);
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
        entered.forEach(MessageQueue::gateDecided);
        settleAll(Outcome.RELEASED);
    }

    private void settleAll(Outcome outcome) {
        for (HandOver handOver : handOvers) {
            QueuedDelivery delivery = handOver.delivery;
            delivery.queue().settle(delivery, handOver.attempt, outcome, null);
        }
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
