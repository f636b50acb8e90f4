package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.jms.JMSContext;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.QueueSnapshot;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.OverflowPolicy;

/** One subscription can behave otherwise than the others of its topic, whichever way that is said. */
final class SubscriptionSettingsTest {
    @TempDir
    private static Path folder;

    /** A way to say it: {@code news} holds 2 and drops its oldest, but {@code @archive} holds 4 and drops what arrives. */
    private interface Saying {
        SluiceBroker broker() throws IOException;
    }

    private static final List<String> LINES = List.of(
            "destination.news.*.capacity=2",
            "destination.news.*.overflow=drop-oldest",
            "destination.news.>@archive.capacity=4",
            "destination.news.>@archive.overflow=drop-newest");

    static Stream<Saying> sayings() {
        return Stream.of(
                () -> SluiceBroker.builder()
                        .destination("news.*", news -> news.capacity(2).overflow(OverflowPolicy.DROP_OLDEST))
                        .destination(
                                "news.>@archive", archive -> archive.capacity(4).overflow(OverflowPolicy.DROP_NEWEST))
                        .build(),
                () -> SluiceBroker.at("vm://apart?" + String.join("&", LINES)),
                () -> SluiceBroker.builder()
                        .options(Files.write(folder.resolve("apart.properties"), LINES, StandardCharsets.UTF_8))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("sayings")
    void aSubscriptionHasABoundAndAnOverflowOfItsOwn(Saying saying) throws IOException {
        try (SluiceBroker broker = saying.broker();
                JMSContext context = broker.connectionFactory().createContext()) {
            context.setClientID("reader");
            Topic news = context.createTopic("news.eu");
            context.createDurableConsumer(news, "archive");
            context.createSharedConsumer(news, "desk");
            context.createConsumer(news);

            for (int i = 0; i < 7; i++) {
                context.createProducer().send(news, "item " + i);
            }

            assertThat(broker.admin().subscriptions())
                    .extracting(
                            SubscriptionSettingsTest::nameOf,
                            each -> each.depth().capacity(),
                            each -> each.depth().used(),
                            each -> each.totals().lost().getOrDefault(LossReason.DROPPED_NEWEST, 0L),
                            each -> each.totals().lost().getOrDefault(LossReason.DROPPED_OLDEST, 0L))
                    .containsExactlyInAnyOrder(
                            tuple("archive", 4L, 4L, 3L, 0L),
                            tuple("desk", 2L, 2L, 0L, 5L),
                            tuple("#1", 2L, 2L, 0L, 5L));
        }
    }

    private static String nameOf(QueueSnapshot snapshot) {
        return Objects.requireNonNull(snapshot.source().subscription()).name();
    }

    @Test
    void aSubscriptionsOwnDeadLettersComeBackFromTheirOwnQueue() {
        try (SluiceBroker broker = SluiceBroker.builder()
                        .destination(">", all -> all.maxDeliveries(1))
                        .destination("news@desk", desk -> desk.deadLetterQueue("desk.failed"))
                        .build();
                JMSContext context = broker.connectionFactory().createContext(JMSContext.SESSION_TRANSACTED)) {
            Topic news = context.createTopic("news");
            var desk = context.createSharedConsumer(news, "desk");
            context.createProducer().send(news, "item");
            context.commit();
            assertThat(desk.receiveBodyNoWait(String.class)).isEqualTo("item");
            context.rollback();

            BrokerAdmin admin = broker.admin();
            assertThat(admin.queue("desk.failed").snapshot().depth().pending()).isOne();
            assertThat(admin.topic("news").replayDeadLetters().moved()).isOne();
            assertThat(desk.receiveBodyNoWait(String.class)).isEqualTo("item");
        }
    }

    @Test
    void whatIsWrongIsRefusedBeforeAnythingIsStarted() {
        assertThatThrownBy(() -> SluiceBroker.at("vm://apart?destination.@archive.capacity=4"))
                .isInstanceOf(BrokerException.class)
                .hasMessage(
                        "Option 'destination.@archive.capacity' cannot be set: '@archive' names no topic before the '@':"
                                + " write '>@archive' for the subscriptions of this name to all topics. Nothing was started.");
        assertThatThrownBy(() -> SluiceBroker.builder().options(Map.of("destination.>@archive.capasity", "4")))
                .isInstanceOf(BrokerException.class)
                .hasMessage("Unknown option 'capasity' of destination '>@archive' (did you mean 'capacity'?)."
                        + " Nothing was started.");
    }
}
