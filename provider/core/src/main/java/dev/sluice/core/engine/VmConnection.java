package dev.sluice.core.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.BrokerEvents;
import dev.sluice.core.admin.Source;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.policy.AccessPolicy.Operation;
import dev.sluice.core.policy.ConsumerOptions;
import dev.sluice.core.queue.QueueReader;
import dev.sluice.core.queue.ReaderTerms;
import dev.sluice.core.selector.Selector;
import dev.sluice.core.topic.SubscriptionTerms;
import dev.sluice.core.topic.Subscriptions;

/**
 * A connection to the in-VM engine.
 *
 * <p>Threads: any. The engine's lock may be held when the connection's is taken, never the other way round; the
 * connection's when that of the topics is.
 */
final class VmConnection implements EngineConnection {
    /** Tells this JVM's connections from those of all others, in message ids that may travel. */
    // Not a UUID: nobody needs to be kept from guessing it, and secure random numbers take their time at start.
    private static final String VM_ID =
            Long.toHexString(ThreadLocalRandom.current().nextLong(1L << 44, 1L << 48));

    private static final AtomicLong CONNECTIONS = new AtomicLong();

    private final VmEngine engine;
    private final @Nullable String user;
    private final Engine.ConnectionLost onLost;
    private final String id = VM_ID + "-" + CONNECTIONS.incrementAndGet();
    private final AtomicInteger senders = new AtomicInteger();
    private final AtomicInteger receivers = new AtomicInteger();
    private final AtomicInteger temporariesMade = new AtomicInteger();

    private final ReentrantLock lock = new ReentrantLock();

    /** Open senders, receivers and controllers. */
    private final Set<Child> children = ConcurrentHashMap.newKeySet();

    @GuardedBy("lock")
    private final Set<Address> temporaries = new HashSet<>();

    @GuardedBy("lock")
    private @Nullable String clientId;

    private volatile boolean closed;

