package dev.sluice.jms.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.jms.internal.error.JmsErrors;
import dev.sluice.jms.pool.FakeProducer.Sent;

class PooledProducerTest {
    private final FakeProvider provider = new FakeProvider();
    private final PooledConnectionFactory pool =
            PooledConnectionFactory.around(provider.factory()).build();
    private final Destination orders = FakeProvider.queueNamed("orders");
    private final Destination invoices = FakeProvider.queueNamed("invoices");
    private Connection connection;
    private Session session;
    private Message message;

    @BeforeEach
    void connect() throws JMSException {
        connection = pool.createConnection();
        session = connection.createSession();
        message = session.createTextMessage("one");
    }

    private Sent lastSent() {
        List<Sent> sent = provider.producer(1).sent;
        return sent.get(sent.size() - 1);
    }

    @Test
    void allProducersOfASessionShareOneWithoutADestination() throws JMSException {
        session.createProducer(orders).send(message);
        session.createProducer(invoices).send(message);
        session.createProducer(null).send(orders, message);

        assertThat(provider.producersMade()).isEqualTo(1);
        assertThat(provider.producer(1).isAnonymous()).isTrue();
        assertThat(provider.producer(1).sent)
                .extracting(Sent::destination)
                .containsExactly("orders", "invoices", "orders");
    }

    @Test
    void settingsOfOneProducerDoNotReachAnotherNorTheNextBorrower() throws JMSException {
        MessageProducer first = session.createProducer(orders);
        first.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        first.setPriority(9);
        first.setTimeToLive(1000);
        first.setDeliveryDelay(500);
        first.setDisableMessageID(true);
        first.setDisableMessageTimestamp(true);
        MessageProducer second = session.createProducer(orders);

        first.send(message);
        assertThat(lastSent()).isEqualTo(new Sent("orders", message, 1, 9, 1000, 500, true, true));

        second.send(message);
        assertThat(lastSent()).isEqualTo(new Sent("orders", message, 2, 4, 0, 0, false, false));

        first.send(message);
        session.close();
        session = connection.createSession();
        session.createProducer(orders).send(message);
        assertThat(provider.sessionsMade()).isEqualTo(1);
        assertThat(lastSent()).isEqualTo(new Sent("orders", message, 2, 4, 0, 0, false, false));
    }

    @Test
    void settingsAreReadBack() throws JMSException {
        MessageProducer producer = session.createProducer(orders);
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        producer.setPriority(7);
        producer.setTimeToLive(30);
        producer.setDeliveryDelay(20);
        producer.setDisableMessageID(true);
        producer.setDisableMessageTimestamp(true);

        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(producer.getPriority()).isEqualTo(7);
        assertThat(producer.getTimeToLive()).isEqualTo(30);
        assertThat(producer.getDeliveryDelay()).isEqualTo(20);
        assertThat(producer.getDisableMessageID()).isTrue();
        assertThat(producer.getDisableMessageTimestamp()).isTrue();
        assertThat(producer.getDestination()).isEqualTo(orders);
    }

    @Test
    void aSendCallMayOverrideModePriorityAndTimeToLive() throws JMSException {
        MessageProducer producer = session.createProducer(orders);
        producer.setDeliveryDelay(500);

        producer.send(message, DeliveryMode.NON_PERSISTENT, 1, 70);

        assertThat(lastSent()).isEqualTo(new Sent("orders", message, 1, 1, 70, 500, false, false));
    }

