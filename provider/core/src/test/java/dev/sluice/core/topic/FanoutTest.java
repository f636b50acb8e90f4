package dev.sluice.core.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.address.SubscriptionId.Kind;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.queue.MessageQueue;

class FanoutTest {
    private static final List<String> SELECTORS = List.of(
            "region = 'eu'",
            "region = 'us'",
            "region = 'eu' AND size > 2",
            "region = 'eu' OR size > 2",
            "size = 1",
            "size = 3",
            "size = 3.0 AND region <> 'eu'",
            "urgent",
            "NOT urgent",
            "size > 1",
            "region IN ('eu')",
            "region IN ('eu', 'us')",
            "region IS NULL",
            "JMSPriority = 4",
            "JMSPriority = 9 AND urgent = TRUE",
            "JMSType = 'order'",
            "FALSE");

    private final TopicFixture fixture = new TopicFixture();
    private long number;

    private Subscription subscription(@Nullable String selector, boolean noLocal) {
        SubscriptionId id = new SubscriptionId(Kind.UNNAMED, null, "s" + number);
        SubscriptionTerms terms = TopicFixture.terms("t", selector, noLocal, "c1");
        return new Subscription(++number, id, terms, fixture.queue(id.toString()));
    }

    private record Who(@Nullable String selector, boolean noLocal) {}

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theIndexFindsExactlyThoseWhoWantTheMessage(
            @ForAll("subscribers") List<Who> subscribers,
            @ForAll("messages") List<Map<String, Object>> messages,
            @ForAll("leavers") List<Integer> leavers) {
        Fanout fanout = new Fanout();
        List<Subscription> bound = new ArrayList<>();
        for (Who who : subscribers) {
            bound.add(subscription(who.selector, who.noLocal));
        }
        bound.forEach(fanout::add);
        agrees(fanout, bound, messages);

        for (int leaver : leavers) {
            if (!bound.isEmpty()) {
                fanout.remove(bound.remove(leaver % bound.size()));
            }
        }
        agrees(fanout, bound, messages);
    }

    private static void agrees(Fanout fanout, List<Subscription> bound, List<Map<String, Object>> messages) {
        for (Map<String, Object> message : messages) {
            Envelope envelope = envelope(message);
            Set<MessageQueue> naive = new LinkedHashSet<>();
            bound.stream().filter(subscription -> subscription.wants(envelope)).forEach(s -> naive.add(s.queue()));

            assertThat(fanout.targets(envelope)).containsExactlyInAnyOrderElementsOf(naive);
        }
        assertThat(fanout.subscriptions()).isEqualTo(bound);
    }

    private static Envelope envelope(Map<String, Object> message) {
        PropertyMap properties = new PropertyMap();
        message.forEach((name, value) -> {
            if (!name.startsWith("_")) {
                properties.put(name, value);
            }
        });
        return TopicFixture.draft("t", "m", (String) message.get("_connection"), null)
                .priority((int) message.get("_priority"))
                .type((String) message.get("_type"))
                .properties(properties)
                .build();
    }

    @Provide
    Arbitrary<List<Who>> subscribers() {
        return Combinators.combine(Arbitraries.of(SELECTORS).injectNull(0.2), Arbitraries.of(true, false, false))
                .as(Who::new)
                .list()
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Integer>> leavers() {
        return Arbitraries.integers().between(0, 100).list().ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Map<String, Object>>> messages() {
        return Combinators.combine(
                        Arbitraries.of("eu", "us", "as", 3).injectNull(0.2),
                        Arbitraries.of((Object) 1, 3, 3L, 3.0, 3.5f, "3", Double.NaN)
                                .injectNull(0.2),
                        Arbitraries.of(true, false).injectNull(0.2),
                        Arbitraries.of(4, 9),
                        Arbitraries.of("order", "other"),
                        Arbitraries.of("c1", "c2"))
                .as((region, size, urgent, priority, type, connection) -> {
                    Map<String, Object> message = new LinkedHashMap<>();
                    message.put("region", region);
                    message.put("size", size);
                    message.put("urgent", urgent);
                    message.put("_priority", priority);
                    message.put("_type", type);
                    message.put("_connection", connection);
                    return message;
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Test
    void whoTakesEverythingIsReachedWithoutMakingAnArrayForEachMessage() {
        Fanout fanout = new Fanout();
        fanout.add(subscription(null, false));
        fanout.add(subscription(null, false));
        fanout.add(subscription("region = 'eu'", false));
        Envelope nobodysRegion = TopicFixture.draft("t", "m").build();

        MessageQueue[] targets = fanout.targets(nobodysRegion);

        assertThat(targets).hasSize(2).isSameAs(fanout.targets(nobodysRegion));
    }

    @Test
    void targetsStandInTheOrderOfSubscribing() {
        Fanout fanout = new Fanout();
        List<Subscription> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(subscription(null, false));
        }
        all.forEach(fanout::add);

        assertThat(Arrays.asList(fanout.targets(TopicFixture.draft("t", "m").build())))
                .isEqualTo(all.stream().map(Subscription::queue).toList());
    }

    @Test
    void aSubscriptionIsAddedOnceAndRemovedOnce() {
        Fanout fanout = new Fanout();
        Subscription subscription = subscription("region = 'eu'", false);
        fanout.add(subscription);
        fanout.add(subscription);
        assertThat(fanout.subscriptions()).hasSize(1);

        fanout.remove(subscription);
        fanout.remove(subscription);

        assertThat(fanout.subscriptions()).isEmpty();
        assertThat(fanout.targets(TopicFixture.draft("t", "m")
                        .properties(TopicFixture.property("region", "eu"))
                        .build()))
                .isEmpty();
    }

    @Test
    void addressesAreOfNoConcernToIt() {
        Fanout fanout = new Fanout();
        fanout.add(subscription(null, false));

        assertThat(fanout.targets(
                        Envelope.from(TopicFixture.draft("t", "m").build().origin(), Address.topic("other"))
                                .build()))
                .hasSize(1);
    }
}
