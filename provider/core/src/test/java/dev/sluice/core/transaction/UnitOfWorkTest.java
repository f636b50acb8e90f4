package dev.sluice.core.transaction;

import static dev.sluice.core.policy.DestinationOptions.ACK_TIMEOUT;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static dev.sluice.core.policy.DestinationOptions.SEND_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.queue.QueueFixture;
import dev.sluice.core.queue.QueuedDelivery;
import dev.sluice.core.queue.SendScope;
import dev.sluice.core.topic.Publisher;
import dev.sluice.core.topic.Route;

class UnitOfWorkTest {
    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private final SendScope scope = new SendScope();
    private final UnitOfWork work = new UnitOfWork(scope);

    private void send(QueueFixture queue, String name) {
        work.send(queue.draft(name).build(), new Route.ToQueue(queue.queue()));
    }

    private QueuedDelivery take(QueueFixture.Reader reader) {
        QueuedDelivery delivery = reader.take();
        work.accept(delivery, delivery.attempt());
        return delivery;
    }

    private static void refused(BrokerError error, ThrowingCallable what) {
        assertThatThrownBy(what).isInstanceOfSatisfying(BrokerException.class, e -> assertThat(e.error())
                .isEqualTo(error));
    }

    // ---------------------------------------------------------------- all or nothing

    @Test
    @DisplayName("§6.2.7 What is sent is invisible until commit, then appears in the order of sending")
    void whatIsSentAppearsOnCommitInOrder() {
        QueueFixture a = maker.queue();
        QueueFixture b = maker.queue();
        send(a, "1");
        send(b, "2");
        send(a, "3");
        assertThat(a.pending()).isEmpty();
        assertThat(b.pending()).isEmpty();

        work.commit();

        assertThat(a.pending()).containsExactly("1", "3");
        assertThat(b.pending()).containsExactly("2");
    }

    @Test
    void whatWasPreparedIsStillInvisibleAndHasItsPlace() {
        QueueFixture a = maker.queue();
        send(a, "1");
        work.prepare();
        a.send("later");
        assertThat(a.pending()).containsExactly("later");

        work.commit();

        assertThat(a.pending()).containsExactly("1", "later");
    }

    @Test
    void aRollbackSendsNothingAndGivesEverythingBackInOrder() {
        QueueFixture a = maker.queue();
        a.send("1");
        a.send("2");
        QueueFixture.Reader reader = a.reader();
        take(reader);
        take(reader);
        send(a, "never sent");

        work.rollback();

        assertThat(reader.take().attempt()).isEqualTo(2);
        assertThat(a.pending()).containsExactly("2");
        assertThat(a.depth().used()).isEqualTo(2);
    }

    @Test
    void aRollbackAfterPreparingDoesTheSame() {
        QueueFixture a = maker.queue();
        a.send("1");
        QueueFixture.Reader reader = a.reader();
        take(reader);
        send(a, "never sent");
        work.prepare();

        work.rollback();

        assertThat(reader.receiveAll()).containsExactly("1");
        assertThat(a.depth().used()).isZero();
    }

    @Test
    void whatWasReceivedIsAcceptedOnCommit() {
        QueueFixture a = maker.queue();
        a.send("1");
        take(a.reader());
        assertThat(a.depth().inFlight()).isEqualTo(1);

        work.commit();

        assertThat(a.depth().used()).isZero();
        assertThat(a.queue().figures().totals().acknowledged()).isEqualTo(1);
    }

    // ---------------------------------------------------------------- what became of the messages

    @Test
    void aCommitTellsHowManyCopiesWereTakenAndHowManyDropped() {
        QueueFixture open = maker.queue();
        QueueFixture full = maker.queue(Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, OverflowPolicy.DROP_NEWEST));
        full.send("first");
        send(open, "1");
        send(full, "dropped");
        send(open, "2");

