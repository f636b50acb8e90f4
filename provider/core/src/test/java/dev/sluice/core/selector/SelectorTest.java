package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.message.Envelope;

@DisplayName("A selector")
class SelectorTest {
    private static final int TESTS = 20_000;

    @Test
    @DisplayName("keeps its text as it was given")
    void keepsItsText() {
        String text = "  colour = 'red'  AND\tsize>3 ";

        assertThat(Selector.parse(text).text()).isEqualTo(text);
        assertThat(Selector.parse(text)).hasToString(text);
    }

    @Test
    @DisplayName("equals another with the same text only")
    void equalsByText() {
        Selector selector = Selector.parse("a = 1");

        assertThat(selector).isEqualTo(Selector.parse("a = 1")).hasSameHashCodeAs(Selector.parse("a = 1"));
        assertThat(selector).isNotEqualTo(Selector.parse("a=1")).isNotEqualTo("a = 1");
    }

    @Test
    @DisplayName("§3.8.1.1 matches when it is true, not when it is false or unknown")
    void matchesOnlyWhenTrue() {
        Selector selector = Selector.parse("a = 1");

        assertThat(selector.matches(Messages.with("a=1"))).isTrue();
        assertThat(selector.matches(Messages.with("a=2"))).isFalse();
        assertThat(selector.matches(Messages.with("b=1"))).isFalse();
    }

    @DisplayName("makes no garbage when it tests properties against literals")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "s = 'red'",
                "s <> 'blue'",
                "i = 5",
                "l > 1000000000000",
                "d <= 2.5",
                "i BETWEEN 1 AND 9",
                "s IN ('blue', 'red', 'green')",
                "s LIKE 'r_d%'",
                "flag AND NOT none = 3 OR s IS NULL",
                "i = l OR s <> none OR (flag = TRUE) = flag",
                "JMSPriority >= 4 AND JMSTimestamp > 1000 AND JMSDeliveryMode = 'NON_PERSISTENT'",
                "i = 4 OR i = 6 OR l < 0 OR d > 3 OR s = 'blue'",
            })
    void makesNoGarbage(String text) throws ReflectiveOperationException {
        Selector selector = Selector.parse(text);
        Envelope message = Messages.draft()
                .times(1_700_000_000_000L, 1_700_000_000_000L, 0)
                .properties(Messages.with("s='red' i=5 l=2000000000000L d=2.5 flag=TRUE")
                        .properties())
                .build();
        AllocationMeter meter = new AllocationMeter();
        testRepeatedly(selector, message);

        long before = meter.bytesAllocated();
        testRepeatedly(selector, message);

        assertThat(meter.bytesAllocated() - before).isLessThan(TESTS);
    }

    private static void testRepeatedly(Selector selector, Envelope message) {
        for (int i = 0; i < TESTS; i++) {
            selector.matches(message);
        }
    }

    /** Asks the JVM what the current thread has allocated; by reflection, for the module under test does not read that API. */
    private static final class AllocationMeter {
        private final java.lang.reflect.Method method;
        private final Object threads;

        AllocationMeter() throws ReflectiveOperationException {
            threads = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            method = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        }

        long bytesAllocated() throws ReflectiveOperationException {
            return (long) method.invoke(threads);
        }
    }
}
