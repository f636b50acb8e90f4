package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;

/** Where the virtual machine that runs the tests puts the fields of a queue. */
class EntranceLayoutTest {
    private static final int CACHE_LINE = 64;

    private static final Set<String> ROOM_AND_TOP =
            Set.of(CacheLines.class.getSimpleName(), TopOfArrivals.class.getSimpleName());

    private final List<FieldLayout> fields =
            List.copyOf(ClassLayout.parseClass(MessageQueue.class).fields());

    private final FieldLayout top = fields.stream()
            .filter(field -> field.name().equals("top"))
            .findFirst()
            .orElseThrow();

    private static boolean isRoom(FieldLayout field) {
        return field.name().matches("[ab][0-7]");
    }

    @Test
    void whatLiesBeforeAQueueInMemorySharesNoCacheLineWithItsTop() {
        assertThat(top.offset()).isGreaterThanOrEqualTo(CACHE_LINE);
    }

    @Test
    void whatElseAQueueHasSharesNoCacheLineWithItsTop() {
        long end = top.offset() + top.size();

        assertThat(fields)
                .filteredOn(field -> !isRoom(field) && !ROOM_AND_TOP.contains(field.classShortName()))
                .isNotEmpty()
                .allSatisfy(
                        field -> assertThat(field.offset()).as(field.name()).isGreaterThanOrEqualTo(end + CACHE_LINE));
    }
}
