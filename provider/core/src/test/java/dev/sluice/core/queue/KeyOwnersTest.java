package dev.sluice.core.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

final class KeyOwnersTest {
    private final List<String> news = new ArrayList<>();
    private final KeyOwners<String> owners = new KeyOwners<>(new KeyOwners.Listener<>() {
        @Override
        public void assigned(Object key, String member) {
            news.add(member + " +" + key);
        }

        @Override
        public void lost(Object key, String member) {
            news.add(member + " -" + key);
        }
    });

    private Map<String, String> addKeys(int count) {
        Map<String, String> receivers = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            owners.added("k" + i);
            receivers.put("k" + i, owners.receiver("k" + i));
        }
        return receivers;
    }

    private Map<String, String> receivers(int count) {
        Map<String, String> receivers = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            receivers.put("k" + i, owners.receiver("k" + i));
        }
        return receivers;
    }

    private static int differences(Map<String, String> before, Map<String, String> after) {
        return (int) before.keySet().stream()
                .filter(key -> !before.get(key).equals(after.get(key)))
                .count();
    }

    @Test
    void keysAreSpreadEvenlyAndStay() {
        owners.join("a");
        owners.join("b");
        owners.join("c");

        Map<String, String> first = addKeys(9);

        assertThat(List.of(owners.count("a"), owners.count("b"), owners.count("c")))
                .containsOnly(3);
        assertThat(receivers(9)).isEqualTo(first);
    }

    @Test
    void withoutMembersAKeyIsNobodysUntilOneJoins() {
        owners.added("k");
        assertThat(owners.receiver("k")).isNull();

        owners.join("a");

        assertThat(owners.receiver("k")).isEqualTo("a");
    }

    @Test
    void whoJoinsIsGivenItsDueAndNothingElseMoves() {
        owners.join("a");
        owners.join("b");
        Map<String, String> before = addKeys(12);

        assertThat(owners.join("c")).isTrue();

        Map<String, String> after = receivers(12);
        assertThat(differences(before, after)).isEqualTo(4);
        assertThat(List.of(owners.count("a"), owners.count("b"), owners.count("c")))
                .containsOnly(4);
        assertThat(after.values()).filteredOn("c"::equals).hasSize(4);
    }

    @Test
    void whoJoinsIsGivenFirstWhatNobodyIsWorkingOn() {
        owners.join("a");
        addKeys(2);
        owners.removed("k0");
        owners.handedOver("k0", "a");
        owners.added("k1");

        owners.join("b");

        assertThat(owners.receiver("k0")).isEqualTo("a");
        assertThat(owners.receiver("k1")).isEqualTo("b");
    }

    @Test
    void aKeyOfWhoLeftIsForgottenWhenItsLastMessageIsSettled() {
        owners.join("a");
        addKeys(1);
        owners.removed("k0");
        owners.handedOver("k0", "a");
        owners.leave("a");
        owners.settled("k0", "a");
        owners.join("b");
        owners.added("k1");
        assertThat(owners.receiver("k1")).isEqualTo("b");

        // Of the one key there is, nothing is its due.
        assertThat(owners.join("c")).isFalse();
        assertThat(owners.receiver("k1")).isEqualTo("b");
        assertThatIllegalStateException().isThrownBy(() -> owners.receiver("k0"));
    }

    @Test
    void whenOneLeavesOnlyItsKeysMove() {
        owners.join("a");
        owners.join("b");
        owners.join("c");
        Map<String, String> before = addKeys(12);

        owners.leave("b");

        Map<String, String> after = receivers(12);
        assertThat(differences(before, after)).isEqualTo(4);
        assertThat(List.of(owners.count("a"), owners.count("c"))).containsOnly(6);
    }

    @Test
    void aKeyMovesOnlyWhenWhatIsInFlightIsSettled() {
        owners.join("a");
        owners.added("k");
        owners.receiver("k");
        owners.removed("k");
        owners.handedOver("k", "a");
        owners.added("k");

        owners.leave("a");
        owners.join("b");

        assertThat(owners.receiver("k")).isNull();
        assertThat(owners.settled("k", "a")).isTrue();
        assertThat(owners.receiver("k")).isEqualTo("b");
        assertThat(news).containsExactly("a +k", "a -k", "b +k");
    }

    @Test
    void aKeyStaysWithWhoeverIsStillWorkingOnIt() {
        owners.join("a");
        owners.join("b");
        owners.added("k");
        owners.receiver("k");
        owners.handedOver("k", "a");

        owners.leave("a");
        owners.join("a");

        assertThat(owners.receiver("k")).isEqualTo("a");
    }

    @Test
    void settlingOneOfSeveralInFlightIsNotEnough() {
        owners.join("a");
        for (int i = 0; i < 2; i++) {
            owners.added("k");
            owners.receiver("k");
            owners.removed("k");
            owners.handedOver("k", "a");
        }
        owners.added("k");
        owners.leave("a");
        owners.join("b");

        assertThat(owners.receiver("k")).isNull();
        assertThat(owners.settled("k", "a")).isFalse();
        assertThat(owners.receiver("k")).isNull();
        assertThat(owners.settled("k", "a")).isTrue();
    }

    @Test
    void keysThatAreOutOfUseAreForgottenWhenThereAreTooMany() {
        owners.join("a");
        owners.added("busy");
        owners.receiver("busy");
        for (int i = 0; i < KeyOwners.REMEMBERED + 10; i++) {
            owners.added("k" + i);
            owners.receiver("k" + i);
            owners.removed("k" + i);
        }

        assertThat(owners.count("a")).isLessThanOrEqualTo(KeyOwners.REMEMBERED + 1);
        assertThat(news).contains("a -k0").doesNotContain("a -busy");
        assertThat(owners.receiver("busy")).isEqualTo("a");
    }
}
