package dev.sluice.core.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.SendResult;

class TopicsTest {
    private final TopicFixture fixture = new TopicFixture();

    @AfterEach
    void invariants() {
        fixture.checkInvariants();
    }

    @Test
    @DisplayName("§8.3.1 Every consumer on a topic is a subscription of its own, and gets what is sent from then on")
    void everySubscriptionGetsWhatIsSentFromThenOn() {
        fixture.publish("news", "before");
        Subscriptions.Opened first = fixture.subscribe("news");
        fixture.publish("news", "a");
        Subscriptions.Opened second = fixture.subscribe("news");
        SendResult result = fixture.publish("news", "b");

        assertThat(result).isEqualTo(new SendResult(2, 0));
        assertThat(TopicFixture.receiveAll(first)).containsExactly("a", "b");
        assertThat(TopicFixture.receiveAll(second)).containsExactly("b");
    }

    @Test
    void aPatternGetsTheMessagesOfTopicsThatAreAndOfThoseThatWillBe() {
        fixture.topics.get(Address.topic("news.eu"));
        Subscriptions.Opened star = fixture.subscribe("news.*");
        Subscriptions.Opened rest = fixture.subscribe("news.>");
        fixture.publish("news.eu", "known");
        fixture.publish("news.us", "new");
        fixture.publish("news.us.ny", "deep");
        fixture.publish("other", "other");

        assertThat(TopicFixture.receiveAll(star)).containsExactly("known", "new");
        assertThat(TopicFixture.receiveAll(rest)).containsExactly("known", "new", "deep");
    }

    @Test
    void aCompositeSubscriptionGetsTheMessagesOfAllItsTopicsInOneOrder() {
        Subscriptions.Opened both = fixture.subscribe("a,b.*");
        fixture.publish("a", "1");
        fixture.publish("b.x", "2");
        fixture.publish("b", "nobody's");
        fixture.publish("a", "3");

        assertThat(TopicFixture.receiveAll(both)).containsExactly("1", "2", "3");
    }

    @Test
    void overlappingPartsOfASubscriptionGetAMessageOnce() {
        Subscriptions.Opened overlapping = fixture.subscribe("a.b,a.*,>");

        assertThat(fixture.publish("a.b", "once")).isEqualTo(SendResult.ONE);
        assertThat(TopicFixture.receiveAll(overlapping)).containsExactly("once");
    }

    @Test
    void aCompositeSendMakesACopyForEachTopicThatSaysSo() {
        Subscriptions.Opened a = fixture.subscribe("a");
        Subscriptions.Opened b = fixture.subscribe("b");

        assertThat(fixture.publish("a,b", "both")).isEqualTo(new SendResult(2, 0));

        assertThat(TopicFixture.take(a).envelope().destination()).isEqualTo(Address.topic("a"));
        assertThat(TopicFixture.take(b).envelope().destination()).isEqualTo(Address.topic("b"));
    }

    @Test
    void whatNobodyWantsIsCounted() {
        fixture.subscribe(TopicFixture.terms("news", "region = 'eu'"));

        assertThat(fixture.publish("news", "nobody's")).isEqualTo(SendResult.NONE);

        assertThat(fixture.topics.get(Address.topic("news")).withoutSubscriber())
                .isEqualTo(1);
    }

    @Test
    void aDeletedTopicRefusesWhoeverStillSendsToIt() {
        Address address = Address.temporary(AddressKind.TOPIC, "temp");
        fixture.topics.addTemporary(address);
        Topic topic = fixture.topics.get(address);

        fixture.topics.delete(address);

        assertThatThrownBy(() -> topic.targets(TopicFixture.draft("temp", "m").build()))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.NO_SUCH_ADDRESS));
        assertThatThrownBy(() -> fixture.topics.get(address)).isInstanceOf(BrokerException.class);
        assertThat(fixture.topics.find(address)).isNull();
    }

    @Test
    void whoeverComesToATopicAsItIsDeletedDoesNotReviveIt() {
        Address address = Address.temporary(AddressKind.TOPIC, "temp");
        fixture.topics.addTemporary(address);
        Topic topic = fixture.topics.get(address);
        fixture.topics.delete(address);

        topic.add(fixture.subscribe("other").subscription());

        assertThatThrownBy(() -> topic.targets(TopicFixture.draft("temp", "m").build()))
                .isInstanceOf(BrokerException.class);
    }

    @Test
    void noPatternReachesATemporaryTopic() {
        Address address = Address.temporary(AddressKind.TOPIC, "temp.1");
        Subscriptions.Opened earlier = fixture.subscribe(">");
        fixture.topics.addTemporary(address);
        Subscriptions.Opened later = fixture.subscribe("temp.*");
        Subscriptions.Opened named = fixture.subscribe("temp.1");

        fixture.publish("temp.1", "private");

        assertThat(TopicFixture.receiveAll(earlier)).isEmpty();
        assertThat(TopicFixture.receiveAll(later)).isEmpty();
        assertThat(TopicFixture.receiveAll(named)).containsExactly("private");
    }

    @Test
    void tenThousandSubscriptionsToOneTopicTakeNoLongerThanTheyMust() {
        int many = 10_000;
        long began = System.nanoTime();
        List<Subscriptions.Opened> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(fixture.subscribe("news"));
        }

        assertThat(fixture.publish("news", "to all")).isEqualTo(new SendResult(many, 0));

        all.forEach(fixture.subscriptions::close);
        assertThat(fixture.publish("news", "to nobody")).isEqualTo(SendResult.NONE);
        // Quadratic work took many times as long.
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isLessThan(3_000);
    }

    @Test
    void tenThousandSelectorsThatDoNotMatchCostAMessageLittleMoreThanOne() {
        fixture.subscribe(TopicFixture.terms("few", "customer = 0"));
        for (int i = 0; i < 10_000; i++) {
            fixture.subscribe(TopicFixture.terms("many", "customer = " + i));
        }
        publishToOneOf("few");
        publishToOneOf("many");

        long few = publishToOneOf("few");
        long many = publishToOneOf("many");

        // Asking all of them took thousands of times as long.
        assertThat(many).isLessThan(50 * few);
    }

    /** Publishes many messages that one subscription each wants; returns how long that took. */
    private long publishToOneOf(String topic) {
        Envelope message = TopicFixture.draft(topic, "m")
                .properties(TopicFixture.property("customer", 0))
                .build();
        Topic target = fixture.topics.get(Address.topic(topic));
        long began = System.nanoTime();
        for (int i = 0; i < 2_000; i++) {
            assertThat(target.targets(message)).hasSize(1);
        }
        return System.nanoTime() - began;
    }

    @Test
    void whileOthersComeAndGoASubscriptionGetsEveryMessageInOrderAndNoSendFails() throws Exception {
        Subscriptions.Opened constant = fixture.subscribe("news");
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> coming = new ArrayList<>();
            for (String topic : List.of("news", "ne*,news")) {
                coming.add(threads.submit(() -> {
                    while (!done.get()) {
                        Subscriptions.Opened passing = fixture.subscribe(topic);
                        fixture.subscriptions.close(passing);
                    }
                }));
            }
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                fixture.publish("news", "m" + i);
                sent.add("m" + i);
            }
            done.set(true);
            for (Future<?> future : coming) {
                future.get(30, TimeUnit.SECONDS);
            }

            assertThat(TopicFixture.receiveAll(constant)).isEqualTo(sent);
        } finally {
            threads.shutdownNow();
        }
    }
}