    @Test
    void aProviderWithoutDeliveryDelaysIsGoodEnoughForThoseWhoSetNone() throws JMSException {
        provider.fail("producer.getDeliveryDelay", new UnsupportedOperationException("not here"));
        provider.fail("producer.setDeliveryDelay", new UnsupportedOperationException("not here"));
        MessageProducer producer = session.createProducer(orders);

        producer.send(message);
        producer.setDeliveryDelay(1);

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> producer.send(message));
        assertThat(provider.producer(1).sent).hasSize(1);
    }

    @Test
    void settingsThatDoNotChangeCostNoCallOfTheProvider() throws JMSException {
        MessageProducer producer = session.createProducer(orders);

        producer.send(message);
        producer.send(message);

        assertThat(provider.count("producer.setDeliveryDelay")).isZero();
        assertThat(provider.count("producer.setDisableMessageID")).isZero();
    }

    @Test
    @DisplayName(
            "§3.4.2, §3.4.10 a bad delivery mode, priority or delay is refused by the setter and by the long send call")
    void badSettingsAreRefused() throws JMSException {
        MessageProducer producer = session.createProducer(orders);

        assertThatExceptionOfType(JMSException.class)
                .isThrownBy(() -> producer.setDeliveryMode(3))
                .withMessageContaining("3");
        assertThatExceptionOfType(JMSException.class)
                .isThrownBy(() -> producer.setPriority(10))
                .withMessageContaining("10");
        assertThatExceptionOfType(JMSException.class)
                .isThrownBy(() -> producer.setPriority(-1))
                .withMessageContaining("-1");
        assertThatExceptionOfType(JMSException.class)
                .isThrownBy(() -> producer.setDeliveryDelay(-1))
                .withMessageContaining("negative");
        assertThatExceptionOfType(JMSException.class).isThrownBy(() -> producer.send(message, 0, 4, 0));
        assertThatExceptionOfType(JMSException.class).isThrownBy(() -> producer.send(message, 2, 11, 0));
        assertThat(provider.producer(1).sent).isEmpty();
        session.close();
        assertThat(pool.statistics().sessionsIdle()).isEqualTo(1);
    }

    @Test
    @DisplayName("§7.1 an unbound producer needs a destination in the send call, a bound one refuses it")
    void boundAndUnboundProducers() throws JMSException {
        MessageProducer bound = session.createProducer(orders);
        MessageProducer unbound = session.createProducer(null);

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> unbound.send(message));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> bound.send(orders, message));
        assertThatExceptionOfType(InvalidDestinationException.class).isThrownBy(() -> unbound.send(null, message));
        assertThatExceptionOfType(MessageFormatException.class).isThrownBy(() -> bound.send(null));
        assertThatExceptionOfType(MessageFormatException.class).isThrownBy(() -> unbound.send(orders, null));
        assertThatIllegalArgumentException().isThrownBy(() -> bound.send(message, null));
        assertThat(provider.producer(1).sent).isEmpty();
    }

    @Test
    void closingAProducerLeavesTheSharedOneOpen() throws JMSException {
        MessageProducer first = session.createProducer(orders);
        MessageProducer second = session.createProducer(orders);

        first.close();
        first.close();
        second.send(message);

        assertThat(provider.producer(1).open).isTrue();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> first.send(message))
                .withMessageContaining("closed");
    }

    @Test
    void withoutAnonymousProducersEachIsAPhysicalOneThatIsClosedWithIt() throws JMSException {
        Connection plain = PooledConnectionFactory.around(provider.factory())
                .useAnonymousProducers(false)
                .build()
                .createConnection();
        Session plainSession = plain.createSession();
        MessageProducer closedByHand = plainSession.createProducer(orders);
        MessageProducer closedWithTheSession = plainSession.createProducer(invoices);
        closedByHand.send(message);
        closedWithTheSession.send(message);
        assertThat(provider.producersMade()).isEqualTo(2);
        assertThat(provider.producer(1).isAnonymous()).isFalse();
        assertThat(provider.producer(1).sent).extracting(Sent::destination).containsExactly("orders");

        closedByHand.close();
        plain.close();

        assertThat(provider.producer(1).open).isFalse();
        assertThat(provider.producer(2).open).isFalse();
        assertThat(provider.count("producer.close")).isEqualTo(2);
    }

    /** Remembers what it was called with. */
    private static class Recorder implements CompletionListener {
        final List<String> completed = new ArrayList<>();

        @Override
        public void onCompletion(Message message) {
            completed.add(message.toString());
        }

        @Override
        public void onException(Message message, Exception exception) {
            completed.add(exception.getMessage());
        }
    }

    @Test
    @DisplayName("§7.3.4 closing waits until asynchronous sends have called back, then the session goes back")
    void closingWaitsForAsynchronousSends() throws Exception {
        Recorder recorder = new Recorder();
        session.createProducer(orders).send(message, recorder);
        session.createProducer(null).send(orders, message, recorder);
        Background<Void> closing = Background.run(session::close).awaitBlocked();
        assertThat(closing.isDone()).isFalse();

        provider.completeSends();

        closing.result();
        assertThat(recorder.completed).hasSize(2);
        assertThat(pool.statistics().sessionsIdle()).isEqualTo(1);
    }

    @Test
    void anAsynchronousSendThatHasCalledBackDoesNotCostTheSession() throws JMSException {
        session.createProducer(orders).send(message, new Recorder());
        provider.completeSends();

        session.close();

        assertThat(pool.statistics().sessionsIdle()).isEqualTo(1);
    }

    @Test
    @DisplayName("§7.3.2 a send call that throws has no callback, so closing does not wait for one")
    void aRefusedAsynchronousSendIsNotWaitedFor() throws JMSException {
        MessageProducer producer = session.createProducer(orders);
        provider.fail("producer.send", new InvalidDestinationException("no such queue"));
        Recorder recorder = new Recorder();
        assertThatExceptionOfType(InvalidDestinationException.class).isThrownBy(() -> producer.send(message, recorder));

        session.close();

        assertThat(recorder.completed).isEmpty();
        assertThat(pool.statistics().sessionsIdle()).isEqualTo(1);
    }

    @Test
    @DisplayName("§7.3.4 a completion listener may not close its own producer, session or connection, but may stop it")
    void aCompletionListenerMayNotClose() throws JMSException {
        MessageProducer producer = session.createProducer(orders);
        List<String> refused = new ArrayList<>();
        producer.send(message, new Recorder() {
            @Override
            public void onCompletion(Message sent) {
                noteRefusal(refused, "producer", producer::close);
                noteRefusal(refused, "session", session::close);
                noteRefusal(refused, "connection", connection::close);
                noteRefusal(refused, "stop", connection::stop);
            }
        });

        provider.completeSends();

        assertThat(refused).containsExactly("producer", "session", "connection");
    }

    private static void noteRefusal(List<String> refused, String what, JmsErrors.Action action) {
        try {
            action.run();
        } catch (IllegalStateException e) {
            refused.add(what);
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }
}
