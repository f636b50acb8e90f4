package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.sluice.core.policy.OverflowPolicy;

/** Use that is wrong, or meant to harm: it gets a clear error, and nobody else notices. */
@Timeout(60)
final class HostileUseTest {
    private final SluiceBroker broker = SluiceBroker.builder()
            .destination("small.>", small -> small.capacity(3).sendTimeout(Duration.ofMillis(50)))
            .destination("strict.>", strict -> strict.capacity(3).overflow(OverflowPolicy.REJECT))
            .build();
    private Connection connection;
    private Session session;

    @BeforeEach
    void connect() throws JMSException {
        connection = broker.connectionFactory().createConnection();
        connection.start();
        session = connection.createSession();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void aSelectorOfAHundredKilobytesWorks() throws JMSException {
        Queue queue = session.createQueue("selected");
        String selector = "n = 1" + " OR n = 2".repeat(11_000);
        MessageConsumer consumer = session.createConsumer(queue, selector);
        MessageProducer producer = session.createProducer(queue);
        for (int n = 3; n > 0; n--) {
            TextMessage message = session.createTextMessage("" + n);
            message.setIntProperty("n", n);
            producer.send(message);
        }

        assertThat(consumer.receive(5_000).getBody(String.class)).isEqualTo("2");
        assertThat(consumer.receive(5_000).getBody(String.class)).isEqualTo("1");
        assertThat(consumer.receiveNoWait()).isNull();
    }

    @Test
    void aSelectorOfAHundredKilobytesThatIsWrongIsRefusedInASentence() {
        assertThatThrownBy(() -> session.createConsumer(session.createQueue("q"), "n = '" + "x".repeat(100_000)))
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining("this string does not end")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void aSelectorNestedWithoutEndIsRefused() {
        assertThatThrownBy(() -> session.createConsumer(session.createQueue("q"), "(".repeat(50_000) + "TRUE"))
                .isInstanceOf(InvalidSelectorException.class);
    }

    @Test
    void tenThousandTemporaryQueuesComeAndGo() throws JMSException {
        List<TemporaryQueue> queues = new ArrayList<>();
        MessageProducer producer = session.createProducer(null);
        for (int i = 0; i < 10_000; i++) {
            TemporaryQueue queue = session.createTemporaryQueue();
            producer.send(queue, session.createTextMessage("x"));
            queues.add(queue);
        }
        for (TemporaryQueue queue : queues.subList(0, 5_000)) {
            queue.delete();
        }

        assertThatThrownBy(() -> producer.send(queues.get(0), session.createMessage()))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("deleted");
        try (MessageConsumer consumer = session.createConsumer(queues.get(5_000))) {
            assertThat(consumer.receiveNoWait()).isNotNull();
        }

        connection.close();
        Session other = broker.connectionFactory().createConnection().createSession();
        assertThatThrownBy(() -> other.createProducer(queues.get(9_999)))
                .isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void tenThousandTemporaryTopicsLeaveNothingBehind() throws JMSException {
        List<TemporaryTopic> topics = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            topics.add(session.createTemporaryTopic());
        }
        MessageConsumer consumer = session.createConsumer(topics.get(9_999));
        session.createProducer(topics.get(9_999)).send(session.createMessage());
        assertThat(consumer.receiveNoWait()).isNotNull();
        consumer.close();
        for (TemporaryTopic topic : topics) {
            topic.delete();
        }

        assertThat(broker.admin().topics()).isEmpty();
        assertThat(broker.admin().subscriptions()).isEmpty();
    }

    @Test
    void aListenerThatThrowsIsAskedAgainAsOftenAsAllowedAndTheOthersGoOn() throws Exception {
        AtomicInteger thrown = new AtomicInteger();
        CountDownLatch others = new CountDownLatch(3);
        session.createConsumer(session.createQueue("failing")).setMessageListener(message -> {
            thrown.incrementAndGet();
            throw new StackOverflowError("as planned");
        });
        connection
                .createSession()
                .createConsumer(session.createQueue("working"))
                .setMessageListener(message -> others.countDown());

        Traffic.send(connection, "failing", "bad");
        for (int i = 0; i < 3; i++) {
            Traffic.send(connection, "working", "good");
        }

        assertThat(others.await(5, TimeUnit.SECONDS)).isTrue();
        await().untilAsserted(() -> assertThat(
                        broker.admin().queue("failing").snapshot().totals().deadLettered())
                .isOne());
        assertThat(thrown).hasValue(10);
    }

    @Test
    void listenersThatBlockHarmNobodyElse() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger blocked = new AtomicInteger();
        Topic topic = session.createTopic("blocking");
        for (int i = 0; i < 20; i++) {
            connection.createSession().createConsumer(topic).setMessageListener(message -> {
                blocked.incrementAndGet();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        AtomicInteger received = new AtomicInteger();
        connection.createSession().createConsumer(topic).setMessageListener(m -> received.incrementAndGet());

        MessageProducer producer = session.createProducer(topic);
        for (int i = 0; i < 100; i++) {
            producer.send(session.createMessage());
        }

        await().untilAsserted(() -> assertThat(received).hasValue(100));
        await().untilAsserted(() -> assertThat(blocked).hasValue(20));
        release.countDown();
    }

    @Test
    void aListenerThatIsBusyDoesNotKeepAMessageFromOneThatIsFree() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        Queue shared = session.createQueue("shared");
        Queue other = session.createQueue("other");
        Session first = connection.createSession();
        first.createConsumer(shared).setMessageListener(message -> {});
        first.createConsumer(other).setMessageListener(message -> {
            busy.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        session.createProducer(other).send(session.createMessage());
        assertThat(busy.await(5, TimeUnit.SECONDS)).isTrue();
        connection.createSession().createConsumer(shared).setMessageListener(message -> free.countDown());

        session.createProducer(shared).send(session.createMessage());

        assertThat(free.await(5, TimeUnit.SECONDS)).isTrue();
        release.countDown();
    }

    /** Not among the classes that may be deserialized. */
    private record Gadget(String text) implements Serializable {}

    @Test
    void anObjectOfAClassThatIsNotTrustedIsRefusedByNameAndTheNextMessageIsDelivered() throws JMSException {
        Queue queue = session.createQueue("objects");
        MessageConsumer consumer = session.createConsumer(queue);
        session.createProducer(queue).send(session.createObjectMessage(new Gadget("x")));
        session.createProducer(queue).send(session.createObjectMessage("harmless"));

        ObjectMessage gadget = (ObjectMessage) consumer.receive(5_000);
        assertThatThrownBy(gadget::getObject)
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining(Gadget.class.getName())
                .hasMessageContaining("trustedClasses");
        assertThat(((ObjectMessage) consumer.receive(5_000)).getObject()).isEqualTo("harmless");
    }

    @Test
    void aProgramThatNeverReceivesIsRefusedInsteadOfHangingForEver() throws JMSException {
        MessageProducer producer = session.createProducer(session.createQueue("small.queue"));
        for (int i = 0; i < 3; i++) {
            producer.send(session.createMessage());
        }

        assertThatThrownBy(() -> producer.send(session.createMessage()))
                .isInstanceOf(ResourceAllocationException.class)
                .hasMessageContaining("small.queue")
                .hasMessageContaining("3")
                .hasMessageContaining("50 ms");
    }

    @Test
    void anAsynchronousSendIsRefusedAfterTheSameTimeAndTellsItOnce() throws JMSException {
        MessageProducer producer = session.createProducer(session.createQueue("small.queue"));
        for (int i = 0; i < 3; i++) {
            producer.send(session.createMessage());
        }
        AtomicInteger completed = new AtomicInteger();

        assertThatThrownBy(() -> producer.send(session.createMessage(), new CompletionListener() {
                    @Override
                    public void onCompletion(Message message) {
                        completed.incrementAndGet();
                    }

                    @Override
                    public void onException(Message message, Exception exception) {
                        completed.incrementAndGet();
                    }
                }))
                .isInstanceOf(ResourceAllocationException.class)
                .hasMessageContaining("waited 50 ms");
        session.close();

        assertThat(completed).as("calls of a listener whose send has thrown").hasValue(0);
    }

    @Test
    void whereOneSubscriptionRefusesNoneGetsTheMessage() throws JMSException {
        Topic topic = session.createTopic("strict.topic");
        MessageConsumer slow = session.createConsumer(topic);
        MessageConsumer fast = session.createConsumer(topic);
        MessageProducer producer = session.createProducer(topic);
        for (int i = 0; i < 3; i++) {
            producer.send(session.createMessage());
            assertThat(fast.receiveNoWait()).isNotNull();
        }

        assertThatThrownBy(() -> producer.send(session.createMessage()))
                .isInstanceOf(ResourceAllocationException.class);

        assertThat(fast.receiveNoWait()).isNull();
        assertThat(slow.receiveNoWait()).isNotNull();
        producer.send(session.createMessage());
        assertThat(fast.receiveNoWait()).isNotNull();
    }

    @Test
    void closedObjectsRefuseFromOtherThreadsToo() throws Exception {
        MessageConsumer consumer = session.createConsumer(session.createQueue("q"));
        List<Throwable> thrown = new ArrayList<>();
        session.close();

        Thread other = new Thread(() -> {
            try {
                consumer.receive();
            } catch (JMSException e) {
                thrown.add(e);
            }
        });
        other.start();
        other.join(5_000);

        assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stoppingTheBrokerEndsConnectionsTellsThemAndKeepsTheMessages() throws Exception {
        List<JMSException> told = new ArrayList<>();
        CountDownLatch tellingDone = new CountDownLatch(1);
        connection.setExceptionListener(exception -> {
            told.add(exception);
            tellingDone.countDown();
        });
        session.createProducer(session.createQueue("kept")).send(session.createTextMessage("still here"));

        broker.stop();

        assertThat(tellingDone.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(told).singleElement().isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> session.createMessage()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> broker.connectionFactory().createConnection())
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("STOPPED");
        connection.close();

        broker.start();
        Connection again = broker.connectionFactory().createConnection();
        again.start();
        Session reopened = again.createSession();
        assertThat(reopened.createConsumer(reopened.createQueue("kept"))
                        .receive(5_000)
                        .getBody(String.class))
                .isEqualTo("still here");
    }
}
