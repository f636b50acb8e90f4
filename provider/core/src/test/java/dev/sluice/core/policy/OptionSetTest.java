package dev.sluice.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

class OptionSetTest {
    private final OptionSet options = OptionSet.of(ConsumerOptions.ALL, DestinationOptions.ALL);

    @Test
    void optionsAreFoundByTheirExactNames() {
        assertThat(options.find("consumer.weight")).isSameAs(ConsumerOptions.WEIGHT);
        assertThat(options.find("capacity")).isSameAs(DestinationOptions.CAPACITY);
        assertThat(options.find("Capacity")).isNull();
    }

    @Test
    void textsBecomeSettings() {
        Settings settings = options.read(Map.of("consumer.weight", "3", "sendTimeout", "5s"));

        assertThat(settings.get(ConsumerOptions.WEIGHT)).isEqualTo(3);
        assertThat(settings.get(DestinationOptions.SEND_TIMEOUT)).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.has(DestinationOptions.CAPACITY)).isFalse();
    }

    @Test
    void anUnknownOptionIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> options.read(Map.of("consumer.wait", "3")))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.CONFIGURATION))
                .hasMessage("Unknown option 'consumer.wait' (did you mean 'consumer.weight'?).");
    }

    @Test
    void anOptionThatIsNearNoneIsRefusedWithAllThereAre() {
        assertThat(OptionSet.of(ConsumerOptions.ALL).unknown("prefetch", " of destination 'q'"))
                .isEqualTo("Unknown option 'prefetch' of destination 'q'; the options are consumer.weight");
    }

    @Test
    void settingsCanBeWrittenAsTextAndReadAgain() {
        Settings settings = Settings.NONE
                .with(DestinationOptions.SEND_TIMEOUT, Duration.ofMillis(1_500))
                .with(DestinationOptions.OVERFLOW, OverflowPolicy.DROP_OLDEST)
                .with(DestinationOptions.REDELIVERY_JITTER, 0.25)
                .with(DestinationOptions.DEAD_LETTER_QUEUE, "")
                .with(ConsumerOptions.WEIGHT, 7);

        Settings again = options.read(settings.texts());

        assertThat(again).hasToString(settings.toString());
    }
}
