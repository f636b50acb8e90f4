package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Feature;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** How connection consumers have their messages processed by the sessions of an application server. */
@ConformanceTest
final class ConnectionConsumerTest {
    /** A connection with a consumer, its destination, and a session that sends there. */
    private static final class Scene {
        private final ConnectionConsumerForm form;
        private final Connection connection;
        private final Session sending;
        private final Destination destination;
        private final String name;
        private final TestServer server;

        /** Opens a scene on which the consumer is yet to come. The connection is not started. */
        Scene(ConnectionConsumerForm form, Jms jms) throws JMSException {
            this.form = form;
            this.connection = form.connect(jms);
            connection.setClientID(jms.name("client"));
            this.sending = jms.connection().createSession();
            this.destination = form.destination(jms, sending);
            this.name = jms.name("subscription");
            this.server = TestServer.open(jms);
        }

        ConnectionConsumer consumer(String selector, int max) throws JMSException {
            return form.create(connection, destination, name, selector, server, max);
        }

        ConnectionConsumer consumer(int max) throws JMSException {
            return consumer(null, max);
        }

        /** Adds a session to the pool of the server. */
        void serve(Inbox inbox) throws JMSException {
            server.with(form.session(connection), inbox);
        }

        void send(String... texts) throws JMSException {
            try (MessageProducer producer = sending.createProducer(destination)) {
                Jms.send(producer, sending, texts);
            }
        }
    }

