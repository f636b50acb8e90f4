package dev.sluice.core.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.policy.AccessPolicy.Operation;
import dev.sluice.core.queue.SendScope;
import dev.sluice.core.selector.Selector;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.core.topic.Subscription;
import dev.sluice.core.topic.SubscriptionId;
import dev.sluice.core.topic.SubscriptionTerms;
import dev.sluice.core.topic.Topic;

/** A connection to the in-VM engine. Threads: any. */
final class VmConnection implements EngineConnection {
    /** Tells this JVM's connections from those of all others, in message ids that may travel. */
    private static final String VM_ID = UUID.randomUUID().toString().substring(0, 13);

    private static final AtomicLong CONNECTIONS = new AtomicLong();

    private final VmEngine engine;
    private final @Nullable String user;
    private final Engine.ConnectionLost onLost;
    private final String id = VM_ID + "-" + CONNECTIONS.incrementAndGet();
    private final AtomicInteger senders = new AtomicInteger();
    private final AtomicInteger temporariesMade = new AtomicInteger();

    private final ReentrantLock lock = new ReentrantLock();

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
        if (clientId() != null) {
            throw new BrokerException(
                    BrokerError.CLIENT_ID_FIXED, "The connection has the client id '" + clientId() + "' already.");
        }
        engine.claimClientId(wanted);
        clientIdClaimed(wanted);
    }

    @Override
    public Sender openSender(@Nullable Address fixed) {
        ensureOpen();
        Origin origin = new Origin(id + "-" + senders.incrementAndGet(), this, clientId());
        VmSender sender = new VmSender(this, origin, new SendScope(clock()));
        if (fixed != null) {
            sender.routeTo(fixed);
        }
        return sender;
    }

    @Override
    public Receiver openReceiver(ReceiverSpec spec, ReadyListener onReady) {
        ensureOpen();
        Address source = spec.source();
        checkAccess(Operation.RECEIVE, source);
        requireOwnTemporaries(source, spec);
        if (!source.isQueue()) {
            return subscribe(spec, onReady);
        }
        if (source.isPlain()) {
            return new QueueReceiver(destinations().queue(source).open(spec.selector(), onReady));
        }
        return new ManyQueuesReceiver(destinations(), source, spec.selector(), onReady);
    }

    private void requireOwnTemporaries(Address source, ReceiverSpec spec) {
        for (Address part : source.parts()) {
            if (part.isTemporary() && spec.subscription() != ReceiverSpec.SubscriptionKind.UNNAMED) {
                throw new BrokerException(
                        BrokerError.NO_SUCH_ADDRESS,
                        "Cannot make a named subscription on " + part
                                + ": a temporary topic ends with its connection.");
            }
            if (part.isTemporary() && !owns(part)) {
                throw new BrokerException(
                        BrokerError.NO_SUCH_ADDRESS,
                        "Cannot receive from " + part + ": it was deleted, or belongs to another connection.");
            }
        }
    }

    private Receiver subscribe(ReceiverSpec spec, ReadyListener onReady) {
        SubscriptionTerms terms = new SubscriptionTerms(spec.source(), spec.selector(), spec.noLocal(), this);
        return new SubscriptionReceiver(
                destinations().subscriptions(), destinations().subscriptions().open(idOf(spec), terms, onReady));
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
        return destinations().queue(queue).browse(envelope -> selector == null || selector.matches(envelope));
    }

    @Override
    public void unsubscribe(String name) {
        ensureOpen();
        destinations().subscriptions().unsubscribe(clientId(), name);
    }

    @Override
    public Address createTemporary(AddressKind kind) {
        ensureOpen();
        String name = "temp-" + kind.word() + "-" + id + "-" + temporariesMade.incrementAndGet();
        Address address = Address.temporary(kind, name);
        destinations().addTemporary(address);
        lock.lock();
        try {
            temporaries.add(address);
        } finally {
            lock.unlock();
        }
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
    public Transaction begin() {
        ensureOpen();
        return new VmTransaction(clock());
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

    BrokerClock clock() {
        return engine.clock();
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
            onLost.lost(reason);
            close();
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
        engine.branches().connectionClosed(this);
        orphans.forEach(this::deleteOrphan);
        engine.closed(this);
    }

    private void deleteOrphan(Address address) {
        if (!address.isQueue()) {
            Topic topic = destinations().topics().find(address);
            if (topic != null) {
                topic.subscriptions().stream().map(Subscription::queue).forEach(queue -> queue.remove(e -> true));
            }
        }
        destinations().deleteTemporary(address);
    }

    @Override
    public String toString() {
        return "connection " + id;
    }
}
