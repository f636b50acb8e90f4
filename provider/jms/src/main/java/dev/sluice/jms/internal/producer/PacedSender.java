package dev.sluice.jms.internal.producer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import jakarta.jms.JMSException;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.engine.Sender;
import dev.sluice.core.engine.Transaction;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.policy.PacingPolicy;
import dev.sluice.jms.destination.SluiceDestination;

/**
 * What a producer sends through. Where pacing is configured, it waits until a send is due, with a pacer for each destination:
 * one that is full does not slow down the sends to others.
 *
 * <p>Threads: sends by one at a time, {@link #endWaits} and {@link #close} by any.
 */
public final class PacedSender {
    /** Of how many destinations it knows the pace. One that is used again after as many others begins anew. */
    private static final int REMEMBERED = 256;

    private final Sender sender;
    private final PacingTerms terms;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<Key, PacedSends> paced = new LinkedHashMap<>(16, 0.75f, true);

    /** Whether sends wait no more. Written under {@link #lock}. */
    private volatile boolean ended;

    // Of the thread that sends: most producers send to the same destination again and again.
    private @Nullable SluiceDestination last;
    private @Nullable PacedSends sendsToLast;

    private record Key(Address destination, PacingPolicy policy) {}

    /**
     * Creates a paced sender.
     *
     * @param sender what it sends through
     * @param terms how it is to pace
     */
    public PacedSender(Sender sender, PacingTerms terms) {
        this.sender = sender;
        this.terms = terms;
    }

    Origin origin() {
        return sender.origin();
    }

    /**
     * Waits until the next send to a destination is due; usually it is.
     *
     * @throws JMSException if the options after the destination's name make no sense
     * @throws BrokerException {@link dev.sluice.core.error.BrokerError#INTERRUPTED};
     *     {@link dev.sluice.core.error.BrokerError#CLOSED} if waits were ended meanwhile
     */
    @SuppressWarnings("ReferenceEquality") // destinations are equal whatever their options; the same one has the same
    void awaitTurn(SluiceDestination to) throws JMSException {
        if (ended) {
            sendsToLast = null;
            return;
        }
        if (to != last) {
            sendsToLast = find(to);
            last = to;
        }
        if (sendsToLast != null) {
            sendsToLast.pacer().await();
        }
    }

    /** Sends a message to the destination whose turn was awaited; as {@link Sender#send}. */
    SendResult send(Envelope envelope, @Nullable Transaction transaction) {
        PacedSends sends = sendsToLast;
        return sends == null ? sender.send(envelope, transaction) : sends.send(sender, envelope, transaction);
    }

    private @Nullable PacedSends find(SluiceDestination to) throws JMSException {
        PacingPolicy policy = terms.policyFor(to);
        if (!policy.adaptive()) {
            return null;
        }
        lock.lock();
        try {
            PacedSends sends = paced.get(new Key(to.address(), policy));
            return sends != null ? sends : open(to, policy);
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private PacedSends open(SluiceDestination to, PacingPolicy policy) {
        PacedSends sends = terms.open(to, policy);
        if (ended) {
            terms.close(sends);
            return sends;
        }
        paced.put(new Key(to.address(), policy), sends);
        if (paced.size() > REMEMBERED) {
            PacedSends eldest = paced.values().iterator().next();
            paced.values().remove(eldest);
            terms.close(eldest);
        }
        return sends;
    }

    /** Tells all that it paces what became of the transaction they may have sent in. */
    void tell(Consumer<PacedSends> news) {
        List<PacedSends> all;
        lock.lock();
        try {
            all = List.copyOf(paced.values());
        } finally {
            lock.unlock();
        }
        all.forEach(news);
    }

    /** Ends waits that are going on, for space or for the turn. Further sends do not wait: they are sent at once, or refused. */
    void endWaits() {
        endPacing();
        sender.endWaits();
    }

    /** Ends it, and a wait that is going on. */
    void close() {
        endPacing();
        sender.close();
    }

    private void endPacing() {
        lock.lock();
        try {
            ended = true;
            paced.values().forEach(terms::close);
            paced.clear();
        } finally {
            lock.unlock();
        }
    }
}
