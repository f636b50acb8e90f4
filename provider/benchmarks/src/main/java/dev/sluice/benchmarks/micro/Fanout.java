package dev.sluice.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
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

import dev.sluice.core.address.Address;
import dev.sluice.core.engine.EngineConnection;
import dev.sluice.core.engine.Receiver;
import dev.sluice.core.engine.Sender;
import dev.sluice.core.engine.VmEngine;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.policy.OverflowPolicy;

/** What it costs to publish to a topic with many subscriptions, by how they select. The result is per message published. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Fanout {
    /** How subscriptions select. */
    public enum Selection {
        /** Each takes every message. */
        ALL,
        /** One of them takes the message, by an equality. */
        ONE_BY_EQUALITY,
        /** None takes the message, by an equality. */
        NONE_BY_EQUALITY,
        /** None takes the message, by a comparison that has to be asked. */
        NONE_BY_COMPARISON
    }

    /** How many subscriptions there are. */
    @Param({"1", "10", "100", "1000", "10000"})
    public int subscriptions;

    /** How they select. */
    @Param
    public Selection selection = Selection.ALL;

    private final VmEngine engine = Engines.engine(1_000, OverflowPolicy.DROP_OLDEST);
    private final EngineConnection connection = Engines.connect(engine);
    private final Address topic = Address.topic("micro");
    private final Sender sender = connection.openSender(topic);
    private final PropertyMap properties = Engines.properties("eu", 0);
    private final List<Receiver> takers = new ArrayList<>();

    /** Subscribes. */
    @Setup
    public void subscribe() {
        for (int i = 0; i < subscriptions; i++) {
            Receiver receiver = Engines.receiver(connection, topic, selector(i));
            if (selection == Selection.ALL || (selection == Selection.ONE_BY_EQUALITY && i == 0)) {
                takers.add(receiver);
            }
        }
    }

    private @Nullable String selector(int index) {
        return switch (selection) {
            case ALL -> null;
            case ONE_BY_EQUALITY -> "key = " + index;
            case NONE_BY_EQUALITY -> "key = " + (index + 1);
            case NONE_BY_COMPARISON -> "key > " + (index + 1);
        };
    }

    /** Publishes a message, and takes each of its copies. */
    @Benchmark
    public SendResult publish() {
        SendResult result = sender.send(Engines.envelope(sender.origin(), topic, 4, properties), null);
        for (Receiver taker : takers) {
            if (Engines.take(taker) == null) {
                throw new IllegalStateException("A subscription has not got its copy.");
            }
        }
        return result;
    }

    /** Ends the engine. */
    @TearDown
    public void close() {
        engine.close();
    }
}
