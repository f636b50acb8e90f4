package dev.sluice.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeersTest {
    @Test
    void theirVersionsAreKnown() {
        assertThat(Peers.versions()).matches("Artemis \\d+\\.\\d+\\.\\d+ and ActiveMQ Classic \\d+\\.\\d+\\.\\d+");
    }
}
