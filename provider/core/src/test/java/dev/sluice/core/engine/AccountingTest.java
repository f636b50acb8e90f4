package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.engine.EngineFixture.topic;
import static dev.sluice.core.policy.DestinationOptions.ACK_TIMEOUT;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_DROPPED;
import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_EXPIRED;
import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_QUEUE;
import static dev.sluice.core.policy.DestinationOptions.MAX_DELIVERIES;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static dev.sluice.core.policy.DestinationOptions.REDELIVERY_DELAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.address.Address;
import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.Depth;
import dev.sluice.core.admin.Moved;
import dev.sluice.core.admin.QueueSnapshot;
import dev.sluice.core.admin.Selection;
import dev.sluice.core.admin.Source;
import dev.sluice.core.admin.Totals;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;

/**
 * Random histories of a whole engine, after each step of which no message is unaccounted for:
 *
 * <pre>sent = acknowledged + dropped + dead-lettered + removed + still there</pre>
 *
 * <p>What was sent, and what was lost, is counted here too, by other means.
 */
class AccountingTest {
    private static final List<String> QUEUES = List.of("rejecting", "newest", "oldest", "evicting", "plain");
    private static final Settings SMALL = Settings.NONE
            .with(CAPACITY, 6)
            .with(MAX_DELIVERIES, 2)
            .with(ACK_TIMEOUT, Duration.ofMillis(500))
            .with(REDELIVERY_DELAY, Duration.ofMillis(20));

    @RegisterExtension
    final EngineFixture fixture = new EngineFixture(
            PolicyTable.EMPTY
                    .with("rejecting", SMALL.with(OVERFLOW, OverflowPolicy.REJECT))
                    .with(
                            "newest",
                            SMALL.with(OVERFLOW, OverflowPolicy.DROP_NEWEST).with(DEAD_LETTER_DROPPED, true))
                    .with(
                            "oldest",
                            SMALL.with(OVERFLOW, OverflowPolicy.DROP_OLDEST).with(DEAD_LETTER_EXPIRED, true))
                    .with(
                            "evicting",
                            SMALL.with(OVERFLOW, OverflowPolicy.EVICT_LOWEST_PRIORITY)
                                    .with(DEAD_LETTER_QUEUE, ""))
                    .with("news", SMALL.with(OVERFLOW, OverflowPolicy.DROP_OLDEST)),
            AccessPolicy.OPEN);

    private final EngineConnection connection = fixture.connect("c");
    private final BrokerAdmin admin = fixture.engine().admin();
    private final Sender sender = connection.openSender(null);
    private final List<Receiver> receivers = new ArrayList<>();
    private final List<Delivery> inHand = new ArrayList<>();
    private final Map<Source, Long> sent = new HashMap<>();
    private final Map<Source, Long> lost = new HashMap<>();
    private final Map<Source, Long> buried = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void everyMessageIsAccountedFor(long seed) {
        admin.addListener(this::count);
        open();
        Random random = new Random(seed);

        for (int step = 0; step < 1_000; step++) {
            step(random);
            for (QueueSnapshot snapshot : all()) {
                check(snapshot, "seed " + seed + ", step " + step + ", " + snapshot.source());
            }
        }

        assertThat(admin.snapshot().totals().allLost()).isPositive();
        assertThat(admin.snapshot().totals().deadLettered()).isPositive();
        checkTheWhole();
    }

    private void open() {
        QUEUES.forEach(name -> receivers.add(fixture.receiver(connection, queue(name))));
        receivers.add(fixture.receiver(connection, EngineFixture.selecting(topic("news"), "JMSPriority > 4")));
        receivers.add(
                fixture.receiver(connection, EngineFixture.named(topic("news"), SubscriptionKind.SHARED_DURABLE, "d")));
    }

    private void count(BrokerEvent event) {
        if (event instanceof BrokerEvent.MessageLost loss) {
            lost.merge(loss.source(), 1L, Long::sum);
        } else if (event instanceof BrokerEvent.DeadLetterWritten letter) {
            buried.merge(letter.source(), 1L, Long::sum);
            sent.merge(new Source(letter.queue(), null), 1L, Long::sum);
        }
    }

    private Stream<QueueSnapshot> sources() {
        return Stream.concat(admin.queues().stream(), admin.subscriptions().stream());
    }

    private List<QueueSnapshot> all() {
        return sources().toList();
    }

