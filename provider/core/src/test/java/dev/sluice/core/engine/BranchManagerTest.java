package dev.sluice.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.sluice.core.address.Address;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.BranchId;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.time.VirtualClock;

/** What becomes of the messages of a branch. */
class BranchManagerTest {
    private static final Address IN = Address.queue("in");
    private static final Address OUT = Address.queue("out");
    private static final Address SMALL = Address.queue("small");
    private static final BranchId ID = BranchId.of(1, new byte[] {1}, new byte[] {1});
    private static final Duration ACK_TIMEOUT = Duration.ofSeconds(30);
    private static final long NEVER = 0;

    private final VirtualClock clock = new VirtualClock();
    private final VmEngine engine = new VmEngine(new EngineConfig(
            "test",
            clock,
            PolicyTable.EMPTY
                    .with("in", Settings.NONE.with(DestinationOptions.ACK_TIMEOUT, ACK_TIMEOUT))
                    .with("small", Settings.NONE.with(DestinationOptions.CAPACITY, 1)),
            AccessPolicy.OPEN));
    private final EngineConnection connection = connect();
    private final BranchManager branches = connection.branches();
    private final Enlistment session = branches.enlist();

    @AfterEach
    void everyQueueIsAsItShouldBe() {
        engine.destinations().queues().forEach(queue -> queue.checkInvariants());
        engine.close();
    }

    private EngineConnection connect() {
        return engine.connect(new ConnectionRequest(null, null, null), reason -> {});
    }

    private void send(Address to, Enlistment in) {
        Sender sender = connection.openSender(null);
        sender.send(Envelope.from(sender.origin(), to).build(), in.current());
    }

    private void send(Address to) {
        Sender sender = connection.openSender(null);
        sender.send(Envelope.from(sender.origin(), to).build(), null);
    }

    private Receiver receiver(Address from) {
        Receiver receiver = connection.openReceiver(
                new ReceiverSpec(from, null, false, SubscriptionKind.UNNAMED, null, Map.of()), () -> false);
        receiver.start();
        return receiver;
    }

    private static Delivery take(Receiver from, Enlistment in) {
        Delivery delivery = from.poll();
        assertThat(delivery).isNotNull();
        in.current().accept(delivery, delivery.attempt());
        return delivery;
    }

    private int pending(Address queue) {
        return connection.browse(queue, null).size();
    }

    private int used(Address queue) {
        return engine.destinations().queue(queue).figures().depth().used();
    }

    // ---------------------------------------------------------------- atomic

    @Test
    void nothingIsSeenBeforeTheSecondPhaseAndEverythingAfterIt() {
        send(IN);
        session.start(ID, NEVER);
        take(receiver(IN), session);
        send(OUT, session);
        session.end(ID, false);
        assertThat(pending(OUT)).isZero();

        assertThat(branches.prepare(ID)).isTrue();
        assertThat(pending(OUT)).isZero();
        assertThat(used(IN)).isEqualTo(1);
        branches.commit(ID, false);

        assertThat(pending(OUT)).isEqualTo(1);
        assertThat(used(IN)).isZero();
        refuses(BrokerError.NO_SUCH_TRANSACTION, () -> branches.commit(ID, false));
    }

    @Test
    void onePhaseDoesBoth() {
        session.start(ID, NEVER);
        send(OUT, session);
        session.end(ID, false);

        branches.commit(ID, true);

        assertThat(pending(OUT)).isEqualTo(1);
    }

    @Test
    void rollingBackAPreparedBranchUndoesAllOfIt() {
        send(IN);
        Receiver receiver = receiver(IN);
        session.start(ID, NEVER);
        take(receiver, session);
        send(OUT, session);
        session.end(ID, false);
        branches.prepare(ID);

        branches.rollback(ID);

        assertThat(used(OUT)).isZero();
        Delivery again = receiver.poll();
        assertThat(again).isNotNull();
        assertThat(again.attempt()).isEqualTo(2);
    }

    @Test
    void severalSessionsOfSeveralConnectionsWorkOnOneBranch() {
        EngineConnection otherConnection = connect();
        Enlistment other = otherConnection.branches().enlist();
        session.start(ID, NEVER);
        send(OUT, session);
        other.join(ID);
        send(OUT, other);
        session.end(ID, false);
        refuses(BrokerError.TRANSACTION_STATE, () -> branches.prepare(ID));
        other.end(ID, false);

        otherConnection.branches().commit(ID, true);

        assertThat(pending(OUT)).isEqualTo(2);
    }

