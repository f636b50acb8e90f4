package dev.sluice.jms.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.sluice.core.admin.Moved;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;

/** A broker seen through real management servers. */
class BrokerBeansTest {
    private static final MBeanServer PLATFORM = ManagementFactory.getPlatformMBeanServer();

    private final VirtualClock clock = new VirtualClock();
    private final SluiceBroker broker = SluiceBroker.builder()
            .name("shop")
            .clock(clock)
            .executor(clock)
            .destination("small", small -> small.capacity(2).overflow(OverflowPolicy.DROP_NEWEST))
            .destination("once", once -> once.maxDeliveries(1))
            .jmx(true)
            .build();
    private final JMSContext context = broker.connectionFactory().createContext();

    @AfterEach
    void close() {
        context.close();
        broker.close();
    }

    private static ObjectName name(String rest) throws Exception {
        return new ObjectName("dev.sluice:broker=\"shop\"," + rest);
    }

    private static Set<String> names() throws Exception {
        return PLATFORM.queryNames(name("*"), null).stream()
                .map(found -> found.toString().substring("dev.sluice:broker=\"shop\",".length()))
                .collect(Collectors.toSet());
    }

    private static QueueMXBean queue(String name) throws Exception {
        return JMX.newMXBeanProxy(PLATFORM, name("type=Queue,name=\"" + name + "\""), QueueMXBean.class);
    }

    private void send(String to, String text) {
        context.createProducer().setProperty("color", text).send(context.createQueue(to), text);
    }

    // ---------------------------------------------------------------- what is there

    @Test
    void everythingHasABeanForAsLongAsItExists() throws Exception {
        assertThat(names()).containsExactly("type=Broker");

        send("orders", "m");
        JMSConsumer consumer = context.createSharedConsumer(context.createTopic("news"), "s");
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "type=Broker",
                        "type=Queue,name=\"orders\"",
                        "type=Topic,name=\"news\"",
                        "type=Subscription,topic=\"news\",kind=SHARED,name=\"s\"");

        consumer.close();
        queue("orders").delete(true);
        assertThat(names()).containsExactlyInAnyOrder("type=Broker", "type=Topic,name=\"news\"");

