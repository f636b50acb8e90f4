package dev.sluice.jms.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;

/**
 * Some meters of one thing, made and removed together.
 *
 * <p>Threads: one.
 *
 * @param <T> what they are read from; kept alive by whoever keeps these
 */
final class Meters<T> {
    private final MeterRegistry registry;
    private final Tags tags;
    private final T subject;
    private final List<Meter> meters = new ArrayList<>();

    Meters(MeterRegistry registry, Tags tags, T subject) {
        this.registry = registry;
        this.tags = tags;
        this.subject = subject;
    }

    /** Adds what goes up and down. */
    void gauge(String name, String description, ToDoubleFunction<T> value) {
        meters.add(Gauge.builder(name, subject, value)
                .description(description)
                .tags(tags)
                .register(registry));
    }

    /** Adds a number of milliseconds that goes up and down. */
    void age(String name, String description, ToDoubleFunction<T> millis) {
        meters.add(TimeGauge.builder(name, subject, TimeUnit.MILLISECONDS, millis)
                .description(description)
                .tags(tags)
                .register(registry));
    }

    /** Adds what only goes up. */
    void counter(String name, String description, ToDoubleFunction<T> value) {
        counter(name, description, Tags.empty(), value);
    }

    void counter(String name, String description, Tags more, ToDoubleFunction<T> value) {
        meters.add(FunctionCounter.builder(name, subject, value)
                .description(description)
                .tags(tags.and(more))
                .register(registry));
    }

    void remove() {
        meters.forEach(registry::remove);
        meters.clear();
    }
}
