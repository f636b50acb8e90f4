package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.engine.EngineFixture.refused;
import static dev.sluice.core.engine.EngineFixture.topic;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_EXPIRED;
import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.Moved;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;

/** Dead letters that go back to where they came from. */
class ReplayTest {
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture(
            PolicyTable.EMPTY
                    .with("small", Settings.NONE.with(CAPACITY, 2))
                    .with("brief", Settings.NONE.with(DEAD_LETTER_EXPIRED, true))
                    .with("discarding", Settings.NONE.with(DEAD_LETTER_QUEUE, ""))
                    .with("a", Settings.NONE.with(DEAD_LETTER_QUEUE, "graveyard"))
                    .with("b", Settings.NONE.with(DEAD_LETTER_QUEUE, "graveyard")),
            AccessPolicy.OPEN);

    private final EngineConnection connection = fixture.connect("c");
    private final BrokerAdmin admin = fixture.engine().admin();

    private void reject(Receiver receiver) {
        for (Delivery delivery = receiver.poll(); delivery != null; delivery = receiver.poll()) {
            receiver.settle(delivery, delivery.attempt(), Outcome.REJECTED, null);
        }
        receiver.close();
    }

    private void loseIn(String queue, String... names) {
        for (String name : names) {
            fixture.send(connection, queue(queue), name);
        }
        reject(fixture.receiver(connection, queue(queue)));
    }

    private List<String> in(String queue) {
        return EngineFixture.browse(connection, queue);
    }

    private Receiver durable(String name) {
        return fixture.receiver(connection, EngineFixture.named(topic("news"), SubscriptionKind.DURABLE, name));
    }

    private static SubscriptionId id(String name) {
        return new SubscriptionId(SubscriptionId.Kind.DURABLE, "c", name);
    }

    // ---------------------------------------------------------------- queues

    @Test
    void deadLettersGoBackInOrderBehindWhatIsThere() {
        loseIn("orders", "a", "b");
        fixture.send(connection, queue("orders"), "c");

        assertThat(admin.queue("orders").replayDeadLetters()).isEqualTo(new Moved(2, 2, 0, 0));

        assertThat(in("orders")).containsExactly("c", "a", "b");
        assertThat(in("DLQ.orders")).isEmpty();
    }

    @Test
    void aReplayedMessageIsWhatItWasAndBeginsItsAttemptsAnew() {
        PropertyMap own = new PropertyMap();
        own.put("customer", 7);
        fixture.send(connection, queue("orders"), "m", draft -> draft.properties(own)
                .priority(8)
                .type("order")
                .correlationId("x"));
        Envelope sent = connection.browse(queue("orders"), null).get(0);
        reject(fixture.receiver(connection, queue("orders")));

        admin.queue("orders").replayDeadLetters();

        Delivery again = EngineFixture.take(fixture.receiver(connection, queue("orders")));
        assertThat(again.attempt()).isEqualTo(1);
        Envelope message = again.envelope();
        assertThat(message.messageId()).isEqualTo(sent.messageId());
        assertThat(message.destination()).isEqualTo(queue("orders"));
        assertThat(message.properties()).containsExactly("customer");
        assertThat(message.properties().get("customer")).isEqualTo(7);
        assertThat(message.priority()).isEqualTo(8);
        assertThat(message.type()).isEqualTo("order");
        assertThat(message.correlationId()).isEqualTo("x");
        assertThat(message.timestamp()).isEqualTo(sent.timestamp());
    }

    @Test
    void onlyOnesOwnDeadLettersGoBack() {
        loseIn("a", "1");
        loseIn("b", "2");
        fixture.send(connection, queue("graveyard"), "sent here");

        assertThat(admin.queue("a").replayDeadLetters().moved()).isEqualTo(1);

        assertThat(in("a")).containsExactly("1");
        assertThat(in("graveyard")).containsExactly("2", "sent here");
    }

    @Test
    void whatFindsNoSpaceStaysADeadLetter() {
        loseIn("small", "1", "2");
        fixture.send(connection, queue("small"), "in the way");

        assertThat(admin.queue("small").replayDeadLetters()).isEqualTo(new Moved(2, 1, 1, 0));

        assertThat(in("small")).containsExactly("in the way", "1");
        assertThat(in("DLQ.small")).containsExactly("2");
    }

