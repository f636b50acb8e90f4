package dev.sluice.core.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.address.SubscriptionId.Kind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.queue.QueuedDelivery;
import dev.sluice.core.queue.ReaderTerms;

/** The rules by which subscriptions are opened, reopened, shared and ended (sections 4.2 and 8.3). */
class SubscriptionsTest {
    private final TopicFixture fixture = new TopicFixture();

    @AfterEach
    void invariants() {
        fixture.checkInvariants();
    }

    private static void refused(BrokerError error, ThrowingCallable what) {
        assertThatThrownBy(what).isInstanceOfSatisfying(BrokerException.class, e -> assertThat(e.error())
                .isEqualTo(error));
    }

    // ---------------------------------------------------------------- which names meet

    @ParameterizedTest(name = "{0} then {1}: {2}")
    @CsvSource({
        "SHARED, SHARED, same",
        "SHARED, DURABLE, apart",
        "SHARED, SHARED_DURABLE, apart",
        "DURABLE, SHARED, apart",
        "DURABLE, DURABLE, SUBSCRIPTION_IN_USE",
        "DURABLE, SHARED_DURABLE, SUBSCRIPTION_CONFLICT",
        "SHARED_DURABLE, SHARED, apart",
        "SHARED_DURABLE, DURABLE, SUBSCRIPTION_CONFLICT",
        "SHARED_DURABLE, SHARED_DURABLE, same",
    })
    @DisplayName("§8.3 Which kinds of one name and client id share, live apart, or refuse each other while active")
    void kindsOfOneName(Kind first, Kind second, String outcome) {
        Subscriptions.Opened opened = fixture.open(first, "c", "name", TopicFixture.terms("t"));

        switch (outcome) {
            case "same" ->
                assertThat(fixture.open(second, "c", "name", TopicFixture.terms("t"))
                                .subscription())
                        .isSameAs(opened.subscription());
            case "apart" ->
                assertThat(fixture.open(second, "c", "name", TopicFixture.terms("t"))
                                .subscription())
                        .isNotSameAs(opened.subscription());
            default ->
                refused(BrokerError.valueOf(outcome), () -> fixture.open(second, "c", "name", TopicFixture.terms("t")));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DURABLE", "SHARED_DURABLE"})
    @DisplayName("§8.3.3, §8.3.4 A durable subscription does not change its kind, active or not")
    void aDurableSubscriptionDoesNotChangeItsKind(Kind kind) {
        Kind other = kind == Kind.DURABLE ? Kind.SHARED_DURABLE : Kind.DURABLE;
        fixture.subscriptions.close(fixture.open(kind, "c", "name", TopicFixture.terms("t")));

        refused(BrokerError.SUBSCRIPTION_CONFLICT, () -> fixture.open(other, "c", "name", TopicFixture.terms("t")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"SHARED", "SHARED_DURABLE"})
    @DisplayName("§8.3.2, §8.3.4 A name without client id and the same name with one are different subscriptions")
    void namesOfDifferentClientsAreDifferent(Kind kind) {
        Subscription without =
                fixture.open(kind, null, "name", TopicFixture.terms("t")).subscription();
        Subscription with =
                fixture.open(kind, "c", "name", TopicFixture.terms("t")).subscription();
        Subscription other =
                fixture.open(kind, "d", "name", TopicFixture.terms("t")).subscription();

        assertThat(List.of(without, with, other)).doesNotHaveDuplicates();
    }

    // ---------------------------------------------------------------- changing terms

    @ParameterizedTest(name = "{0}, topic {1}, selector {2}, noLocal {3}")
    @CsvSource({
        "SHARED, other, , false",
        "SHARED, t, region = 'eu', false",
        "SHARED_DURABLE, other, , false",
        "SHARED_DURABLE, t, region = 'eu', false",
    })
    @DisplayName("§8.3.2, §8.3.4 Another topic or selector is refused while a consumer is active")
    void otherTermsAreRefusedWhileActive(Kind kind, String topic, String selector, boolean noLocal) {
        fixture.open(kind, "c", "name", TopicFixture.terms("t"));

        refused(
                BrokerError.SUBSCRIPTION_CONFLICT,
                () -> fixture.open(kind, "c", "name", TopicFixture.terms(topic, selector, noLocal, "c1")));
    }

    @ParameterizedTest(name = "{0}, topic {1}, selector {2}, noLocal {3}")
    @CsvSource({
        "DURABLE, other, , false",
        "DURABLE, t, region = 'eu', false",
        "DURABLE, t, , true",
        "SHARED_DURABLE, other, , false",
        "SHARED_DURABLE, t, region = 'eu', false",
    })
    @DisplayName("§8.3.3, §8.3.4 Other terms without active consumer: deleted and made anew, the backlog included")
    void otherTermsMakeADurableSubscriptionAnew(Kind kind, String topic, String selector, boolean noLocal) {
        Subscriptions.Opened before = fixture.open(kind, "c", "name", TopicFixture.terms("t"));
        fixture.publish("t", "backlog");
        fixture.subscriptions.close(before);

        Subscriptions.Opened after =
                fixture.open(kind, "c", "name", TopicFixture.terms(topic, selector, noLocal, "c2"));

        assertThat(after.subscription()).isNotSameAs(before.subscription());
        assertThat(TopicFixture.receiveAll(after)).isEmpty();
        fixture.publish(TopicFixture.draft(topic, "new")
                .properties(TopicFixture.property("region", "eu"))
                .build());
        assertThat(TopicFixture.receiveAll(after)).containsExactly("new");
        assertThat(before.subscription().queue().figures().depth().used()).isZero();
    }

    @Test
    void theSameTermsKeepTheBacklog() {
        Subscriptions.Opened before = fixture.open(Kind.DURABLE, "c", "name", TopicFixture.terms("t", "x = 1"));
        fixture.subscriptions.close(before);
        fixture.publish(TopicFixture.draft("t", "kept")
                .properties(TopicFixture.property("x", 1))
                .build());

        Subscriptions.Opened after = fixture.open(Kind.DURABLE, "c", "name", TopicFixture.terms("t", "x = 1"));

        assertThat(TopicFixture.receiveAll(after)).containsExactly("kept");
    }

    // ---------------------------------------------------------------- how long they live

    @Test
    void anUnnamedSubscriptionEndsWithItsReader() {
        Subscriptions.Opened opened = fixture.subscribe("t");

        fixture.subscriptions.close(opened);
        fixture.subscriptions.close(opened);

        assertThat(fixture.subscriptions.all()).isEmpty();
        assertThat(fixture.publish("t", "m").taken()).isZero();
    }

    @Test
    @DisplayName("§8.3.2 A shared subscription that is not durable ends with its last consumer, its backlog too")
    void aSharedSubscriptionEndsWithItsLastReader() {
        Subscriptions.Opened first = fixture.open(Kind.SHARED, null, "name", TopicFixture.terms("t"));
        Subscriptions.Opened second = fixture.open(Kind.SHARED, null, "name", TopicFixture.terms("t"));
        fixture.publish("t", "m");

        fixture.subscriptions.close(first);
        assertThat(fixture.subscriptions.all()).hasSize(1);

        fixture.subscriptions.close(second);
        assertThat(fixture.subscriptions.all()).isEmpty();
        assertThat(TopicFixture.receiveAll(fixture.open(Kind.SHARED, null, "name", TopicFixture.terms("t"))))
                .isEmpty();
    }

    @Test
    @DisplayName("§8.3.2 What an earlier consumer did not acknowledge goes to the others")
    void whatAnEarlierReaderGivesBackGoesToTheOthers() {
        Subscriptions.Opened first = fixture.open(Kind.SHARED, null, "name", TopicFixture.terms("t"));
        Subscriptions.Opened second = fixture.open(Kind.SHARED, null, "name", TopicFixture.terms("t"));
        fixture.publish("t", "m");
        QueuedDelivery delivery = TopicFixture.take(first);

        fixture.subscriptions.close(first);
        delivery.queue().settle(delivery, 1, Outcome.RELEASED, null);

        assertThat(TopicFixture.receiveAll(second)).containsExactly("m");
    }

    @Test
    void closingAReaderOfASubscriptionThatWasMadeAnewDoesNotEndTheNewOne() {
        Subscriptions.Opened first = fixture.open(Kind.SHARED, null, "name", TopicFixture.terms("t"));
        fixture.subscriptions.close(first);
        Subscriptions.Opened second = fixture.open(Kind.SHARED, null, "name", TopicFixture.terms("t"));

        fixture.subscriptions.close(first);

        assertThat(fixture.publish("t", "m").taken()).isEqualTo(1);
        assertThat(TopicFixture.receiveAll(second)).containsExactly("m");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DURABLE", "SHARED_DURABLE"})
    void aDurableSubscriptionGoesOnWithoutReaders(Kind kind) {
        fixture.subscriptions.close(fixture.open(kind, "c", "name", TopicFixture.terms("t")));
        fixture.publish("t", "m");

        assertThat(TopicFixture.receiveAll(fixture.open(kind, "c", "name", TopicFixture.terms("t"))))
                .containsExactly("m");
    }

    // ---------------------------------------------------------------- unsubscribing

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"DURABLE", "SHARED_DURABLE"})
    void unsubscribingEndsADurableSubscription(Kind kind) {
        fixture.subscriptions.close(fixture.open(kind, "c", "name", TopicFixture.terms("t")));

        fixture.subscriptions.unsubscribe("c", "name");

        assertThat(fixture.subscriptions.all()).isEmpty();
        assertThat(fixture.publish("t", "m").taken()).isZero();
        assertThat(fixture.subscriptions.findDurable("c", "name")).isEmpty();
    }

    @Test
    @DisplayName("§8.3.3 Unsubscribing an unknown name is refused, also if a shared one that is not durable has it")
    void unsubscribingAnUnknownNameIsRefused() {
        fixture.open(Kind.SHARED, "c", "name", TopicFixture.terms("t"));

        refused(BrokerError.NO_SUCH_SUBSCRIPTION, () -> fixture.subscriptions.unsubscribe("c", "name"));
        refused(BrokerError.NO_SUCH_SUBSCRIPTION, () -> fixture.subscriptions.unsubscribe("c", "other"));
    }

    @Test
    @DisplayName("§8.3.3 Unsubscribing with an active consumer fails and deletes nothing")
    void unsubscribingAnActiveOneIsRefused() {
        Subscriptions.Opened opened = fixture.open(Kind.DURABLE, "c", "name", TopicFixture.terms("t"));
        fixture.publish("t", "m");

        refused(BrokerError.SUBSCRIPTION_IN_USE, () -> fixture.subscriptions.unsubscribe("c", "name"));

        assertThat(TopicFixture.receiveAll(opened)).containsExactly("m");
    }

    @Test
    @DisplayName("§8.3.3 Unsubscribing with unacknowledged messages fails and deletes nothing")
    void unsubscribingWithMessagesInFlightIsRefused() {
        Subscriptions.Opened opened = fixture.open(Kind.DURABLE, "c", "name", TopicFixture.terms("t"));
        fixture.publish("t", "m");
        QueuedDelivery delivery = TopicFixture.take(opened);
        fixture.subscriptions.close(opened);

        refused(BrokerError.SUBSCRIPTION_IN_USE, () -> fixture.subscriptions.unsubscribe("c", "name"));

        delivery.queue().settle(delivery, 1, Outcome.ACCEPTED, null);
        fixture.subscriptions.unsubscribe("c", "name");
    }

    // ---------------------------------------------------------------- what they get

    @Test
    @DisplayName("§8.3.1 noLocal leaves out what the own connection sends, not what others with its client id do")
    void noLocalIsByConnection() {
        Subscriptions.Opened opened = fixture.open(Kind.UNNAMED, "c", "#", TopicFixture.terms("t", null, true, "c1"));
        fixture.publish(TopicFixture.draft("t", "own", "c1", "c").build());
        fixture.publish(TopicFixture.draft("t", "same client", "c2", "c").build());
        fixture.publish(TopicFixture.draft("t", "other", "c3", null).build());

        assertThat(TopicFixture.receiveAll(opened)).containsExactly("same client", "other");
    }

    @Test
    @DisplayName("§8.3.3 noLocal of a durable subscription covers every connection with the same client id")
    void noLocalOfADurableSubscriptionIsByClientIdToo() {
        Subscriptions.Opened opened =
                fixture.open(Kind.DURABLE, "c", "name", TopicFixture.terms("t", null, true, "c1"));
        fixture.publish(TopicFixture.draft("t", "own", "c1", "c").build());
        fixture.publish(TopicFixture.draft("t", "same client", "c2", "c").build());
        fixture.publish(TopicFixture.draft("t", "other", "c3", "d").build());

        assertThat(TopicFixture.receiveAll(opened)).containsExactly("other");
    }

    @Test
    @DisplayName("§4.2.2 Selectors are applied when a message is added to the subscription")
    void selectorsAreAppliedWhenAMessageIsAdded() {
        Subscriptions.Opened eu = fixture.subscribe(TopicFixture.terms("t", "region = 'eu'"));
        fixture.publish(TopicFixture.draft("t", "eu")
                .properties(TopicFixture.property("region", "eu"))
                .build());
        fixture.publish(TopicFixture.draft("t", "us")
                .properties(TopicFixture.property("region", "us"))
                .build());

        assertThat(TopicFixture.pending(eu.subscription().queue())).containsExactly("eu");
    }

    @Test
    @DisplayName("§4.2.2 Each subscription's copy lives alone")
    void eachCopyLivesAlone() {
        Subscriptions.Opened first = fixture.subscribe("t");
        Subscriptions.Opened second = fixture.subscribe("t");
        fixture.publish("t", "m");
        QueuedDelivery delivery = TopicFixture.take(first);
        delivery.queue().settle(delivery, 1, Outcome.REJECTED, null);

        assertThat(TopicFixture.take(second).attempt()).isEqualTo(1);
    }

    @Test
    void everythingEndsTogether() {
        Subscriptions.Opened opened = fixture.open(Kind.DURABLE, "c", "name", TopicFixture.terms("t"));

        fixture.subscriptions.close();

        assertThat(opened.reader().poll()).isNull();
        assertThat(fixture.subscriptions.all()).isEmpty();
        assertThat(fixture.publish("t", "m").taken()).isZero();
    }

    @Test
    @DisplayName("Who is told because another left is told without the registry's lock")
    void whoIsToldBecauseAnotherLeftIsToldWithoutTheLock() throws Exception {
        SubscriptionId id = new SubscriptionId(Kind.SHARED, null, "name");
        List<Boolean> reachable = new ArrayList<>();
        Subscriptions.Opened leaving = fixture.open(id, TopicFixture.terms("t"));
        ReaderTerms terms = ReaderTerms.of(null, TopicFixture.CONSUMER);
        Subscriptions.Opened staying = fixture.subscriptions.open(id, TopicFixture.terms("t"), terms, () -> {
            Thread other = new Thread(fixture.subscriptions::all);
            other.setDaemon(true);
            other.start();
            reachable.add(endsWithin(other, 5_000));
            return true;
        });
        staying.reader().start();
        reachable.clear();
        leaving.reader().pollOrWatch();
        staying.reader().pollOrWatch();
        fixture.publish("t", "m");

        fixture.subscriptions.close(leaving);

        assertThat(reachable).containsExactly(true);
    }

    private static boolean endsWithin(Thread thread, long millis) {
        try {
            thread.join(millis);
            return !thread.isAlive();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesAreMadeForPeople() {
        assertThat(new SubscriptionId(Kind.DURABLE, "c", "name"))
                .hasToString("durable subscription 'name' of client 'c'");
        assertThat(new SubscriptionId(Kind.SHARED, null, "name")).hasToString("shared subscription 'name'");
        assertThat(fixture.open(Kind.SHARED_DURABLE, "c", "name", TopicFixture.terms("t"))
                        .subscription())
                .hasToString("shared durable subscription 'name' of client 'c' on topic 't'");
    }
}
