package dev.sluice.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

class BranchIdTest {
    @Test
    void isEqualWhenFormatAndBytesAre() {
        BranchId id = BranchId.of(7, bytes(1, -2), bytes(3));

        assertThat(id)
                .isEqualTo(BranchId.of(7, bytes(1, -2), bytes(3)))
                .hasSameHashCodeAs(BranchId.of(7, bytes(1, -2), bytes(3)));
        assertThat(id).isNotEqualTo(BranchId.of(8, bytes(1, -2), bytes(3)));
        assertThat(id).isNotEqualTo(BranchId.of(7, bytes(1, 2), bytes(3)));
        assertThat(id).isNotEqualTo(BranchId.of(7, bytes(1, -2), bytes(3, 0)));
    }

    @Test
    void givesTheBytesBack() {
        BranchId id = BranchId.of(7, bytes(0, 1, -1, 127, -128), bytes());

        assertThat(id.transactionBytes()).containsExactly(0, 1, -1, 127, -128);
        assertThat(id.qualifierBytes()).isEmpty();
        assertThat(id).hasToString("7:0001ff7f80:");
    }

    @Test
    void doesNotChangeWithTheBytesItWasMadeOf() {
        byte[] transaction = bytes(1, 2);
        BranchId id = BranchId.of(7, transaction, bytes(3));

        transaction[0] = 9;
        id.qualifierBytes()[0] = 9;

        assertThat(id).isEqualTo(BranchId.of(7, bytes(1, 2), bytes(3)));
    }

    @Test
    void takesUpTo64BytesEach() {
        BranchId longest = BranchId.of(0, new byte[64], new byte[64]);

        assertThat(longest.transactionBytes()).hasSize(64);
        assertThatThrownBy(() -> BranchId.of(0, new byte[65], new byte[1])).satisfies(BranchIdTest::isInvalid);
        assertThatThrownBy(() -> BranchId.of(0, new byte[1], new byte[65])).satisfies(BranchIdTest::isInvalid);
    }

    @Test
    void needsAFormatAndATransaction() {
        assertThatThrownBy(() -> BranchId.of(-1, bytes(1), bytes(1))).satisfies(BranchIdTest::isInvalid);
        assertThatThrownBy(() -> BranchId.of(0, bytes(), bytes(1))).satisfies(BranchIdTest::isInvalid);
    }

    private static void isInvalid(Throwable thrown) {
        assertThat(thrown).isInstanceOf(BrokerException.class);
        assertThat(((BrokerException) thrown).error()).isEqualTo(BrokerError.INVALID_NAME);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