        broker.close();
        assertThat(names()).isEmpty();
    }

    @Test
    void namesMayContainAnything() throws Exception {
        String odd = "a=b;c:\"d\"\\e*f\ng";
        send(odd, "m");

        ObjectName found =
                PLATFORM.queryNames(name("type=Queue,*"), null).iterator().next();
        assertThat(ObjectName.unquote(found.getKeyProperty("name"))).isEqualTo(odd);
        assertThat(PLATFORM.getAttribute(found, "Pending")).isEqualTo(1L);
    }

    @Test
    void aStoppedBrokerKeepsItsBeans() throws Exception {
        send("orders", "m");

        broker.stop();

        assertThat(PLATFORM.getAttribute(name("type=Broker"), "Running")).isEqualTo(false);
        assertThat(queue("orders").getPending()).isEqualTo(1);
        broker.start();
    }

    @Test
    void twoBrokersOfOneNameCannotBothBeShown() {
        assertThatThrownBy(() -> SluiceBroker.builder().name("shop").jmx(true).build())
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.error()).isEqualTo(BrokerError.CONFIGURATION))
                .hasMessage(
                        "There is a bean dev.sluice:broker=\"shop\",type=Broker already. Give one of the two brokers"
                                + " another name.");
    }

    @Test
    void closingABrokerTwiceLeavesTheBeansOfTheNextOneAlone() throws Exception {
        broker.close();
        try (SluiceBroker next = SluiceBroker.builder().name("shop").jmx(true).build()) {
            broker.close();

            assertThat(names()).containsExactly("type=Broker");
            assertThat(next.isRunning()).isTrue();
        }
    }

    @Test
    void aBrokerThatIsRefusedItsAddressLeavesNoBeans() throws Exception {
        try (SluiceBroker first = SluiceBroker.builder().vmName("shown").build()) {
            assertThatThrownBy(() ->
                            SluiceBroker.builder().vmName("shown").jmx(true).build())
                    .isInstanceOf(BrokerException.class);

            assertThat(PLATFORM.queryNames(new ObjectName("dev.sluice:broker=\"shown\",*"), null))
                    .isEmpty();
            assertThat(first.isRunning()).isTrue();
        }
    }

    @Test
    void theOptionIsGivenInAnAddressToo() throws Exception {
        try (SluiceBroker named = SluiceBroker.at("vm://shown?jmx=true")) {
            assertThat(PLATFORM.isRegistered(new ObjectName("dev.sluice:broker=\"shown\",type=Broker")))
                    .isTrue();
            assertThat(named.isNamed()).isTrue();
        }
    }

    @Test
    void anotherServerShowsItToo() throws Exception {
        MBeanServer other = MBeanServerFactory.newMBeanServer();
        send("orders", "m");
        try (BrokerBeans beans = BrokerBeans.register(broker.admin(), other)) {
            assertThat(beans).isNotNull();
            assertThat(other.isRegistered(name("type=Queue,name=\"orders\""))).isTrue();
        }
        assertThat(other.queryNames(name("*"), null)).isEmpty();
        assertThat(names()).contains("type=Queue,name=\"orders\"");
    }

    // ---------------------------------------------------------------- figures

    @Test
    void aQueueShowsItsFigures() throws Exception {
        for (String text : new String[] {"a", "b", "c"}) {
            send("small", text);
        }
        clock.advance(Duration.ofMillis(1_500));
        context.createConsumer(context.createQueue("small"), "color = 'a'").receiveNoWait();

        QueueMXBean small = queue("small");
        assertThat(small.getName()).isEqualTo("queue 'small'");
        assertThat(small.getCapacity()).isEqualTo(2);
        assertThat(small.getUsed()).isEqualTo(1);
        assertThat(small.getCapacityBytes() + small.getUsedBytes()).isZero();
        assertThat(small.getPending()).isEqualTo(1);
        assertThat(small.getInFlight()).isZero();
        assertThat(small.getDelayed()).isZero();
        assertThat(small.getBlockedProducers()).isZero();
        assertThat(small.getOldestAgeMillis()).isEqualTo(1_500);
        assertThat(small.getPublished()).isEqualTo(2);
        assertThat(small.getDelivered()).isEqualTo(1);
        assertThat(small.getRedelivered()).isZero();
        assertThat(small.getAcknowledged()).isEqualTo(1);
        assertThat(small.getLost()).containsEntry("DROPPED_NEWEST", 1L).containsEntry("EXPIRED", 0L);
        assertThat(small.getDeadLettered()).isZero();
        assertThat(small.getRemoved() + small.getTimedOut() + small.getSettledLate() + small.getRefused())
                .isZero();
        assertThat(small.isTemporary()).isFalse();
        assertThat(small.isPaused()).isFalse();
        assertThat(small.getSelector()).isNull();
        assertThat(small.getConsumers()).singleElement().satisfies(consumer -> {
            assertThat(consumer.selector()).isEqualTo("color = 'a'");
            assertThat(consumer.acknowledged()).isEqualTo(1);
            assertThat(consumer.started()).isTrue();
        });
    }

    @Test
    void aClientWithoutOurClassesSeesOpenTypes() throws Exception {
        send("small", "a");
        context.createConsumer(context.createQueue("small"), "color = 'b'");
        ObjectName small = name("type=Queue,name=\"small\"");

        CompositeData consumer = ((CompositeData[]) PLATFORM.getAttribute(small, "Consumers"))[0];
        assertThat(consumer.get("selector")).isEqualTo("color = 'b'");
        assertThat(consumer.get("delivered")).isEqualTo(0L);
        TabularData lost = (TabularData) PLATFORM.getAttribute(small, "Lost");
        assertThat(lost.get(new Object[] {"EXPIRED"}).get("value")).isEqualTo(0L);
        CompositeData[] messages = (CompositeData[])
                PLATFORM.invoke(small, "browse", new Object[] {null, 10}, new String[] {String.class.getName(), "int"});
        assertThat(messages[0].get("bodyKind")).isEqualTo("TEXT");
        CompositeData moved = (CompositeData) PLATFORM.invoke(
                small, "move", new Object[] {"", "later"}, new String[] {String.class.getName(), String.class.getName()
                });
        assertThat(moved.get("moved")).isEqualTo(1);
    }

    @Test
    void aTopicAndTheBrokerShowTheirs() throws Exception {
        context.createProducer().send(context.createTopic("news"), "nobody wants it");
        context.createConsumer(context.createTopic("news"));
        context.createProducer().send(context.createTopic("news"), "m");

        TopicMXBean news = JMX.newMXBeanProxy(PLATFORM, name("type=Topic,name=\"news\""), TopicMXBean.class);
        assertThat(news.getName()).isEqualTo("topic 'news'");
        assertThat(news.getPublished()).isEqualTo(2);
        assertThat(news.getWithoutSubscriber()).isEqualTo(1);
        assertThat(news.getDuplicates()).isZero();
        assertThat(news.getSubscriptions()).containsExactly("subscription #1 on topic 'news'");
        assertThat(news.getPending()).isEqualTo(1);
        assertThat(news.isTemporary()).isFalse();
        BrokerMXBean shop = JMX.newMXBeanProxy(PLATFORM, name("type=Broker"), BrokerMXBean.class);
        assertThat(shop.getName()).isEqualTo("shop");
        assertThat(shop.isRunning()).isTrue();
        assertThat(new int[] {
                    shop.getConnections(),
                    shop.getQueues(),
                    shop.getTopics(),
                    shop.getSubscriptions(),
                    shop.getConsumers()
                })
                .containsExactly(1, 0, 1, 1, 1);
        assertThat(shop.getPending()).isEqualTo(1);
        assertThat(shop.getPublished()).isEqualTo(1);
        assertThat(shop.getWithoutSubscriber()).isEqualTo(1);
        assertThat(shop.getInFlight() + shop.getBlockedProducers() + shop.getAcknowledged() + shop.getDeadLettered())
                .isZero();
        assertThat(shop.getLost()).containsKey("MAX_DELIVERIES");
        assertThat(shop.getOldestAgeMillis()).isZero();
    }

    // ---------------------------------------------------------------- commands

    @Test
    void messagesAreBrowsedRemovedAndMoved() throws Exception {
        for (String text : new String[] {"red", "blue", "green"}) {
            send("orders", text);
        }
        QueueMXBean orders = queue("orders");

        MessageView blue = orders.browse("color = 'blue'", 10).get(0);
        assertThat(blue.messageId()).startsWith("ID:");
        assertThat(blue.destination()).isEqualTo("queue 'orders'");
        assertThat(blue.properties()).containsEntry("color", "blue");
        assertThat(blue.priority()).isEqualTo(4);
        assertThat(orders.removeMessage(blue.messageId())).isTrue();
        assertThat(orders.removeMessage(blue.messageId())).isFalse();
        assertThat(orders.move("color = 'red'", "later")).isEqualTo(new Moved(1, 1, 0, 0));
        MessageView green = orders.browse("", 1).get(0);
        assertThat(orders.moveMessage(green.messageId(), "later")).isTrue();
        assertThat(orders.moveMessage(green.messageId(), "later")).isFalse();
        assertThat(orders.getPending()).isZero();
        assertThat(queue("later").remove("")).isEqualTo(2);
    }

    @Test
    void deadLettersAreReplayed() throws Exception {
        send("once", "m");
        try (JMSContext own = broker.connectionFactory().createContext(JMSContext.CLIENT_ACKNOWLEDGE);
                JMSConsumer consumer = own.createConsumer(own.createQueue("once"))) {
            consumer.receiveNoWait();
            own.recover();
        }
        assertThat(queue("once").getDeadLettered()).isEqualTo(1);

        assertThat(queue("once").replayDeadLetters().isComplete()).isTrue();

        Message again = context.createConsumer(context.createQueue("once")).receiveNoWait();
        assertThat(again.getBody(String.class)).isEqualTo("m");
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    }

    @Test
    void queuesAndTopicsArePausedAndResumed() throws Exception {
        send("orders", "m");
        JMSConsumer news = context.createConsumer(context.createTopic("news"));
        TopicMXBean topic = JMX.newMXBeanProxy(PLATFORM, name("type=Topic,name=\"news\""), TopicMXBean.class);

        queue("orders").pause();
        topic.pause();
        context.createProducer().send(context.createTopic("news"), "m");

        assertThat(queue("orders").isPaused()).isTrue();
        assertThat(topic.isPaused()).isTrue();
        assertThat(context.createConsumer(context.createQueue("orders")).receiveNoWait())
                .isNull();
        assertThat(news.receiveNoWait()).isNull();

        queue("orders").resume();
        topic.resume();
        assertThat(queue("orders").isPaused()).isFalse();
        assertThat(news.receiveNoWait()).isNotNull();
        assertThat(topic.replayDeadLetters().selected()).isZero();
    }

    @Test
    void whatIsRefusedIsRefusedWithExceptionsThatEveryClientKnows() throws Exception {
        send("orders", "m");
        ObjectName orders = name("type=Queue,name=\"orders\"");

        assertThatThrownBy(() -> queue("orders").delete(false))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ADDRESS_IN_USE: Cannot delete queue 'orders'")
                .hasNoCause();
        assertThatThrownBy(() -> PLATFORM.invoke(
                        orders, "browse", new Object[] {"color =", 10}, new String[] {String.class.getName(), "int"}))
                .isInstanceOf(RuntimeMBeanException.class)
                .hasCauseExactlyInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> queue("orders").browse("", 0)).isExactlyInstanceOf(IllegalArgumentException.class);
    }
}
