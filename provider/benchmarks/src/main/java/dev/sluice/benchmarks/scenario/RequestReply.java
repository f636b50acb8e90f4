package dev.sluice.benchmarks.scenario;

import java.time.Duration;

import jakarta.jms.JMSException;

import org.HdrHistogram.Histogram;

import dev.sluice.benchmarks.load.Faulty;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.measure.Meter;
import dev.sluice.benchmarks.time.Wall;

/** One asks, one answers, one question after the other. */
final class RequestReply implements Stage {
    private final Dialogue dialogue;
    private final Histogram latencies = Latencies.empty();
    private long next;

    RequestReply(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    @Override
    public Figures round(Duration duration) throws Exception {
        latencies.reset();
        long first = next;
        Meter meter = new Meter().start();
        long now = Wall.nanos();
        long end = now + duration.toNanos();
        do {
            long answer = dialogue.ask(next);
            if (answer != next) {
                throw new Faulty("Request " + next + " was answered by " + answer + ".");
            }
            next++;
            long before = now;
            now = Wall.nanos();
            Latencies.record(latencies, now - before);
        } while (now - end < 0);
        return Latencies.addTo(meter.stop(next - first).figures(), latencies);
    }

    @Override
    public void close() throws JMSException {
        dialogue.close();
    }
}
