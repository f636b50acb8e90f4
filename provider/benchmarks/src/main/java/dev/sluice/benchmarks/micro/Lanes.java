package dev.sluice.benchmarks.micro;

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
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.policy.OverflowPolicy;

/** What it costs to put a message into a queue and to take the first one out, by how many are in it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class Lanes {
    /** How many priorities the messages have, in turns. */
    @Param({"1", "10"})
    public int priorities;

    /** How many messages are in the queue. */
    @Param({"0", "1000", "1000000"})
    public int backlog;

    private final VmEngine engine = Engines.engine(2_000_000, OverflowPolicy.REJECT);
    private final EngineConnection connection = Engines.connect(engine);
    private final Address queue = Address.queue("micro");
    private final Sender sender = connection.openSender(queue);
    private final Receiver receiver = Engines.receiver(connection, queue, null);
    private int next;

    /** Fills the queue. */
    @Setup
    public void fill() {
        for (int i = 0; i < backlog; i++) {
            send();
        }
    }

    private void send() {
        int priority = priorities == 1 ? Envelope.DEFAULT_PRIORITY : next++ % priorities;
        sender.send(Engines.envelope(sender.origin(), queue, priority, PropertyMap.EMPTY), null);
    }

    /** One in, one out. */
    @Benchmark
    public @Nullable Envelope putAndTake() {
        send();
        return Engines.take(receiver);
    }

    /** Ends the engine. */
    @TearDown
    public void close() {
        engine.close();
    }
}
