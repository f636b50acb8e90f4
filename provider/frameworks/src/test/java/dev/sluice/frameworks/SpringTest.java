package dev.sluice.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.jms.listener.SessionAwareMessageListener;
import org.springframework.transaction.support.TransactionTemplate;

import dev.sluice.jms.SluiceBroker;
import dev.sluice.jms.pool.PooledConnectionFactory;

/** Templates, listener containers and transactions of Spring, none of which knows whose connection factory it has. */
class SpringTest {
    private final SluiceBroker broker = SluiceBroker.create();
    private final ConnectionFactory factory = broker.connectionFactory();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final List<DefaultMessageListenerContainer> containers = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        containers.forEach(DefaultMessageListenerContainer::destroy);
        broker.close();
    }

    private JmsTemplate template() {
        return template(factory);
    }

    private static JmsTemplate template(ConnectionFactory factory) {
        JmsTemplate template = new JmsTemplate(factory);
        template.setReceiveTimeout(10_000);
        return template;
    }

    private DefaultMessageListenerContainer container(String destination, Object listener) {
        DefaultMessageListenerContainer container = new DefaultMessageListenerContainer();
        container.setConnectionFactory(factory);
        container.setDestinationName(destination);
        container.setMessageListener(listener);
        container.setReceiveTimeout(200);
        containers.add(container);
        return container;
    }

    private static void start(DefaultMessageListenerContainer container) {
        container.afterPropertiesSet();
        container.start();
    }

    private String next() throws InterruptedException {
        return received.poll(10, TimeUnit.SECONDS);
    }

    private SessionAwareMessageListener<jakarta.jms.TextMessage> noting() {
        return (message, session) -> received.add(message.getText());
    }

    /** Returns how many consumers there are, of whatever queue or subscription. */
    private int consumers() {
        return broker.admin().snapshot().consumers();
    }

    // ---------------------------------------------------------------- templates

    @Test
    void aTemplateSendsAndReceives() {
        JmsTemplate template = template();

        template.convertAndSend("orders", "a lamp");

        assertThat(template.receiveAndConvert("orders")).isEqualTo("a lamp");
    }

    @Test
    void aTemplateThatOpensASessionForEachMessageDoesWellWithAPool() {
        try (PooledConnectionFactory pool =
                PooledConnectionFactory.around(factory).build()) {
            JmsTemplate template = template(pool);

            IntStream.range(0, 100).forEach(i -> template.convertAndSend("orders", "lamp " + i));

            assertThat(broker.admin().snapshot().connections()).isEqualTo(1);
            assertThat(template.receiveAndConvert("orders")).isEqualTo("lamp 0");
        }
    }

    @Test
    void aTemplateDoesWellWithSpringsOwnCache() {
        CachingConnectionFactory cache = new CachingConnectionFactory(factory);
        try {
            JmsTemplate template = template(cache);

            IntStream.range(0, 100).forEach(i -> template.convertAndSend("orders", "lamp " + i));
            List<Object> all = IntStream.range(0, 100)
                    .mapToObj(i -> template.receiveAndConvert("orders"))
                    .toList();

            assertThat(all).hasSize(100).startsWith("lamp 0", "lamp 1").endsWith("lamp 99");
            assertThat(broker.admin().snapshot().connections()).isEqualTo(1);
        } finally {
            cache.destroy();
        }
    }

    @Test
    void aTemplateAsksAndIsAnswered() throws Exception {
        start(container("questions", (SessionAwareMessageListener<jakarta.jms.TextMessage>) (question, session) -> {
            try (var answers = session.createProducer(question.getJMSReplyTo())) {
                answers.send(session.createTextMessage(question.getText() + "!"));
            }
        }));

        jakarta.jms.Message answer =
                template().sendAndReceive("questions", session -> session.createTextMessage("a lamp"));

        assertThat(answer.getBody(String.class)).isEqualTo("a lamp!");
    }

    @Test
    void aTemplateBrowses() {
        JmsTemplate template = template();
        template.convertAndSend("orders", "a lamp");

        int seen = template.browse("orders", (session, browser) -> {
            int count = 0;
            for (var messages = browser.getEnumeration(); messages.hasMoreElements(); messages.nextElement()) {
                count++;
            }
            return count;
        });

        assertThat(seen).isEqualTo(1);
        assertThat(template.receiveAndConvert("orders")).isEqualTo("a lamp");
    }

    // ---------------------------------------------------------------- transactions

    @Test
    void whatIsSentInATransactionThatFailsIsNotSent() {
        JmsTransactionManager manager = new JmsTransactionManager(factory);
        TransactionTemplate transaction = new TransactionTemplate(manager);
        JmsTemplate template = template();

        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    template.convertAndSend("orders", "undone");
                    throw new IllegalStateException("no more lamps");
                }));
        transaction.executeWithoutResult(status -> {
            template.convertAndSend("orders", "a lamp");
            template.convertAndSend("bills", "for a lamp");
        });

        assertThat(template.receiveAndConvert("orders")).isEqualTo("a lamp");
        assertThat(template.receiveAndConvert("bills")).isEqualTo("for a lamp");
    }

    @Test
    void whatAListenerFailsAtComesAgain() throws Exception {
        DefaultMessageListenerContainer container =
                container("orders", (SessionAwareMessageListener<jakarta.jms.TextMessage>) (message, session) -> {
                    if (!message.getJMSRedelivered()) {
                        session.createProducer(session.createQueue("bills")).send(session.createTextMessage("undone"));
                        throw new IllegalStateException("no more lamps");
                    }
                    received.add(message.getText() + " " + message.getIntProperty("JMSXDeliveryCount"));
                });
        container.setSessionTransacted(true);
        container.setErrorHandler(failure -> {});
        start(container);

        template().convertAndSend("orders", "a lamp");

        assertThat(next()).isEqualTo("a lamp 2");
        assertThat(broker.admin().queue("bills").snapshot().depth().pending()).isZero();
    }

    // ---------------------------------------------------------------- listeners

    @Test
    void consumersOfAContainerShareAQueue() throws Exception {
        DefaultMessageListenerContainer container = container("orders", noting());
        container.setConcurrentConsumers(4);
        container.setCacheLevelName("CACHE_CONSUMER");
        start(container);
        await().until(() -> consumers() == 4);

        JmsTemplate template = template();
        IntStream.range(0, 200).forEach(i -> template.convertAndSend("orders", "lamp " + i));

        Set<String> all = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            all.add(next());
        }
        assertThat(all).hasSize(200).doesNotContainNull();
    }

    @Test
    void consumersOfAContainerShareADurableSubscription() throws Exception {
        DefaultMessageListenerContainer container = container("prices", noting());
        container.setPubSubDomain(true);
        container.setSubscriptionShared(true);
        container.setSubscriptionDurable(true);
        container.setSubscriptionName("archive");
        container.setConcurrentConsumers(3);
        start(container);
        await().until(() -> consumers() > 0);
        JmsTemplate template = template();
        template.setPubSubDomain(true);

        template.convertAndSend("prices", "before");
        assertThat(next()).isEqualTo("before");
        container.shutdown();
        template.convertAndSend("prices", "meanwhile");
        start(container);

        assertThat(next()).isEqualTo("meanwhile");
        assertThat(received).isEmpty();
    }

    @Test
    void aContainerGoesOnWhenItsBrokerIsStartedAgain() throws Exception {
        DefaultMessageListenerContainer container = container("orders", noting());
        container.setRecoveryInterval(50);
        container.setSessionAcknowledgeMode(Session.AUTO_ACKNOWLEDGE);
        start(container);
        template().convertAndSend("orders", "before");
        assertThat(next()).isEqualTo("before");

        broker.stop();
        broker.start();
        template().convertAndSend("orders", "after");

        assertThat(next()).isEqualTo("after");
    }

    /** What an application writes. */
    @Configuration
    @EnableJms
    static class Application {
        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

        @Bean
        SluiceBroker broker() {
            return SluiceBroker.create();
        }

        @Bean
        DefaultJmsListenerContainerFactory jmsListenerContainerFactory(SluiceBroker broker) {
            DefaultJmsListenerContainerFactory containers = new DefaultJmsListenerContainerFactory();
            containers.setConnectionFactory(broker.connectionFactory());
            return containers;
        }

        @JmsListener(destination = "orders", selector = "quantity > 10")
        void onOrder(String order) {
            received.add(order);
        }
    }

    @Test
    void anAnnotatedMethodListens() throws Exception {
        try (var context = new AnnotationConfigApplicationContext(Application.class)) {
            JmsTemplate template = template(context.getBean(SluiceBroker.class).connectionFactory());
            for (int quantity : List.of(1, 12)) {
                template.convertAndSend("orders", quantity + " lamps", message -> {
                    message.setIntProperty("quantity", quantity);
                    return message;
                });
            }

            assertThat(context.getBean(Application.class).received.poll(10, TimeUnit.SECONDS))
                    .isEqualTo("12 lamps");
        }
    }
}
