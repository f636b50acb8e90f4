package dev.sluice.core.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.address.Address;
import dev.sluice.core.admin.BrokerEvent.DestinationCreated;
import dev.sluice.core.time.VirtualClock;

class BrokerEventsTest {
    @RegisterExtension
    final LogCapture log = new LogCapture("dev.sluice.events");

    private final VirtualClock clock = new VirtualClock();
    private final BrokerEvents events = new BrokerEvents(clock);
    private final List<BrokerEvent> told = new ArrayList<>();
    private final BrokerListener listener = told::add;

    private void publish(String name) {
        events.publish(at -> new DestinationCreated(at, Address.queue(name)));
    }

    @Test
    void anEventHasTheTimeOfTheBrokersClock() {
        events.add(listener);
        clock.advance(Duration.ofSeconds(5));

        publish("a");

        assertThat(told).containsExactly(new DestinationCreated(clock.now(), Address.queue("a")));
    }

    @Test
    void whileNobodyListensNoEventIsMade() {
        events.publish(at -> {
            throw new AssertionError("made");
        });

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aListenerIsToldOnceHoweverOftenItIsAddedAndNoMoreWhenRemoved() {
        events.add(listener);
        events.add(listener);
        publish("a");
        events.remove(listener);
        publish("b");

        assertThat(told).hasSize(1);
    }

    @Test
    void aListenerThatFailsHarmsNobodyAndIsLoggedOnce() {
        events.add(event -> {
            throw new IllegalStateException("broken");
        });
        events.add(event -> {
            throw new AssertionError("broken, too");
        });
        events.add(listener);

        publish("a");
        publish("b");

        assertThat(told).hasSize(2);
        assertThat(log.lines()).hasSize(2).allMatch(line -> line.contains("has failed on DestinationCreated"));
        assertThat(log.levels()).containsOnly(Level.WARNING);
    }

    @Test
    void aListenerMayRemoveItselfAndAddOthersWhenItIsTold() {
        events.add(new BrokerListener() {
            @Override
            public void on(BrokerEvent event) {
                events.remove(this);
                events.add(listener);
            }
        });

        publish("a");
        publish("b");

        assertThat(told).containsExactly(new DestinationCreated(clock.now(), Address.queue("b")));
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void afterItsEndNobodyIsTold() {
        events.add(listener);

        events.close();
        publish("a");

        assertThat(told).isEmpty();
    }
}
