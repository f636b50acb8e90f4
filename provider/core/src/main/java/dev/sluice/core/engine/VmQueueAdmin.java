package dev.sluice.core.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.MessageSnapshot;
import dev.sluice.core.admin.Moved;
import dev.sluice.core.admin.QueueAdmin;
import dev.sluice.core.admin.QueueSnapshot;
import dev.sluice.core.admin.Selection;
import dev.sluice.core.admin.Source;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.DestinationPolicy.DeadLetterPolicy;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.QueueFigures;
import dev.sluice.core.topic.Subscription;
import dev.sluice.core.topic.Topic;

/** A queue or subscription of the in-VM engine in the hands of an operator; looked up anew for each command. Threads: any. */
final class VmQueueAdmin implements QueueAdmin {
    private final VmAdmin admin;
    private final Destinations destinations;
    private final Source source;

    VmQueueAdmin(VmAdmin admin, Source source) {
        this.admin = admin;
        this.destinations = admin.engine().destinations();
        this.source = source;
    }

    @Override
    public Source source() {
        return source;
    }

    /** Returns its queue, or throws if there is none any more. */
    MessageQueue found() {
        SubscriptionId id = source.subscription();
        if (id != null) {
            return subscription(id).queue();
        }
        MessageQueue queue = destinations.findQueue(source.address());
        if (queue == null) {
            throw admin.noQueue(source.address().name());
        }
        return queue;
    }

    private Subscription subscription(SubscriptionId id) {
        return destinations.subscriptions().find(id).orElseThrow(() -> admin.noSubscription(id));
    }

    // ---------------------------------------------------------------- looking

    @Override
    public QueueSnapshot snapshot() {
        SubscriptionId id = source.subscription();
        return id == null
                ? admin.snapshots().of(source.address(), found())
                : admin.snapshots().of(subscription(id));
    }

    @Override
    public List<MessageSnapshot> browse(Selection which, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("Cannot browse " + limit + " messages; give a limit from 1.");
        }
        return found().control().find(which::includes, limit).stream()
                .map(seen -> new MessageSnapshot(seen.envelope(), seen.attempts(), seen.delayed()))
                .toList();
    }

    // ---------------------------------------------------------------- messages

    @Override
    public int remove(Selection which) {
        return found().remove(which::includes).size();
    }

    @Override
    public Moved move(Selection which, String queue) {
        Address address = Address.queue(queue);
        if (!address.isPlain()) {
            throw new BrokerException(
                    BrokerError.INVALID_NAME, "Cannot move messages to " + address + ". Name one queue.");
        }
        MessageQueue from = found();
        MessageQueue to = destinations.queue(address);
        if (from == to) {
            throw new BrokerException(
                    BrokerError.INVALID_NAME, "Cannot move messages from " + from + " to itself. Name another queue.");
        }
        Mover mover = new Mover(from);
        from.control()
                .find(which::includes, Integer.MAX_VALUE)
                .forEach(seen ->
                        mover.move(seen, to, seen.envelope().copyTo(address).build()));
        return mover.result();
    }

    @Override
    public Moved replayDeadLetters() {
        MessageQueue queue = found();
        DeadLetterPolicy policy = queue.policy().deadLetters();
        if (policy.queue().isEmpty()) {
            throw new BrokerException(
                    BrokerError.CONFIGURATION,
                    "There are no dead letters of " + source
                            + ": its 'deadLetterQueue' is empty, so they are discarded.");
        }
        Replay replay = new Replay(destinations);
        for (Address destination : destinations()) {
            replay.from(policy.queueFor(destination), letter -> DeadLetters.source(letter)
                    .equals(queue.toString()));
        }
        return replay.result();
    }

    /** Returns where the messages that it gets may have been sent. */
    private Set<Address> destinations() {
        Address address = source.address();
        return address.isQueue() && address.isPlain()
                ? Set.of(address)
                : destinations.topics().all().stream()
                        .map(Topic::address)
                        .filter(address::covers)
                        .collect(Collectors.toSet());
    }

    // ---------------------------------------------------------------- state

    @Override
    public void pause() {
        if (found().pause()) {
            admin.engine().events().publish(at -> new BrokerEvent.Paused(at, source));
        }
    }

    @Override
    public void resume() {
        if (found().resume()) {
            admin.engine().events().publish(at -> new BrokerEvent.Resumed(at, source));
        }
    }

    @Override
    public void delete(boolean force) {
        SubscriptionId id = source.subscription();
        if (id == null) {
            deleteQueue(found(), force);
        } else {
            endSubscription(subscription(id), force);
        }
    }

    private void deleteQueue(MessageQueue queue, boolean force) {
        if (!force && !queue.control().closeIfUnused()) {
            QueueFigures.Depth depth = queue.figures().depth();
            throw new BrokerException(
                    BrokerError.ADDRESS_IN_USE,
                    "Cannot delete " + source + ": it has " + depth.readers() + " consumers, " + depth.used()
                            + " messages and " + depth.blockedSenders()
                            + " waiting producers. Close and empty it first, or use force.");
        }
        destinations.end(source.address(), queue);
    }

    private void endSubscription(Subscription subscription, boolean force) {
        if (!destinations.subscriptions().end(subscription, force)) {
            QueueFigures.Depth depth = subscription.queue().figures().depth();
            throw new BrokerException(
                    BrokerError.SUBSCRIPTION_IN_USE,
                    "Cannot end " + source + ": it has " + depth.readers() + " consumers and " + depth.inFlight()
                            + " unacknowledged messages. Close and acknowledge first, or use force.");
        }
    }
}
