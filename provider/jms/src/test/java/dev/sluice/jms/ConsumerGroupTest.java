package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.admin.ConsumerSnapshot;
import dev.sluice.core.group.Balancing;

/** Consumer groups as an application has them, with listeners on threads of their own. */
final class ConsumerGroupTest {
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final SluiceBroker broker = SluiceBroker.builder()
            .destination("turn", turn -> turn.balancing(Balancing.ROUND_ROBIN))
            .destination("weight", weight -> weight.balancing(Balancing.WEIGHTED))
            .destination("load", load -> load.balancing(Balancing.LEAST_LOADED))
            .destination("key", key -> key.balancing(Balancing.KEY))
            .destination("one", one -> one.balancing(Balancing.EXCLUSIVE))
            .destination(
                    "own",
                    own -> own.balancing(Balancing.by(() -> (message, candidates) -> candidates.stream()
                            .filter(member ->
                                    member.name().equals(message.properties().get("for")))
                            .findFirst()
                            .orElse(null))))
            .build();

    @AfterEach
    void close() {
        broker.close();
    }

    private JMSContext context() {
        return broker.connectionFactory().createContext();
    }

    private static void sendNumbered(JMSContext context, jakarta.jms.Destination to, int count) {
        JMSProducer producer = context.createProducer();
        for (int i = 0; i < count; i++) {
            producer.send(to, String.valueOf(i));
        }
    }

    @Test
    void inTurnTheMembersOfASharedSubscriptionGetEqualShares() {
        List<AtomicInteger> shares = new ArrayList<>();
        Topic topic;
        try (JMSContext first = context();
                JMSContext second = context();
                JMSContext third = context()) {
            topic = first.createTopic("turn");
            for (JMSContext member : List.of(first, second, third)) {
                AtomicInteger share = new AtomicInteger();
                shares.add(share);
                member.createSharedConsumer(topic, "workers").setMessageListener(m -> share.incrementAndGet());
            }

            try (JMSContext sender = context()) {
                sendNumbered(sender, topic, 300);
            }

            await().atMost(AT_MOST)
                    .untilAsserted(() ->
                            assertThat(shares).extracting(AtomicInteger::get).containsExactly(100, 100, 100));
        }
    }

    @Test
    void theWeightsOfMembersStandAfterTheNameOfTheDestination() {
        List<AtomicInteger> shares = new ArrayList<>();
        try (JMSContext context = context()) {
            for (int weight : new int[] {1, 2, 5}) {
                AtomicInteger share = new AtomicInteger();
                shares.add(share);
                Topic topic = context.createTopic("weight?consumer.weight=" + weight);
                context.createSharedConsumer(topic, "workers").setMessageListener(m -> share.incrementAndGet());
            }

            try (JMSContext sender = context()) {
                sendNumbered(sender, sender.createTopic("weight"), 800);
            }

            await().atMost(AT_MOST)
                    .untilAsserted(() ->
                            assertThat(shares).extracting(AtomicInteger::get).containsExactly(100, 200, 500));
        }
    }

    @Test
    void theSharesAndKeysOfEachMemberCanBeSeen() {
        try (JMSContext first = broker.connectionFactory().createContext(JMSContext.CLIENT_ACKNOWLEDGE);
                JMSContext second = broker.connectionFactory().createContext(JMSContext.CLIENT_ACKNOWLEDGE)) {
            Queue queue = first.createQueue("key");
            JMSConsumer working = first.createConsumer(queue);
            JMSConsumer behind = second.createConsumer(queue);
            assertThat(working.receiveNoWait()).isNull();
            assertThat(behind.receiveNoWait()).isNull();
            for (int i = 0; i < 10; i++) {
                first.createProducer().setProperty("JMSXGroupID", "k" + i % 5).send(queue, "m");
            }
            working.receiveNoWait();

            assertThat(broker.admin().queue("key").snapshot().consumers())
                    .extracting(ConsumerSnapshot::keys, ConsumerSnapshot::setAside, ConsumerSnapshot::inFlight)
                    .containsExactly(tuple(3, 5, 1), tuple(2, 4, 0));
        }
    }

