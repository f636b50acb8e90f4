package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.policy.DestinationPolicy.DuplicatePolicy;
import dev.sluice.core.time.VirtualClock;

final class DuplicateWindowTest {
    private final VirtualClock clock = new VirtualClock();
    private final List<Envelope> dropped = new ArrayList<>();

    private DuplicateWindow window(int count, long millis) {
        return new DuplicateWindow("queue 'orders'", new DuplicatePolicy(count, millis), clock, dropped::add);
    }

    private static Envelope message(Object id) {
        PropertyMap properties = new PropertyMap();
        properties.put(ProviderProperties.DUPLICATE_ID, id);
        return QueueFixture.draft("m", 0).properties(properties).build();
    }

    private static boolean send(DuplicateWindow window, Object id) {
        Claims claims = new Claims();
        boolean admitted = claims.admit(message(id), window);
        claims.remember();
        return admitted;
    }

    @Test
    void anIdIsAdmittedOnce() {
        DuplicateWindow window = window(10, 0);

        assertThat(send(window, "a")).isTrue();
        assertThat(send(window, "a")).isFalse();
        assertThat(send(window, "b")).isTrue();
        assertThat(window.duplicates()).isEqualTo(1);
        assertThat(dropped).hasSize(1);
        assertThat(Claims.idOf(dropped.get(0))).isEqualTo("a");
    }

    @Test
    void aMessageWithoutAnIdIsNeverADuplicate() {
        DuplicateWindow window = window(10, 0);
        Envelope plain = QueueFixture.draft("m", 0).build();

        assertThat(new Claims().admit(plain, window)).isTrue();
        assertThat(new Claims().admit(plain, window)).isTrue();
    }

    @Test
    void idsAreComparedAsText() {
        DuplicateWindow window = window(10, 0);
        send(window, 7L);

        assertThat(send(window, "7")).isFalse();
        assertThat(send(window, 7)).isFalse();
    }

    @Test
    void onlyTheLatestIdsAreRemembered() {
        DuplicateWindow window = window(2, 0);
        send(window, "a");
        send(window, "b");
        send(window, "c");

        assertThat(send(window, "b")).isFalse();
        assertThat(send(window, "a")).isTrue();
    }

    @Test
    void anIdIsForgottenWhenItsTimeIsOver() {
        DuplicateWindow window = window(10, 1_000);
        send(window, "a");
        clock.advance(Duration.ofMillis(999));
        assertThat(send(window, "a")).isFalse();

        clock.advance(Duration.ofMillis(1));

        assertThat(send(window, "a")).isTrue();
    }

    @Test
    void aWindowOfNoneRemembersNone() {
        DuplicateWindow window = window(0, 0);

        assertThat(send(window, "a")).isTrue();
        assertThat(send(window, "a")).isTrue();
    }

    @Test
    void aWindowOfNoneLetsTheSameIdOnTwiceEvenInOneUnitOfWork() {
        DuplicateWindow window = window(0, 0);
        Claims claims = new Claims();

        assertThat(claims.admit(message("a"), window)).isTrue();
        assertThat(claims.admit(message("a"), window)).isTrue();
        assertThat(new Claims().admit(message("a"), window)).isTrue();
        assertThat(dropped).isEmpty();
    }

    @Test
    void whatFailedCanBeSentAgain() {
        DuplicateWindow window = window(10, 0);
        Claims failing = new Claims();
        failing.admit(message("a"), window);

        failing.release();

        assertThat(send(window, "a")).isTrue();
    }

    @Test
    void whileItIsOpenWhetherAnIdWasSentAnotherIsRefusedAndNotDropped() {
        DuplicateWindow window = window(10, 0);
        Claims open = new Claims();
        open.admit(message("a"), window);

        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> send(window, "a"))
                .withMessageContaining("'a'")
                .withMessageContaining("queue 'orders'")
                .matches(e -> e.error() == BrokerError.DUPLICATE_IN_DOUBT);
        assertThat(window.duplicates()).isZero();
    }

    @Test
    void theSameIdTwiceInOneUnitOfWorkIsADuplicate() {
        DuplicateWindow window = window(10, 0);
        Claims unit = new Claims();

        assertThat(unit.admit(message("a"), window)).isTrue();
        assertThat(unit.admit(message("a"), window)).isFalse();
        assertThat(unit.duplicates()).isEqualTo(1);
    }
}
