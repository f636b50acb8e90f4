package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.group.Balancer;
import dev.sluice.core.group.Member;
import dev.sluice.core.message.Envelope;

/**
 * Pending deliveries of which a {@link Balancer} decides who gets which, one after the other in the order of delivery:
 * ahead, so that those who are busy have theirs as well, or not before somebody asks.
 *
 * <p>Where members have selectors, being busy is no reason to be passed over: what one must have must not hold up what others
 * want.
 *
 * <p>Threads: guarded by the queue's lock.
 */
final class PendingByTurn extends DividedPending {
    private final Balancer balancer;

    /** How many deliveries are set aside for a member, times its weight; 0 for none but the one that it asks for. */
    private final int prefetch;

    /** Asks a balancer that is not ours; null if it is. */
    private final @Nullable Consultation consultation;

    /** Lets a balancer of ours decide. */
    PendingByTurn(Choice choice, boolean weighed, Balancer balancer, int prefetch) {
        super(choice, weighed);
        this.balancer = balancer;
        this.prefetch = prefetch;
        this.consultation = null;
    }

    /** Lets a balancer of the application's decide, which is asked without the lock. */
    PendingByTurn(Choice choice, boolean weighed, Balancer balancer, QueueLock lock, Runnable tellReaders) {
        super(choice, weighed);
        this.balancer = balancer;
        this.prefetch = 0;
        this.consultation = new Consultation(this, balancer, lock, tellReaders);
    }

    @Override
    void divide(QueuedDelivery delivery) {
        put(delivery, common);
    }

    @Override
    void joined(Share share) {
        // What was set aside for the others before must not be all there is.
        members.forEach(this::redivide);
        redivide(unwanted);
    }

    @Override
    void gone(Share share) {
        if (consultation != null) {
            consultation.left(share);
        } else {
            balancer.left(share);
        }
    }

    @Override
    void isBusy(QueueReader reader) {
        if (prefetch == 0) {
            redivide(reader.share());
        }
    }

    @Override
    boolean isDecidedByOthers() {
        return consultation != null;
    }

    @Override
    void distribute() {
        if (consultation != null) {
            consultation.request();
            return;
        }
        for (Question next = question(); next != null; next = question()) {
            Member chosen = balancer.choose(next.delivery.envelope(), next.candidates);
            if (chosen == null) {
                return;
            }
            setAside(next.delivery, (Share) chosen);
        }
    }

    /** Who of some members shall get a delivery? */
    record Question(QueuedDelivery delivery, List<Member> candidates) {}

    /** Returns what is to be decided next, or null if there is nothing, or nobody is ready. */
    @Nullable
    Question question() {
        if (members.isEmpty()) {
            return null;
        }
        for (QueuedDelivery next = choice.first(common); next != null; next = choice.first(common)) {
            List<Member> wanting = wanting(next.envelope());
            if (!wanting.isEmpty()) {
                List<Member> candidates = ready(wanting);
                return candidates.isEmpty() ? null : new Question(next, candidates);
            }
            common.remove(next);
            put(next, unwanted);
        }
        return null;
    }

    private List<Member> wanting(Envelope envelope) {
        List<Member> wanting = new ArrayList<>(members.size());
        for (Share member : members) {
            if (member.wants(envelope)) {
                wanting.add(member);
            }
        }
        return wanting;
    }

    private List<Member> ready(List<Member> wanting) {
        List<Member> ready = new ArrayList<>(wanting.size());
        for (Member member : wanting) {
            if (isReady((Share) member)) {
                ready.add(member);
            }
        }
        return ready.isEmpty() && anySelector() ? wanting : ready;
    }

    private boolean anySelector() {
        return members.stream().anyMatch(Share::hasSelector);
    }

    private boolean isReady(Share member) {
        return prefetch == 0 ? member.isWaiting() : member.size() < (long) prefetch * member.weight();
    }

    /** Returns whether the answer to a question would still be one. */
    boolean isOpen(Question question, Share chosen) {
        QueuedDelivery delivery = question.delivery;
        return delivery.is(QueuedDelivery.State.PENDING)
                && delivery.home() == common
                && chosen.isMember
                && (isReady(chosen) || anySelector());
    }

    void setAside(QueuedDelivery delivery, Share chosen) {
        common.remove(delivery);
        put(delivery, chosen);
    }
}
