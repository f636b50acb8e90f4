package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.engine.EngineFixture.topic;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_DROPPED;
import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_EXPIRED;
import static dev.sluice.core.policy.DestinationOptions.DEAD_LETTER_QUEUE;
import static dev.sluice.core.policy.DestinationOptions.MAX_DELIVERIES;
import static dev.sluice.core.policy.DestinationOptions.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.Settings;

class DeadLettersTest {
    private @Nullable EngineFixture made;

    @RegisterExtension
    final AfterEachCallback ending = this::end;

    private void end(ExtensionContext context) {
        if (made != null) {
            made.afterEach(context);
        }
    }

    private EngineFixture engine(String pattern, Settings settings) {
        EngineFixture fixture = EngineFixture.with(pattern, settings);
        made = fixture;
        return fixture;
    }

    private EngineFixture engine() {
        return engine(">", Settings.NONE);
    }

    private static void reject(EngineFixture fixture, EngineConnection connection, String from) {
        Receiver receiver = fixture.receiver(connection, queue(from));
        Delivery delivery = EngineFixture.take(receiver);
        receiver.settle(delivery, delivery.attempt(), Outcome.REJECTED, new IllegalStateException("broken"));
        receiver.close();
    }

    @Test
    void aDeadLetterSaysWhatHappened() {
        EngineFixture fixture = engine();
        EngineConnection connection = fixture.connect();
        PropertyMap own = new PropertyMap();
        own.put("customer", 7);
        fixture.send(connection, queue("orders"), "m", draft -> draft.properties(own)
                .priority(8)
                .type("order"));
        fixture.advance(1_500);

        reject(fixture, connection, "orders");

        Envelope letter = connection.browse(queue("DLQ.orders"), null).get(0);
        PropertyMap properties = letter.properties();
        assertThat(properties.get("customer")).isEqualTo(7);
        assertThat(properties.get(ProviderProperties.DEAD_LETTER_REASON)).isEqualTo("REJECTED");
        assertThat(properties.get(ProviderProperties.DEAD_LETTER_CAUSE))
                .isEqualTo("java.lang.IllegalStateException: broken");
        assertThat(properties.get(ProviderProperties.DEAD_LETTER_ATTEMPTS)).isEqualTo(1);
        assertThat(properties.get(ProviderProperties.DEAD_LETTER_TIME))
                .isEqualTo(fixture.clock().millis());
        assertThat(properties.get(ProviderProperties.DEAD_LETTER_SOURCE)).isEqualTo("queue 'orders'");
        assertThat(properties.get(ProviderProperties.ORIGINAL_DESTINATION)).isEqualTo("orders");
        assertThat(properties.get(ProviderProperties.ORIGINAL_KIND)).isEqualTo("QUEUE");
        assertThat(properties.contains(ProviderProperties.ORIGINAL_EXPIRATION)).isFalse();
        assertThat(letter.destination()).isEqualTo(queue("DLQ.orders"));
        assertThat(letter.priority()).isEqualTo(8);
        assertThat(letter.type()).isEqualTo("order");
        assertThat(own.size()).isEqualTo(1);
    }

    @Test
    void afterTheLastAttemptAMessageBecomesADeadLetter() {
        EngineFixture fixture = engine("orders", Settings.NONE.with(MAX_DELIVERIES, 2));
        EngineConnection connection = fixture.connect();
        fixture.send(connection, queue("orders"), "m");
        Receiver receiver = fixture.receiver(connection, queue("orders"));
        for (int attempt = 1; attempt <= 2; attempt++) {
            receiver.settle(EngineFixture.take(receiver), attempt, Outcome.RELEASED, null);
        }

        Delivery letter = EngineFixture.take(fixture.receiver(connection, queue("DLQ.orders")));

        assertThat(letter.attempt()).isEqualTo(1);
        assertThat(letter.envelope().properties().get(ProviderProperties.DEAD_LETTER_REASON))
                .isEqualTo("MAX_DELIVERIES");
        assertThat(letter.envelope().properties().get(ProviderProperties.DEAD_LETTER_ATTEMPTS))
                .isEqualTo(2);
    }

