package dev.sluice.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.sluice.core.error.BrokerException;
import dev.sluice.core.pacing.Pacers.Totals;
import dev.sluice.core.time.VirtualClock;

class PacersTest {
    private final VirtualClock clock = new VirtualClock();
    private final Pacers pacers = new Pacers(clock);
    private final List<String> told = new ArrayList<>();

    private AdaptivePacer open(String name) {
        return pacers.open(AdaptivePacer.builder().name(name).base(Duration.ofSeconds(1)));
    }

    @Test
    void allListenersAreToldOfAllPacers() {
        pacers.addListener(change -> {
            throw new IllegalStateException("no");
        });
        pacers.addListener(change -> told.add(change.pacer()));
        AdaptivePacer a = open("a");
        AdaptivePacer b = open("b");

        a.backPressure();
        b.backPressure();

        assertThat(told).containsExactly("a", "b");
    }

    @Test
    void aListenerThatWasRemovedIsNotTold() {
        PacingListener listener = change -> told.add(change.pacer());
        pacers.addListener(listener);
        pacers.removeListener(listener);

        open("a").backPressure();

        assertThat(told).isEmpty();
    }

    @Test
    void theFiguresAreThoseOfOpenPacers() {
        AdaptivePacer a = open("a");
        open("b").backPressure();
        pacers.close(a);

        assertThat(pacers.figures()).extracting(PacerFigures::pacer).containsExactly("b");
    }

    @Test
    void theTotalsKeepWhatClosedPacersHaveDone() {
        AdaptivePacer a = open("a");
        AdaptivePacer b = open("b");
        a.await();
        a.backPressure();
        b.backPressure();
        clock.advance(Duration.ofSeconds(2));
        a.await();
        Totals before = pacers.totals();

        pacers.close(a);
        pacers.close(a);

        assertThat(before).isEqualTo(new Totals(2, 2, 2, Duration.ofSeconds(1)));
        assertThat(pacers.totals()).isEqualTo(new Totals(1, 1, 2, Duration.ofSeconds(1)));
    }

    @Test
    void aClosedPacerLetsNobodyBegin() {
        AdaptivePacer a = open("a");

        pacers.close(a);

        assertThatThrownBy(a::await).isInstanceOf(BrokerException.class);
    }
}
