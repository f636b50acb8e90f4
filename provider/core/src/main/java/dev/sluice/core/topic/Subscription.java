package dev.sluice.core.topic;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.selector.Selector;

/**
 * A queue of its own that is bound to a topic, or to several. One class for all four kinds; what tells them apart is their
 * {@link SubscriptionId} and who may read them.
 *
 * <p>Immutable but for the content of its queue.
 */
public final class Subscription {
    private final long number;
    private final SubscriptionId id;
    private final SubscriptionTerms terms;
    private final MessageQueue queue;

    Subscription(long number, SubscriptionId id, SubscriptionTerms terms, MessageQueue queue) {
        this.number = number;
        this.id = id;
        this.terms = terms;
        this.queue = queue;
    }

    /** Returns its place in the order in which subscriptions were made; unlike its id, never that of another. */
    long number() {
        return number;
    }

    /** Returns its kind and name. */
    public SubscriptionId id() {
        return id;
    }

    /** Returns the topic, pattern or composite it is bound to. */
    public Address topic() {
        return terms.topic();
    }

    /** Returns which messages it takes, or null for all. */
    public @Nullable Selector selector() {
        return terms.selector();
    }

    /** Returns where its messages are. */
    public MessageQueue queue() {
        return queue;
    }

    boolean hasTerms(SubscriptionTerms others) {
        return terms.topic().equals(others.topic())
                && terms.noLocal() == others.noLocal()
                && Objects.equals(terms.selector(), others.selector());
    }

    /** Returns whether it takes every message of its topic, so that messages need not be looked at. */
    boolean isUnconditional() {
        return terms.selector() == null && !terms.noLocal();
    }

    /** Returns whether it takes every message of its topic that has the only value its selector demands. */
    boolean isDecidedByDemand() {
        return terms.selector() != null && terms.selector().isEquality() && !terms.noLocal();
    }

    /** Returns whether it takes a message: decided when the message is sent, not when it is delivered. */
    boolean wants(Envelope envelope) {
        Selector selector = terms.selector();
        return (!terms.noLocal() || !isLocal(envelope)) && (selector == null || selector.matches(envelope));
    }

    private boolean isLocal(Envelope envelope) {
        return envelope.origin().isSameClient(terms.connection(), id.isDurable() ? id.clientId() : null);
    }

    @Override
    public String toString() {
        return id + " on " + terms.topic();
    }
}
