package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TransactionRolledBackException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.time.VirtualClock;

/** Receiving and sending that is cut short: by an interrupt, or because the connection is being closed. Time stands still. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class InterruptedWorkTest {
    private final SluiceBroker broker = SluiceBroker.builder()
            .clock(new VirtualClock())
            .destination("full", full -> full.capacity(1))
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
    void anInterruptEndsAReceiveAndIsNotForgotten() throws JMSException {
        MessageConsumer consumer = session.createConsumer(session.createQueue("empty"));
        Thread.currentThread().interrupt();

        assertThatThrownBy(consumer::receive)
                .isInstanceOf(JMSException.class)
                .hasRootCauseInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aThreadThatWasInterruptedStillReceivesWhatIsThere() throws JMSException {
        Traffic.send(connection, "filled", "hello");
        MessageConsumer consumer = session.createConsumer(session.createQueue("filled"));
        Thread.currentThread().interrupt();

        assertThat(consumer.receive().getBody(String.class)).isEqualTo("hello");

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aListenerThatWaitsForSpaceDoesNotHoldUpTheClose() throws Exception {
        Traffic.send(connection, "full", "fits");
        Traffic.send(connection, "work", "do it");
        MessageProducer producer = session.createProducer(session.createQueue("full"));
        Message message = session.createTextMessage("waits");
        CountDownLatch sending = new CountDownLatch(1);
        CompletableFuture<Exception> refused = new CompletableFuture<>();
        session.createConsumer(session.createQueue("work")).setMessageListener(work -> {
            sending.countDown();
            try {
                producer.send(message);
            } catch (JMSException e) {
                refused.complete(e);
            }
        });
        sending.await();

        connection.close();

        assertThat(refused.get()).hasMessageContaining("closed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListenerWhoseCommitWaitsForSpaceDoesNotHoldUpTheClose(boolean wholeConnection) throws Exception {
        Traffic.send(connection, "full", "fits");
        Traffic.send(connection, "work", "do it");
        Session transacted = connection.createSession(Session.SESSION_TRANSACTED);
        MessageProducer producer = transacted.createProducer(session.createQueue("full"));
        CountDownLatch working = new CountDownLatch(1);
        CompletableFuture<Exception> refused = new CompletableFuture<>();
        transacted.createConsumer(session.createQueue("work")).setMessageListener(work -> {
            try {
                producer.send(transacted.createTextMessage("waits"));
                working.countDown();
                transacted.commit();
            } catch (JMSException e) {
                refused.complete(e);
            }
        });
        working.await();

        (wholeConnection ? connection : transacted).close();

        assertThat(refused.get()).isInstanceOf(TransactionRolledBackException.class);
        try (Connection other = broker.connectionFactory().createConnection()) {
            assertThat(Traffic.receive(other, "work")).isEqualTo("do it");
        }
    }

    @Test
    void aReceiveDuringTheCloseTakesWhatIsThereAndDoesNotWait() throws Exception {
        Traffic.send(connection, "work", "do it");
        Traffic.send(connection, "other", "one");
        MessageConsumer other = connection.createSession().createConsumer(session.createQueue("other"));
        CountDownLatch working = new CountDownLatch(1);
        CompletableFuture<String> received = new CompletableFuture<>();
        session.createConsumer(session.createQueue("work")).setMessageListener(work -> {
            working.countDown();
            try {
                Message one = other.receive();
                Message none = other.receive();
                received.complete(one.getBody(String.class) + ", " + none);
            } catch (JMSException e) {
                received.completeExceptionally(e);
            }
        });
        working.await();

        connection.close();

        assertThat(received.get()).isEqualTo("one, null");
    }
}
