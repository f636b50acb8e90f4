package dev.sluice.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sluice.core.error.BrokerException;

class NameOptionsTest {
    @Test
    void withoutOptionsAllIsAtItsDefault() {
        Settings settings = NameOptions.read(Map.of());

        assertThat(settings.get(ConsumerOptions.WEIGHT)).isEqualTo(1);
        assertThat(settings.get(ProducerOptions.PACING)).isEqualTo(ProducerPacing.OFF);
    }

    @Test
    void thoseOfConsumersAndOfProducersMayStandTogether() {
        Settings settings = NameOptions.read(Map.of("consumer.weight", "1000", "producer.pacing", "Adaptive"));

        assertThat(settings.get(ConsumerOptions.WEIGHT)).isEqualTo(1_000);
        assertThat(settings.get(ProducerOptions.PACING)).isEqualTo(ProducerPacing.ADAPTIVE);
    }

    @ParameterizedTest
    @CsvSource({"consumer.weight, 0", "consumer.weight, 1001", "producer.pacing, 1", "capacity, 10", "weight, 3"})
    void anythingElseIsRefused(String option, String value) {
        assertThatThrownBy(() -> NameOptions.read(Map.of(option, value)))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("'" + option + "'");
    }
}
