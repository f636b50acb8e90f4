package dev.sluice.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sluice.jms.SluiceBroker;

/** Routes of Camel whose component for messaging has our connection factory. */
class CamelTest {
    private static final long PATIENCE_MILLIS = 10_000;

    private final SluiceBroker broker = SluiceBroker.create();
    private final CamelContext camel = new DefaultCamelContext();
    private final JMSContext context = broker.connectionFactory().createContext();

    @BeforeEach
    void addComponents() {
        camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(broker.connectionFactory()));
        camel.addComponent("transacted", JmsComponent.jmsComponentTransacted(broker.connectionFactory()));
    }

    @AfterEach
    void close() {
        camel.stop();
        context.close();
        broker.close();
    }

    private void start(RouteBuilder routes) throws Exception {
        camel.addRoutes(routes);
        camel.start();
    }

    @Test
    void aRouteGoesFromAQueueToATopic() throws Exception {
        JMSConsumer subscriber = context.createConsumer(context.createTopic("prices"));
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:incoming").to("jms:topic:prices");
            }
        });

        context.createProducer().setProperty("currency", "EUR").send(context.createQueue("incoming"), "12.50");

        var price = subscriber.receive(PATIENCE_MILLIS);
        assertThat(price.getBody(String.class)).isEqualTo("12.50");
        assertThat(price.getStringProperty("currency")).isEqualTo("EUR");
    }

    @Test
    void aRouteTakesFromAllQueuesOfAPattern() throws Exception {
        JMSConsumer all = context.createConsumer(context.createQueue("all"));
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:orders.*").to("jms:queue:all");
            }
        });

        context.createProducer().send(context.createQueue("orders.eu"), "a lamp");
        assertThat(all.receiveBody(String.class, PATIENCE_MILLIS)).isEqualTo("a lamp");
        context.createProducer().send(context.createQueue("orders.us"), "a chair");
        assertThat(all.receiveBody(String.class, PATIENCE_MILLIS)).isEqualTo("a chair");
    }

    @Test
    void whoAsksIsAnswered() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:questions").transform(body().append("!"));
            }
        });

        String answer = camel.createProducerTemplate().requestBody("jms:queue:questions", "a lamp", String.class);

        assertThat(answer).isEqualTo("a lamp!");
    }

    @Test
    void whatFailsInATransactedRouteComesAgainAndItsOutputIsUndone() throws Exception {
        JMSConsumer bills = context.createConsumer(context.createQueue("bills"));
        AtomicInteger attempts = new AtomicInteger();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("transacted:queue:orders").to("transacted:queue:bills").process(exchange -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new IllegalStateException("no more lamps");
                    }
                });
            }
        });

        context.createProducer().send(context.createQueue("orders"), "a lamp");

        assertThat(bills.receiveBody(String.class, PATIENCE_MILLIS)).isEqualTo("a lamp");
        assertThat(attempts).hasValue(2);
        assertThat(bills.receiveNoWait()).isNull();
    }
}