    private void check(QueueSnapshot snapshot, String when) {
        Totals totals = snapshot.totals();
        Depth depth = snapshot.depth();
        long dropped = totals.allLost() - totals.deadLettered();
        long there = depth.pending() + depth.delayed() + depth.inFlight();
        assertThat(totals.sent())
                .as(when)
                .isEqualTo(totals.acknowledged() + dropped + totals.deadLettered() + totals.removed() + there);
        assertThat(depth.used()).as(when).isEqualTo(there).isLessThanOrEqualTo(depth.capacity());
        assertThat(totals.allLost()).as(when).isEqualTo(lost.getOrDefault(snapshot.source(), 0L));
        assertThat(totals.deadLettered()).as(when).isEqualTo(buried.getOrDefault(snapshot.source(), 0L));
        if (snapshot.source().subscription() == null) {
            assertThat(totals.sent()).as(when).isEqualTo(sent.getOrDefault(snapshot.source(), 0L));
        }
    }

    private void checkTheWhole() {
        Totals totals = admin.snapshot().totals();
        Depth depth = admin.snapshot().depth();
        assertThat(totals).isEqualTo(sources().map(QueueSnapshot::totals).reduce(Totals.NONE, Totals::plus));
        assertThat(totals.sent()).isEqualTo(totals.acknowledged() + totals.allLost() + totals.removed() + depth.used());
    }

    // ---------------------------------------------------------------- what may happen

    private void step(Random random) {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> send(random, null);
            case 6 -> work(random);
            case 7, 8, 9, 10 -> receive(random);
            case 11, 12, 13 -> settle(random, Outcome.ACCEPTED);
            case 14 -> settle(random, Outcome.RELEASED);
            case 15 -> settle(random, random.nextBoolean() ? Outcome.REJECTED : Outcome.UNDONE);
            case 16, 17 -> fixture.advance(random.nextInt(100));
            default -> operate(random);
        }
    }

    private Address anywhere(Random random) {
        int which = random.nextInt(QUEUES.size() + 1);
        return which == QUEUES.size() ? topic("news") : queue(QUEUES.get(which));
    }

    private boolean send(Random random, @Nullable Transaction transaction) {
        Address to = anywhere(random);
        long now = fixture.clock().millis();
        long delay = random.nextInt(8) == 0 ? random.nextInt(100) : 0;
        long expiration = random.nextInt(4) == 0 ? now + 1 + random.nextInt(200) : 0;
        try {
            sender.send(
                    fixture.message(sender, to, "m", draft -> draft.priority(random.nextInt(10))
                            .times(now, now + delay, expiration)),
                    transaction);
            if (transaction == null) {
                sentTo(to, 1);
            }
            return true;
        } catch (BrokerException refused) {
            return false;
        }
    }

    private void sentTo(Address to, long count) {
        sent.merge(new Source(to, null), count, Long::sum);
    }

    /** A unit of work: it sends to one queue, which has space for it or drops, and accepts what is in hand. */
    private void work(Random random) {
        Transaction transaction = connection.openController().begin();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            sender.send(fixture.message(sender, queue("newest"), "m"), transaction);
        }
        if (random.nextBoolean()) {
            transaction.rollback();
        } else {
            transaction.commit();
            sentTo(queue("newest"), count);
        }
    }

    private void receive(Random random) {
        Delivery delivery = receivers.get(random.nextInt(receivers.size())).poll();
        if (delivery != null) {
            inHand.add(delivery);
        }
    }

    /** Some of what is in hand has timed out by now; settling that is in vain. */
    private void settle(Random random, Outcome outcome) {
        if (!inHand.isEmpty()) {
            Delivery delivery = inHand.remove(random.nextInt(inHand.size()));
            receivers.get(0).settle(delivery, 1 + random.nextInt(2), outcome, null);
        }
    }

    private void operate(Random random) {
        String name = QUEUES.get(random.nextInt(QUEUES.size()));
        switch (random.nextInt(4)) {
            case 0 -> admin.queue(name).remove(Selection.matching("JMSPriority < 2"));
            case 1 -> {
                if (!name.equals("plain")) {
                    Moved moved = admin.queue(name).move(Selection.matching("JMSPriority > 7"), "plain");
                    sentTo(queue("plain"), moved.moved());
                }
            }
            case 2 -> {
                if (!name.equals("evicting")) {
                    sentTo(queue(name), admin.queue(name).replayDeadLetters().moved());
                }
            }
            default -> admin.topic("news").replayDeadLetters();
        }
    }
}
