package dev.sluice.core.engine;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.policy.AccessPolicy.Operation;
import dev.sluice.core.queue.SendScope;
import dev.sluice.core.topic.Publisher;
import dev.sluice.core.topic.Route;

/**
 * A sender of the in-VM engine. Remembers where it sent last, so that a series to one destination looks it up once.
 *
 * <p>Threads: sends by one at a time; {@link #endWaits} and {@link #close} by any.
 */
final class VmSender implements Sender, Child {
    private final VmConnection connection;
    private final Origin origin;
    private final SendScope scope = new SendScope();

    private @Nullable Address lastAddress;
    private @Nullable Route lastRoute;

    /** {@link Destinations#deletions} when that was looked up. */
    private long lookedUpAt;

    VmSender(VmConnection connection, Origin origin) {
        this.connection = connection;
        this.origin = origin;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public SendResult send(Envelope envelope, @Nullable Transaction transaction) {
        scope.ensureOpen();
        Address address = envelope.destination();
        Route known = lastRoute;
        Route route = known != null && address.equals(lastAddress) && isUpToDate() ? known : routeTo(address);
        if (transaction == null) {
            return Publisher.publish(envelope, route, scope);
        }
        ((VmWork) transaction).send(envelope, route);
        return SendResult.NONE;
    }

    private boolean isUpToDate() {
        return lookedUpAt == connection.destinations().deletions();
    }

    /** Looks an address up, having checked that the user may send there. */
    Route routeTo(Address address) {
        connection.ensureOpen();
        connection.checkAccess(Operation.SEND, address);
        lookedUpAt = connection.destinations().deletions();
        Route route = connection.destinations().route(address);
        lastAddress = address;
        lastRoute = route;
        return route;
    }

    @Override
    public void endWaits() {
        scope.endWaits();
    }

    @Override
    public void close() {
        connection.forget(this);
        scope.close();
    }
}
