package dev.sluice.core.queue;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.group.Balancer;
import dev.sluice.core.group.Member;

/**
 * Asks a balancer of the application's who gets what. It is not ours, so it is asked without the queue's lock, by one thread at
 * a time, and about copies of the members; its answer counts if it still makes sense by then.
 *
 * <p>Threads: {@link #request} under the queue's lock.
 */
final class Consultation {
    private static final System.Logger LOG = System.getLogger("dev.sluice.groups");

    private final PendingByTurn pending;
    private final Balancer balancer;
    private final QueueLock lock;
    private final Runnable tellReaders;

    private Phase phase = Phase.IDLE;

    private enum Phase {
        IDLE,
        ASKING,
        /** Asking, and something has changed since the question was put. */
        ASKING_AGAIN
    }

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
        if (phase == Phase.IDLE) {
            PendingByTurn.Question question = pending.question();
            if (question != null) {
                phase = Phase.ASKING;
                lock.afterwards(() -> ask(copied(question)));
            }
        } else {
            phase = Phase.ASKING_AGAIN;
        }
    }

    private void ask(PendingByTurn.Question first) {
        for (PendingByTurn.Question question = first; question != null; ) {
            question = decide(question, answer(question));
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
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, balancer + " failed; " + first + " gets the message.", e);
        }
        return first;
    }

    /** Returns the next question, or null if there is none for now. */
    private PendingByTurn.@Nullable Question decide(PendingByTurn.Question question, @Nullable Member answer) {
        lock.lock();
        try {
            boolean again = phase == Phase.ASKING_AGAIN;
            phase = Phase.ASKING;
            if (answer instanceof Candidate chosen && pending.isOpen(question, chosen.share)) {
                pending.setAside(question.delivery(), chosen.share);
                tellReaders.run();
                again = true;
            }
            PendingByTurn.Question next = again || answer != null ? pending.question() : null;
            if (next == null) {
                phase = Phase.IDLE;
                return null;
            }
            phase = Phase.ASKING;
            return copied(next);
        } finally {
            lock.unlock();
        }
    }

    private static PendingByTurn.Question copied(PendingByTurn.Question question) {
        return new PendingByTurn.Question(
                question.delivery(),
                question.candidates().stream().map(Candidate::of).toList());
    }
}