    VmConnection(VmEngine engine, @Nullable String user, Engine.ConnectionLost onLost) {
        this.engine = engine;
        this.user = user;
        this.onLost = onLost;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public @Nullable String clientId() {
        lock.lock();
        try {
            return clientId;
        } finally {
            lock.unlock();
        }
    }

    void clientIdClaimed(String claimed) {
        lock.lock();
        try {
            clientId = claimed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void setClientId(String wanted) {
        ensureOpen();
        engine.claimClientId(this, wanted);
    }

    @Override
    public Sender openSender(@Nullable Address fixed) {
        ensureOpen();
        // The id stands for the connection: a message that waits in a queue must not keep its sender's connection
        // alive.
        Origin origin = new Origin(id + "-" + senders.incrementAndGet(), id, clientId());
        VmSender sender = new VmSender(this, origin);
        if (fixed != null) {
            sender.routeTo(fixed);
        }
        return adopt(sender);
    }

    /** Has something closed when the connection is. */
    private <T extends Child> T adopt(T child) {
        children.add(child);
        if (closed) {
            child.close();
            ensureOpen();
        }
        return child;
    }

    /** Returns whether the child was open until now. */
    boolean forget(Child child) {
        return children.remove(child);
    }

    @Override
    public Receiver openReceiver(ReceiverSpec spec, ReadyListener onReady) {
        ensureOpen();
        Address source = spec.source();
        checkAccess(Operation.RECEIVE, source);
        requireOneKind(source);
        requireOwnTemporaries(source, spec);
        ConsumerId consumer = new ConsumerId(id + "-consumer-" + receivers.incrementAndGet(), id, clientId());
        ReaderTerms terms = readerTerms(spec, consumer);
        if (!source.isQueue()) {
            return adopt(opened(subscribe(spec, terms, onReady)));
        }
        if (source.isPlain()) {
            QueueReader reader = destinations().queue(source).open(terms, onReady);
            return adopt(opened(new QueueReceiver(this, consumer, new Source(source, null), reader)));
        }
        return receiveFromMany(new ManyQueuesReceiver(this, terms, source, onReady));
    }

    /** A subscription's selector is applied when a message is sent, so its readers have none. */
    private static ReaderTerms readerTerms(ReceiverSpec spec, ConsumerId consumer) {
        String weight = spec.options().get(ConsumerOptions.WEIGHT.name());
        return new ReaderTerms(
                spec.source().isQueue() ? spec.selector() : null,
                consumer,
                weight == null ? ConsumerOptions.WEIGHT.defaultValue() : ConsumerOptions.WEIGHT.parse(weight));
    }

    /** Those who listen are told before the receiver is adopted, which may close it at once. */
    private <T extends VmReceiver> T opened(T receiver) {
        events().publish(at -> new BrokerEvent.ConsumerOpened(at, receiver.id(), receiver.source()));
        return receiver;
    }

    private Receiver receiveFromMany(ManyQueuesReceiver many) {
        ManyQueuesReceiver receiver = adopt(opened(many));
        try {
            receiver.open();
            return receiver;
        } catch (BrokerException e) {
            receiver.close();
            throw e;
        }
    }

    private static void requireOneKind(Address source) {
        for (Address part : source.parts()) {
            if (part.kind() != source.kind()) {
                throw new BrokerException(
                        BrokerError.INVALID_NAME,
                        "Cannot receive from " + source + ": " + part
                                + " is of the other kind. Open one consumer for the queues and one for the topics.");
            }
        }
    }

    private void requireOwnTemporaries(Address source, ReceiverSpec spec) {
        for (Address part : source.parts()) {
            boolean temporary = part.isTemporary() || destinations().isTemporary(part);
            if (temporary && spec.subscription() != ReceiverSpec.SubscriptionKind.UNNAMED) {
                throw new BrokerException(
                        BrokerError.NO_SUCH_ADDRESS,
                        "Cannot make a named subscription on " + part
                                + ": a temporary topic ends with its connection.");
            }
            if (temporary && !owns(part)) {
                throw new BrokerException(
                        BrokerError.NO_SUCH_ADDRESS,
                        "Cannot receive from " + part + ": it was deleted, or belongs to another connection.");
            }
        }
    }

    private SubscriptionReceiver subscribe(ReceiverSpec spec, ReaderTerms reader, ReadyListener onReady) {
        SubscriptionTerms terms = new SubscriptionTerms(spec.source(), spec.selector(), spec.noLocal(), id);
        Subscriptions subscriptions = destinations().subscriptions();
        return new SubscriptionReceiver(
                this, reader.owner(), subscriptions, subscriptions.open(idOf(spec), terms, reader, onReady));
    }

    private SubscriptionId idOf(ReceiverSpec spec) {
        String name = spec.name();
        if (name == null) {
            return destinations().subscriptions().newUnnamed(clientId());
        }
        SubscriptionId.Kind kind =
                switch (spec.subscription()) {
                    case UNNAMED -> SubscriptionId.Kind.UNNAMED;
                    case SHARED -> SubscriptionId.Kind.SHARED;
                    case DURABLE -> SubscriptionId.Kind.DURABLE;
                    case SHARED_DURABLE -> SubscriptionId.Kind.SHARED_DURABLE;
                };
        return new SubscriptionId(kind, clientId(), name);
    }

    @Override
    public List<Envelope> browse(Address queue, @Nullable Selector selector) {
        ensureOpen();
        checkAccess(Operation.RECEIVE, queue);
        if (!queue.isPlain()) {
            throw new BrokerException(
                    BrokerError.INVALID_NAME,
                    "Cannot browse " + queue + " at once. Browse each queue by its own name.");
        }
        return destinations().queue(queue).browse(envelope -> selector == null || selector.matches(envelope));
    }

    @Override
    public void unsubscribe(String name) {
        ensureOpen();
        Subscriptions subscriptions = destinations().subscriptions();
        subscriptions
                .findDurable(clientId(), name)
                .ifPresent(subscription -> checkAccess(Operation.RECEIVE, subscription.topic()));
        subscriptions.unsubscribe(clientId(), name);
    }

    @Override
    public Address createTemporary(AddressKind kind) {
        ensureOpen();
        String name = "temp-" + kind.word() + "-" + id + "-" + temporariesMade.incrementAndGet();
        Address address = Address.temporary(kind, name);
        lock.lock();
        try {
            ensureOpen();
            temporaries.add(address);
            destinations().addTemporary(address);
        } finally {
            lock.unlock();
        }
        events().publish(at -> new BrokerEvent.DestinationCreated(at, address));
        return address;
    }

    private boolean owns(Address address) {
        lock.lock();
        try {
            return temporaries.contains(address);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void deleteTemporary(Address address) {
        ensureOpen();
        if (!owns(address)) {
            throw new BrokerException(
                    BrokerError.NO_SUCH_ADDRESS,
                    "Cannot delete " + address + ": it was deleted before, or belongs to another connection.");
        }
        if (destinations().hasReceivers(address)) {
            throw new BrokerException(
                    BrokerError.ADDRESS_IN_USE,
                    "Cannot delete " + address + ": it has active consumers. Close them first.");
        }
        lock.lock();
        try {
            temporaries.remove(address);
        } finally {
            lock.unlock();
        }
        destinations().deleteTemporary(address);
    }

    @Override
    public TransactionController openController() {
        ensureOpen();
        return adopt(new VmTransactionController(this));
    }

    @Override
    public BranchManager branches() {
        ensureOpen();
        return new VmBranchManager(engine, this);
    }

    void checkAccess(Operation operation, Address address) {
        engine.access().check(user, operation, address);
    }

    Destinations destinations() {
        return engine.destinations();
    }

    BrokerEvents events() {
        return engine.events();
    }

    boolean isClosed() {
        return closed;
    }

    void ensureOpen() {
        if (closed) {
            throw new BrokerException(BrokerError.CLOSED, "The connection is closed.");
        }
    }

    /** The engine ends the connection: its owner is told, and closes it. */
    void lost(BrokerException reason) {
        if (!closed) {
            try {
                onLost.lost(reason);
            } finally {
                close();
            }
        }
    }

    @Override
    public void close() {
        List<Address> orphans;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            orphans = List.copyOf(temporaries);
            temporaries.clear();
        } finally {
            lock.unlock();
        }
        try {
            children.forEach(Child::close);
            engine.branches().connectionClosed(this);
            orphans.forEach(destinations()::deleteTemporary);
        } finally {
            engine.closed(this);
        }
    }

    @Override
    public String toString() {
        return "connection " + id;
    }
}
