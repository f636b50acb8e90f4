package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which member of a group each key belongs to. A key comes to the member with the fewest keys, and stays. When a member joins
 * it is given as many keys as are its due and no more; when one leaves, only its keys move. A key that moves while messages of
 * it are in flight waits until these are settled, so that no two members ever work on one key.
 *
 * <p>Keys of which no message is there are remembered as long as they are among the latest {@value #REMEMBERED}.
 *
 * <p>Threads: none of its own and no lock; the owner guards it.
 *
 * @param <M> the members
 */
final class KeyOwners<M> {
    /** How many keys are remembered at least. */
    static final int REMEMBERED = 100_000;

    private final Listener<M> listener;

    /** In the order of their latest use. */
    private final LinkedHashMap<Object, Entry<M>> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** The members, in the order in which they joined, and how many keys each has. */
    private final Map<M, Integer> keys = new LinkedHashMap<>();

    /** Told whose a key is. */
    interface Listener<M> {
        /** From now on the messages of a key go to a member. */
        void assigned(Object key, M member);

        /** A member gets no further messages of a key. */
        void lost(Object key, M member);
    }

    private static final class Entry<M> {
        private @Nullable M owner;

        /** Messages that are there: pending or in flight. */
        private int live;

        private int inFlight;

        /** Who has those in flight. */
        private @Nullable M holder;

        boolean isHeldBack() {
            return inFlight > 0 && owner != holder;
        }
    }

    /**
     * Creates a group without members.
     *
     * @param listener told whose a key is
     */
    KeyOwners(Listener<M> listener) {
        this.listener = listener;
    }

    // ---------------------------------------------------------------- members

    /**
     * A member joins, and is given its due of the keys there are.
     *
     * @return whether any key has changed hands
     */
    boolean join(M member) {
        keys.put(member, 0);
        int due = entries.size() / keys.size();
        List<Map.Entry<Object, Entry<M>>> moving = new ArrayList<>();
        // What somebody works on must wait before it can move, so it does only if there is not enough else.
        addMoving(member, due, false, moving);
        addMoving(member, due, true, moving);
        moving.forEach(each -> move(each.getKey(), each.getValue(), member));
        return !moving.isEmpty();
    }

    private void addMoving(M to, int due, boolean inFlight, List<Map.Entry<Object, Entry<M>>> moving) {
        for (Map.Entry<Object, Entry<M>> each : entries.entrySet()) {
            M owner = each.getValue().owner;
            boolean isInFlight = each.getValue().inFlight > 0;
            if (owner != null && isInFlight == inFlight && count(to) < due && count(owner) > due) {
                changeHands(owner, to);
                moving.add(each);
            }
        }
    }

    private void changeHands(M from, M to) {
        keys.merge(from, -1, Integer::sum);
        keys.merge(to, 1, Integer::sum);
    }

    private void move(Object key, Entry<M> entry, M to) {
        lose(key, entry);
        entry.owner = to;
        if (!entry.isHeldBack()) {
            listener.assigned(key, to);
        }
    }

    private void lose(Object key, Entry<M> entry) {
        M owner = entry.owner;
        if (owner != null && !entry.isHeldBack()) {
            listener.lost(key, owner);
        }
        entry.owner = null;
    }

    /** A member leaves. Its keys belong to nobody, until somebody asks who has them. */
    void leave(M member) {
        keys.remove(member);
        for (Iterator<Map.Entry<Object, Entry<M>>> it = entries.entrySet().iterator(); it.hasNext(); ) {
            Map.Entry<Object, Entry<M>> each = it.next();
            Entry<M> entry = each.getValue();
            if (entry.owner == member) {
                lose(each.getKey(), entry);
                if (entry.live == 0) {
                    it.remove();
                }
            }
        }
    }

    /** Returns how many keys a member has. */
    int count(M member) {
        return keys.getOrDefault(member, 0);
    }

    // ---------------------------------------------------------------- messages

    /** A message of a key has become pending. */
    void added(Object key) {
        Entry<M> entry = entries.get(key);
        if (entry == null) {
            entry = new Entry<>();
            entries.put(key, entry);
            forgetOldest();
        }
        entry.live++;
    }

    /** The one that was used least lately goes if it can; if not, it counts as used. */
    private void forgetOldest() {
        if (entries.size() > REMEMBERED) {
            Map.Entry<Object, Entry<M>> oldest = entries.entrySet().iterator().next();
            if (oldest.getValue().live == 0) {
                forget(oldest.getKey(), oldest.getValue());
            } else {
                entries.get(oldest.getKey());
            }
        }
    }

    private void forget(Object key, Entry<M> entry) {
        entries.remove(key);
        M owner = entry.owner;
        if (owner != null) {
            keys.computeIfPresent(owner, (member, count) -> count - 1);
            listener.lost(key, owner);
        }
    }

    /** A pending message of a key is not pending any more. */
    void removed(Object key) {
        entry(key).live--;
    }

    /** A message of a key, no longer pending, is in flight with a member. */
    void handedOver(Object key, M member) {
        Entry<M> entry = entry(key);
        entry.live++;
        if (entry.inFlight == 0) {
            entry.holder = member;
        }
        if (entry.holder == member) {
            entry.inFlight++;
        }
    }

    /**
     * A message of a key is not in flight any more.
     *
     * @return whether that was what a change of hands had to wait for
     */
    boolean settled(Object key, M member) {
        Entry<M> entry = entry(key);
        entry.live--;
        if (entry.holder != member) {
            return false;
        }
        boolean heldBack = entry.isHeldBack();
        entry.inFlight--;
        boolean free = entry.inFlight == 0;
        if (free) {
            entry.holder = null;
        }
        M owner = entry.owner;
        if (owner == null && entry.live == 0) {
            entries.remove(key);
        } else if (heldBack && free && owner != null) {
            listener.assigned(key, owner);
        }
        return heldBack && free;
    }

    /**
     * Returns the member that a message of a key may go to now. A key that is nobody's is given to the member with the fewest.
     *
     * @param key a key of a message that is there
     * @return the member; null if there is none, or the key must wait for what is in flight with another
     */
    @Nullable
    M receiver(Object key) {
        Entry<M> entry = entry(key);
        if (entry.owner == null) {
            M poorest = poorest(entry.holder);
            if (poorest == null) {
                return null;
            }
            entry.owner = poorest;
            keys.merge(poorest, 1, Integer::sum);
            if (!entry.isHeldBack()) {
                listener.assigned(key, poorest);
            }
        }
        return entry.isHeldBack() ? null : entry.owner;
    }

    /** Returns the member with the fewest keys; or who is still working on this one, if that is a member. */
    private @Nullable M poorest(@Nullable M before) {
        if (before != null && keys.containsKey(before)) {
            return before;
        }
        M poorest = null;
        for (M member : keys.keySet()) {
            if (poorest == null || count(member) < count(poorest)) {
                poorest = member;
            }
        }
        return poorest;
    }

    /** Returns whether a key belongs to a member. */
    boolean isOwner(M member, Object key) {
        return entry(key).owner == member;
    }

    private Entry<M> entry(Object key) {
        Entry<M> entry = entries.get(key);
        if (entry == null) {
            throw new IllegalStateException("No message of key '" + key + "' is there.");
        }
        return entry;
    }
}