    @Test
    void aDeadLetterSaysWhenTheFirstAndTheLastAttemptFailed() {
        EngineFixture fixture = engine("orders", Settings.NONE.with(MAX_DELIVERIES, 3));
        EngineConnection connection = fixture.connect();
        fixture.send(connection, queue("orders"), "m");
        long sent = fixture.clock().millis();
        Receiver receiver = fixture.receiver(connection, queue("orders"));

        for (int attempt = 1; attempt <= 3; attempt++) {
            fixture.advance(1_000);
            receiver.settle(EngineFixture.take(receiver), attempt, Outcome.RELEASED, null);
        }

        PropertyMap letter = connection.browse(queue("DLQ.orders"), null).get(0).properties();
        assertThat(letter.get(ProviderProperties.DEAD_LETTER_FIRST_FAILURE)).isEqualTo(sent + 1_000);
        assertThat(letter.get(ProviderProperties.DEAD_LETTER_LAST_FAILURE)).isEqualTo(sent + 3_000);
    }

    @Test
    void aDeadLetterOfWhatWasNeverHandedOverHasNoTimesOfFailuresButThatOfItsExpiry() {
        EngineFixture fixture = engine("orders", Settings.NONE.with(DEAD_LETTER_EXPIRED, true));
        EngineConnection connection = fixture.connect();
        long now = fixture.clock().millis();
        fixture.send(connection, queue("orders"), "m", draft -> draft.times(now, now, now + 100));

        fixture.advance(100);

        PropertyMap letter = connection.browse(queue("DLQ.orders"), null).get(0).properties();
        assertThat(letter.contains(ProviderProperties.DEAD_LETTER_FIRST_FAILURE))
                .isFalse();
        assertThat(letter.contains(ProviderProperties.DEAD_LETTER_LAST_FAILURE)).isFalse();
        assertThat(letter.get(ProviderProperties.ORIGINAL_EXPIRATION)).isEqualTo(now + 100);
        assertThat(letter.get(ProviderProperties.DEAD_LETTER_TIME)).isEqualTo(now + 100);
    }

    @Test
    void aSubscriptionsDeadLetterNamesTheSubscription() {
        EngineFixture fixture = engine();
        EngineConnection connection = fixture.connect("c");
        Receiver receiver = fixture.receiver(
                connection, EngineFixture.named(topic("news"), ReceiverSpec.SubscriptionKind.DURABLE, "mine"));
        fixture.send(connection, topic("news"), "m");
        receiver.settle(EngineFixture.take(receiver), 1, Outcome.REJECTED, null);

        assertThat(connection
                        .browse(queue("DLQ.news"), null)
                        .get(0)
                        .properties()
                        .get(ProviderProperties.DEAD_LETTER_SOURCE))
                .isEqualTo("durable subscription 'mine' of client 'c' on topic 'news'");
    }

    @Test
    void expiredMessagesBecomeDeadLettersOnlyWhenAsked() {
        EngineFixture fixture = engine("kept", Settings.NONE.with(DEAD_LETTER_EXPIRED, true));
        EngineConnection connection = fixture.connect();
        for (String name : new String[] {"kept", "forgotten"}) {
            fixture.send(
                    connection,
                    queue(name),
                    "m",
                    draft -> draft.times(
                            fixture.clock().millis(),
                            fixture.clock().millis(),
                            fixture.clock().millis() + 100));
        }
        fixture.advance(100);

        assertThat(EngineFixture.browse(connection, "DLQ.kept")).containsExactly("m");
        assertThat(EngineFixture.browse(connection, "DLQ.forgotten")).isEmpty();
    }

    @Test
    void aDeadLetterNeitherExpiresNorWaitsForTheTimeItWasDue() {
        EngineFixture fixture = engine("orders", Settings.NONE.with(DEAD_LETTER_EXPIRED, true));
        EngineConnection connection = fixture.connect();
        long now = fixture.clock().millis();
        fixture.send(connection, queue("orders"), "m", draft -> draft.times(now, now + 5_000, now + 100));

        fixture.advance(200);
        assertThat(EngineFixture.browse(connection, "DLQ.orders")).containsExactly("m");

        fixture.advance(100_000);
        assertThat(EngineFixture.browse(connection, "DLQ.orders")).containsExactly("m");
    }