    @Test
    void aStalledListenerGetsNothingMoreWhereTheLeastLoadedIsAsked() throws InterruptedException {
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger slow = new AtomicInteger();
        AtomicInteger fast = new AtomicInteger();
        try (JMSContext first = context();
                JMSContext second = context()) {
            Queue queue = first.createQueue("load");
            first.createConsumer(queue).setMessageListener(m -> {
                slow.incrementAndGet();
                stalled.countDown();
                waitFor(goOn);
            });
            try (JMSContext sender = context()) {
                sendNumbered(sender, queue, 1);
                stalled.await();
                second.createConsumer(queue).setMessageListener(m -> fast.incrementAndGet());
                sendNumbered(sender, queue, 200);
            }

            await().atMost(AT_MOST).until(() -> fast.get() == 200);
            assertThat(slow).hasValue(1);
            goOn.countDown();
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfAKeyHoldsWhileMembersComeAndGo(long seed) throws Exception {
        int keys = 20;
        int messages = 4_000;
        Map<String, Integer> last = new ConcurrentHashMap<>();
        Map<String, String> faults = new ConcurrentHashMap<>();
        AtomicInteger received = new AtomicInteger();
        Random random = new Random(seed);
        Connection connection = broker.connectionFactory().createConnection();
        connection.start();
        List<Session> members = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            members.add(keyedMember(connection, last, faults, received));
        }

        try (JMSContext sender = context()) {
            Queue queue = sender.createQueue("key");
            Map<Integer, Integer> sent = new HashMap<>();
            for (int i = 0; i < messages; i++) {
                int key = random.nextInt(keys);
                sender.createProducer()
                        .setProperty("JMSXGroupID", "k" + key)
                        .setProperty("number", sent.merge(key, 1, Integer::sum))
                        .send(queue, "m");
                if (random.nextInt(400) == 0) {
                    members.remove(random.nextInt(members.size())).close();
                    members.add(keyedMember(connection, last, faults, received));
                }
            }
        }

        await().atMost(AT_MOST).until(() -> received.get() == messages);
        assertThat(faults).isEmpty();
        connection.close();
    }

    private static Session keyedMember(
            Connection connection, Map<String, Integer> last, Map<String, String> faults, AtomicInteger received)
            throws JMSException {
        Session session = connection.createSession();
        session.createConsumer(session.createQueue("key")).setMessageListener(message -> {
            try {
                String key = message.getStringProperty("JMSXGroupID");
                int number = message.getIntProperty("number");
                Integer before = last.put(key, number);
                if (number != (before == null ? 1 : before + 1)) {
                    faults.put(key, number + " came after " + before);
                }
                received.incrementAndGet();
            } catch (JMSException e) {
                faults.put("exception", e.toString());
            }
        });
        return session;
    }

    @Test
    void whoStandsByTakesOverWhatTheExclusiveConsumerLeaves() throws JMSException {
        try (JMSContext active = context();
                JMSContext standby = context()) {
            Queue queue = active.createQueue("one");
            JMSConsumer first = active.createConsumer(queue);
            JMSConsumer second = standby.createConsumer(queue);
            sendNumbered(active, queue, 4);

            assertThat(first.receiveBodyNoWait(String.class)).isEqualTo("0");
            assertThat(second.receiveNoWait()).isNull();
            first.close();

            assertThat(second.receiveBody(String.class, 1_000)).isEqualTo("1");
            assertThat(second.receiveBodyNoWait(String.class)).isEqualTo("2");
        }
    }

    @Test
    void anApplicationsBalancerKnowsMembersByTheirClientIds() {
        try (JMSContext eu = context();
                JMSContext us = context()) {
            eu.setClientID("eu");
            us.setClientID("us");
            Queue queue = eu.createQueue("own");
            JMSConsumer inEurope = eu.createConsumer(queue);
            JMSConsumer inAmerica = us.createConsumer(queue);
            for (String region : List.of("us", "eu", "us")) {
                eu.createProducer().setProperty("for", region).send(queue, region);
            }

            assertThat(inEurope.receiveNoWait()).isNull();
            assertThat(inAmerica.receiveBodyNoWait(String.class)).isEqualTo("us");
            Message european = inEurope.receiveNoWait();
            assertThat(european).isNotNull();
            assertThat(inAmerica.receiveBodyNoWait(String.class)).isEqualTo("us");
        }
    }
}