        assertThat(work.commit()).isEqualTo(new SendResult(2, 1));
    }

    @Test
    void aMessageThatTakesTheSlotOfAnotherCountsAsTaken() {
        QueueFixture full = maker.queue(Settings.NONE.with(CAPACITY, 1));
        full.send("1");
        take(full.reader());
        send(full, "in its slot");

        assertThat(work.commit()).isEqualTo(SendResult.ONE);
    }

    @Test
    void aCommitTellsThatItWaitedForSpace() throws Exception {
        QueueFixture full = maker.queue(Settings.NONE.with(CAPACITY, 1).with(SEND_TIMEOUT, Duration.ofSeconds(30)));
        full.send("first");
        send(full, "waits");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<SendResult> commit = threads.submit(work::commit);
            await().until(() -> full.depth().blockedSenders() == 1);

            assertThat(full.reader().receiveAll()).contains("first");

            assertThat(commit.get(10, TimeUnit.SECONDS)).isEqualTo(new SendResult(1, 0).afterWaiting());
        } finally {
            threads.shutdownNow();
        }
    }

    // ---------------------------------------------------------------- failing

    @Test
    @DisplayName("§10.3 A late acknowledgement rolls everything back, and what was received is delivered again")
    void aLateAcknowledgementRollsBack() {
        QueueFixture a = maker.queue(Settings.NONE.with(ACK_TIMEOUT, Duration.ofMillis(100)));
        QueueFixture b = maker.queue();
        a.send("late");
        b.send("in time");
        QueueFixture.Reader readerOfB = b.reader();
        take(readerOfB);
        take(a.reader());
        send(b, "never sent");
        a.advance(100);

        refused(BrokerError.ROLLED_BACK, work::commit);

        assertThat(a.pending()).containsExactly("late");
        assertThat(readerOfB.receiveAll()).containsExactly("in time");
        assertThat(a.timeouts()).containsExactly("late 1", "late 1");
        assertThat(work.isOpen()).isFalse();
    }

    @Test
    void whatWasPreparedCannotBeLate() {
        QueueFixture a = maker.queue(Settings.NONE.with(ACK_TIMEOUT, Duration.ofMillis(100)));
        a.send("1");
        take(a.reader());
        work.prepare();
        a.advance(1_000);

        work.commit();

        assertThat(a.timeouts()).isEmpty();
        assertThat(a.depth().used()).isZero();
    }

    @Test
    void aQueueThatRefusesRollsBackWhatOthersHadTaken() {
        QueueFixture open = maker.queue();
        QueueFixture full = maker.queue(Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, OverflowPolicy.REJECT));
        full.send("first");
        send(open, "never sent");
        send(full, "refused");

        assertThatThrownBy(work::commit)
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.ROLLED_BACK))
                .hasMessageContaining("queue 'b'")
                .hasRootCauseInstanceOf(BrokerException.class);

        assertThat(open.depth().used()).isZero();
        assertThat(full.pending()).containsExactly("first");
    }

    @Test
    void aQueueThatWasDeletedRollsBack() {
        QueueFixture gone = maker.queue();
        send(gone, "1");
        gone.queue().close();

        refused(BrokerError.ROLLED_BACK, work::commit);
    }

    @Test
    void aCommitWaitsForSpaceAndNoLongerThanItsSenderIsOpen() throws Exception {
        QueueFixture full = maker.queue(Settings.NONE.with(CAPACITY, 1).with(SEND_TIMEOUT, Duration.ofSeconds(30)));
        full.send("first");
        send(full, "waits");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<?> commit = threads.submit(work::commit);
            await().until(() -> full.depth().blockedSenders() == 1);

            scope.close();

            assertThatThrownBy(() -> commit.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.ROLLED_BACK));
            assertThat(full.pending()).containsExactly("first");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void workThatWaitsHoldsNoSpaceThatOthersCouldUse() throws Exception {
        QueueFixture queue = maker.queue(Settings.NONE.with(CAPACITY, 3));
        queue.send("there");
        queue.send("there, too");
        QueueFixture.Reader reader = queue.reader();
        send(queue, "1");
        send(queue, "2");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<SendResult> commit = threads.submit(work::commit);
            await().until(() -> queue.depth().blockedSenders() == 1);
            assertThat(queue.depth().used()).isEqualTo(2);

            QueueFixture.settle(reader.take(), Outcome.ACCEPTED);

            assertThat(commit.get(10, TimeUnit.SECONDS).waited()).isTrue();
            assertThat(queue.pending()).containsExactly("there, too", "1", "2");
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OverflowPolicy.class,
            names = {"BLOCK", "REJECT"})
    void moreAtOnceThanAQueueCanHoldIsRefusedAtOnce(OverflowPolicy overflow) {
        QueueFixture queue = maker.queue(Settings.NONE.with(CAPACITY, 2).with(OVERFLOW, overflow));
        for (int i = 0; i < 3; i++) {
            send(queue, "" + i);
        }

        assertThatThrownBy(work::commit)
                .hasMessageContaining(
                        "No space in queue 'a', ever, for 3 messages in one transaction: its 'capacity' is 2."
                                + " Raise it, or send less at once.");

        assertThat(queue.depth().used()).isZero();
    }

    @Test
    void nothingIsDroppedForWorkThatFindsNoSpaceElsewhere() {
        QueueFixture dropping = maker.queue(Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, OverflowPolicy.DROP_OLDEST));
        QueueFixture refusing = maker.queue(Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, OverflowPolicy.REJECT));
        dropping.send("kept");
        refusing.send("in the way");
        send(dropping, "not sent");
        send(refusing, "not sent");

        refused(BrokerError.ROLLED_BACK, work::commit);

        assertThat(dropping.pending()).containsExactly("kept");
    }

    // ---------------------------------------------------------------- consume and forward

    @ParameterizedTest
    @EnumSource(OverflowPolicy.class)
    void workThatTakesFromAFullQueueAndPutsIntoItLosesNothingAndWaitsForNobody(OverflowPolicy overflow) {
        QueueFixture full = maker.queue(Settings.NONE.with(CAPACITY, 2).with(OVERFLOW, overflow));
        full.send("1");
        full.send("2");
        QueueFixture.Reader reader = full.reader();
        take(reader);
        send(full, "again");

        work.commit();

        assertThat(full.losses()).isEmpty();
        assertThat(full.depth().used()).isEqualTo(2);
        assertThat(reader.receiveAll()).containsExactly("2", "again");
    }

    @ParameterizedTest
    @EnumSource(OverflowPolicy.class)
    void itGivesTheSlotBackWhenItIsRolledBack(OverflowPolicy overflow) {
        QueueFixture full = maker.queue(Settings.NONE.with(CAPACITY, 2).with(OVERFLOW, overflow));
        full.send("1");
        full.send("2");
        QueueFixture.Reader reader = full.reader();
        take(reader);
        send(full, "again");
        work.prepare();

        work.rollback();

        assertThat(full.losses()).isEmpty();
        assertThat(reader.receiveAll()).containsExactly("1", "2");
    }

    @Test
    void aSlotIsLentForOneMessageOnly() {
        QueueFixture full = maker.queue(Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, OverflowPolicy.REJECT));
        full.send("1");
        take(full.reader());
        send(full, "in its slot");
        send(full, "one too many");

        refused(BrokerError.ROLLED_BACK, work::commit);

        assertThat(full.pending()).containsExactly("1");
        assertThat(full.depth().used()).isEqualTo(1);
    }

    @Test
    void whatItTakesElsewhereLendsNothing() {
        QueueFixture other = maker.queue();
        QueueFixture full = maker.queue(Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, OverflowPolicy.REJECT));
        other.send("1");
        full.send("first");
        take(other.reader());
        send(full, "refused");

        refused(BrokerError.ROLLED_BACK, work::commit);

        assertThat(other.pending()).containsExactly("1");
    }

    // ---------------------------------------------------------------- phases

    @Test
    void whatIsDoneIsDone() {
        work.commit();

        refused(BrokerError.TRANSACTION_STATE, work::commit);
        refused(BrokerError.TRANSACTION_STATE, work::rollback);
        refused(BrokerError.TRANSACTION_STATE, work::prepare);
        refused(BrokerError.TRANSACTION_STATE, () -> send(maker.queue(), "too late"));
    }

    @Test
    void nothingIsAddedToWhatWasPrepared() {
        QueueFixture a = maker.queue();
        a.send("1");
        QueuedDelivery delivery = a.reader().take();
        work.prepare();

        refused(BrokerError.TRANSACTION_STATE, () -> send(a, "too late"));
        refused(BrokerError.TRANSACTION_STATE, () -> work.accept(delivery, 1));
        refused(BrokerError.TRANSACTION_STATE, work::prepare);

        QueueFixture.settle(delivery, Outcome.ACCEPTED);
    }

    @Test
    void itKnowsWhetherThereIsAnythingToDo() {
        assertThat(work.isEmpty()).isTrue();
        send(maker.queue(), "1");
        assertThat(work.isEmpty()).isFalse();
        assertThat(work.isOpen()).isTrue();
    }

    @Test
    void whatIsReceivedTwiceByOneUnitIsRefused() {
        QueueFixture a = maker.queue();
        a.send("1");
        QueuedDelivery delivery = take(a.reader());
        work.accept(delivery, 1);

        refused(BrokerError.ROLLED_BACK, work::commit);

        assertThat(a.pending()).containsExactly("1");
    }

    // ---------------------------------------------------------------- duplicates

    private static Envelope identified(QueueFixture queue, String name, String id) {
        PropertyMap properties = new PropertyMap();
        properties.put(ProviderProperties.DUPLICATE_ID, id);
        return queue.draft(name).properties(properties).build();
    }

    private static SendResult publish(QueueFixture queue, String name, String id) {
        return Publisher.publish(identified(queue, name, id), new Route.ToQueue(queue.queue()), new SendScope());
    }

    @Test
    void anIdCountsOnlyWhenItsWorkIsCommitted() {
        QueueFixture a = maker.queue();
        work.send(identified(a, "1", "id"), new Route.ToQueue(a.queue()));
        assertThat(publish(a, "2", "id")).isEqualTo(new SendResult(1, 0));

        assertThat(work.commit()).isEqualTo(new SendResult(0, 0).withDuplicates(1));

        assertThat(a.pending()).containsExactly("2");
    }

    @Test
    void whatWasCommittedIsADuplicateFromThenOn() {
        QueueFixture a = maker.queue();
        work.send(identified(a, "1", "id"), new Route.ToQueue(a.queue()));
        work.commit();

        assertThat(publish(a, "2", "id")).isEqualTo(new SendResult(0, 0).withDuplicates(1));
        assertThat(a.pending()).containsExactly("1");
    }

    @Test
    void whatWasRolledBackAfterItWasPreparedIsNoDuplicate() {
        QueueFixture a = maker.queue();
        work.send(identified(a, "1", "id"), new Route.ToQueue(a.queue()));
        work.prepare();
        refused(BrokerError.DUPLICATE_IN_DOUBT, () -> publish(a, "2", "id"));

        work.rollback();

        assertThat(publish(a, "2", "id")).isEqualTo(new SendResult(1, 0));
    }

    @Test
    void workWithAnIdThatIsInDoubtIsRolledBackAndCanBeDoneAgain() {
        QueueFixture a = maker.queue();
        work.send(identified(a, "1", "id"), new Route.ToQueue(a.queue()));
        work.prepare();
        UnitOfWork other = new UnitOfWork(scope);
        other.send(a.draft("2").build(), new Route.ToQueue(a.queue()));
        other.send(identified(a, "3", "id"), new Route.ToQueue(a.queue()));

        refused(BrokerError.ROLLED_BACK, other::commit);

        work.commit();
        assertThat(a.pending()).containsExactly("1");
    }

    @Test
    void whatFoundNoSpaceIsNoDuplicate() {
        QueueFixture full = maker.queue(Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, OverflowPolicy.REJECT));
        full.send("first");
        refused(BrokerError.OUT_OF_SPACE, () -> publish(full, "1", "id"));
        full.reader().receive();

        assertThat(publish(full, "1", "id")).isEqualTo(new SendResult(1, 0));
    }
}
