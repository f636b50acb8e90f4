package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerEvent;
import dev.sluice.core.admin.Depth;
import dev.sluice.core.admin.Selection;
import dev.sluice.core.group.Balancing;
import dev.sluice.core.message.ProviderProperties;
import dev.sluice.core.policy.LossReason;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.ProducerPacing;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.destination.SluiceQueue;
import dev.sluice.jms.destination.SluiceTopic;
import dev.sluice.jms.pool.PooledConnectionFactory;

/** What the README shows, compiled and run. */
@SuppressWarnings("BanJNDI") // asks a naming service that deserializes nothing
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
        SluiceBroker broker = SluiceBroker.builder()
                .destination("orders.>", orders -> orders.capacity(10_000).overflow(OverflowPolicy.REJECT))
                .destination("orders.eu", orders -> orders.maxDeliveries(5).redeliveryDelay(Duration.ofSeconds(2)))
                .build();
        ConnectionFactory factory = broker.connectionFactory();
        // end

        assertThat(factory.createContext().getMetaData()).isNotNull();
        broker.close();
    }

    /** Stands for the annotation of Spring, which is not on our class path. */
    private @interface Bean {}

    // snippet: spring
    @Bean
    ConnectionFactory connectionFactory() {
        return PooledConnectionFactory.around(new SluiceConnectionFactory("vm://shop"))
                .build();
    }
    // end

    @Test
    void aPoolForThoseWhoOpenASessionForEachMessage() {
        ConnectionFactory factory = connectionFactory();
        for (String text : List.of("one", "two")) {
            try (JMSContext context = factory.createContext()) {
                context.createProducer().send(context.createQueue("pooled"), text);
            }
        }

        try (JMSContext context = factory.createContext()) {
            JMSConsumer consumer = context.createConsumer(context.createQueue("pooled"));
            assertThat(consumer.receiveBodyNoWait(String.class)).isEqualTo("one");
            assertThat(consumer.receiveBodyNoWait(String.class)).isEqualTo("two");
        }
        ((PooledConnectionFactory) factory).close();
        SluiceBroker.at("vm://shop").close();
    }

    @Test
    void namesInJndi() throws IOException, NamingException {
        Properties shown = new Properties();
        shown.load(new StringReader(String.join("\n", Snippets.shown(README, "jndi"))));

        Context names = new InitialContext(shown);

        try (JMSContext context = ((ConnectionFactory) names.lookup("orders")).createContext()) {
            assertThat(context.getClientID()).isEqualTo("orders");
        }
        assertThat(names.lookup("incoming")).isEqualTo(new SluiceQueue("orders.incoming"));
        assertThat(names.lookup("prices")).isEqualTo(new SluiceTopic("prices.eu"));
        assertThat(names.lookup("ConnectionFactory")).isInstanceOf(SluiceConnectionFactory.class);
        SluiceBroker.at("vm://shop").close();
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

    @Test
    void whatHappensWhenThereIsTooMuch() throws JMSException {
        // snippet: bounds
        SluiceBroker broker = SluiceBroker.builder()
                .destination("prices.>", prices -> prices.capacity(1_000).overflow(OverflowPolicy.DROP_OLDEST))
                .destination("prices.>@archive", archive -> archive.capacity(1_000_000))
                .destination("orders", orders -> orders.capacity(500).sendTimeout(Duration.ofSeconds(5)))
                .destination("alerts", alerts -> alerts.capacity(100).overflow(OverflowPolicy.EVICT_LOWEST_PRIORITY))
                .build();
        // end
        try (broker;
                JMSContext context = broker.connectionFactory().createContext()) {
            Queue alerts = context.createQueue("alerts");
            for (int i = 0; i < 100; i++) {
                context.createProducer().setPriority(1).send(alerts, "a trifle");
            }

            // snippet: taken
            Message message = context.createTextMessage("fire");
            context.createProducer().setPriority(9).send(alerts, message);
            boolean kept = message.getIntProperty(ProviderProperties.TAKEN) == 1;
            // end

            assertThat(kept).isTrue();
            assertThat(context.createConsumer(alerts).receiveBodyNoWait(String.class))
                    .isEqualTo("fire");
            assertThat(broker.admin().queue("alerts").snapshot().totals().lost())
                    .containsEntry(LossReason.EVICTED, 1L);
        }
    }

    @Test
    void aGroupOfConsumers() {
        Set<String> pairs = ConcurrentHashMap.newKeySet();
        AtomicInteger received = new AtomicInteger();
        // snippet: groups
        SluiceBroker broker = SluiceBroker.builder()
                .destination("orders", orders -> orders.balancing(Balancing.KEY).groupKey("customer"))
                .build();
        JMSContext context = broker.connectionFactory().createContext();
        Topic orders = context.createTopic("orders");

        for (String worker : List.of("first worker", "second worker")) {
            JMSContext session = context.createContext(JMSContext.AUTO_ACKNOWLEDGE);
            session.createSharedConsumer(orders, "workers").setMessageListener(order -> {
                pairs.add(customerOf(order) + ", " + worker);
                received.incrementAndGet();
            });
        }

        context.createProducer().setProperty("customer", "Ada").send(orders, "a lamp");
        // end
        for (String customer : List.of("Bob", "Ada", "Bob", "Ada")) {
            context.createProducer().setProperty("customer", customer).send(orders, "a lamp");
        }

        await().untilAsserted(() -> assertThat(received).hasValue(5));
        assertThat(pairs).hasSize(2);
        broker.close();
    }

    private static String customerOf(Message order) {
        try {
            return order.getStringProperty("customer");
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aProducerThatSlowsDown() {
        VirtualClock clock = VirtualClock.selfAdvancing();
        try (SluiceBroker broker = SluiceBroker.builder()
                .clock(clock)
                .destination("orders", orders -> orders.capacity(1).overflow(OverflowPolicy.DROP_NEWEST))
                .build()) {
            // snippet: pacing
            SluiceConnectionFactory factory = broker.connectionFactory();
            factory.setProducerPacing(producer -> producer.pacing(ProducerPacing.ADAPTIVE)
                    .base(Duration.ofMillis(10))
                    .maximum(Duration.ofSeconds(5)));
            // end
            long began = clock.millis();
            try (JMSContext context = factory.createContext()) {
                for (int i = 0; i < 4; i++) {
                    context.createProducer().send(context.createQueue("orders"), "a lamp");
                }
            }

            // The first is taken; after that, 10 ms are followed by 20 and 40.
            assertThat(clock.millis() - began).isEqualTo(70);
            assertThat(broker.admin().snapshot().pacing().backPressureEvents()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello", "broker", "bounds", "taken", "groups", "pacing", "virtual-time", "admin", "spring"})
    void theReadmeShowsWhatIsTestedHere(String snippet) throws IOException {
        Snippets.assertShown(README, ReadmeTest.class, snippet);
    }
}
