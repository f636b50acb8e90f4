package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.group.Balancer;
import dev.sluice.core.group.Member;
import dev.sluice.core.message.Envelope;

/**
 * Pending deliveries of which all that have the same key go to the same member. Those of a key that is about to move wait in
 * {@link #common} until what is in flight has been settled. What has no key goes to members in turn, as does what the owner of
 * its key does not want.
 *
 * <p>Threads: guarded by the queue's lock.
 */
final class PendingByKey extends DividedPending {
    private final KeyOwners<Share> owners;
    private final Function<Envelope, @Nullable Object> keys;
    private final Balancer keyless;

    /**
     * Creates an empty collection.
     *
     * @param keys what the key of a message is, or null if it has none
     * @param keyless who gets what has none
     */
    PendingByKey(
            Choice choice,
            boolean weighed,
            Function<Envelope, @Nullable Object> keys,
            Balancer keyless,
            KeyOwners.Listener<Share> listener) {
        super(choice, weighed);
        this.keys = keys;
        this.keyless = keyless;
        this.owners = new KeyOwners<>(listener);
    }

    private @Nullable Object key(QueuedDelivery delivery) {
        return keys.apply(delivery.envelope());
    }

    // ---------------------------------------------------------------- pending

    @Override
    void admitted(QueuedDelivery delivery) {
        Object key = key(delivery);
        if (key != null) {
            owners.added(key);
        }
    }

    @Override
    void remove(QueuedDelivery delivery) {
        super.remove(delivery);
        Object key = key(delivery);
        if (key != null) {
            owners.removed(key);
        }
    }

    @Override
    void divide(QueuedDelivery delivery) {
        put(delivery, homeFor(delivery));
    }

    private Lanes homeFor(QueuedDelivery delivery) {
        if (members.isEmpty()) {
            return common;
        }
        Object key = key(delivery);
        if (key != null) {
            Share owner = owners.receiver(key);
            if (owner == null || owner.wants(delivery.envelope())) {
                return owner == null ? common : owner;
            }
        }
        return whoeverWants(delivery.envelope());
    }

    private Lanes whoeverWants(Envelope envelope) {
        List<Member> wanting = new ArrayList<>(members.size());
        for (Share member : members) {
            if (member.wants(envelope)) {
                wanting.add(member);
            }
        }
        Member chosen = wanting.isEmpty() ? null : keyless.choose(envelope, wanting);
        return chosen == null ? unwanted : (Share) chosen;
    }

    // ---------------------------------------------------------------- members

    @Override
    void joined(Share share) {
        boolean moved = owners.join(share);
        redivide(common);
        redivide(unwanted);
        if (moved) {
            members.forEach(this::giveUpLostKeys);
        }
    }

    @Override
    int keysOf(QueueReader reader) {
        return owners.count(reader.share());
    }

    private void giveUpLostKeys(Share member) {
        for (QueuedDelivery delivery : member.inOrder()) {
            Object key = key(delivery);
            if (key != null && !owners.isOwner(member, key)) {
                redivide(delivery);
            }
        }
    }

    @Override
    void gone(Share share) {
        owners.leave(share);
        keyless.left(share);
        // What has waited for a key to move to this member need not wait if the key stays where it was.
        redivide(common);
    }

    // ---------------------------------------------------------------- in flight

    @Override
    void handedOver(QueuedDelivery delivery, QueueReader reader) {
        Object key = key(delivery);
        if (key != null) {
            owners.handedOver(key, reader.share());
        }
    }

    @Override
    void settled(QueuedDelivery delivery) {
        Object key = key(delivery);
        QueueReader holder = delivery.holder();
        if (key != null && holder != null && owners.settled(key, holder.share())) {
            for (QueuedDelivery waiting : common.inOrder()) {
                if (key.equals(key(waiting))) {
                    redivide(waiting);
                }
            }
        }
    }
}
