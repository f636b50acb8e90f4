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
import org.openjdk.jmh.annotations.Warmup;

import dev.sluice.core.address.Address;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.core.selector.Selector;

/** What it costs to compile a selector, and to ask it about a message. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Selectors {
    /** The selector. */
    @Param({
        "key = 7",
        "region = 'eu'",
        "key > 5 AND key <= 10",
        "region IN ('us', 'eu', 'asia')",
        "region LIKE 'e_%'",
        "key BETWEEN 1 AND 9 AND region <> 'us' OR JMSPriority > 7",
        "key * 2 + 1 = 15 AND absent IS NULL"
    })
    public String text = "";

    private Selector selector = Selector.parse("TRUE");
    private Envelope envelope = Engines.envelope(
            new Origin("micro", Selectors.class, null), Address.topic("t"), 4, Engines.properties("eu", 7));

    /** Compiles the selector to be asked. */
    @Setup
    public void compileOnce() {
        selector = Selector.parse(text);
    }

    /** Text in, predicate out. */
    @Benchmark
    public Selector compile() {
        return Selector.parse(text);
    }

    /** One message that matches. */
    @Benchmark
    public boolean match() {
        return selector.matches(envelope);
    }
}
