package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;

/** Texts of 100 kB and more. Each of these takes milliseconds; the time-outs would be met by quadratic time or worse. */
@DisplayName("No text exhausts the stack or takes more than linear time")
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTextTest {
    private static final Envelope MESSAGE = Messages.with("a=1 b=2 s='x' t=TRUE");
    private static final long SMALL_STACK_BYTES = 512 * 1024;

    static Stream<Arguments> longSelectors() {
        return Stream.of(
                Arguments.of("OR", "a=2 OR ".repeat(15_000) + "a=1", Truth.TRUE),
                Arguments.of("AND", "a=1 AND ".repeat(13_000) + "a=2", Truth.FALSE),
                Arguments.of("AND within OR", "a=1 AND a=2 OR ".repeat(7_000) + "none=1", Truth.UNKNOWN),
                Arguments.of("NOT", "NOT ".repeat(25_001) + "a=1", Truth.FALSE),
                Arguments.of("signs", "-".repeat(100_001) + "a = -1", Truth.TRUE),
                Arguments.of("+", "a + ".repeat(25_000) + "a = 25001", Truth.TRUE),
                Arguments.of("+ of literals", "1 + ".repeat(25_000) + "1 = 25001", Truth.TRUE),
                Arguments.of("*", "a * ".repeat(25_000) + "b = 2", Truth.TRUE),
                Arguments.of("* within +", "a * b + ".repeat(13_000) + "0 = 26000", Truth.TRUE),
                Arguments.of("IN", "s IN ('y'" + ", 'z'".repeat(20_000) + ", 'x')", Truth.TRUE),
                Arguments.of("IN, all of the same hash", "s IN (" + stringsOfEqualHash() + ")", Truth.FALSE),
                Arguments.of("BETWEEN", "a BETWEEN 0 AND 2 AND ".repeat(5_000) + "t", Truth.TRUE),
                Arguments.of("IS NULL", "a IS NOT NULL AND ".repeat(6_000) + "t", Truth.TRUE),
                Arguments.of("LIKE", "s LIKE '" + "%".repeat(100_000) + "x'", Truth.TRUE),
                Arguments.of("a string", "s = '" + "x".repeat(100_000) + "'", Truth.FALSE),
                Arguments.of("quotes", "s = '" + "''".repeat(50_000) + "'", Truth.FALSE),
                Arguments.of("a name", "n".repeat(100_000) + " = 1", Truth.UNKNOWN),
                Arguments.of("digits after the point", "a = 1." + "0".repeat(100_000), Truth.TRUE),
                Arguments.of("leading zeros", "a = 0x" + "0".repeat(100_000) + "1", Truth.TRUE),
                Arguments.of("white space", " ".repeat(100_000) + "t" + "\n".repeat(100_000), Truth.TRUE));
    }

    /** Strings made of "Aa" and "BB", which have the same hash, as many as 14 such pairs allow. */
    private static String stringsOfEqualHash() {
        StringBuilder list = new StringBuilder("'x1'");
        for (int bits = 0; bits < 1 << 14; bits++) {
            list.append(",'");
            for (int bit = 0; bit < 14; bit++) {
                list.append((bits >> bit & 1) == 0 ? "Aa" : "BB");
            }
            list.append('\'');
        }
        return list.toString();
    }

    @DisplayName("Long selectors are parsed and tested")
    @ParameterizedTest(name = "much {0}")
    @MethodSource("longSelectors")
    void longSelectorsAreParsedAndTested(String what, String selector, Truth expected) {
        assertThat(Messages.truthOf(selector, MESSAGE)).as(what).isEqualTo(expected);
    }

    static Stream<Arguments> deepSelectors() {
        return Stream.of(
                Arguments.of("parentheses that never close", "(".repeat(50_000)),
                Arguments.of("parentheses that do", "(".repeat(50_000) + "a=1" + ")".repeat(50_000)),
                Arguments.of("negations", "NOT (".repeat(20_000) + "a=1" + ")".repeat(20_000)),
                Arguments.of("nested OR", "a=1 OR (".repeat(12_000) + "a=1" + ")".repeat(12_000)),
                Arguments.of("nested arithmetic", "a = " + "1 + (".repeat(15_000) + "1" + ")".repeat(15_000)),
                Arguments.of("nested signs", "a = " + "-(".repeat(30_000) + "1" + ")".repeat(30_000)));
    }

    @DisplayName("What is nested too deep is refused, with the bound")
    @ParameterizedTest(name = "{0}")
    @MethodSource("deepSelectors")
    void deepSelectorsAreRefused(String what, String selector) {
        assertThatThrownBy(() -> Selector.parse(selector))
                .as(what)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.INVALID_SELECTOR))
                .hasMessageContaining("nested more than " + Parser.MAX_DEPTH + " deep; write the selector flatter");
    }

    @Test
    @DisplayName("Parentheses beside each other are not nested")
    void parenthesesBesideEachOtherAreNotNested() {
        assertThat(Messages.truthOf("(a=1) AND ".repeat(10_000) + "(t)", MESSAGE))
                .isEqualTo(Truth.TRUE);
    }

    static Stream<Arguments> deepestSelectors() {
        int depth = Parser.MAX_DEPTH;
        return Stream.of(
                Arguments.of("(".repeat(depth) + "a=1" + ")".repeat(depth), true),
                Arguments.of("NOT (a=2 OR NOT (t AND ".repeat(depth / 2) + "a=1" + "))".repeat(depth / 2), true),
                Arguments.of("t = (a=1 AND NOT ".repeat(depth) + "a=1" + ")".repeat(depth), true),
                Arguments.of("a*2 + -(".repeat(depth) + "a" + ")".repeat(depth) + " = 1", true));
    }

    @DisplayName("What is nested as deep as allowed fits a small stack, when parsed and when tested")
    @ParameterizedTest
    @MethodSource("deepestSelectors")
    void theDeepestSelectorsFitASmallStack(String selector, boolean expected) {
        CompletableFuture<Boolean> matched = new CompletableFuture<>();
        Runnable work = () -> {
            try {
                matched.complete(Selector.parse(selector).matches(MESSAGE));
            } catch (Throwable e) {
                matched.completeExceptionally(e);
            }
        };

        new Thread(null, work, "small stack", SMALL_STACK_BYTES).start();

        assertThat(matched.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(expected);
    }
}
