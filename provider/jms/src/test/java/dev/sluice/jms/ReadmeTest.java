package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.Depth;
import dev.sluice.core.admin.Selection;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.time.VirtualClock;

/** What the README shows, compiled and run. */
final class ReadmeTest {
    private static final Path README = Path.of("..", "..", "README.md");

    @Test
    void tenLinesInTheSimplifiedApi() {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));

        // snippet: hello
        ConnectionFactory factory = new SluiceConnectionFactory("vm://shop");

        try (JMSContext context = factory.createContext()) {
            Topic orders = context.createTopic("orders");
            JMSConsumer inventory = context.createConsumer(orders, "quantity > 10");

            context.createProducer().setProperty("quantity", 12).send(orders, "twelve lamps");

            System.out.println(inventory.receiveBody(String.class, 1_000));
        }
        // end

        System.setOut(console);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("twelve lamps");
        SluiceBroker.at("vm://shop").close();
    }

    @Test
    void theBrokerAsAnObject() {
        // snippet: broker
        try (SluiceBroker broker = SluiceBroker.builder()
                .destination("orders.>", orders -> orders.capacity(10_000).overflow(OverflowPolicy.REJECT))
                .destination("orders.eu", orders -> orders.maxDeliveries(5).redeliveryDelay(Duration.ofSeconds(2)))
                .build()) {
            ConnectionFactory factory = broker.connectionFactory();
            // end

            assertThat(factory.createContext().getMetaData()).isNotNull();
        }
    }

    @Test
    void virtualTime() {
        // snippet: virtual-time
        VirtualClock clock = new VirtualClock();
        SluiceBroker broker =
                SluiceBroker.builder().clock(clock).executor(clock).build();
        // end
        List<String> received = new ArrayList<>();
        JMSContext context = broker.connectionFactory().createContext();
        Topic topic = context.createTopic("later");
        context.createConsumer(topic).setMessageListener(message -> received.add("received"));
        context.createProducer()
                .setDeliveryDelay(Duration.ofHours(24).toMillis())
                .send(topic, "tomorrow");

        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(received).isEmpty();
        clock.advance(Duration.ofMillis(1));

        assertThat(received).containsExactly("received");
        broker.close();
    }

    @Test
    void whatAnOperatorSees() {
        List<BrokerEvent> told = new ArrayList<>();
        // snippet: admin
        SluiceBroker broker =
                SluiceBroker.builder().listener(event -> told.add(event)).build();
        BrokerAdmin admin = broker.admin();
        try (JMSContext context = broker.connectionFactory().createContext()) {
            context.createProducer().send(context.createQueue("orders"), "a lamp");
        }

        Depth depth = admin.queue("orders").snapshot().depth();
        System.out.println(depth.pending() + " of " + depth.capacity() + " messages");

        admin.queue("orders").move(Selection.matching("JMSPriority < 5"), "orders.later");
        // end

        assertThat(depth.pending()).isEqualTo(1);
        assertThat(admin.queue("orders.later").snapshot().depth().pending()).isEqualTo(1);
        assertThat(told).hasSize(2);
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "broker", "virtual-time", "admin"})
    void theReadmeShowsWhatIsTestedHere(String snippet) throws IOException {
        Snippets.assertShown(README, ReadmeTest.class, snippet);
    }
}
