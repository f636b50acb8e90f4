package dev.sluice.benchmarks.fork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.apache.commons.pool2.ObjectPool;

import dev.sluice.benchmarks.contender.Channel;
import dev.sluice.benchmarks.contender.Contender;
import dev.sluice.benchmarks.contender.HostNeeds;
import dev.sluice.benchmarks.contender.JmsHost;
import dev.sluice.benchmarks.contender.Parcel;
import dev.sluice.benchmarks.contender.Unsupported;
import dev.sluice.benchmarks.fork.Answer.Kind;
import dev.sluice.benchmarks.measure.Figure;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.time.Wall;
import dev.sluice.core.engine.Engine;
import dev.sluice.jms.SluiceBroker;

/**
 * The main class of a JVM that does nothing but receive one message, and tells how long that took. It is written so that
 * nothing of ours is loaded before that which a small application would not load.
 */
public final class FirstMessage {
    private static final String TEXT = "hello";

    private FirstMessage() {}

    /**
     * Measures, and ends the JVM, whatever threads there still are.
     *
     * @param args name of the contender
     */
    public static void main(String[] args) throws Exception {
        long start = Wall.nanos();
        Contender contender = Contender.of(args[0]);
        String text = contender.isProvider() ? receiveFrom(contender) : take(contender);
        long end = Wall.nanos();
        Answer answer = TEXT.equals(text)
                ? new Answer(Kind.FIGURES, figures(contender, end - start).format())
                : new Answer(Kind.FAILED, "The first message was " + text + ".");
        System.out.println(answer.format());
        Runtime.getRuntime().halt(0);
    }

    private static String receiveFrom(Contender contender) throws JMSException, Unsupported {
        JmsHost host = contender.open(HostNeeds.NONE);
        Connection connection = host.connectionFactory().createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        Queue queue = session.createQueue("first");
        MessageConsumer consumer = session.createConsumer(queue);
        connection.start();
        MessageProducer producer = session.createProducer(queue);
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        producer.send(session.createTextMessage(TEXT));
        return ((TextMessage) consumer.receive()).getText();
    }

    private static String take(Contender contender) throws InterruptedException, Unsupported {
        Channel channel = contender.channel(false);
        channel.put(new Parcel(0, 0, TEXT));
        return channel.take().body().toString();
    }

    private static Figures figures(Contender contender, long nanos) throws Exception {
        Figures figures = new Figures().with(Figure.START_UP, nanos / 1e6);
        if (contender == Contender.SLUICE) {
            figures.with(
                    Figure.JARS, (size(SluiceBroker.class) + size(Engine.class) + size(ObjectPool.class)) / 1024.0);
        }
        return figures;
    }

    /** Returns the size of the jar that a class comes from. */
    private static long size(Class<?> type) throws Exception {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        Path jar = Path.of(source.getLocation().toURI());
        if (!Files.isRegularFile(jar)) {
            throw new IOException(type + " does not come from a jar; run 'mvn package' and measure its result.");
        }
        return Files.size(jar);
    }
}
