package dev.sluice.core.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.address.SubscriptionId.Kind;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.queue.MessageQueue;

class AudienceTest {
    private final TopicFixture fixture = new TopicFixture();
    private final Audience audience = new Audience(false);

    private Subscription subscription(int number, @Nullable String selector) {
        SubscriptionId id = new SubscriptionId(Kind.UNNAMED, null, "s" + number);
        return new Subscription(
                number, id, TopicFixture.terms("t", selector, false, "c1"), fixture.queue(id.toString()));
    }

    private static Envelope inRegion(String region) {
        return TopicFixture.draft("t", "m")
                .properties(TopicFixture.property("region", region))
                .build();
    }

    private List<String> found(Audience among, Envelope envelope) {
        Targets targets = new Targets();
        among.find(envelope, targets);
        return Arrays.stream(targets.toArray()).map(MessageQueue::toString).toList();
    }

    private static List<String> names(Subscription... subscriptions) {
        return Arrays.stream(subscriptions).map(each -> each.queue().toString()).toList();
    }

    @Test
    void subscriptionsStandInTheOrderOfTheirNumbers() {
        Subscription first = subscription(1, null);
        Subscription second = subscription(2, null);
        Subscription third = subscription(3, null);
        audience.add(second);
        audience.add(first);
        audience.add(third);
        audience.remove(second);

        assertThat(found(audience, inRegion("eu"))).isEqualTo(names(first, third));
    }

    @Test
    void whoDoesNotTakeEverythingIsAsked() {
        Subscription all = subscription(1, null);
        Subscription some = subscription(2, "region <> 'us'");
        audience.add(all);
        audience.add(some);

        assertThat(audience.withoutAsking()).isNull();
        assertThat(found(audience, inRegion("eu"))).isEqualTo(names(all, some));
        assertThat(found(audience, inRegion("us"))).isEqualTo(names(all));
    }

    @Test
    void whoDemandsNothingButTheValueIsNotAskedWhereAllMessagesHaveIt() {
        Subscription value = subscription(1, "region = 'eu'");
        Subscription more = subscription(2, "region = 'eu' AND size > 2");
        Audience ofValue = new Audience(true);
        ofValue.add(value);

        assertThat(ofValue.withoutAsking()).containsExactly(value.queue());

        ofValue.add(more);
        assertThat(ofValue.withoutAsking()).isNull();
        assertThat(found(ofValue, inRegion("eu"))).isEqualTo(names(value));
    }

    @Test
    void itIsEmptyWhenAllThatWereAddedAreRemoved() {
        Subscription one = subscription(1, null);
        audience.add(one);
        audience.add(one);
        assertThat(audience.isEmpty()).isFalse();

        audience.remove(one);

        assertThat(audience.isEmpty()).isTrue();
        assertThat(audience.withoutAsking()).isEmpty();
    }

    @Test
    void whoAsksFindsTheSameArrayUntilSomethingChanges() {
        Subscription one = subscription(1, null);
        Subscription other = subscription(2, null);
        audience.add(one);
        MessageQueue[] before = audience.withoutAsking();

        assertThat(audience.withoutAsking()).isSameAs(before);

        audience.add(other);
        assertThat(audience.withoutAsking()).isNotSameAs(before).containsExactly(one.queue(), other.queue());
        assertThat(before).containsExactly(one.queue());
    }

    @Test
    void whoAsksSeesEveryChangeThatWasCompleteWhenItBegan() {
        int changes = 20_000;
        int kept = 50;
        Subscription[] known = new Subscription[2 * kept];
        Arrays.setAll(known, number -> subscription(number, null));
        AtomicInteger complete = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<CompletableFuture<Void>> readers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                readers.add(CompletableFuture.runAsync(
                        () -> {
                            while (complete.get() < changes) {
                                int before = complete.get();
                                assertThat(audience.withoutAsking())
                                        .hasSizeGreaterThanOrEqualTo(Math.min(before, kept));
                            }
                        },
                        threads));
            }
            for (int i = 0; i < changes; i++) {
                audience.add(known[i % known.length]);
                if (i >= kept) {
                    audience.remove(known[(i - kept) % known.length]);
                }
                complete.incrementAndGet();
            }
            assertThat(readers).allSatisfy(reader -> assertThat(reader).succeedsWithin(30, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }
}
