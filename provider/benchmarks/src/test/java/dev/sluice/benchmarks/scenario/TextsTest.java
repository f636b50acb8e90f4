package dev.sluice.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void allAreOfTheSameLengthAndDifferent() {
        assertThat(LongStream.range(0, Texts.COUNT).mapToObj(Texts::text))
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).hasSize(Texts.LENGTH));
    }

    @Test
    void theyAreMadeBeforehandAndComeAgainInTurns() {
        assertThat(Texts.text(7)).isSameAs(Texts.text(7L + Texts.COUNT));
        assertThat(Texts.newText(7)).isEqualTo(Texts.text(7)).isNotSameAs(Texts.text(7));
    }

    @Test
    void aTextIsKnownByItsNumber() {
        long number = 0x1234_5678_9abcL;

        assertThat(Texts.isOf(number, Texts.newText(number))).isTrue();
        assertThat(Texts.isOf(number, Texts.text(number + 1))).isFalse();
        assertThat(Texts.isOf(number, Texts.text(number).substring(1))).isFalse();
        assertThat(Texts.isOf(number, null)).isFalse();
    }
}
