package dev.sluice.jms.internal.consumer;

import jakarta.jms.MessageListener;

import dev.sluice.core.message.Delivery;
import dev.sluice.jms.internal.acknowledge.Acknowledgement;
import dev.sluice.jms.internal.acknowledge.ListenerCall;
import dev.sluice.jms.internal.lifecycle.ContextLoader;
import dev.sluice.jms.internal.message.MessageFactory;
import dev.sluice.jms.internal.message.MessageSource;

/**
 * The listener of a consumer. It is called with the context class loader of whoever has set it, so that it finds the classes of
 * its application on any thread; and objects that it receives are looked for by that loader first, and then by the one of its
 * own class.
 *
 * @param listener the listener, as it was set
 * @param source where the messages come from that it is given
 * @param context the context class loader it is called with
 */
record SetListener(MessageListener listener, MessageSource source, ContextLoader context) {
    /** Returns a listener that the calling thread sets. */
    static SetListener of(MessageListener listener, MessageSource source) {
        MessageListener ofApplication = listener instanceof WrappingListener wrapping ? wrapping.wrapped() : listener;
        return new SetListener(
                listener, source.consumedBy(ofApplication.getClass().getClassLoader()), new ContextLoader());
    }

    /** Gives it the message of a delivery. The context class loader stays set; whose thread it is sets it back in the end. */
    void call(Delivery delivery, Acknowledgement acknowledgement) {
        context.enter();
        ListenerCall.make(MessageFactory.received(delivery, source), listener, acknowledgement);
    }
}
