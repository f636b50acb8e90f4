package dev.sluice.core.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.BranchId;
import dev.sluice.core.time.VirtualClock;

/** Branches without messages: who may do what when. What becomes of messages is tested through the engine. */
class BranchesTest {
    private static final BranchId ID = BranchId.of(1, new byte[] {1}, new byte[] {1});
    private static final long NEVER = 0;

    private final VirtualClock clock = new VirtualClock();
    private final Branches branches = new Branches(clock);
    private final Branch.Worker one = new Branch.Worker("session 1", "connection 1");
    private final Branch.Worker two = new Branch.Worker("session 2", "connection 2");

    private Branch begin(long timeoutMillis) {
        Branch branch = branches.begin(ID, one, timeoutMillis);
        assertThat(branch).isNotNull();
        return branch;
    }

    // ---------------------------------------------------------------- names

    @Test
    void anIdNamesOneBranchAtATime() {
        Branch first = begin(NEVER);

        assertThat(branches.begin(ID, two, NEVER)).isNull();
        assertThat(branches.get(ID)).isSameAs(first);
    }

    @Test
    void anIdIsFreeAgainWhenItsBranchIsOver() {
        Branch first = begin(NEVER);
        first.end(one);
        first.commitInOnePhase();

        refuses(BrokerError.NO_SUCH_TRANSACTION, () -> branches.get(ID));
        assertThat(branches.begin(ID, one, NEVER)).isNotNull();
    }

    // ---------------------------------------------------------------- sessions

    @Test
    void isActiveSuspendedOrIdleByWhatItsSessionsDo() {
        Branch branch = begin(NEVER);
        List<BranchState> states = new ArrayList<>(List.of(branch.state()));

        List<Runnable> steps = List.of(
                () -> branch.suspend(one),
                () -> branch.join(two),
                () -> branch.end(two),
                () -> branch.resume(one),
                () -> branch.end(one),
                () -> branch.join(two),
                () -> branch.suspend(two),
                () -> branch.end(two));
        for (Runnable step : steps) {
            step.run();
            states.add(branch.state());
        }

        assertThat(states)
                .containsExactly(
                        BranchState.ACTIVE,
                        BranchState.SUSPENDED,
                        BranchState.ACTIVE,
                        BranchState.SUSPENDED,
                        BranchState.ACTIVE,
                        BranchState.IDLE,
                        BranchState.ACTIVE,
                        BranchState.SUSPENDED,
                        BranchState.IDLE);
    }

    @Test
    void aSessionHasOnePartInABranch() {
        Branch branch = begin(NEVER);

        refuses(BrokerError.TRANSACTION_STATE, () -> branch.join(one));
        refuses(BrokerError.TRANSACTION_STATE, () -> branch.resume(one));
        refuses(BrokerError.TRANSACTION_STATE, () -> branch.end(two));
        refuses(BrokerError.TRANSACTION_STATE, () -> branch.suspend(two));
        branch.suspend(one);
        refuses(BrokerError.TRANSACTION_STATE, () -> branch.suspend(one));
        refuses(BrokerError.TRANSACTION_STATE, () -> branch.join(one));
        refuses(BrokerError.TRANSACTION_STATE, () -> branch.resume(two));
    }

    // ---------------------------------------------------------------- decisions

    @Test
    void nothingIsDecidedWhileASessionWorks() {
        Branch branch = begin(NEVER);

        refuses(BrokerError.TRANSACTION_STATE, branch::prepare);
        refuses(BrokerError.TRANSACTION_STATE, branch::commit);
        refuses(BrokerError.TRANSACTION_STATE, branch::commitInOnePhase);
        refuses(BrokerError.TRANSACTION_STATE, branch::rollback);
        assertThat(branch.state()).isEqualTo(BranchState.ACTIVE);
    }

    @Test
    void suspendedWorkCanBeRolledBackButNotPrepared() {
        Branch branch = begin(NEVER);
        branch.suspend(one);

        refuses(BrokerError.TRANSACTION_STATE, branch::prepare);
        refuses(BrokerError.TRANSACTION_STATE, branch::commitInOnePhase);
        branch.rollback();

        assertThat(branch.state()).isEqualTo(BranchState.ROLLED_BACK);
        refuses(BrokerError.NO_SUCH_TRANSACTION, () -> branch.resume(one));
    }

    @Test
    void whatIsNotPreparedIsNotCommittedInTheSecondPhase() {
        Branch branch = begin(NEVER);
        branch.end(one);

        refuses(BrokerError.TRANSACTION_STATE, branch::commit);
        assertThat(branch.state()).isEqualTo(BranchState.IDLE);
    }

    @Test
    void preparingABranchWithoutWorkEndsIt() {
        Branch branch = begin(NEVER);
        branch.end(one);

        assertThat(branch.prepare()).isFalse();

        assertThat(branch.isOver()).isTrue();
        assertThat(branches.prepared()).isEmpty();
        refuses(BrokerError.NO_SUCH_TRANSACTION, branch::commit);
    }

