package dev.sluice.core.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.address.SubscriptionId.Kind;
import dev.sluice.core.error.BrokerException;

/** What is told of topics and subscriptions, and what can be done to them from outside. */
class TopicListenerTest {
    private static final SubscriptionId SHARED = new SubscriptionId(Kind.SHARED, null, "s");
    private static final SubscriptionId DURABLE = new SubscriptionId(Kind.DURABLE, "c", "d");

    private final TopicFixture fixture = new TopicFixture();

    @AfterEach
    void invariants() {
        fixture.checkInvariants();
    }

    // ---------------------------------------------------------------- what is told

    @Test
    void aTopicIsToldWhenItIsFirstNamed() {
        fixture.publish("news", "m");
        fixture.publish("news", "m");
        fixture.subscribe("sports,news");

        assertThat(fixture.told)
                .containsExactly(
                        "made topic 'news'", "made topic 'sports'", "began subscription #1 on topic 'sports,news'");
    }

    @Test
    void aSubscriptionIsToldWhenItBeginsAndWhenItEnds() {
        Subscriptions.Opened first = fixture.open(SHARED, TopicFixture.terms("*"));
        Subscriptions.Opened second = fixture.open(SHARED, TopicFixture.terms("*"));
        fixture.subscriptions.close(first);
        assertThat(fixture.told).containsExactly("began shared subscription 's' on topic '*'");

        fixture.subscriptions.close(second);
        assertThat(fixture.told)
                .endsWith("ended shared subscription 's' on topic '*'")
                .hasSize(2);
    }

    @Test
    void aDurableSubscriptionEndsWhenItIsUnsubscribedOrOpenedWithOtherTerms() {
        fixture.subscriptions.close(fixture.open(DURABLE, TopicFixture.terms("*")));
        fixture.subscriptions.close(fixture.open(DURABLE, TopicFixture.terms(">")));
        fixture.subscriptions.unsubscribe("c", "d");

        assertThat(fixture.told)
                .containsExactly(
                        "began durable subscription 'd' of client 'c' on topic '*'",
                        "ended durable subscription 'd' of client 'c' on topic '*'",
                        "began durable subscription 'd' of client 'c' on topic '>'",
                        "ended durable subscription 'd' of client 'c' on topic '>'");
    }

    @Test
    void whatWasRefusedIsNotTold() {
        fixture.open(DURABLE, TopicFixture.terms("*"));

        assertThatThrownBy(() -> fixture.open(DURABLE, TopicFixture.terms("*"))).isInstanceOf(BrokerException.class);

        assertThat(fixture.told).hasSize(1);
    }

    @Test
    void itIsToldWithoutALockHeld() {
        fixture.whenTold = () -> CompletableFuture.runAsync(() -> {
                    // Each takes a lock: of the registry, and of the topics.
                    fixture.subscriptions.all();
                    fixture.topics.delete(Address.topic("no such topic"));
                })
                .orTimeout(10, TimeUnit.SECONDS)
                .join();

        fixture.subscriptions.close(fixture.open(SHARED, TopicFixture.terms("t")));

        assertThat(fixture.told).hasSize(3);
    }

    // ---------------------------------------------------------------- finding and ending

    @Test
    void aSubscriptionIsFoundByKindAndName() {
        Subscription subscription =
                fixture.open(DURABLE, TopicFixture.terms("t")).subscription();

        assertThat(fixture.subscriptions.find(DURABLE)).isEqualTo(Optional.of(subscription));
        assertThat(fixture.subscriptions.find(new SubscriptionId(Kind.SHARED_DURABLE, "c", "d")))
                .isEmpty();
        assertThat(fixture.subscriptions.find(SHARED)).isEmpty();
    }

    @Test
    void aSubscriptionInUseIsEndedOnlyByForce() {
        Subscriptions.Opened opened = fixture.open(SHARED, TopicFixture.terms("t"));
        fixture.publish("t", "m");

        assertThat(fixture.subscriptions.end(opened.subscription(), false)).isFalse();
        assertThat(TopicFixture.pending(opened.subscription().queue())).containsExactly("m");

        assertThat(fixture.subscriptions.end(opened.subscription(), true)).isTrue();
        assertThat(fixture.subscriptions.all()).isEmpty();
        assertThat(opened.reader().poll()).isNull();
        assertThat(fixture.publish("t", "m").taken()).isZero();
    }

    // ---------------------------------------------------------------- pausing

    @Test
    void aPausedTopicPausesSubscriptionsPresentAndFuture() {
        Subscriptions.Opened before = fixture.subscribe("t");
        Topic topic = fixture.topics.get(Address.topic("t"));

        assertThat(topic.pause()).isTrue();
        assertThat(topic.pause()).isFalse();
        Subscriptions.Opened after = fixture.subscribe("t");
        Subscriptions.Opened other = fixture.subscribe("other");
        fixture.publish("t,other", "m");

        assertThat(TopicFixture.receiveAll(before)).isEmpty();
        assertThat(TopicFixture.receiveAll(after)).isEmpty();
        assertThat(TopicFixture.receiveAll(other)).containsExactly("m");

        assertThat(topic.resume()).isTrue();
        assertThat(topic.resume()).isFalse();
        assertThat(TopicFixture.receiveAll(before)).containsExactly("m");
        assertThat(TopicFixture.receiveAll(after)).containsExactly("m");
    }

    @Test
    void aTopicCountsWhatIsSentToIt() {
        Topic topic = fixture.topics.get(Address.topic("t"));
        fixture.publish("t", "nobody wants it");
        fixture.subscribe("t");
        fixture.subscribe("t");
        fixture.publish("t", "m");

        assertThat(topic.published()).isEqualTo(2);
        assertThat(topic.withoutSubscriber()).isEqualTo(1);
    }
}
