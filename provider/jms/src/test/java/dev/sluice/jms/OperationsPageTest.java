package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerEvent.AcknowledgementTimedOut;
import dev.sluice.core.admin.BrokerEvent.MessageLost;
import dev.sluice.core.admin.BrokerListener;
import dev.sluice.core.admin.ConsumerSnapshot;
import dev.sluice.core.admin.MessageSnapshot;
import dev.sluice.core.admin.Moved;
import dev.sluice.core.admin.QueueAdmin;
import dev.sluice.core.admin.QueueSnapshot;
import dev.sluice.core.admin.Selection;
import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.policy.AccessPolicy.Operation;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.jms.metrics.SluiceMetrics;

/** What the page for operators shows, compiled and run. */
class OperationsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "operations.md");

    private final SluiceBroker broker = SluiceBroker.builder()
            .destination("full", full -> full.capacity(1).overflow(OverflowPolicy.DROP_NEWEST))
            .destination("orders", orders -> orders.maxDeliveries(1))
            .build();
    private final JMSContext context = broker.connectionFactory().createContext(JMSContext.CLIENT_ACKNOWLEDGE);

    @AfterEach
    void close() {
        context.close();
        broker.close();
    }

    private void send(String to, String text) {
        context.createProducer().setProperty("country", "de").send(context.createQueue(to), text);
    }

    @Test
    void figures() {
        send("orders", "a");
        List<String> lines = new ArrayList<>();
        context.createConsumer(context.createQueue("orders"));

        // snippet: figures
        BrokerAdmin admin = broker.admin();
        for (QueueSnapshot queue : admin.queues()) {
            lines.add(queue.source() + ": " + queue.depth().pending() + " pending, oldest "
                    + queue.depth().oldestAge() + ", lost " + queue.totals().allLost());
            for (ConsumerSnapshot consumer : queue.consumers()) {
                lines.add("  " + consumer.id() + ": " + consumer.inFlight() + " unacknowledged");
            }
        }
        // end

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("queue 'orders': 1 pending");
        assertThat(lines.get(1)).endsWith(": 0 unacknowledged");
    }

    @Test
    void commands() {
        BrokerAdmin admin = broker.admin();
        send("orders", "a");
        send("orders", "b");

        // snippet: commands
        QueueAdmin orders = admin.queue("orders");
        orders.pause();
        for (MessageSnapshot seen : orders.browse(Selection.matching("country = 'de'"), 100)) {
            System.out.println(seen.message().messageId() + ", attempts: " + seen.attempts());
        }
        Moved moved = orders.move(Selection.matching("country = 'de'"), "orders.de");
        int removed = orders.remove(Selection.all());
        orders.resume();
        // end

        assertThat(moved).isEqualTo(new Moved(2, 2, 0, 0));
        assertThat(removed).isZero();
    }

    @Test
    void events() {
        List<String> alarms = new ArrayList<>();

        // snippet: events
        BrokerListener alarm = event -> {
            if (event instanceof MessageLost lost && lost.reason() != LossReason.EXPIRED) {
                alarms.add(lost.at() + " lost in " + lost.source() + ": " + lost.reason());
            } else if (event instanceof AcknowledgementTimedOut late) {
                alarms.add(late.at() + " too slow: " + late.consumer());
            }
        };
        broker.admin().addListener(alarm);
        // end
        send("full", "a");
        send("full", "b");

        assertThat(alarms).hasSize(1).allMatch(line -> line.endsWith("lost in queue 'full': DROPPED_NEWEST"));
    }

    @Test
    void replay() {
        BrokerAdmin admin = broker.admin();
        send("orders", "a");
        JMSConsumer consumer = context.createConsumer(context.createQueue("orders"));
        consumer.receive(1_000);
        context.recover();

        // snippet: replay
        for (MessageSnapshot letter : admin.queue("DLQ.orders").browse(Selection.all(), 10)) {
            System.out.println(letter.message().properties().get(ProviderProperties.DEAD_LETTER_CAUSE));
        }
        Moved back = admin.queue("orders").replayDeadLetters();
        // end

        assertThat(back).isEqualTo(new Moved(1, 1, 0, 0));
    }

    @Test
    void permissions() {
        // snippet: permissions
        SluiceBroker broker = SluiceBroker.builder()
                .user("shop", "secret of the shop")
                .user("audit", "secret of the audit")
                .permit("shop", "orders.>", Operation.SEND, Operation.RECEIVE)
                .permit("audit", ">", Operation.RECEIVE)
                .build();
        // end

        try (broker;
                JMSContext shop = broker.connectionFactory().createContext("shop", "secret of the shop");
                JMSContext audit = broker.connectionFactory().createContext("audit", "secret of the audit")) {
            Queue orders = shop.createQueue("orders.eu");
            shop.createProducer().send(orders, "a lamp");
            assertThat(audit.createConsumer(orders).receiveBody(String.class, 1_000))
                    .isEqualTo("a lamp");
            assertThatExceptionOfType(JMSSecurityRuntimeException.class)
                    .isThrownBy(() -> audit.createProducer().send(orders, "another"));
        }
    }

    @Test
    void metrics() {
        MeterRegistry registry = new SimpleMeterRegistry();
        send("orders", "a");

        // snippet: metrics
        new SluiceMetrics(broker.admin()).bindTo(registry);
        // end

        assertThat(registry.get("sluice.queue.pending").gauge().value()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"figures", "commands", "events", "replay", "permissions", "metrics"})
    void thePageShowsWhatIsTestedHere(String snippet) throws IOException {
        Snippets.assertShown(PAGE, OperationsPageTest.class, snippet);
    }
}