    @Test
    void nothingIsForgottenThatWasNotDecidedByTheBroker() {
        Branch branch = begin(NEVER);

        refuses(BrokerError.TRANSACTION_STATE, branch::forget);
        assertThat(branches.get(ID)).isSameAs(branch);
    }

    // ---------------------------------------------------------------- time

    @Test
    void isUndoneWhenItsTimeIsUpAndNotBefore() {
        Branch branch = begin(10_000);

        clock.advance(Duration.ofMillis(9_999));
        assertThat(branch.isUndone()).isFalse();
        clock.advance(Duration.ofMillis(1));

        assertThat(branch.state()).isEqualTo(BranchState.ROLLBACK_ONLY);
    }

    @Test
    void tellsEverybodyThatItsTimeWasUpUntilItIsDecided() {
        Branch branch = begin(1);
        clock.advance(Duration.ofMillis(1));

        timedOut(() -> branch.join(two));
        timedOut(() -> branch.end(one));
        timedOut(() -> branch.join(one));
        assertThat(branches.get(ID)).isSameAs(branch);
        timedOut(branch::prepare);

        refuses(BrokerError.NO_SUCH_TRANSACTION, () -> branches.get(ID));
        timedOut(branch::rollback);
    }

    @Test
    void whoeverSuspendsWhatWasUndoneHasEndedIt() {
        Branch branch = begin(1);
        clock.advance(Duration.ofMillis(1));

        timedOut(() -> branch.suspend(one));

        refuses(BrokerError.TRANSACTION_STATE, () -> branch.end(one));
    }

    @Test
    void rollingBackWhatTheBrokerHasUndoneTellsSoAndEndsIt() {
        Branch branch = begin(1);
        clock.advance(Duration.ofMillis(1));

        timedOut(branch::rollback);

        assertThat(branch.state()).isEqualTo(BranchState.ROLLED_BACK);
        refuses(BrokerError.NO_SUCH_TRANSACTION, () -> branches.get(ID));
    }

    @Test
    void hasNoTimeOutUnlessGivenOne() {
        Branch branch = begin(NEVER);

        clock.advance(Duration.ofDays(365));

        assertThat(branch.state()).isEqualTo(BranchState.ACTIVE);
    }

    @Test
    void timeIsCountedFromTheBeginningWhateverItsSessionsDo() {
        Branch branch = begin(10_000);
        branch.suspend(one);
        clock.advance(Duration.ofSeconds(6));
        branch.resume(one);
        branch.end(one);

        clock.advance(Duration.ofSeconds(4));

        timedOut(branch::commitInOnePhase);
    }

    // ---------------------------------------------------------------- failure

    @Test
    void isUndoneWhenASessionHasFailed() {
        Branch branch = begin(NEVER);
        branch.join(two);

        branch.fail(two);

        assertThat(branch.state()).isEqualTo(BranchState.ROLLBACK_ONLY);
        undone(() -> branch.end(one));
        undone(branch::prepare);
        refuses(BrokerError.NO_SUCH_TRANSACTION, () -> branches.get(ID));
    }

    @Test
    void isUndoneAndForgottenWhenAConnectionIsClosedThatHasWorkedOnIt() {
        Branch branch = begin(NEVER);
        branch.join(two);
        branch.end(two);

        branches.connectionClosed(two.connection());

        refuses(BrokerError.NO_SUCH_TRANSACTION, () -> branches.get(ID));
        undone(() -> branch.end(one));
    }

    @Test
    void doesNotMindTheClosingOfOtherConnections() {
        Branch branch = begin(NEVER);

        branches.connectionClosed(two.connection());

        assertThat(branches.get(ID)).isSameAs(branch);
        assertThat(branch.state()).isEqualTo(BranchState.ACTIVE);
    }

    @Test
    void whatWasUndoneIsForgottenWithItsConnection() {
        begin(1);
        clock.advance(Duration.ofMillis(1));

        branches.connectionClosed(one.connection());

        refuses(BrokerError.NO_SUCH_TRANSACTION, () -> branches.get(ID));
    }

    @Test
    void noneBeginsWhenTheBrokerIsClosed() {
        Branch before = begin(NEVER);

        branches.close();

        undone(() -> before.end(one));
        refuses(BrokerError.CLOSED, () -> branches.begin(ID, one, NEVER));
        refuses(BrokerError.NO_SUCH_TRANSACTION, () -> branches.get(ID));
    }

    // ----------------------------------------------------------------

    private static void timedOut(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("its time was up")
                .hasCauseInstanceOf(TimeoutException.class)
                .satisfies(
                        thrown -> assertThat(((BrokerException) thrown).error()).isEqualTo(BrokerError.ROLLED_BACK));
    }

    private static void undone(ThrowingCallable call) {
        refuses(BrokerError.ROLLED_BACK, call);
    }

    private static void refuses(BrokerError error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining(ID.toString())
                .satisfies(
                        thrown -> assertThat(((BrokerException) thrown).error()).isEqualTo(error));
    }
}
