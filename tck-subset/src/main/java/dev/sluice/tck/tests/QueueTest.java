package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** How the messages of a queue wait, and are shared out among its consumers. */
@ConformanceTest
final class QueueTest {
    private static String[] numbers(int count) {
        return IntStream.range(100, 100 + count).mapToObj(Integer::toString).toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {DeliveryMode.PERSISTENT, DeliveryMode.NON_PERSISTENT})
    @Requirement(
            section = "4.1.2",
            text = "A queue keeps messages that were sent while nobody consumed, and after their sender is closed.",
            pitfalls = 91)
    void messagesWaitForAConsumer(int mode, Jms jms) throws JMSException {
        Queue queue;
        try (Connection sending = jms.factory().createConnection();
                Session session = sending.createSession()) {
            queue = jms.queue(session);
            var producer = session.createProducer(queue);
            producer.setDeliveryMode(mode);
            Jms.send(producer, session, "1", "2");
        }

        assertThat(Elsewhere.open(jms).receive(queue, 2)).containsExactly(Delivery.first("1"), Delivery.first("2"));
    }

    @Test
    @Requirement(
            section = "4.1.2",
            text = "Of several consumers in several sessions, one gets each message; each gets its own in order.",
            pitfalls = 91)
    void eachMessageGoesToOneOfSeveralSessions(Jms jms) throws JMSException {
        Connection connection = jms.started();
        List<Session> sessions = new ArrayList<>();
        for (int consumers = 0; consumers < 3; consumers++) {
            sessions.add(connection.createSession());
        }

        shareOut(sessions, jms);
    }

    @Test
    @Requirement(
            section = "4.1.2",
            text = "Of several consumers of one session, one gets each message; each gets its own in order.",
            pitfalls = 91)
    void eachMessageGoesToOneOfASession(Jms jms) throws JMSException {
        Connection connection = jms.connection();
        Session session = connection.createSession();

        List<Inbox> inboxes = listen(List.of(session, session, session), jms);

        connection.start();
        assertSharedOut(inboxes);
    }

    @Test
    @Requirement(
            section = "4.1.2",
            text = "Of several consumers of several connections, one gets each message; each gets its own in order.",
            pitfalls = 91)
    void eachMessageGoesToOneOfSeveralConnections(Jms jms) throws JMSException {
        shareOut(List.of(jms.session(), jms.session(), jms.session()), jms);
    }

    private static void shareOut(List<Session> sessions, Jms jms) throws JMSException {
        assertSharedOut(listen(sessions, jms));
    }

    /** Has one listener in each session, on a queue that gets 60 messages. */
    private static List<Inbox> listen(List<Session> sessions, Jms jms) throws JMSException {
        Queue queue = jms.queue(sessions.get(0));
        List<Inbox> inboxes = new ArrayList<>();
        for (Session session : sessions) {
            Inbox inbox = new Inbox();
            session.createConsumer(queue).setMessageListener(inbox);
            inboxes.add(inbox);
        }
        Elsewhere.open(jms).send(queue, numbers(60));
        return inboxes;
    }

    private static void assertSharedOut(List<Inbox> inboxes) throws JMSException {
        Waiting.until(() ->
                inboxes.stream().mapToInt(inbox -> inbox.messages().size()).sum() >= 60);
        List<String> all = new ArrayList<>();
        for (Inbox inbox : inboxes) {
            assertThat(inbox.texts()).isSortedAccordingTo(Comparator.naturalOrder());
            all.addAll(inbox.texts());
        }
        assertThat(all).containsExactlyInAnyOrder(numbers(60));
    }

    @Test
    @Requirement(
            section = "4.1.2",
            text = "Consumers may come and go: each message is received once, in order, and none goes with a consumer.",
            pitfalls = {10, 91})
    void consumersComeAndGo(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        Elsewhere.open(jms).send(queue, numbers(20));

        for (String number : numbers(20)) {
            MessageConsumer consumer = session.createConsumer(queue);
            assertThat(Delivery.receive(consumer, 1)).containsExactly(Delivery.first(number));
            consumer.close();
        }
    }

    @Test
    @Requirement(
            section = "4.1.2",
            text = "Consumers with selectors get what they select, in order, and no message goes to two of them.",
            pitfalls = {47, 91})
    void selectorsShareOut(Jms jms) throws JMSException {
        Session session = jms.session();
        Queue queue = jms.queue(session);
        MessageConsumer even = session.createConsumer(queue, "even = TRUE");
        MessageConsumer odd = session.createConsumer(queue, "even = FALSE");
        Session sending = jms.session();
        for (int number = 0; number < 6; number++) {
            Message message = sending.createTextMessage("" + number);
            message.setBooleanProperty("even", number % 2 == 0);
            sending.createProducer(queue).send(message);
        }

        assertThat(Delivery.receive(odd, 3))
                .containsExactly(Delivery.first("1"), Delivery.first("3"), Delivery.first("5"));
        assertThat(Delivery.receive(even, 3))
                .containsExactly(Delivery.first("0"), Delivery.first("2"), Delivery.first("4"));
        Elsewhere.open(jms).findsNothingIn(queue);
    }
}
