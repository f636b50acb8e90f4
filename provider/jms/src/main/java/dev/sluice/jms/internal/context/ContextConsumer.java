package dev.sluice.jms.internal.context;

import static dev.sluice.jms.internal.error.JmsErrors.callNullableUnchecked;
import static dev.sluice.jms.internal.error.JmsErrors.runUnchecked;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageListener;
import jakarta.jms.StreamMessage;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.internal.consumer.BodyReceiver;
import dev.sluice.jms.internal.consumer.WrappingListener;
import dev.sluice.jms.internal.error.JmsErrors;

/**
 * A consumer of the simplified API.
 *
 * <p>A message whose body does not fit a receiveBody call is, in the modes that acknowledge by themselves, to be received
 * again as if nothing had happened (Jakarta Messaging 3.1, section 8.6). Our own consumers can put it back. The classic API
 * cannot, so with another provider's it is kept here for the next call.
 *
 * <p>Threads: that of its context; {@link #close()} by any.
 */
final class ContextConsumer implements JMSConsumer {
    private static final long FOR_EVER = 0;
    private static final long NO_WAIT = -1;

    private final ClassicContext context;
    private final MessageConsumer consumer;
    private @Nullable Message kept;
    private @Nullable MessageListener listener;

    ContextConsumer(ClassicContext context, MessageConsumer consumer) {
        this.context = context;
        this.consumer = consumer;
    }

    @Override
    public @Nullable String getMessageSelector() {
        return callNullableUnchecked(consumer::getMessageSelector);
    }

    @Override
    public @Nullable MessageListener getMessageListener() {
        return callNullableUnchecked(() -> consumer.getMessageListener() == null ? null : listener);
    }

    @Override
    public void setMessageListener(@Nullable MessageListener listener) {
        runUnchecked(() -> consumer.setMessageListener(listener == null ? null : new Noting(context, listener)));
        this.listener = listener;
    }

    /** Lets the context know of a message before the application does. */
    private record Noting(ClassicContext context, MessageListener wrapped) implements WrappingListener {
        @Override
        public void onMessage(Message message) {
            context.received(message);
            wrapped.onMessage(message);
        }
    }

    @Override
    public @Nullable Message receive() {
        return receiveMessage(consumer::receive);
    }

    @Override
    public @Nullable Message receive(long timeout) {
        return receiveMessage(() -> consumer.receive(timeout));
    }

    @Override
    public @Nullable Message receiveNoWait() {
        return receiveMessage(consumer::receiveNoWait);
    }

    private @Nullable Message receiveMessage(JmsErrors.NullableCall<Message> reception) {
        return callNullableUnchecked(() -> {
            Message message = kept == null ? reception.call() : takeKept();
            if (message != null) {
                context.received(message);
            }
            return message;
        });
    }

    private @Nullable Message takeKept() throws JMSException {
        consumer.getMessageListener(); // refuses if the consumer is closed
        Message message = kept;
        kept = null;
        return message;
    }

    @Override
    public <T> @Nullable T receiveBody(Class<T> c) {
        return receiveBody(c, FOR_EVER, consumer::receive);
    }

    @Override
    public <T> @Nullable T receiveBody(Class<T> c, long timeout) {
        return receiveBody(c, timeout, () -> consumer.receive(timeout));
    }

    @Override
    public <T> @Nullable T receiveBodyNoWait(Class<T> c) {
        return receiveBody(c, NO_WAIT, consumer::receiveNoWait);
    }

    private <T> @Nullable T receiveBody(Class<T> type, long timeout, JmsErrors.NullableCall<Message> reception) {
        if (consumer instanceof BodyReceiver ours) {
            return callNullableUnchecked(() -> ours.receiveBody(type, timeout, context::received));
        }
        Message message = receiveMessage(reception);
        return message == null ? null : callNullableUnchecked(() -> bodyOrKeep(message, type));
    }

    private <T> T bodyOrKeep(Message message, Class<T> type) throws JMSException {
        try {
            return body(message, type);
        } catch (MessageFormatException e) {
            if (context.acknowledgesByItself()) {
                kept = message;
            }
            throw e;
        }
    }

    private static <T> T body(Message message, Class<T> type) throws JMSException {
        T body = message instanceof StreamMessage ? null : message.getBody(type);
        if (body == null) {
            throw new MessageFormatException(
                    "The message has no body that could be returned as " + type.getName() + "; use receive instead.");
        }
        return body;
    }

    @Override
    public void close() {
        runUnchecked(consumer::close);
    }
}
