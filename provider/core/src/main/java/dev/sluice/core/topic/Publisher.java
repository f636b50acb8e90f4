package dev.sluice.core.topic;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.queue.BlockedSend;
import dev.sluice.core.queue.Claims;
import dev.sluice.core.queue.Gate;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.Offer;
import dev.sluice.core.queue.SendScope;
import dev.sluice.core.topic.Route.Copy;

/**
 * Enters messages into all queues they go to.
 *
 * <p>Where one of several queues refuses (overflow REJECT), none gets the message. Where some are to be waited for
 * (overflow BLOCK), all others get it first, so that nobody waits for a full neighbour but the sender. A subscription that
 * ends meanwhile is passed over.
 *
 * <p>Stateless.
 */
public final class Publisher {
    private static final SendResult DROPPED = new SendResult(0, 1);

    private Publisher() {}

    /**
     * Sends a message.
     *
     * @param sender who waits, if anybody must
     * @throws BrokerException {@link dev.sluice.core.error.BrokerError#OUT_OF_SPACE} if a queue refuses, or had no space in
     *     time; in the latter case, the others have the message.
     *     {@link dev.sluice.core.error.BrokerError#NO_SUCH_ADDRESS} if a queue or topic was deleted;
     *     {@link dev.sluice.core.error.BrokerError#DUPLICATE_IN_DOUBT} if another message with its duplicate id is on its way
     */
    public static SendResult publish(Envelope envelope, Route route, SendScope sender) {
        if (Claims.idOf(envelope) != null) {
            return publishOnce(envelope, route, sender);
        }
        if (route instanceof Route.ToQueue toQueue) {
            return toOne(toQueue.queue(), true, envelope, sender);
        }
        if (route instanceof Route.ToTopic toTopic) {
            MessageQueue[] targets = toTopic.topic().targets(envelope);
            return switch (targets.length) {
                case 0 -> SendResult.NONE;
                case 1 -> toOne(targets[0], false, envelope, sender);
                default -> several(targets, envelope, sender);
            };
        }
        return publishOnce(envelope, route, sender);
    }

    /** Sends a message to destinations that have not seen its duplicate id, if it has one. */
    private static SendResult publishOnce(Envelope envelope, Route route, SendScope sender) {
        Claims claims = new Claims();
        try {
            List<Copy> copies = new ArrayList<>();
            route.addCopies(envelope, claims, copies);
            SendResult result = several(copies, sender);
            claims.remember();
            return claims.duplicates() == 0 ? result : result.withDuplicates(claims.duplicates());
        } finally {
            claims.release();
        }
    }

    private static SendResult toOne(MessageQueue queue, boolean named, Envelope envelope, SendScope sender) {
        Offer offer = queue.offer(envelope, null);
        boolean full = offer == Offer.FULL;
        if (full) {
            offer = queue.offerWaiting(envelope, null, sender);
        }
        if (offer == Offer.GONE && named) {
            throw queue.deleted();
        }
        return full ? result(offer).afterWaiting() : result(offer);
    }

    private static SendResult result(Offer offer) {
        return switch (offer) {
            case TAKEN -> SendResult.ONE;
            case DROPPED -> DROPPED;
            case GONE, FULL -> SendResult.NONE;
        };
    }

    /** The usual case of several: nobody can refuse. */
    private static SendResult several(MessageQueue[] targets, Envelope envelope, SendScope sender) {
        if (anyRefuses(targets)) {
            return several(copies(targets, envelope), sender);
        }
        Tally tally = new Tally();
        for (MessageQueue queue : targets) {
            if (!tally.count(queue.offer(envelope, null))) {
                tally.mustWait(new Copy(queue, envelope, false));
            }
        }
        return tally.waitForAll(sender);
    }

    private static boolean anyRefuses(MessageQueue[] targets) {
        for (MessageQueue queue : targets) {
            if (refuses(queue)) {
                return true;
            }
        }
        return false;
    }

    private static boolean refuses(MessageQueue queue) {
        return queue.policy().overflow() == OverflowPolicy.REJECT;
    }

    private static List<Copy> copies(MessageQueue[] targets, Envelope envelope) {
        List<Copy> copies = new ArrayList<>(targets.length);
        for (MessageQueue queue : targets) {
            copies.add(new Copy(queue, envelope, false));
        }
        return copies;
    }

    private static SendResult several(List<Copy> copies, SendScope sender) {
        Tally tally = new Tally();
        allOrNone(copies.stream().filter(copy -> refuses(copy.queue())).toList(), sender, tally);
        for (Copy copy : copies) {
            if (!refuses(copy.queue()) && !tally.count(copy.checked(copy.queue().offer(copy.envelope(), null)))) {
                tally.mustWait(copy);
            }
        }
        return tally.waitForAll(sender);
    }

    /** Those that may refuse take their slots behind a gate, which opens when none has refused. */
    private static void allOrNone(List<Copy> copies, SendScope sender, Tally tally) {
        Gate gate = new Gate();
        boolean allTaken = false;
        int offered = 0;
        try {
            for (Copy copy : copies) {
                offered++;
                if (!tally.count(copy.checked(copy.queue().offer(copy.envelope(), gate)))) {
                    tally.count(copy.checked(copy.queue().offerWaiting(copy.envelope(), gate, sender)));
                }
            }
            allTaken = true;
        } finally {
            if (allTaken) {
                gate.open();
            } else {
                gate.cancel();
            }
            copies.subList(0, offered).forEach(copy -> copy.queue().gateDecided());
        }
    }

    /** What became of the copies of one message so far. */
    private static final class Tally {
        private int taken;
        private int dropped;
        private @Nullable List<Copy> waiting;

        /** Returns false if the matter is not settled, because the queue is full and does not drop. */
        boolean count(Offer offer) {
            switch (offer) {
                case TAKEN -> taken++;
                case DROPPED -> dropped++;
                case GONE -> {}
                case FULL -> {
                    return false;
                }
            }
            return true;
        }

        void mustWait(Copy copy) {
            if (waiting == null) {
                waiting = new ArrayList<>();
            }
            waiting.add(copy);
        }

        /** Waits for space in all queues at once; the first failure is thrown when all have had their chance. */
        SendResult waitForAll(SendScope sender) {
            if (waiting != null) {
                Failures failures = new Failures();
                List<Runnable> waits = new ArrayList<>(waiting.size());
                for (Copy copy : waiting) {
                    failures.collect(() -> {
                        BlockedSend line = copy.queue().standInLine(copy.envelope(), null);
                        waits.add(() -> count(copy.checked(sender.await(line))));
                    });
                }
                waits.forEach(failures::collect);
                failures.throwFirst();
            }
            return new SendResult(taken, dropped, 0, waiting != null);
        }
    }

    /** What went wrong in some of several steps that are all to be taken. */
    private static final class Failures {
        private @Nullable BrokerException first;

        void collect(Runnable step) {
            try {
                step.run();
            } catch (BrokerException e) {
                first = first == null ? e : first;
            }
        }

        void throwFirst() {
            if (first != null) {
                throw first;
            }
        }
    }
}
