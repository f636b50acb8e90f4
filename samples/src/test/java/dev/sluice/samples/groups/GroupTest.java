package dev.sluice.samples.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import dev.sluice.core.group.Balancing;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;

final class GroupTest {
    @ParameterizedTest
    @CsvSource({"0, 3", "20, 2", "35, 3"})
    void allWhoAreThereLeaveWhenItIsClosed(int seconds, int there) {
        Course course = CommandLine.populateCommand(new Course(), "--leave=20", "--join=35");
        VirtualClock clock = new VirtualClock();
        try (SluiceBroker broker = SluiceBroker.builder()
                .name("group")
                .clock(clock)
                .executor(clock)
                .build()) {
            Group group = new Group(broker, Balancing.FIRST_READY, clock, course);
            clock.advance(Duration.ofSeconds(seconds));
            assertThat(broker.admin().snapshot().connections()).isEqualTo(there);

            group.close();

            assertThat(broker.admin().snapshot().connections()).isZero();
        }
    }
}
