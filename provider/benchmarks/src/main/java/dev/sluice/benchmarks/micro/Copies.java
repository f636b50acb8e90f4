package dev.sluice.benchmarks.micro;

import java.util.concurrent.TimeUnit;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.Queue;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import dev.sluice.jms.SluiceBroker;

/**
 * What it costs that sender and receivers must not see each other's changes: sending and receiving one message in one
 * thread, with and without changing it in between. Bodies are shared until somebody writes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Copies {
    /** What kind of message. */
    public enum Kind {
        /** Text, which cannot be changed. */
        TEXT,
        /** Bytes. */
        BYTES,
        /** A map of ten entries. */
        MAP
    }

    /** What kind of message. */
    @Param
    public Kind kind = Kind.TEXT;

    /** Size of a text or of bytes. */
    @Param({"100", "10000"})
    public int size;

    private final SluiceBroker broker = SluiceBroker.create();
    private final JMSContext context = broker.connectionFactory().createContext();
    private final Queue queue = context.createQueue("micro");
    private final JMSProducer producer = context.createProducer();
    private final JMSConsumer consumer = context.createConsumer(queue);
    private Message message = context.createMessage();

    /**
     * Makes the message that is sent again and again.
     *
     * @throws JMSException never
     */
    @Setup
    public void make() throws JMSException {
        message = switch (kind) {
            case TEXT -> context.createTextMessage("x".repeat(size));
            case BYTES -> bytes();
            case MAP -> map();
        };
        message.setIntProperty("key", 7);
        message.setStringProperty("region", "eu");
    }

    private BytesMessage bytes() throws JMSException {
        BytesMessage made = context.createBytesMessage();
        made.writeBytes(new byte[size]);
        return made;
    }

    private MapMessage map() throws JMSException {
        MapMessage made = context.createMapMessage();
        for (int i = 0; i < 10; i++) {
            made.setInt("entry" + i, i);
        }
        return made;
    }

    /** Sends the same message as before, and receives it. */
    @Benchmark
    public Message unchanged() throws JMSException {
        producer.send(queue, message);
        return receive();
    }

    /** Sends a message whose properties are changed after each send. */
    @Benchmark
    public Message propertyChanged() throws JMSException {
        producer.send(queue, message);
        message.setIntProperty("key", 8);
        return receive();
    }

    /** Sends a message whose body is written to after each send, where that can be. */
    @Benchmark
    public Message bodyChanged() throws JMSException {
        producer.send(queue, message);
        if (message instanceof MapMessage written) {
            written.setInt("entry0", 8);
        } else if (message instanceof BytesMessage written) {
            written.clearBody();
            written.writeInt(8);
        }
        return receive();
    }

    private Message receive() throws JMSException {
        Message received = consumer.receiveNoWait();
        if (received == null || received.getIntProperty("key") == 0) {
            throw new IllegalStateException("The message has not come back.");
        }
        return received;
    }

    /** Ends the broker. */
    @TearDown
    public void close() {
        context.close();
        broker.close();
    }
}
