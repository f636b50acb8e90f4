package dev.sluice.benchmarks.scenario;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import dev.sluice.benchmarks.contender.HostNeeds;
import dev.sluice.benchmarks.scenario.Scenario.Terms;
import dev.sluice.benchmarks.scenario.Shape.Acknowledgement;
import dev.sluice.benchmarks.scenario.Shape.Target;

/**
 * All scenarios. Unless they say otherwise: text messages of 100 characters with two properties, not persistent,
 * acknowledged automatically, received by listeners.
 */
public final class Scenarios {
    /** How many messages may be under way. */
    private static final int CAP = 4_000;
    /** Where slow brokers need long for few messages. */
    private static final int SMALL_CAP = 500;

    private static final int EVICTION_CAPACITY = 10_000;
    private static final int PRIORITIES = 10;
    private static final int PACE = 10_000;

    private static final List<Scenario> ALL = List.of(
            traffic("topic-1-1", "topic, 1 → 1 listener", Shape.of(Target.TOPIC, 1, 1)),
            traffic("topic-1-8", "topic, 1 → 8 listeners (deliveries)", Shape.of(Target.TOPIC, 1, 8)),
            traffic(
                    "queue-1-1",
                    "queue, 1 → 1 receive()",
                    Shape.of(Target.QUEUE, 1, 1).receiving()),
            traffic("queue-4-4", "queue, 4 → 4 listeners", Shape.of(Target.QUEUE, 4, 4)),
            jmsOnly(
                    "transacted",
                    "queue, 1 → 1, both transacted, commit every 100",
                    Terms.USUAL,
                    Shape.of(Target.QUEUE, 1, 1).acknowledged(Acknowledgement.TRANSACTED)),
            jmsOnly(
                    "client-acknowledge",
                    "queue, 1 → 1, CLIENT_ACKNOWLEDGE each",
                    Terms.USUAL,
                    Shape.of(Target.QUEUE, 1, 1).acknowledged(Acknowledgement.CLIENT)),
            traffic("shared-1-4", "shared subscription, 1 → 4 listeners", Shape.of(Target.SHARED_SUBSCRIPTION, 1, 4)),
            selectors(100, Terms.USUAL),
            selectors(1_000, Terms.USUAL),
            selectors(
                    10_000,
                    Terms.USUAL.adaptingLong().patience(Duration.ofSeconds(180)).notQuick()),
            new Scenario(
                    "request-reply",
                    "request/reply, round trip",
                    HostNeeds.NONE,
                    Terms.USUAL,
                    host -> new RequestReply(new JmsDialogue(host)),
                    queue -> new RequestReply(new BareDialogue(queue))),
            new Scenario(
                    "one-way",
                    "topic, 1 → 1 listener at 10 000 messages/s",
                    HostNeeds.NONE,
                    Terms.USUAL,
                    host -> JmsTraffic.open(Shape.of(Target.TOPIC, 1, 1), CAP, new Pacer(PACE), host),
                    queue -> BareTraffic.open(Shape.of(Target.TOPIC, 1, 1), CAP, new Pacer(PACE), queue)),
            backlog("backlog-10k", 10_000, Terms.USUAL),
            backlog("backlog-100k", 100_000, Terms.USUAL),
            backlog(
                    "backlog-1m",
                    1_000_000,
                    Terms.USUAL
                            .large(4 * 1024, 5)
                            .patience(Duration.ofSeconds(150))
                            .notQuick()),
            backlog(
                    "backlog-5m",
                    5_000_000,
                    Terms.USUAL
                            .large(10 * 1024, 2)
                            .patience(Duration.ofSeconds(120))
                            .withoutPeers()
                            .notQuick()),
            new Scenario(
                    "priorities",
                    "queue of 100 000, 10 priorities in turns",
                    HostNeeds.capacity(100_000),
                    Terms.USUAL,
                    host -> new Backlog(new JmsStore(host), 100_000, PRIORITIES),
                    null),
            new Scenario(
                    "eviction",
                    "send to a full queue of 10 000, each message evicting one of lower priority",
                    HostNeeds.evictionAt(EVICTION_CAPACITY),
                    Terms.USUAL,
                    host -> new Eviction(new JmsStore(host), EVICTION_CAPACITY),
                    null),
            traffic(
                    "bytes-1k",
                    "topic, 1 → 1 listener, BytesMessage of 1 KB",
                    Shape.of(Target.TOPIC, 1, 1).carrying(BytesOfOneKilobyte::new)),
            traffic(
                    "map-10",
                    "topic, 1 → 1 listener, MapMessage of 10 entries",
                    Shape.of(Target.TOPIC, 1, 1).carrying(MapOfTen::new)),
            new Scenario(
                    "connection-each",
                    "connection, session and producer made and closed for each message",
                    HostNeeds.NONE,
                    Terms.USUAL,
                    host -> ConnectionEach.open(SMALL_CAP, host),
                    null),
            new Scenario(
                    "start-up",
                    "from main to the first message received",
                    HostNeeds.NONE,
                    Terms.USUAL.freshEachRound(),
                    null,
                    null),
            jmsOnly(
                    "topics-10k",
                    "10 000 topics in turns, 1 subscriber each (in one session)",
                    Terms.USUAL.adaptingLong(),
                    Shape.of(Target.TOPIC_EACH, 1, 10_000).inSessions(1)),
            jmsOnly(
                    "sessions-1k",
                    "1 000 queues in turns, 1 listener each (in its own session)",
                    Terms.USUAL,
                    Shape.of(Target.QUEUE_EACH, 1, 1_000)));

    private Scenarios() {}

    /** Returns all scenarios. */
    public static List<Scenario> all() {
        return ALL;
    }

    /**
     * Returns the scenario of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Scenario of(String id) {
        return ALL.stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scenario '" + id + "'; choose of "
                        + ALL.stream().map(Scenario::id).collect(Collectors.joining(", ")) + "."));
    }

    private static Scenario traffic(String id, String title, Shape shape) {
        return new Scenario(
                id,
                title,
                HostNeeds.NONE,
                Terms.USUAL,
                host -> JmsTraffic.open(shape, CAP, Probe.NONE, host),
                queue -> BareTraffic.open(shape, CAP, Probe.NONE, queue));
    }

    private static Scenario jmsOnly(String id, String title, Terms terms, Shape shape) {
        return new Scenario(
                id, title, HostNeeds.NONE, terms, host -> JmsTraffic.open(shape, CAP, Probe.NONE, host), null);
    }

    private static Scenario selectors(int subscribers, Terms terms) {
        Shape shape = Shape.of(Target.SELECTED, 1, subscribers).inSessions(1);
        return new Scenario(
                "selectors-" + subscribers,
                "topic, " + subscribers + " subscribers, of which one selects each message",
                HostNeeds.NONE,
                terms,
                host -> JmsTraffic.open(shape, SMALL_CAP, Probe.NONE, host),
                null);
    }

    private static Scenario backlog(String id, int size, Terms terms) {
        return new Scenario(
                id,
                "queue of " + String.format("%,d", size).replace(',', ' ') + " filled, then drained",
                HostNeeds.capacity(size),
                terms,
                host -> new Backlog(new JmsStore(host), size, 1),
                queue -> new Backlog(new BareStore(queue), size, 1));
    }
}
