package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Receiving on a connection that others have started already. */
class PooledConsumerTest {
    private final FakeProvider provider = new FakeProvider();
    private final PooledConnectionFactory pool =
            PooledConnectionFactory.around(provider.factory()).build();
    private final Destination orders = FakeProvider.queueNamed("orders");
    private Connection connection;
    private MessageConsumer consumer;

    @BeforeEach
    void connectBesideSomebodyWhoHasStarted() throws JMSException {
        pool.createConnection().start();
        connection = pool.createConnection();
        consumer = connection.createSession().createConsumer(orders);
        assertThat(provider.connection(1).started).isTrue();
    }

    @Test
    @DisplayName("§6.1.4 a new connection receives nothing before it was started, whatever others did")
    void receiveCallsWaitForTheBorrowersOwnStart() throws Exception {
        provider.put("orders", "one");

        assertThat(consumer.receiveNoWait()).isNull();
        assertThat(consumer.receive(1)).isNull();
        Background<Message> received = Background.call(() -> consumer.receive()).awaitBlocked();
        assertThat(provider.messagesIn("orders")).hasSize(1);
        connection.start();

        assertThat(received.result()).isNotNull();
    }

    @Test
    void whatIsLeftOfTheTimeOutIsSpentReceiving() throws Exception {
        Background<Message> received =
                Background.call(() -> consumer.receive(60_000)).awaitBlocked();
        connection.start();
        await().until(provider::hasReceivers);

        provider.put("orders", "one");

        assertThat(received.result()).isNotNull();
    }

    @Test
    void aStoppedBorrowerReceivesNothingWhileOthersGoOn() throws JMSException {
        connection.start();
        connection.stop();
        provider.put("orders", "one");

        assertThat(consumer.receiveNoWait()).isNull();
        assertThat(provider.connection(1).started).as("for the others").isTrue();
        connection.start();
        assertThat(consumer.receiveNoWait()).isNotNull();
    }

    @Test
    void closingEndsAReceiveCallThatWaitsForTheStart() throws Exception {
        Background<Message> received = Background.call(() -> consumer.receive()).awaitBlocked();

        connection.close();

        assertThat(received.result()).isNull();
    }

    @Test
    void anInterruptEndsAReceiveCallThatWaitsForTheStart() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(JMSException.class)
                .isThrownBy(() -> consumer.receive())
                .withMessageContaining("interrupted")
                .withCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).as("stays interrupted").isTrue();
    }

    @Test
    void aListenerGetsNothingBeforeTheBorrowersOwnStart() throws JMSException {
        List<Message> delivered = new ArrayList<>();
        provider.put("orders", "one");
        consumer.setMessageListener(delivered::add);

        provider.dispatch();
        assertThat(delivered).isEmpty();

        connection.start();
        provider.dispatch();
        assertThat(delivered).hasSize(1);
    }

    @Test
    void aListenerSetAfterTheStartWorksAtOnce() throws JMSException {
        List<Message> delivered = new ArrayList<>();
        provider.put("orders", "one");
        connection.start();

        consumer.setMessageListener(delivered::add);
        provider.dispatch();

        assertThat(delivered).hasSize(1);
    }

    @Test
    void allListenersAreInPlaceBeforeTheConnectionRuns() throws JMSException {
        Connection alone =
                PooledConnectionFactory.around(provider.factory()).build().createConnection();
        Session session = alone.createSession();
        session.createConsumer(orders).setMessageListener(message -> {});
        session.createConsumer(orders).setMessageListener(message -> {});

        alone.start();

        assertThat(provider.calls())
                .containsSubsequence("consumer-2.setMessageListener", "connection-2.start")
                .containsSubsequence("consumer-3.setMessageListener", "connection-2.start");
    }

    @Test
    void aListenerIsReplacedAndUnset() throws JMSException {
        List<String> delivered = new ArrayList<>();
        MessageListener first = message -> delivered.add("first");
        MessageListener second = message -> delivered.add("second");
        connection.start();
        consumer.setMessageListener(first);
        provider.put("orders", "one");
        provider.dispatch();

        consumer.setMessageListener(second);
        assertThat(consumer.getMessageListener()).isSameAs(second);
        provider.put("orders", "two");
        provider.dispatch();

        consumer.setMessageListener(null);
        assertThat(consumer.getMessageListener()).isNull();
        provider.put("orders", "three");
        provider.dispatch();

        assertThat(delivered).containsExactly("first", "second");
        assertThat(provider.messagesIn("orders")).hasSize(1);
    }

    @Test
    void aStartThatFailsIsNoStart() throws JMSException {
        Connection alone =
                PooledConnectionFactory.around(provider.factory()).build().createConnection();
        MessageConsumer itsConsumer = alone.createSession().createConsumer(orders);
        provider.put("orders", "one");
        provider.fail("connection.start", new JMSException("not now"));
        assertThatExceptionOfType(JMSException.class).isThrownBy(alone::start);

        assertThat(itsConsumer.receiveNoWait()).isNull();

        provider.heal("connection.start");
        alone.start();
        assertThat(itsConsumer.receiveNoWait()).isNotNull();
    }

    @Test
    void aClosedConsumerRefuses() throws JMSException {
        consumer.close();
        consumer.close();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(consumer::receiveNoWait)
                .withMessageContaining("closed");
        assertThat(provider.count("consumer.close")).isEqualTo(1);
    }

    @Test
    @DisplayName("§8.8 closing the consumer from another thread waits for its listener")
    void closingAConsumerWaitsForItsListener() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        List<String> order = new ArrayList<>();
        provider.put("orders", "one");
        connection.start();
        CountDownLatch closing = new CountDownLatch(1);
        provider.before("consumer.close", closing::countDown);
        consumer.setMessageListener(message -> {
            running.countDown();
            awaitUninterruptibly(closing);
            order.add("listener returned");
        });
        Background<Void> dispatching = Background.run(provider::dispatch);
        running.await();

        consumer.close();
        order.add("closed");

        dispatching.result();
        assertThat(order).containsExactly("listener returned", "closed");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
