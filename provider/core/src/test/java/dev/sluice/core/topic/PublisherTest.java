package dev.sluice.core.topic;

import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY_BYTES;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static dev.sluice.core.policy.DestinationOptions.SEND_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.sluice.core.address.Address;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.QueueFigures;

/** One message for several queues: all or nothing where one refuses, nobody but the sender waits where one is full. */
class PublisherTest {
    private final TopicFixture fixture = new TopicFixture();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        fixture.checkInvariants();
    }

    /** Returns a subscription whose queue holds one message, which is there. */
    private Subscriptions.Opened full(OverflowPolicy overflow) {
        fixture.settings =
                Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, overflow).with(SEND_TIMEOUT, Duration.ofSeconds(30));
        Subscriptions.Opened full = fixture.subscribe("t");
        fixture.settings = Settings.NONE;
        full.subscription().queue().offer(TopicFixture.draft("t", "first").build(), null);
        return full;
    }

    private Future<SendResult> blockedPublish(String name, Subscriptions.Opened full) {
        Future<SendResult> sent = threads.submit(() -> fixture.publish("t", name));
        await().until(() -> depth(full).blockedSenders() == 1);
        return sent;
    }

    private static QueueFigures.Depth depth(Subscriptions.Opened opened) {
        return opened.subscription().queue().figures().depth();
    }

    private static BrokerException failure(Future<SendResult> sent) throws Exception {
        try {
            throw new AssertionError("was " + sent.get(10, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return (BrokerException) e.getCause();
        }
    }

    // ---------------------------------------------------------------- refusing

    @Test
    void whereOneRefusesNobodyGetsTheMessage() {
        Subscriptions.Opened before = fixture.subscribe("t");
        full(OverflowPolicy.REJECT);
        fixture.settings = Settings.NONE.with(OVERFLOW, OverflowPolicy.REJECT);
        Subscriptions.Opened alsoRejecting = fixture.subscribe("t");

        assertThatThrownBy(() -> fixture.publish("t", "refused"))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.OUT_OF_SPACE));

        assertThat(TopicFixture.receiveAll(before)).isEmpty();
        assertThat(TopicFixture.receiveAll(alsoRejecting)).isEmpty();
        assertThat(depth(alsoRejecting).used()).isZero();
    }

    @Test
    void whereNobodyRefusesAllGetTheMessage() {
        fixture.settings = Settings.NONE.with(CAPACITY, 1).with(OVERFLOW, OverflowPolicy.REJECT);
        Subscriptions.Opened first = fixture.subscribe("t");
        Subscriptions.Opened second = fixture.subscribe("t");

        assertThat(fixture.publish("t", "m")).isEqualTo(new SendResult(2, 0));

        assertThat(TopicFixture.receiveAll(first)).containsExactly("m");
        assertThat(TopicFixture.receiveAll(second)).containsExactly("m");
    }

    @Test
    void whereOnePartOfACompositeRefusesNobodyGetsTheMessage() {
        full(OverflowPolicy.REJECT);
        Subscriptions.Opened other = fixture.subscribe("other");

        assertThatThrownBy(() -> fixture.publish("other,t", "refused")).isInstanceOf(BrokerException.class);

        assertThat(TopicFixture.receiveAll(other)).isEmpty();
    }

    // ---------------------------------------------------------------- dropping

    @Test
    void theSenderLearnsHowManyDroppedTheMessage() {
        full(OverflowPolicy.DROP_NEWEST);
        Subscriptions.Opened neighbour = fixture.subscribe("t");

        assertThat(fixture.publish("t", "m")).isEqualTo(new SendResult(1, 1));
        assertThat(TopicFixture.receiveAll(neighbour)).containsExactly("m");
    }

    @Test
    void aSoleSubscriberThatDropsTheMessageIsReported() {
        full(OverflowPolicy.DROP_NEWEST);

        assertThat(fixture.publish("t", "m")).isEqualTo(new SendResult(0, 1));
    }

    // ---------------------------------------------------------------- waiting

    @Test
    void aFullSubscriptionDoesNotDelayItsNeighbours() throws Exception {
        Subscriptions.Opened before = fixture.subscribe("t");
        Subscriptions.Opened full = full(OverflowPolicy.BLOCK);
        Subscriptions.Opened after = fixture.subscribe("t");

        Future<SendResult> sent = blockedPublish("m", full);

        assertThat(TopicFixture.receiveAll(before)).containsExactly("m");
        assertThat(TopicFixture.receiveAll(after)).containsExactly("m");
        assertThat(sent).isNotDone();
        assertThat(TopicFixture.receiveAll(full)).containsExactly("first", "m");
        assertThat(sent.get(10, TimeUnit.SECONDS)).isEqualTo(new SendResult(3, 0).afterWaiting());
    }

    @Test
    void whoCanNeverTakeAMessageLeavesNothingInTheLineOfANeighbour() throws Exception {
        Subscriptions.Opened full = full(OverflowPolicy.BLOCK);
        fixture.settings = Settings.NONE.with(CAPACITY_BYTES, 1L);
        fixture.subscribe("t");

        Future<SendResult> sent = blockedPublish("long", full);
        assertThat(TopicFixture.receiveAll(full)).containsExactly("first", "long");

        assertThat(failure(sent).error()).isEqualTo(BrokerError.OUT_OF_SPACE);
        assertThat(depth(full).blockedSenders()).isZero();
    }

    @Test
    void theSenderLearnsThatItWaitedForASoleSubscription() throws Exception {
        Subscriptions.Opened sole = full(OverflowPolicy.BLOCK);
        Future<SendResult> sent = blockedPublish("m", sole);

        assertThat(TopicFixture.receiveAll(sole)).containsExactly("first", "m");

        assertThat(sent.get(10, TimeUnit.SECONDS)).isEqualTo(new SendResult(1, 0).afterWaiting());
    }

    @Test
    void theSenderStandsInLineAtAllFullSubscriptionsAtOnce() throws Exception {
        Subscriptions.Opened slow = full(OverflowPolicy.BLOCK);
        Subscriptions.Opened fast = full(OverflowPolicy.BLOCK);
        Future<SendResult> sent = blockedPublish("m", slow);
        await().until(() -> depth(fast).blockedSenders() == 1);

        assertThat(TopicFixture.receiveAll(fast)).containsExactly("first", "m");
        assertThat(sent).isNotDone();

        assertThat(TopicFixture.receiveAll(slow)).containsExactly("first", "m");
        assertThat(sent.get(10, TimeUnit.SECONDS)).isEqualTo(new SendResult(2, 0).afterWaiting());
    }

    @Test
    void theSenderWaitsNoLongerForSeveralThanForOne() throws Exception {
        Subscriptions.Opened first = full(OverflowPolicy.BLOCK);
        Subscriptions.Opened second = full(OverflowPolicy.BLOCK);
        Subscriptions.Opened third = full(OverflowPolicy.BLOCK);
        Future<SendResult> sent = blockedPublish("m", third);
        await().until(() -> fixture.clock.parkedThreads() == 1);

        fixture.clock.advance(Duration.ofSeconds(30));

        assertThat(failure(sent).error()).isEqualTo(BrokerError.OUT_OF_SPACE);
        for (Subscriptions.Opened full : List.of(first, second, third)) {
            assertThat(depth(full).blockedSenders()).isZero();
            assertThat(TopicFixture.receiveAll(full)).containsExactly("first");
        }
    }

    @Test
    void closingTheSenderEndsItsWaitForAllSubscriptions() throws Exception {
        Subscriptions.Opened first = full(OverflowPolicy.BLOCK);
        Subscriptions.Opened second = full(OverflowPolicy.BLOCK);
        Future<SendResult> sent = blockedPublish("m", second);

        fixture.scope.close();

        assertThat(failure(sent).error()).isEqualTo(BrokerError.CLOSED);
        assertThat(depth(first).blockedSenders()).isZero();
        assertThat(depth(second).blockedSenders()).isZero();
    }

    // ---------------------------------------------------------------- ending meanwhile

    @Test
    void aSubscriptionThatEndsWhileItIsWaitedForMissesNothing() throws Exception {
        Subscriptions.Opened full = full(OverflowPolicy.BLOCK);
        Subscriptions.Opened neighbour = fixture.subscribe("t");
        Future<SendResult> sent = blockedPublish("m", full);

        fixture.subscriptions.close(full);

        assertThat(sent.get(10, TimeUnit.SECONDS)).isEqualTo(SendResult.ONE.afterWaiting());
        assertThat(TopicFixture.receiveAll(neighbour)).containsExactly("m");
    }

    @Test
    void aSubscriptionThatHasJustEndedIsPassedOver() {
        Subscriptions.Opened ended = fixture.subscribe("t");
        Subscriptions.Opened neighbour = fixture.subscribe("t");
        // As a publisher sees it that looked the subscriptions up a moment before.
        ended.subscription().queue().close();

        assertThat(fixture.publish("t", "m")).isEqualTo(SendResult.ONE);
        assertThat(TopicFixture.receiveAll(neighbour)).containsExactly("m");
    }

    @Test
    void aSoleSubscriptionThatHasJustEndedIsPassedOver() {
        fixture.subscribe("t").subscription().queue().close();

        assertThat(fixture.publish("t", "m")).isEqualTo(SendResult.NONE);
    }

    @Test
    void aSubscriptionThatHasJustEndedDoesNotMakeOthersRefuse() {
        fixture.settings = Settings.NONE.with(OVERFLOW, OverflowPolicy.REJECT);
        Subscriptions.Opened ended = fixture.subscribe("t");
        Subscriptions.Opened neighbour = fixture.subscribe("t");
        ended.subscription().queue().close();

        assertThat(fixture.publish("t", "m")).isEqualTo(SendResult.ONE);
        assertThat(TopicFixture.receiveAll(neighbour)).containsExactly("m");
    }

    @Test
    void aQueueThatWasDeletedIsAnErrorOfTheSenderWhoNamedIt() {
        MessageQueue queue = fixture.queue("queue 'gone'");
        Subscriptions.Opened neighbour = fixture.subscribe("t");
        Route both = new Route.ToAll(List.of(
                new Route.Part(Address.topic("t"), new Route.ToTopic(fixture.topics.get(Address.topic("t")))),
                new Route.Part(Address.queue("gone"), new Route.ToQueue(queue))));
        queue.close();

        for (Route route : List.of(new Route.ToQueue(queue), both)) {
            assertThatThrownBy(
                            () -> Publisher.publish(TopicFixture.draft("t", "m").build(), route, fixture.scope))
                    .isInstanceOfSatisfying(
                            BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.NO_SUCH_ADDRESS))
                    .hasMessageContaining("queue 'gone'");
        }
        assertThat(TopicFixture.receiveAll(neighbour)).containsExactly("m");
    }

    // ---------------------------------------------------------------- duplicates

    private SendResult publishIdentified(String address, String name) {
        return fixture.publish(TopicFixture.draft(address, name)
                .properties(TopicFixture.property(ProviderProperties.DUPLICATE_ID, "id"))
                .build());
    }

    @Test
    void aTopicIgnoresWhatItHasSeenWhateverItsSubscriptions() {
        Subscriptions.Opened early = fixture.subscribe("t");
        assertThat(publishIdentified("t", "1")).isEqualTo(new SendResult(1, 0));
        Subscriptions.Opened late = fixture.subscribe("t");

        assertThat(publishIdentified("t", "2")).isEqualTo(new SendResult(0, 0).withDuplicates(1));

        assertThat(TopicFixture.receiveAll(early)).containsExactly("1");
        assertThat(TopicFixture.receiveAll(late)).isEmpty();
        assertThat(fixture.topics.get(Address.topic("t")).duplicates().duplicates())
                .isEqualTo(1);
    }

    @Test
    void eachPartOfACompositeHasSeenWhatItHasSeen() {
        Subscriptions.Opened a = fixture.subscribe("a");
        Subscriptions.Opened b = fixture.subscribe("b");
        publishIdentified("a", "1");

        assertThat(publishIdentified("a,b", "2")).isEqualTo(new SendResult(1, 0).withDuplicates(1));

        assertThat(TopicFixture.receiveAll(a)).containsExactly("1");
        assertThat(TopicFixture.receiveAll(b)).containsExactly("2");
    }
}
