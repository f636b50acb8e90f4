package dev.sluice.core.group;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/**
 * Decides which member of a group gets which message. Each queue and each subscription has one of its own, so it may
 * remember what it has decided.
 *
 * <p>An application may bring its own, see {@link Balancing#by}. It is asked for one message at a time, in the order of
 * delivery, about members that wait for a message just then and would take this one. Where members have selectors, a message
 * that none of those who wait would take is offered to those who are busy, so that it does not hold up what others want.
 *
 * <p>Threads: called by one thread at a time, with no lock held; it must not block. If {@link #choose} throws, the first candidate
 * gets the message; that {@link #left} has thrown is logged.
 */
public interface Balancer {
    /**
     * Chooses who gets a message.
     *
     * @param message the next message to be delivered
     * @param candidates whom it may go to, in the order of their {@linkplain Member#number() numbers}; at least one
     * @return one of the candidates, or null for none of them: the message, and those behind it, wait until another member
     *     is ready
     */
    @Nullable
    Member choose(Envelope message, List<Member> candidates);

    /**
     * A member is gone, or does not receive for now; whatever was remembered of it may be forgotten. It may have come back by the
     * time this is called, but is no candidate again before.
     *
     * @param member as it was when it left; to be known by its {@linkplain Member#number() number}
     */
    default void left(Member member) {}
}
