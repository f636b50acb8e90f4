package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.group.Balancer;
import dev.sluice.core.group.Member;

/**
 * Asks a balancer of the application's who gets what, and tells it who has left. It is not ours, so that is done without the
 * queue's lock, by one thread at a time, and about copies of the members; an answer counts if it still makes sense by then.
 *
 * <p>Threads: {@link #request} and {@link #left} under the queue's lock.
 */
final class Consultation {
    private static final System.Logger LOG = System.getLogger("dev.sluice.groups");

    private final PendingByTurn pending;
    private final Balancer balancer;
    private final QueueLock lock;
    private final Runnable tellReaders;

    /** Whether a thread is turning to the balancer, or about to. */
    private boolean busy;

    /** Whether something has changed since the last question was put, so that there may be another. */
    private boolean changed;

    /** Who has left, and the balancer does not know. */
    private final List<Member> gone = new ArrayList<>();

    /** Whom the balancer is told of, and what it is asked then, if anything. */
    private record Turn(List<Member> gone, PendingByTurn.@Nullable Question question) {}

    /** A member as it was when the question was put. */
    private record Candidate(Share share, long number, String name, int weight, int setAside, int inFlight)
            implements Member {
        static Member of(Member member) {
            return new Candidate(
                    (Share) member,
                    member.number(),
                    member.name(),
                    member.weight(),
                    member.setAside(),
                    member.inFlight());
        }
    }

    Consultation(PendingByTurn pending, Balancer balancer, QueueLock lock, Runnable tellReaders) {
        this.pending = pending;
        this.balancer = balancer;
        this.lock = lock;
        this.tellReaders = tellReaders;
    }

    /** Something may be decided now: has the balancer asked when the lock is released, if it is not being asked already. */
    void request() {
        changed = true;
        begin();
    }

    /** A member has left: has the balancer told when the lock is released, before it is asked again. */
    void left(Share share) {
        gone.add(Candidate.of(share));
        begin();
    }

    private void begin() {
        Turn first = busy ? null : next();
        if (first != null) {
            busy = true;
            lock.afterwards(() -> take(first));
        }
    }

    /** Returns what is to be done next, or null if there is nothing for now. Lock held. */
    private @Nullable Turn next() {
        PendingByTurn.Question question = changed ? pending.question() : null;
        changed = false;
        if (question == null && gone.isEmpty()) {
            return null;
        }
        Turn next = new Turn(List.copyOf(gone), question == null ? null : copied(question));
        gone.clear();
        return next;
    }

    private void take(Turn first) {
        for (Turn turn = first; turn != null; ) {
            turn.gone.forEach(this::tell);
            PendingByTurn.Question question = turn.question;
            turn = question == null ? after(null, null) : after(question, answer(question));
        }
    }

    private void tell(Member member) {
        try {
            balancer.left(member);
        } catch (RuntimeException | Error e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    balancer + " failed when it was told that " + member + " has left.",
                    e);
        }
    }

    /** Without the lock. A question that cannot be answered must not stop the queue. */
    private @Nullable Member answer(PendingByTurn.Question question) {
        Member first = question.candidates().get(0);
        try {
            Member answer = balancer.choose(question.delivery().envelope(), question.candidates());
            if (answer == null || question.candidates().contains(answer)) {
                return answer;
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} chose {1}, who is no candidate; {2} gets the message.",
                    balancer,
                    answer,
                    first);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, balancer + " failed; " + first + " gets the message.", e);
        }
        return first;
    }

    /** Acts on an answer, if there is one. Returns what is to be done next, or null if there is nothing for now. */
    private @Nullable Turn after(PendingByTurn.@Nullable Question question, @Nullable Member answer) {
        lock.lock();
        try {
            if (question != null && answer instanceof Candidate chosen) {
                act(question, chosen.share);
            }
            Turn next = next();
            busy = next != null;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void act(PendingByTurn.Question question, Share chosen) {
        if (pending.isOpen(question, chosen)) {
            pending.setAside(question.delivery(), chosen);
            tellReaders.run();
        }
        changed = true;
    }

    private static PendingByTurn.Question copied(PendingByTurn.Question question) {
        return new PendingByTurn.Question(
                question.delivery(),
                question.candidates().stream().map(Candidate::of).toList());
    }
}
