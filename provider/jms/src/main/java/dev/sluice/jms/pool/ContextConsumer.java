package dev.sluice.jms.pool;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageListener;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;

import org.jspecify.annotations.Nullable;

/**
 * A consumer of a {@link PooledContext}.
 *
 * <p>A message whose body does not fit a receiveBody call is, in the automatic modes, to be received again as if nothing
 * had happened (Jakarta Messaging 8.6). The classic API has no way to put it back, so it is kept here for the next call,
 * and lost when the consumer is closed instead.
 *
 * <p>Threads: that of its context; {@link #close()} from any.
 */
final class ContextConsumer implements JMSConsumer {
    private final PooledContext context;
    private final MessageConsumer consumer;
    private @Nullable Message kept;
    private @Nullable MessageListener listener;

    ContextConsumer(PooledContext context, MessageConsumer consumer) {
        this.context = context;
        this.consumer = consumer;
    }

    @Override
    public @Nullable String getMessageSelector() {
        try {
            return consumer.getMessageSelector();
        } catch (JMSException e) {
            throw RuntimeErrors.of(e);
        }
    }

    @Override
    public @Nullable MessageListener getMessageListener() {
        RuntimeErrors.call(consumer::getMessageListener); // refuses when closed
        return listener;
    }

    @Override
    public void setMessageListener(@Nullable MessageListener newListener) {
        RuntimeErrors.run(() -> consumer.setMessageListener(
                newListener == null
                        ? null
                        : message -> {
                            context.received(message);
                            newListener.onMessage(message);
                        }));
        listener = newListener;
    }

    private interface Reception {
        @Nullable
        Message run() throws JMSException;
    }

    private @Nullable Message receive(Reception reception) {
        try {
            Message message = kept == null ? reception.run() : takeKept();
            if (message != null) {
                context.received(message);
            }
            return message;
        } catch (JMSException e) {
            throw RuntimeErrors.of(e);
        }
    }

    private @Nullable Message takeKept() throws JMSException {
        consumer.getMessageListener(); // refuses when closed
        Message message = kept;
        kept = null;
        return message;
    }

    @Override
    public @Nullable Message receive() {
        return receive(consumer::receive);
    }

    @Override
    public @Nullable Message receive(long timeoutMillis) {
        return receive(() -> consumer.receive(timeoutMillis));
    }

    @Override
    public @Nullable Message receiveNoWait() {
        return receive(consumer::receiveNoWait);
    }

    @Override
    public <T> @Nullable T receiveBody(Class<T> type) {
        return body(receive(), type);
    }

    @Override
    public <T> @Nullable T receiveBody(Class<T> type, long timeoutMillis) {
        return body(receive(timeoutMillis), type);
    }

    @Override
    public <T> @Nullable T receiveBodyNoWait(Class<T> type) {
        return body(receiveNoWait(), type);
    }

    private <T> @Nullable T body(@Nullable Message message, Class<T> type) {
        if (message == null) {
            return null;
        }
        try {
            return bodyOf(message, type);
        } catch (MessageFormatException e) {
            if (context.acknowledgesByItself()) {
                kept = message;
            }
            throw RuntimeErrors.of(e);
        } catch (JMSException e) {
            throw RuntimeErrors.of(e);
        }
    }

    private static <T> T bodyOf(Message message, Class<T> type) throws JMSException {
        if (!hasReceivableBody(message)) {
            throw new MessageFormatException("The message is neither a TextMessage, ObjectMessage, MapMessage nor"
                    + " BytesMessage, so its body cannot be received. Use receive instead of receiveBody.");
        }
        T body = message.getBody(type);
        if (body == null) {
            throw new MessageFormatException("The message has no body. Use receive instead of receiveBody.");
        }
        return body;
    }

    private static boolean hasReceivableBody(Message message) {
        return message instanceof TextMessage
                || message instanceof ObjectMessage
                || message instanceof MapMessage
                || message instanceof BytesMessage;
    }

    @Override
    public void close() {
        RuntimeErrors.run(consumer::close);
    }
}
