package dev.sluice.samples.acknowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.samples.Outcome;
import dev.sluice.samples.options.Seconds;

final class AcknowledgeTest {
    private static final List<String> SUBSCRIBERS =
            List.of("dies", "rolls back", "throws", "is too slow", "asks for time");

    @Test
    void tellsWhatBecomesOfEachDelivery() {
        // The work takes 0.5 s. What fails at 1.0 may be delivered again from 2.0 on, and what fails for the second
        // time two
        // seconds later; until then, it is the turn of others.
        assertThat(Outcome.of("acknowledge").lines())
                .startsWith(
                        "[0.0] 6 orders for the subscriber that dies",
                        "[0.5] order-1, delivery 1, is done",
                        "[1.0] order-2, delivery 1, has failed: the connection is lost",
                        "[1.5] order-3, delivery 1, has failed: the connection is lost",
                        "[2.0] order-4, delivery 1, has failed: the connection is lost",
                        "[2.5] order-2, delivery 2, has failed: the connection is lost",
                        "[3.0] order-3, delivery 2, has failed: the connection is lost",
                        "[3.5] order-4, delivery 2, has failed: the connection is lost",
                        "[4.0] order-5, delivery 1, has failed: the connection is lost",
                        "[4.5] order-6, delivery 1, is done",
                        "[5.0] order-2, delivery 3, has failed: the connection is lost",
                        "[5.5] order-3, delivery 3, has failed: the connection is lost",
                        "[6.0] order-4, delivery 3, is done",
                        "[6.5] order-5, delivery 2, has failed: the connection is lost",
                        "[9.0] order-5, delivery 3, is done",
                        "[9.5] order-2, delivery 4, has failed: the connection is lost",
                        "[9.5] order-2 is a dead letter: MAX_DELIVERIES",
                        "[10.0] order-3, delivery 4, is done",
                        "[10.0] 6 orders for the subscriber that rolls back")
                // Three seconds of work are one more than it may take.
                .containsSubsequence(
                        "[30.5] 6 orders for the subscriber that is too slow",
                        "[32.5] order-19, delivery 1, was not acknowledged in time",
                        "[33.5] order-19, delivery 1, is done, too late");
    }

    @Test
    void endsWithTheDeadLettersTheirReturnAndTheStatistics() {
        Outcome outcome = Outcome.of("acknowledge");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.lines())
                .endsWith(
                        "Dead letter  Of              Reason          Attempts  First failure  Last failure  Cause",
                        "order-2      orders.dying    MAX_DELIVERIES         4  1.0            9.5",
                        "order-16     orders.failing  MAX_DELIVERIES         4  21.0           30.5"
                                + "          java.lang.IllegalStateException: the printer has no paper",
                        "order-19     orders.slow     MAX_DELIVERIES         4  32.5           47.5",
                        "",
                        "[85.0] 1 of 1 dead letters go back to orders.dying",
                        "[85.5] order-2, delivery 1, is done",
                        "[85.5] 1 of 1 dead letters go back to orders.failing",
                        "[86.0] order-16, delivery 1, is done",
                        "[86.5] 1 of 1 dead letters go back to orders.slow",
                        "[87.0] order-19, delivery 1, is done",
                        "",
                        "Statistics of 87.5 s",
                        "",
                        "Subscriber     Orders  Deliveries  Redelivered  Timed out  Too late  Dead letters  Moved back"
                                + "  Acknowledged",
                        "dies                6          17           10          0         0             1           1"
                                + "             6",
                        "rolls back          6          10            4          0         0             0           0"
                                + "             6",
                        "throws              6          19           12          0         0             1           1"
                                + "             6",
                        "is too slow         6          19           12         13        13             1           1"
                                + "             6",
                        "asks for time       6           6            0          0         0             0           0"
                                + "             6",
                        "total              30          71           38         13        13             3           3"
                                + "            30");
    }

    /** A line about a delivery: when, which order, which delivery of it, and what became of it. */
    private static final Pattern DELIVERY = Pattern.compile("\\[(.*)] order-(\\d+), delivery (\\d+), (.*)");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42})
    void whatFailedWaitsLongerEachTime(long seed) {
        Outcome outcome = Outcome.of("acknowledge", "--orders=20", "--redelivery-delay=0.7", "--seed=" + seed);

        Map<String, Long> failures = new HashMap<>();
        int redeliveries = 0;
        for (String line : outcome.lines()) {
            Matcher delivery = DELIVERY.matcher(line);
            if (!delivery.matches() || delivery.group(4).endsWith("too late")) {
                continue;
            }
            long at = Seconds.parse(delivery.group(1)).millis();
            int attempt = Integer.parseInt(delivery.group(3));
            if (attempt > 1) {
                long delay = 700L << (attempt - 2);
                assertThat(at - failures.get(delivery.group(2))).as(line).isGreaterThanOrEqualTo(delay + 500);
                redeliveries++;
            }
            failures.put(delivery.group(2), at);
        }
        assertThat(redeliveries).isEqualTo(outcome.figures("total").get(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 42})
    void whateverHappensAllIsDoneInTheEnd(long seed) {
        Outcome outcome = Outcome.of("acknowledge", "--orders=30", "--difficult=0.9", "--seed=" + seed);

        assertThat(outcome.exitCode()).isZero();
        for (String subscriber : SUBSCRIBERS) {
            List<Integer> figures = outcome.figures(subscriber);
            assertThat(figures.get(0)).isEqualTo(30);
            assertThat(figures.get(3)).as("timed out, and too late").isEqualTo(figures.get(4));
            assertThat(figures.get(5)).as("dead letters, and moved back").isEqualTo(figures.get(6));
            assertThat(figures.get(7)).as("acknowledged").isEqualTo(30);
        }
    }

    @Test
    void whoAsksForTimeIsNeverTooLate() {
        Outcome outcome = Outcome.of("acknowledge", "--difficult=1", "--long-work=100");

        assertThat(outcome.figures("is too slow").get(3)).isPositive();
        assertThat(outcome.row("asks for time")).isEqualTo("6 6 0 0 0 0 0 6");
    }

    @Test
    void whatMayTakeLongerThanTheClockCountsIsRefused() {
        Outcome outcome = Outcome.of("acknowledge", "--work=999999999", "--ack-timeout=1000000000");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("Invalid values").contains("--work", "may take 4753 years");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void withoutTroubleEachOrderIsDeliveredOnce() {
        assertThat(Outcome.of("acknowledge", "--difficult=0").row("total")).isEqualTo("30 30 0 0 0 0 0 30");
    }
}