    private static String[] numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toArray(String[]::new);
    }

    // ---------------------------------------------------------------- delivery

    @ParameterizedTest
    @EnumSource(ConnectionConsumerForm.class)
    @Requirement(
            section = "11.2.5",
            text = "A connection consumer has its messages go to the listener of a session of the pool, in order.",
            pitfalls = 107,
            needs = Feature.CONNECTION_CONSUMER)
    void messagesGoToTheListenerOfASession(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Scene scene = new Scene(form, jms);
        Inbox inbox = new Inbox();
        scene.serve(inbox);
        scene.consumer(1);
        scene.connection.start();

        scene.send(numbers(5));

        inbox.await(5);
        assertThat(inbox.texts()).containsExactly(numbers(5));
    }

    @ParameterizedTest
    @EnumSource(ConnectionConsumerForm.class)
    @Requirement(
            section = "11.2.4",
            text = "A connection consumer may have a selector; it consumes what that selects.",
            pitfalls = {105, 107},
            needs = Feature.CONNECTION_CONSUMER)
    void aSelectorSelects(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Scene scene = new Scene(form, jms);
        Inbox inbox = new Inbox();
        scene.serve(inbox);
        scene.consumer("JMSType = 'wanted'", 1);
        scene.connection.start();
        scene.send("not wanted");
        Message wanted = scene.sending.createTextMessage("wanted");
        wanted.setJMSType("wanted");

        scene.sending.createProducer(scene.destination).send(wanted);

        inbox.await(1);
        assertThat(inbox.texts()).containsExactly("wanted");
    }

    @ParameterizedTest
    @EnumSource(ConnectionConsumerForm.class)
    @Requirement(
            section = "11.2.4",
            text = "A session is loaded with at most as many messages at a time as maxMessages says.",
            pitfalls = 107,
            needs = Feature.CONNECTION_CONSUMER)
    void aSessionIsNotLoadedWithMore(ConnectionConsumerForm form, Jms jms) throws Exception {
        Scene scene = new Scene(form, jms);
        Hold hold = new Hold();
        Inbox inbox = new Inbox(message -> hold.stay());
        scene.serve(inbox);
        scene.consumer(3);
        scene.connection.start();
        scene.send("0");
        hold.awaitEntered();
        scene.send(numbers(10));

        hold.release();

        inbox.await(11);
        Waiting.until(() -> sum(scene.server.runs()) == 11);
        assertThat(scene.server.runs()).allMatch(run -> run <= 3);
        assertThat(inbox.texts()).startsWith("0").endsWith(numbers(10));
    }

    private static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    @ParameterizedTest
    @EnumSource(ConnectionConsumerForm.class)
    @Requirement(
            section = "11.2",
            text = "The sessions of the pool process messages at the same time.",
            pitfalls = 107,
            needs = Feature.CONNECTION_CONSUMER)
    void sessionsWorkAtTheSameTime(ConnectionConsumerForm form, Jms jms) throws Exception {
        Scene scene = new Scene(form, jms);
        List<Hold> holds = List.of(new Hold(), new Hold());
        for (Hold hold : holds) {
            scene.serve(new Inbox(message -> hold.stay()));
        }
        scene.consumer(1);
        scene.connection.start();

        scene.send("1", "2");

        for (Hold hold : holds) {
            hold.awaitEntered();
        }
        holds.forEach(Hold::release);
        Waiting.until(() -> scene.server.runs().size() >= 2);
    }

    static Set<ConnectionConsumerForm> ofSeveral() {
        return ConnectionConsumerForm.OF_SEVERAL;
    }

    @ParameterizedTest
    @MethodSource("ofSeveral")
    @Requirement(
            section = "8.3.2",
            text = "Connection consumers of one queue or shared subscription get each message once between them.",
            pitfalls = {97, 107, 112},
            needs = Feature.CONNECTION_CONSUMER)
    void severalShareTheMessages(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Scene scene = new Scene(form, jms);
        Inbox inbox = new Inbox();
        scene.serve(inbox);
        scene.serve(inbox);
        scene.consumer(1);
        scene.consumer(1);
        scene.connection.start();

        scene.send(numbers(40));

        inbox.await(40);
        assertThat(inbox.texts()).containsExactlyInAnyOrder(numbers(40));
    }

    // ---------------------------------------------------------------- start and stop

    @ParameterizedTest
    @EnumSource(ConnectionConsumerForm.class)
    @Requirement(
            section = "6.1.4",
            text =
                    "A connection consumer delivers nothing before its connection is started, nor while that is stopped.",
            pitfalls = {49, 50, 107},
            needs = Feature.CONNECTION_CONSUMER)
    void nothingIsDeliveredWhileStopped(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Scene scene = new Scene(form, jms);
        Inbox inbox = new Inbox();
        scene.serve(inbox);
        scene.consumer(1);
        scene.send("before the start");
        inbox.staysAt(0);
        scene.connection.start();
        inbox.await(1);

        scene.connection.stop();
        scene.send("while stopped");
        inbox.staysAt(1);
        scene.connection.start();
        inbox.await(2);

        assertThat(inbox.texts()).containsExactly("before the start", "while stopped");
    }

    // ---------------------------------------------------------------- acknowledgement

    @ParameterizedTest
    @EnumSource(ConnectionConsumerForm.class)
    @Requirement(
            section = "11.2.7",
            text = "What a transacted session of the pool rolls back is delivered again, marked and counted.",
            pitfalls = {75, 107},
            needs = Feature.CONNECTION_CONSUMER)
    void aSessionMayRollBack(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Scene scene = new Scene(form, jms);
        Session session = form.session(scene.connection, true, Session.SESSION_TRANSACTED);
        Inbox inbox = new Inbox(message -> {
            if (message.getJMSRedelivered()) {
                session.commit();
            } else {
                session.rollback();
            }
        });
        scene.server.with(session, inbox);
        scene.consumer(1);
        scene.connection.start();

        scene.send("text");

        inbox.await(2);
        assertThat(inbox.texts()).containsExactly("text", "text");
        assertThat(inbox.messages().get(1).getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }

    @Test
    @Requirement(
            section = "11.2.7",
            text = "A session of the pool may acknowledge by the client: what was not acknowledged is for others.",
            pitfalls = {67, 107},
            needs = Feature.CONNECTION_CONSUMER)
    void aSessionMayLetTheClientAcknowledge(Jms jms) throws JMSException {
        Scene scene = new Scene(ConnectionConsumerForm.QUEUE, jms);
        Inbox inbox = new Inbox(message -> {
            if (message.getBody(String.class).equals("1")) {
                message.acknowledge();
            }
        });
        scene.server.with(scene.form.session(scene.connection, false, Session.CLIENT_ACKNOWLEDGE), inbox);
        scene.consumer(1);
        scene.connection.start();
        scene.send("1", "2");
        inbox.await(2);

        scene.connection.close();

        Message again = Jms.receive(jms.session().createConsumer(scene.destination));
        assertThat(again.getBody(String.class)).isEqualTo("2");
        assertThat(again.getJMSRedelivered()).isTrue();
    }

    // ---------------------------------------------------------------- durable subscriptions

    static Set<ConnectionConsumerForm> outliving() {
        return ConnectionConsumerForm.OUTLIVING;
    }

    @ParameterizedTest
    @MethodSource("outliving")
    @Requirement(
            section = "8.3.3",
            text = "A durable subscription keeps what is published until the next connection consumer comes for it.",
            pitfalls = {99, 107},
            needs = Feature.CONNECTION_CONSUMER)
    void aDurableSubscriptionKeepsMessages(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Scene scene = new Scene(form, jms);
        Inbox inbox = new Inbox();
        scene.serve(inbox);
        scene.consumer(1).close();
        scene.send("kept");
        scene.connection.start();

        scene.consumer(1);

        inbox.await(1);
        assertThat(inbox.texts()).containsExactly("kept");
    }

    static Set<ConnectionConsumerForm> unsharedDurable() {
        return ConnectionConsumerForm.UNSHARED_DURABLE;
    }

    @ParameterizedTest
    @MethodSource("unsharedDurable")
    @Requirement(
            section = "8.3.3",
            text = "An unshared durable subscription has one consumer at a time, and a connection consumer is one.",
            pitfalls = {100, 107},
            needs = Feature.CONNECTION_CONSUMER)
    void anUnsharedDurableSubscriptionHasOneConsumer(ConnectionConsumerForm form, Jms jms) throws JMSException {
        Scene scene = new Scene(form, jms);
        ConnectionConsumer first = scene.consumer(1);

        assertThatThrownBy(() -> scene.consumer(1)).isInstanceOf(JMSException.class);

        first.close();
        assertThat(scene.consumer(1)).isNotNull();
    }

    // ---------------------------------------------------------------- close

    @Test
    @Requirement(
            section = "javadoc ConnectionConsumer.close",
            text = "A closed connection consumer consumes no more: what comes later is for others.",
            pitfalls = {55, 107},
            needs = Feature.CONNECTION_CONSUMER)
    void aClosedConsumerConsumesNoMore(Jms jms) throws JMSException {
        Scene scene = new Scene(ConnectionConsumerForm.QUEUE, jms);
        Inbox inbox = new Inbox();
        scene.serve(inbox);
        ConnectionConsumer consumer = scene.consumer(1);
        scene.connection.start();
        scene.send("1");
        inbox.await(1);

        consumer.close();
        scene.send("2");

        assertThat(Jms.receiveText(jms.session().createConsumer(scene.destination)))
                .isEqualTo("2");
        assertThat(inbox.texts()).containsExactly("1");
    }

    @Test
    @Requirement(
            section = "javadoc ConnectionConsumer.close",
            text =
                    "What a connection consumer had not had processed when it was closed is for others; nothing is lost.",
            pitfalls = {10, 107},
            needs = Feature.CONNECTION_CONSUMER)
    void whatWasNotProcessedIsForOthers(Jms jms) throws Exception {
        Scene scene = new Scene(ConnectionConsumerForm.QUEUE, jms);
        Hold hold = new Hold();
        Inbox inbox = new Inbox(message -> hold.stay());
        scene.serve(inbox);
        ConnectionConsumer consumer = scene.consumer(1);
        scene.connection.start();
        scene.send("1", "2", "3");
        hold.awaitEntered();

        OtherThread<Void> closing = OtherThread.does(consumer::close).untilItWaits();
        hold.release();
        closing.result();
        Waiting.until(() -> !scene.server.runs().isEmpty());
        scene.connection.close();

        List<String> all = new ArrayList<>(inbox.texts());
        MessageConsumer others = jms.session().createConsumer(scene.destination);
        while (all.size() < 3) {
            all.add(Jms.receiveText(others));
        }
        assertThat(all).containsExactlyInAnyOrder("1", "2", "3");
    }
}
