package dev.sluice.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = new Texts();

    @Test
    void aTextHasAHundredCharactersAndItsNumber() {
        assertThat(texts.text(0x1234_5678_9abcL)).hasSize(100).startsWith("0000123456789abc.");
    }

    @Test
    void aTextIsRecognised() {
        for (long number : new long[] {0, 1, 1024, 123_456_789_012L}) {
            assertThat(Texts.isOf(number, texts.text(number))).isTrue();
            assertThat(Texts.isOf(number + 1, texts.text(number))).isFalse();
        }
    }

    @Test
    void nowAndThenAllOfItIsLookedAt() {
        String damaged = texts.text(2048).substring(0, 99) + "!";

        assertThat(Texts.isOf(2048, damaged)).isFalse();
        assertThat(Texts.isOf(2048, null)).isFalse();
    }
}
