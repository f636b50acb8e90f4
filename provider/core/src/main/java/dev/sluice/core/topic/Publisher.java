package dev.sluice.core.topic;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.queue.Gate;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.Offer;
import dev.sluice.core.queue.SendScope;
import dev.sluice.core.topic.Route.Copy;

/**
 * Enters messages into all queues they go to.
 *
 * <p>Where one of several queues refuses (overflow REJECT), none gets the message. Where some are to be waited for
 * (overflow BLOCK), all others get it first, so that nobody waits for a full neighbour but the sender.
 *
 * <p>Stateless.
 */
public final class Publisher {
    private Publisher() {}

    /**
     * Sends a message.
     *
     * @param sender who waits, if anybody must
     * @throws BrokerException {@link dev.sluice.core.error.BrokerError#OUT_OF_SPACE} if a queue refuses, or had no space in
     *     time; in the latter case, the others have the message
     */
    public static SendResult publish(Envelope envelope, Route route, SendScope sender) {
        if (route instanceof Route.ToQueue toQueue) {
            return one(toQueue.queue(), envelope, sender);
        }
        if (route instanceof Route.ToTopic toTopic) {
            MessageQueue[] targets = toTopic.topic().targets(envelope);
            return switch (targets.length) {
                case 0 -> SendResult.NONE;
                case 1 -> one(targets[0], envelope, sender);
                default -> several(targets, envelope, sender);
            };
        }
        List<Copy> copies = new ArrayList<>();
        route.addCopies(envelope, copies);
        return several(copies, sender);
    }

    private static SendResult one(MessageQueue queue, Envelope envelope, SendScope sender) {
        Offer offer = queue.offer(envelope, null);
        if (offer == Offer.FULL) {
            queue.offerWaiting(envelope, null, sender);
        }
        return offer == Offer.DROPPED ? new SendResult(0, 1) : SendResult.ONE;
    }

    /** The usual case of several: nobody can refuse, nobody is full. Falls back at the first queue where that is not so. */
    private static SendResult several(MessageQueue[] targets, Envelope envelope, SendScope sender) {
        if (anyRefuses(targets)) {
            return several(copies(targets, envelope), sender);
        }
        int taken = 0;
        List<Copy> waiting = null;
        for (MessageQueue queue : targets) {
            Offer offer = queue.offer(envelope, null);
            if (offer == Offer.TAKEN) {
                taken++;
            } else if (offer == Offer.FULL) {
                waiting = waiting == null ? new ArrayList<>() : waiting;
                waiting.add(new Copy(queue, envelope));
            }
        }
        int waitedFor = waiting == null ? 0 : waiting.size();
        if (waiting != null) {
            waitForAll(waiting, sender);
        }
        return new SendResult(taken + waitedFor, targets.length - taken - waitedFor);
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
            copies.add(new Copy(queue, envelope));
        }
        return copies;
    }

    private static SendResult several(List<Copy> copies, SendScope sender) {
        List<Copy> refusing =
                copies.stream().filter(copy -> refuses(copy.queue())).toList();
        allOrNone(refusing, sender);
        int taken = refusing.size();
        int dropped = 0;
        List<Copy> waiting = new ArrayList<>();
        for (Copy copy : copies) {
            if (!refuses(copy.queue())) {
                switch (copy.queue().offer(copy.envelope(), null)) {
                    case TAKEN -> taken++;
                    case DROPPED -> dropped++;
                    case FULL -> waiting.add(copy);
                }
            }
        }
        waitForAll(waiting, sender);
        return new SendResult(taken + waiting.size(), dropped);
    }

    /** Those that may refuse take their slots behind a gate, which opens when none has refused. */
    private static void allOrNone(List<Copy> copies, SendScope sender) {
        Gate gate = new Gate();
        boolean allTaken = false;
        int offered = 0;
        try {
            for (Copy copy : copies) {
                offered++;
                if (copy.queue().offer(copy.envelope(), gate) == Offer.FULL) {
                    copy.queue().offerWaiting(copy.envelope(), gate, sender);
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

    private static void waitForAll(List<Copy> waiting, SendScope sender) {
        BrokerException failure = null;
        for (Copy copy : waiting) {
            failure = waitFor(copy, sender, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable BrokerException waitFor(Copy copy, SendScope sender, @Nullable BrokerException before) {
        try {
            copy.queue().offerWaiting(copy.envelope(), null, sender);
            return before;
        } catch (BrokerException e) {
            if (before == null) {
                return e;
            }
            before.addSuppressed(e);
            return before;
        }
    }
}
