package dev.sluice.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Feature;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Conformance tests of every outcome, for the tests of the report. It is not found by the build. */
@ConformanceTest
final class Sample {
    @Test
    @Requirement(section = "6.2.10", text = "What is <acknowledged> stays so.", pitfalls = 67)
    void holds(Jms jms) {
        assertThat(jms.name("sample")).contains("sample");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Requirement(
            section = "6.2.9",
            text = "All numbers are even.",
            pitfalls = {92, 93})
    void failsForSome(int number, Jms jms) {
        assertThat(number % 2).as("%d of %s", number, jms.provider().name()).isZero();
    }

    @Test
    @Requirement(section = "11.3", text = "Nothing here is done twice.", needs = Feature.XA)
    void needsMore(Jms jms) {
        assertThat(jms.provider().xaConnectionFactory()).isNotNull();
    }

    @Test
    @Requirement(section = "javadoc Message.getBody", text = "A message has a body.")
    void throwsSomethingElse() {
        throw new UnsupportedOperationException("no body");
    }
}