    @Test
    void aMessageExpiresWhenItWasToUnlessThatHasPassed() {
        long now = fixture.clock().millis();
        fixture.send(connection, queue("brief"), "expired", draft -> draft.times(now, now, now + 10));
        fixture.advance(10);
        fixture.send(connection, queue("brief"), "refused", draft -> draft.times(now, now, now + 5_000));
        reject(fixture.receiver(connection, queue("brief")));
        assertThat(in("DLQ.brief")).containsExactly("expired", "refused");

        admin.queue("brief").replayDeadLetters();

        assertThat(connection.browse(queue("brief"), null))
                .extracting(Envelope::expiration)
                .containsExactly(0L, now + 5_000);
    }

    @Test
    void aReplayedMessageMayBecomeADeadLetterAgain() {
        loseIn("orders", "a");
        admin.queue("orders").replayDeadLetters();
        reject(fixture.receiver(connection, queue("orders")));

        assertThat(in("DLQ.orders")).containsExactly("a");
        assertThat(admin.queue("orders").replayDeadLetters().moved()).isEqualTo(1);
    }

    @Test
    void nothingLostMeansNothingMoved() {
        fixture.send(connection, queue("orders"), "a");

        assertThat(admin.queue("orders").replayDeadLetters()).isEqualTo(new Moved(0, 0, 0, 0));
        assertThat(admin.queues()).hasSize(1);
    }

    @Test
    void whereDeadLettersAreDiscardedThereIsNothingToReplay() {
        fixture.send(connection, queue("discarding"), "a");

        refused(BrokerError.CONFIGURATION, () -> admin.queue("discarding").replayDeadLetters());
    }

    // ---------------------------------------------------------------- topics

    @Test
    void aSubscriptionGetsItsOwnDeadLettersBackAndNobodyElseDoes() {
        Receiver first = durable("first");
        Receiver second = durable("second");
        fixture.send(connection, topic("news"), "m");
        reject(first);
        assertThat(EngineFixture.receiveAll(second)).containsExactly("m");

        assertThat(admin.subscription(id("first")).replayDeadLetters()).isEqualTo(new Moved(1, 1, 0, 0));

        assertThat(second.poll()).isNull();
        Delivery again = EngineFixture.take(durable("first"));
        assertThat(again.envelope().destination()).isEqualTo(topic("news"));
        assertThat(again.attempt()).isEqualTo(1);
    }

    @Test
    void aTopicGivesAllItsSubscriptionsTheirsAndKeepsThoseOfOthers() {
        Receiver first = durable("first");
        Receiver second = durable("second");
        Receiver ended = durable("ended");
        fixture.send(connection, topic("news"), "m");
        reject(first);
        reject(second);
        reject(ended);
        connection.unsubscribe("ended");
        loseIn("news", "of the queue of the same name");

        assertThat(admin.topic("news").replayDeadLetters()).isEqualTo(new Moved(3, 2, 0, 1));

        assertThat(in("DLQ.news")).containsExactly("m", "of the queue of the same name");
        assertThat(EngineFixture.receiveAll(durable("first"))).containsExactly("m");
        assertThat(EngineFixture.receiveAll(durable("second"))).containsExactly("m");
    }

    @Test
    void aSubscriptionMadeAnewUnderTheSameNameIsTheSame() {
        Receiver first = durable("first");
        fixture.send(connection, topic("news"), "m");
        reject(first);
        connection.unsubscribe("first");
        assertThat(admin.topic("news").replayDeadLetters()).isEqualTo(new Moved(1, 0, 0, 1));

        Receiver again = durable("first");
        assertThat(admin.topic("news").replayDeadLetters()).isEqualTo(new Moved(1, 1, 0, 0));

        assertThat(EngineFixture.receiveAll(again)).containsExactly("m");
    }

    @Test
    void aSubscriptionToSeveralTopicsGetsTheDeadLettersOfAll() {
        ReceiverSpec all = EngineFixture.named(topic("news.*"), SubscriptionKind.DURABLE, "all");
        Receiver receiver = fixture.receiver(connection, all);
        fixture.send(connection, topic("news.eu"), "1");
        fixture.send(connection, topic("news.us"), "2");
        reject(receiver);

        assertThat(admin.subscription(id("all")).replayDeadLetters().moved()).isEqualTo(2);

        assertThat(EngineFixture.receiveAll(fixture.receiver(connection, all))).containsExactlyInAnyOrder("1", "2");
    }
}
