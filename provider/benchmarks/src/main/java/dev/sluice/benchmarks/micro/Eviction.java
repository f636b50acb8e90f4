package dev.sluice.benchmarks.micro;

import java.util.concurrent.TimeUnit;

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
import dev.sluice.core.engine.Sender;
import dev.sluice.core.engine.VmEngine;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.policy.OverflowPolicy;

/** What it costs to send to a full queue, by how it makes room and by how many messages are in it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g"})
public class Eviction {
    /** How many messages are in the queue. */
    @Param({"1000", "100000", "1000000"})
    public int backlog;

    /** How it makes room. */
    @Param({"DROP_OLDEST", "EVICT_LOWEST_PRIORITY", "DROP_NEWEST"})
    public OverflowPolicy overflow = OverflowPolicy.DROP_OLDEST;

    private VmEngine engine = Engines.engine(1, overflow);
    private EngineConnection connection = Engines.connect(engine);
    private final Address queue = Address.queue("micro");
    private Sender sender = connection.openSender(queue);
    private int next;

    /** Fills the queue: with all priorities but the highest in turns. */
    @Setup
    public void fill() {
        engine.close();
        engine = Engines.engine(backlog, overflow);
        connection = Engines.connect(engine);
        sender = connection.openSender(queue);
        for (int i = 0; i < backlog; i++) {
            send();
        }
    }

    /** Priorities go up by one each time the queue could have been exchanged as a whole, and start again at the lowest. */
    private SendResult send() {
        int priority = next++ / backlog % (Envelope.HIGHEST_PRIORITY + 1);
        return sender.send(Engines.envelope(sender.origin(), queue, priority, PropertyMap.EMPTY), null);
    }

    /** One more than there is space for. */
    @Benchmark
    public SendResult sendToFull() {
        return send();
    }

    /** Ends the engine. */
    @TearDown
    public void close() {
        engine.close();
    }
}
