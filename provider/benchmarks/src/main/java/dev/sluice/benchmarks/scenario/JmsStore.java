package dev.sluice.benchmarks.scenario;

import java.time.Duration;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.jspecify.annotations.Nullable;

import dev.sluice.benchmarks.contender.JmsHost;

/** A queue of a provider. Its consumer is opened when the queue is full, and closed when it is empty. */
final class JmsStore implements Store {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** How long a provider may take to find that a queue is empty. */
    private static final Duration AFTERMATH = Duration.ofMillis(20);

    private final JmsHost host;
    private final Connection sending;
    private final Connection receiving;
    private final Session sender;
    private final Session receiver;
    private final Queue queue;
    private final MessageProducer producer;
    private final Body body = TextBody.ofNewTexts();
    private @Nullable MessageConsumer consumer;

    JmsStore(JmsHost host) throws JMSException {
        this.host = host;
        this.sending = host.connectionFactory().createConnection();
        this.receiving = host.connectionFactory().createConnection();
        this.sender = sending.createSession(false, Session.AUTO_ACKNOWLEDGE);
        this.receiver = receiving.createSession(false, Session.AUTO_ACKNOWLEDGE);
        this.queue = sender.createQueue("benchmark");
        this.producer = sender.createProducer(queue);
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        receiving.start();
    }

    @Override
    public void put(long number, int priority) throws JMSException {
        Message message = body.message(sender, number);
        message.setLongProperty(Receiver.NUMBER, number);
        message.setIntProperty(Receiver.KEY, priority);
        producer.send(message, DeliveryMode.NON_PERSISTENT, priority, Message.DEFAULT_TIME_TO_LIVE);
    }

    @Override
    public void beginToTake() throws JMSException {
        consumer = receiver.createConsumer(queue);
    }

    private MessageConsumer consumer() {
        if (consumer == null) {
            throw new IllegalStateException("Nobody has begun to take messages.");
        }
        return consumer;
    }

    @Override
    public long take() throws JMSException {
        Message message = consumer().receive(PATIENCE.toMillis());
        if (message == null) {
            return -1;
        }
        long number = message.getLongProperty(Receiver.NUMBER);
        return body.isIn(message, number) ? number : -1;
    }

    @Override
    public boolean finish() throws JMSException {
        boolean empty = consumer().receive(AFTERMATH.toMillis()) == null;
        consumer().close();
        return empty;
    }

    @Override
    public void close() throws JMSException {
        sending.close();
        receiving.close();
        host.close();
    }
}
