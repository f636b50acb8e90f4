package dev.sluice.jms.internal.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.SendResult;
import dev.sluice.jms.destination.Destinations;
import dev.sluice.jms.destination.SluiceDestination;
import dev.sluice.jms.internal.error.JmsErrors;
import dev.sluice.jms.internal.lifecycle.CloseSteps;
import dev.sluice.jms.internal.producer.PacedSender;
import dev.sluice.jms.internal.producer.SluiceProducer;

/**
 * The producers of a session.
 *
 * <p>Threads: as the session; closing by any.
 */
final class Producers {
    private final SessionHost host;
    private final Set<SluiceProducer> open = ConcurrentHashMap.newKeySet();

    Producers(SessionHost host) {
        this.host = host;
    }

    /** Makes a producer of one of the kinds there are. */
    @FunctionalInterface
    interface Maker<P extends SluiceProducer> {
        P make(PacedSender sender, @Nullable SluiceDestination destination);
    }

    /** Opens a producer for a destination, or for any. */
    <P extends SluiceProducer> P open(@Nullable Destination destination, Maker<P> maker) throws JMSException {
        SluiceDestination ours = destination == null ? null : Destinations.of(destination);
        if (ours != null) {
            host.pacing().policyFor(ours); // refuses what makes no sense before anything is opened
        }
        Address fixed = ours == null ? null : ours.address();
        PacedSender sender = new PacedSender(JmsErrors.call(() -> host.engine().openSender(fixed)), host.pacing());
        P producer = maker.make(sender, ours);
        open.add(producer);
        return producer;
    }

    /** A producer was closed. */
    void remove(SluiceProducer producer) {
        open.remove(producer);
    }

    /** Commits the transaction in which they may have sent, and lets them feel how that went. */
    void commit(Supplier<SendResult> commit) {
        long began = host.clock().nanos();
        SendResult result;
        try {
            result = commit.get();
        } catch (BrokerException e) {
            open.forEach(producer -> producer.rolledBack(e));
            throw e;
        }
        open.forEach(producer -> producer.committed(result, began));
    }

    /** The transaction in which they may have sent was rolled back. */
    void rolledBack() {
        open.forEach(producer -> producer.rolledBack(null));
    }

    /** Lets their sends wait no more, so that whoever closes the session does not wait for them. */
    void endWaits() {
        open.forEach(SluiceProducer::endWaits);
    }

    void close(CloseSteps steps) {
        for (SluiceProducer producer : open) {
            steps.run(producer::close);
        }
    }
}
