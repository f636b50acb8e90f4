package dev.sluice.core.transaction;

import static dev.sluice.core.transaction.BranchState.ACTIVE;
import static dev.sluice.core.transaction.BranchState.COMMITTED;
import static dev.sluice.core.transaction.BranchState.IDLE;
import static dev.sluice.core.transaction.BranchState.PREPARED;
import static dev.sluice.core.transaction.BranchState.PREPARING;
import static dev.sluice.core.transaction.BranchState.ROLLBACK_ONLY;
import static dev.sluice.core.transaction.BranchState.ROLLED_BACK;
import static dev.sluice.core.transaction.BranchState.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BranchStateTest {
    static Stream<Arguments> law() {
        return Stream.of(
                arguments(ACTIVE, EnumSet.of(SUSPENDED, IDLE, ROLLBACK_ONLY)),
                arguments(SUSPENDED, EnumSet.of(ACTIVE, IDLE, ROLLBACK_ONLY, ROLLED_BACK)),
                arguments(IDLE, EnumSet.of(ACTIVE, PREPARING, ROLLBACK_ONLY, ROLLED_BACK)),
                arguments(PREPARING, EnumSet.of(PREPARED, COMMITTED, ROLLED_BACK)),
                arguments(PREPARED, EnumSet.of(COMMITTED, ROLLED_BACK)),
                arguments(ROLLBACK_ONLY, EnumSet.of(ROLLED_BACK)),
                arguments(COMMITTED, EnumSet.noneOf(BranchState.class)),
                arguments(ROLLED_BACK, EnumSet.noneOf(BranchState.class)));
    }

    @ParameterizedTest
    @MethodSource("law")
    void goesOnlyWhereTheLawAllows(BranchState from, Set<BranchState> allowed) {
        Set<BranchState> possible = EnumSet.noneOf(BranchState.class);
        for (BranchState next : BranchState.values()) {
            if (from.mayBecome(next)) {
                possible.add(next);
            }
        }

        assertThat(possible).isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource
    void isOverWhenNothingCanFollow(BranchState state) {
        boolean canGoOn = Stream.of(BranchState.values()).anyMatch(state::mayBecome);

        assertThat(state.isOver()).isEqualTo(!canGoOn);
    }

    @ParameterizedTest
    @EnumSource
    void canBeUndoneByTheBrokerWhileItIsUpToItsSessions(BranchState state) {
        assertThat(state.mayBecome(ROLLBACK_ONLY)).isEqualTo(state.takesSessions());
    }

    @Test
    void followsFromWhatItsSessionsDo() {
        assertThat(BranchState.of(2, true)).isEqualTo(ACTIVE);
        assertThat(BranchState.of(2, false)).isEqualTo(SUSPENDED);
        assertThat(BranchState.of(0, false)).isEqualTo(IDLE);
    }
}
