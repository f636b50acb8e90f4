package dev.sluice.core.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.group.Balancer;
import dev.sluice.core.policy.DestinationPolicy;

/**
 * Pending deliveries that are divided among the readers of a group. A reader is a member from the first time it asks, or says
 * that it is going to, until it is stopped or closed, or has let a delivery time out; what was set aside for it goes to the
 * others then. So nothing is set aside for somebody who does not receive.
 *
 * <p>Threads: guarded by the queue's lock.
 *
 * <p>Always true: a delivery is in its {@link QueuedDelivery#home()}, which is {@link #common}, {@link #unwanted}, or the share of
 * a member; {@link #members} are in the order of their numbers.
 */
abstract sealed class DividedPending extends Pending permits PendingByTurn, PendingByKey {
    private static final Comparator<QueuedDelivery> BY_AGE = Comparator.comparing(delivery -> delivery.sequence);

    private static final Comparator<QueuedDelivery> IN_ORDER =
            Comparator.comparing(QueuedDelivery::lane).reversed().thenComparing(BY_AGE);

    /** What all messages of an exclusive queue have in common. */
    private static final Object ONE_KEY = "all";

    final Choice choice;

    /** What is set aside for nobody yet. */
    final Lanes common;

    /** What no member wants; others may join. */
    final Lanes unwanted;

    final List<Share> members = new ArrayList<>();
    private final boolean weighed;
    private long opened;
    private int size;

    DividedPending(Choice choice, boolean weighed) {
        this.choice = choice;
        this.weighed = weighed;
        this.common = new Lanes(weighed);
        this.unwanted = new Lanes(weighed);
    }

    /** Returns an empty collection, as {@link Pending#of}, for a queue with a group. Here, so that a queue without one loads none of it. */
    static Pending divided(MessageQueue queue, Choice choice, QueueLock lock, Runnable tellReaders) {
        DestinationPolicy.GroupPolicy group = queue.policy().group();
        Balancer balancer = group.balancing().newBalancer();
        KeyNews news = new KeyNews(queue, lock);
        boolean weighed = queue.policy().bounds().bytes() > 0;
        return switch (group.balancing().kind()) {
            case WHOEVER_ASKS -> throw new IllegalArgumentException("There is no group to divide " + queue + " among.");
            case AHEAD -> new PendingByTurn(choice, weighed, balancer, group.prefetch());
            case ON_DEMAND -> new PendingByTurn(choice, weighed, balancer, 0);
            case FOREIGN -> new PendingByTurn(choice, weighed, balancer, lock, tellReaders);
            case BY_KEY ->
                new PendingByKey(
                        choice, weighed, message -> message.properties().get(group.key()), balancer, news);
            case ALL_TO_ONE -> new PendingByKey(choice, weighed, message -> ONE_KEY, balancer, news);
        };
    }

    // ---------------------------------------------------------------- deliveries

    @Override
    final void add(QueuedDelivery delivery) {
        size++;
        admitted(delivery);
        divide(delivery);
    }

    /** A delivery that was not pending is now, and about to be divided. */
    void admitted(QueuedDelivery delivery) {}

    /** Puts a delivery where it belongs for now. */
    abstract void divide(QueuedDelivery delivery);

    final void put(QueuedDelivery delivery, Lanes home) {
        delivery.moveTo(home);
        home.add(delivery);
    }

    /** Divides all deliveries of some lanes anew. */
    final void redivide(Lanes lanes) {
        for (QueuedDelivery delivery : lanes.inOrder()) {
            redivide(delivery);
        }
    }

    final void redivide(QueuedDelivery delivery) {
        delivery.home().remove(delivery);
        divide(delivery);
    }

    @Override
    void remove(QueuedDelivery delivery) {
        delivery.home().remove(delivery);
        delivery.leaveHome();
        size--;
    }

    @Override
    final int size() {
        return size;
    }

    private Stream<Lanes> allLanes() {
        return Stream.concat(Stream.of(common, unwanted), members.stream());
    }

    @Override
    final int top() {
        return allLanes().mapToInt(Lanes::top).max().orElse(-1);
    }

    @Override
    final List<QueuedDelivery> inOrder() {
        return choice.inOrder(allLanes()
                .flatMap(lanes -> lanes.inOrder().stream())
                .sorted(IN_ORDER)
                .toList());
    }

    @Override
    final @Nullable QueuedDelivery oldest() {
        return allLanes()
                .map(Lanes::oldest)
                .filter(Objects::nonNull)
                .min(BY_AGE)
                .orElse(null);
    }

    @Override
    final @Nullable QueuedDelivery leastImportantBelow(int priority) {
        return allLanes()
                .map(lanes -> lanes.leastImportantBelow(priority))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(QueuedDelivery::lane).thenComparing(BY_AGE))
                .orElse(null);
    }

    @Override
    final long bytesBelow(int priority) {
        return allLanes().mapToLong(lanes -> lanes.bytesBelow(priority)).sum();
    }

    // ---------------------------------------------------------------- readers

    @Override
    final @Nullable QueuedDelivery firstFor(QueueReader reader) {
        return choice.first(reader.share());
    }

    /** It does: who gets what is decided in the order of delivery. */
    @Override
    final boolean dependsOnArrivals(QueueReader reader) {
        return true;
    }

    @Override
    final boolean isDivided() {
        return true;
    }

    @Override
    final void opened(QueueReader reader) {
        reader.takes(new Share(reader, ++opened, weighed));
    }

    @Override
    final void asks(QueueReader reader) {
        reader.share().asking = true;
        joins(reader);
    }

    @Override
    final void joins(QueueReader reader) {
        Share share = reader.share();
        if (!share.isMember) {
            share.isMember = true;
            members.add(share);
            members.sort(Comparator.comparing(Share::number));
            joined(share);
        }
        distribute();
    }

    @Override
    final void hasAsked(QueueReader reader) {
        reader.share().asking = false;
    }

    @Override
    final void left(QueueReader reader) {
        leave(reader.share());
    }

    /** A reader that has let a delivery time out may do so with others: it gets no more until it asks. */
    @Override
    final boolean timedOut(QueueReader holder) {
        leave(holder.share());
        return true;
    }

    private void leave(Share share) {
        share.asking = false;
        if (share.isMember) {
            share.isMember = false;
            members.remove(share);
            gone(share);
            redivide(share);
        }
    }

    /** A reader has become a member. */
    abstract void joined(Share share);

    /** A member has left; what is set aside for it is about to be divided anew. */
    abstract void gone(Share share);

    @Override
    void checkInvariants() {
        int counted = 0;
        for (Lanes lanes : allLanes().toList()) {
            lanes.checkInvariants();
            counted += lanes.size();
            for (QueuedDelivery delivery : lanes.inOrder()) {
                if (delivery.home() != lanes) {
                    throw new AssertionError(delivery + " is not at home");
                }
            }
        }
        if (counted != size) {
            throw new AssertionError("Size " + size + ", counted " + counted);
        }
    }
}