    @Test
    void aSessionSuspendsOneBranchToWorkOnAnother() {
        BranchId second = BranchId.of(1, new byte[] {2}, new byte[] {1});
        session.start(ID, NEVER);
        send(OUT, session);
        session.suspend(ID);
        assertThat(session.current()).isNull();

        session.start(second, NEVER);
        send(OUT, session);
        session.end(second, false);
        branches.rollback(second);
        session.resume(ID);
        send(OUT, session);
        session.end(ID, false);
        branches.commit(ID, true);

        assertThat(pending(OUT)).isEqualTo(2);
    }

    @Test
    void aSessionWorksOnOneBranchAtATime() {
        BranchId second = BranchId.of(1, new byte[] {2}, new byte[] {1});
        session.start(ID, NEVER);

        refuses(BrokerError.TRANSACTION_STATE, () -> session.start(second, NEVER));
        assertThat(branches.enlist().start(ID, NEVER)).isFalse();
    }

    @Test
    void aSessionCannotEndTheBranchItself() {
        session.start(ID, NEVER);

        refuses(BrokerError.TRANSACTION_STATE, () -> session.current().commit());
        refuses(BrokerError.TRANSACTION_STATE, () -> session.current().rollback());
        refuses(BrokerError.TRANSACTION_STATE, () -> session.current().prepare());
    }

    // ---------------------------------------------------------------- time

    @Test
    void timeOutGivesBackAndRefusesWhatComesLater() {
        send(IN);
        Receiver receiver = receiver(IN);
        session.start(ID, 10_000);
        take(receiver, session);
        send(OUT, session);

        clock.advance(Duration.ofSeconds(10));

        assertThat(session.isUndone()).isTrue();
        timedOut(() -> send(OUT, session));
        Delivery again = receiver.poll();
        assertThat(again).isNotNull();
        timedOut(() -> session.current().accept(again, again.attempt()));
        assertThat(receiver.settle(again, again.attempt(), Outcome.RELEASED, null))
                .isTrue();
        timedOut(() -> session.end(ID, false));
        assertThat(session.current()).isNull();
        timedOut(() -> branches.commit(ID, true));
        assertThat(used(OUT)).isZero();
    }

    @Test
    void aPreparedBranchDoesNotTimeOutNorDoItsDeliveries() {
        send(IN);
        session.start(ID, 10_000);
        take(receiver(IN), session);
        session.end(ID, false);
        branches.prepare(ID);

        clock.advance(Duration.ofDays(1));

        assertThat(branches.prepared()).containsExactly(ID);
        branches.commit(ID, false);
        assertThat(used(IN)).isZero();
    }

    @Test
    void cannotBePreparedWithADeliveryThatHasTimedOut() {
        send(IN);
        session.start(ID, NEVER);
        take(receiver(IN), session);
        send(OUT, session);
        session.end(ID, false);
        clock.advance(ACK_TIMEOUT);

        undone(() -> branches.prepare(ID));

        assertThat(pending(IN)).isEqualTo(1);
        assertThat(used(OUT)).isZero();
        refuses(BrokerError.NO_SUCH_TRANSACTION, () -> branches.rollback(ID));
    }

    @Test
    void aSessionLeftOnABranchThatIsOverIsFreeForAnother() {
        session.start(ID, 10_000);
        clock.advance(Duration.ofSeconds(10));
        timedOut(() -> branches.rollback(ID));
        timedOut(() -> send(OUT, session));

        assertThat(session.start(ID, NEVER)).isTrue();

        send(OUT, session);
        session.end(ID, false);
        branches.commit(ID, true);
        assertThat(pending(OUT)).isEqualTo(1);
    }

    // ---------------------------------------------------------------- space

