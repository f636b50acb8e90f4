package dev.sluice.jms.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.BrokerEvent.ProducerPaced;
import dev.sluice.core.pacing.PaceChange;
import dev.sluice.core.pacing.Pacers;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.metrics.SluiceMetrics;

/** What operators see of producers that slow themselves down: three sends to a queue that takes one message. */
class PacingFiguresTest {
    private static final Duration BASE = Duration.ofMillis(100);

    private final List<BrokerEvent> events = new ArrayList<>();
    private final PacingFixture fixture = new PacingFixture(
            pacing -> pacing.base(BASE).multiplier(2).maximum(Duration.ofSeconds(10)),
            builder -> builder.name("paced").jmx(true).listener(events::add));

    @BeforeEach
    void send() throws Exception {
        fixture.send(fixture.producer("drops.q"), 3);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void eachSlowingDownIsAnEvent() {
        assertThat(events)
                .filteredOn(ProducerPaced.class::isInstance)
                .containsExactly(
                        slower(100, BASE, BASE.multipliedBy(2)),
                        slower(300, BASE.multipliedBy(2), BASE.multipliedBy(4)));
    }

    private static ProducerPaced slower(long atMillis, Duration before, Duration now) {
        return new ProducerPaced(
                VirtualClock.DEFAULT_START.plusMillis(atMillis),
                new PaceChange("producer for queue://drops.q", PaceChange.Kind.BACK_PRESSURE, before, now));
    }

    @Test
    void theBrokerCountsWhatItsProducersHaveDone() {
        assertThat(fixture.broker.admin().snapshot().pacing()).isEqualTo(new Pacers.Totals(1, 1, 2, BASE));
    }

    @Test
    void aManagementBeanShowsIt() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("dev.sluice:broker=\"paced\",type=Broker");

        assertThat(server.getAttribute(name, "ThrottledProducers")).isEqualTo(1);
        assertThat(server.getAttribute(name, "BackPressureEvents")).isEqualTo(2L);
        assertThat(server.getAttribute(name, "ThrottledMillis")).isEqualTo(BASE.toMillis());
    }

    @Test
    void metersShowIt() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new SluiceMetrics(fixture.broker.admin()).bindTo(registry);

        assertThat(registry.get("sluice.broker.throttled").gauge().value()).isEqualTo(1);
        assertThat(registry.get("sluice.broker.backpressure").functionCounter().count())
                .isEqualTo(2);
    }
}