    @Test
    void droppedMessagesBecomeDeadLettersWhenAsked() {
        EngineFixture fixture = engine(
                "orders",
                Settings.NONE
                        .with(CAPACITY, 1)
                        .with(OVERFLOW, OverflowPolicy.DROP_OLDEST)
                        .with(DEAD_LETTER_DROPPED, true));
        EngineConnection connection = fixture.connect();
        fixture.send(connection, queue("orders"), "old");
        fixture.send(connection, queue("orders"), "new");

        assertThat(EngineFixture.browse(connection, "DLQ.orders")).containsExactly("old");
    }

    @Test
    void anEmptyNameMeansNoDeadLetters() {
        EngineFixture fixture = engine("orders", Settings.NONE.with(DEAD_LETTER_QUEUE, ""));
        EngineConnection connection = fixture.connect();
        fixture.send(connection, queue("orders"), "m");

        reject(fixture, connection, "orders");

        assertThat(fixture.engine().destinations().queues()).hasSize(1);
    }

    @Test
    void aDeadLetterQueueIsOneWhoeverNamesItFirst() {
        EngineFixture fixture = engine("orders", Settings.NONE.with(CAPACITY, 10));
        EngineConnection connection = fixture.connect();
        Receiver receiver = fixture.receiver(connection, queue("DLQ.orders"));
        fixture.send(connection, queue("orders"), "m");
        reject(fixture, connection, "orders");

        for (int attempt = 1; attempt <= 20; attempt++) {
            receiver.settle(EngineFixture.take(receiver), attempt, Outcome.RELEASED, null);
        }

        assertThat(EngineFixture.browse(connection, "DLQ.orders")).containsExactly("m");
    }

    @Test
    void settingsForAllQueuesDoNotMakeADeadLetterQueueLoseOrRefuse() {
        EngineFixture fixture = engine(
                ">",
                Settings.NONE
                        .with(CAPACITY, 2)
                        .with(OVERFLOW, OverflowPolicy.REJECT)
                        .with(MAX_DELIVERIES, 1));
        EngineConnection connection = fixture.connect();
        for (String name : new String[] {"1", "2", "3"}) {
            fixture.send(connection, queue("orders"), name);
            reject(fixture, connection, "orders");
        }
        assertThat(EngineFixture.browse(connection, "DLQ.orders")).containsExactly("2", "3");

        Receiver receiver = fixture.receiver(connection, queue("DLQ.orders"));
        for (int attempt = 1; attempt <= 3; attempt++) {
            receiver.settle(EngineFixture.take(receiver), attempt, Outcome.RELEASED, null);
        }
        assertThat(EngineFixture.browse(connection, "DLQ.orders")).containsExactly("2", "3");
    }

    @Test
    void oneGraveyardForAllDoesNotBuryItsOwnDead() {
        EngineFixture fixture = engine(
                ">",
                Settings.NONE
                        .with(CAPACITY, 1)
                        .with(OVERFLOW, OverflowPolicy.DROP_OLDEST)
                        .with(DEAD_LETTER_DROPPED, true)
                        .with(DEAD_LETTER_QUEUE, "graveyard"));
        EngineConnection connection = fixture.connect();
        for (String name : new String[] {"1", "2", "3"}) {
            fixture.send(connection, queue("orders"), name);
        }
        assertThat(EngineFixture.browse(connection, "graveyard")).containsExactly("2");

        reject(fixture, connection, "graveyard");

        assertThat(EngineFixture.browse(connection, "graveyard")).isEmpty();
    }

    @Test
    void aQueueThatIsItsOwnDeadLetterQueueLosesWhatIsRejected() {
        EngineFixture fixture = engine(
                ">",
                Settings.NONE
                        .with(CAPACITY, 1)
                        .with(OVERFLOW, OverflowPolicy.DROP_OLDEST)
                        .with(DEAD_LETTER_DROPPED, true)
                        .with(DEAD_LETTER_QUEUE, "{destination}"));
        EngineConnection connection = fixture.connect();
        fixture.send(connection, queue("orders"), "1");
        fixture.send(connection, queue("orders"), "2");

        reject(fixture, connection, "orders");

        assertThat(EngineFixture.browse(connection, "orders")).isEmpty();
    }
}