    @Test
    void cannotBePreparedWithoutSpaceInTime() {
        send(SMALL);
        session.start(ID, NEVER);
        send(OUT, session);
        send(SMALL, session);
        session.end(ID, false);
        CompletableFuture<Boolean> preparing = CompletableFuture.supplyAsync(() -> branches.prepare(ID));
        await().until(() -> clock.parkedThreads() == 1);
        refuses(BrokerError.TRANSACTION_STATE, () -> branches.rollback(ID));

        clock.advance(Duration.ofMinutes(10));

        assertThatThrownBy(preparing::join)
                .isInstanceOf(CompletionException.class)
                .satisfies(thrown -> assertThat(((BrokerException) thrown.getCause()).error())
                        .isEqualTo(BrokerError.ROLLED_BACK));
        assertThat(used(OUT)).isZero();
        assertThat(used(SMALL)).isEqualTo(1);
        assertThat(branches.prepared()).isEmpty();
    }

    @Test
    void doesNotWaitForSpaceAnyLongerWhenItsConnectionIsClosed() {
        send(SMALL);
        session.start(ID, NEVER);
        send(SMALL, session);
        session.end(ID, false);
        CompletableFuture<Boolean> preparing = CompletableFuture.supplyAsync(() -> branches.prepare(ID));
        await().until(() -> clock.parkedThreads() == 1);

        connection.close();

        assertThatThrownBy(preparing::join).isInstanceOf(CompletionException.class);
        assertThat(used(SMALL)).isEqualTo(1);
    }

    // ---------------------------------------------------------------- closing

    @Test
    void closingTheConnectionUndoesWhatIsNotPrepared() {
        EngineConnection other = connect();
        BranchManager others = other.branches();
        Enlistment enlistment = others.enlist();
        enlistment.start(ID, NEVER);
        send(OUT, enlistment);

        other.close();

        undone(() -> enlistment.end(ID, false));
        refuses(BrokerError.NO_SUCH_TRANSACTION, () -> others.prepare(ID));
        assertThat(used(OUT)).isZero();
    }

    @Test
    void whatIsPreparedIsRecoveredAndDecidedThroughAnotherConnection() {
        EngineConnection other = connect();
        Enlistment enlistment = other.branches().enlist();
        enlistment.start(ID, NEVER);
        send(OUT, enlistment);
        enlistment.end(ID, false);
        other.branches().prepare(ID);

        other.close();

        assertThat(branches.prepared()).containsExactly(ID);
        branches.commit(ID, false);
        assertThat(pending(OUT)).isEqualTo(1);
    }

    @Test
    void preparedBranchesSurviveAStopOfTheBroker() {
        session.start(ID, NEVER);
        send(OUT, session);
        session.end(ID, false);
        branches.prepare(ID);

        engine.stop();
        refuses(BrokerError.CLOSED, () -> branches.commit(ID, false));
        engine.start();

        branches.commit(ID, false);
        List<Envelope> found = new ArrayList<>(connect().browse(OUT, null));
        assertThat(found).hasSize(1);
    }

    @Test
    void closingTheBrokerEndsAllBranches() {
        session.start(ID, NEVER);
        send(OUT, session);
        session.end(ID, false);
        branches.prepare(ID);

        engine.close();

        refuses(BrokerError.CLOSED, () -> branches.commit(ID, false));
        refuses(BrokerError.CLOSED, branches::prepared);
    }

    @Test
    void noBranchBeginsOnAClosedConnection() {
        connection.close();

        refuses(BrokerError.CLOSED, () -> session.start(ID, NEVER));
        refuses(BrokerError.CLOSED, connection::branches);
    }

    @Test
    void knowsWhoHasPartInTheSameBranches() {
        try (VmEngine elsewhere =
                new VmEngine(new EngineConfig("elsewhere", clock, PolicyTable.EMPTY, AccessPolicy.OPEN))) {
            EngineConnection there = elsewhere.connect(new ConnectionRequest(null, null, null), reason -> {});

            assertThat(branches.isSameAs(connect().branches())).isTrue();
            assertThat(branches.isSameAs(there.branches())).isFalse();
        }
    }

    // ----------------------------------------------------------------

    private static void timedOut(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(BrokerException.class)
                .hasCauseInstanceOf(TimeoutException.class)
                .satisfies(
                        thrown -> assertThat(((BrokerException) thrown).error()).isEqualTo(BrokerError.ROLLED_BACK));
    }

    private static void undone(ThrowingCallable call) {
        refuses(BrokerError.ROLLED_BACK, call);
    }

    private static void refuses(BrokerError error, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(BrokerException.class).satisfies(thrown -> assertThat(
                        ((BrokerException) thrown).error())
                .isEqualTo(error));
    }
}
