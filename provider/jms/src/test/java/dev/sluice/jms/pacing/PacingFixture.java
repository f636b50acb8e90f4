package dev.sluice.jms.pacing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;

import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.PacingSettings;
import dev.sluice.jms.SluiceBroker;

/** A broker on one thread, whose waiting moves the time; with paced producers and destinations that are easily full. */
final class PacingFixture implements AutoCloseable {
    final VirtualClock clock = VirtualClock.selfAdvancing();
    final SluiceBroker broker;
    final Connection connection;
    final Session session;

    PacingFixture(Consumer<PacingSettings> pacing) {
        this(pacing, builder -> builder);
    }

    PacingFixture(Consumer<PacingSettings> pacing, UnaryOperator<SluiceBroker.Builder> more) {
        this.broker = more.apply(SluiceBroker.builder()
                        .clock(clock)
                        .executor(clock)
                        .destination(">", all -> all.capacity(1))
                        .destination("drops.>", drops -> drops.overflow(OverflowPolicy.DROP_NEWEST))
                        .destination("rejects.>", rejects -> rejects.overflow(OverflowPolicy.REJECT))
                        .destination("blocks.>", blocks -> blocks.sendTimeout(Duration.ofSeconds(5)))
                        .destination("open.>", open -> open.capacity(1_000_000))
                        .producerPacing(pacing))
                .build();
        try {
            this.connection = broker.connectionFactory().createConnection();
            this.session = connection.createSession();
            connection.start();
        } catch (JMSException e) {
            throw unchecked(e);
        }
    }

    MessageProducer producer(String queue) throws JMSException {
        return session.createProducer(session.createQueue(queue));
    }

    /** Sends a number of messages, and returns when each of the calls returned, in milliseconds. */
    List<Long> send(MessageProducer producer, int messages) throws JMSException {
        return send(producer, null, messages);
    }

    List<Long> send(MessageProducer producer, Destination destination, int messages) throws JMSException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            Message message = session.createMessage();
            try {
                if (destination == null) {
                    producer.send(message);
                } else {
                    producer.send(destination, message);
                }
            } catch (ResourceAllocationException e) {
                // that is what some destinations are for
            }
            times.add(millis());
        }
        return times;
    }

    long millis() {
        return clock.elapsed().toMillis();
    }

    /** Has a consumer take a message after each interval of time. */
    void takeEvery(MessageConsumer consumer, Duration interval) {
        clock.schedule(interval, () -> {
            try {
                consumer.receiveNoWait();
            } catch (JMSException e) {
                throw unchecked(e);
            }
            takeEvery(consumer, interval);
        });
    }

    static JMSRuntimeException unchecked(JMSException e) {
        return new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }

    @Override
    public void close() {
        broker.close();
    }
}
