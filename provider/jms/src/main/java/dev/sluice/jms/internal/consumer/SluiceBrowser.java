package dev.sluice.jms.internal.consumer;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Supplier;

import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.jms.destination.SluiceDestination;
import dev.sluice.jms.internal.error.JmsErrors;
import dev.sluice.jms.internal.lifecycle.Lifecycle;

/**
 * Looks at the messages of a queue. Each enumeration shows what was pending when it was made, in the order of delivery
 * (Jakarta Messaging 3.1, section 4.1.6).
 *
 * <p>Threads: one at a time, as its session.
 */
public final class SluiceBrowser implements QueueBrowser {
    private final ConsumerHost host;
    private final SluiceDestination queue;
    private final @Nullable String selector;
    private final Supplier<List<Envelope>> look;
    private final Lifecycle lifecycle = new Lifecycle("browser");

    /**
     * Creates a browser.
     *
     * @param host its session
     * @param queue what it looks at
     * @param selector which messages, as text, or null for all
     * @param look returns what is there now
     */
    public SluiceBrowser(
            ConsumerHost host, SluiceDestination queue, @Nullable String selector, Supplier<List<Envelope>> look) {
        this.host = host;
        this.queue = queue;
        this.selector = selector;
        this.look = look;
    }

    @Override
    public Queue getQueue() throws JMSException {
        ensureOpen();
        return (Queue) queue;
    }

    @Override
    public @Nullable String getMessageSelector() throws JMSException {
        ensureOpen();
        return selector;
    }

    /** {@inheritDoc} The messages are read-only copies. */
    @Override
    public Enumeration<?> getEnumeration() throws JMSException {
        ensureOpen();
        List<Envelope> found = JmsErrors.call(look::get);
        return Collections.enumeration(found.stream()
                .map(envelope -> host.messages().browsed(envelope, 1))
                .toList());
    }

    private void ensureOpen() throws JMSException {
        lifecycle.ensureNotClosed();
        host.ensureOpen();
    }

    @Override
    public void close() {
        if (lifecycle.beginClosing()) {
            lifecycle.closed();
        }
    }
}
