package dev.sluice.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BacklogTest {
    private final Backlog backlog = new Backlog();

    @Test
    void whatIsTakenAtTheInstantItArrivesHasNotWaited() {
        backlog.arrived(0);
        backlog.taken(0);
        backlog.arrived(5);
        backlog.taken(5);
        backlog.lasted(9);

        assertThat(backlog.largest()).isZero();
        assertThat(backlog.waiting()).isZero();
    }

    @Test
    void whatIsTakenLaterHasWaited() {
        backlog.arrived(0);
        backlog.arrived(1);
        backlog.taken(2);
        backlog.taken(2);
        backlog.lasted(9);

        assertThat(backlog.largest()).isEqualTo(2);
        assertThat(backlog.waiting()).isZero();
    }

    @Test
    void whatWaitsAtTheEndCounts() {
        backlog.arrived(3);
        backlog.arrived(3);
        backlog.lasted(4);

        assertThat(backlog.largest()).isEqualTo(2);
        assertThat(backlog.waiting()).isEqualTo(2);
    }
}
