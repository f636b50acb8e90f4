package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What becomes of a message whose listener throws. */
@ConformanceTest
final class FailingListenerTest {
    /** A program's fault. */
    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;

        Fault() {
            super("A listener that fails, as this test wants it to.");
        }
    }

    private static boolean is(String text, Message message) throws JMSException {
        return text.equals(message.getBody(String.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    @Requirement(
            section = "8.7",
            text =
                    "In a session that acknowledges by itself, the message comes again at once, marked and counted; how often, "
                            + "the provider decides.",
            pitfalls = 72)
    void theMessageComesAgainAtOnce(int mode, Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(mode), jms);
        Elsewhere other = Elsewhere.open(jms);
        other.send(loop.destination(), "1", "2");
        Inbox inbox = new Inbox(message -> {
            if (is("1", message) && !message.getJMSRedelivered()) {
                throw new Fault();
            }
        });

        loop.consumer().setMessageListener(inbox);

        inbox.await(3);
        assertThat(inbox.texts()).containsExactly("1", "1", "2");
        assertThat(Delivery.of(inbox.messages()))
                .startsWith(Delivery.first("1"), Delivery.again("1", 2))
                .allMatch(Delivery::isConsistent);
        loop.session().close();
        other.findsNothingIn(loop.destination());
    }

    @Test
    @Requirement(
            section = "8.7",
            text = "In a session that the client acknowledges, the next message is delivered; acknowledging that "
                    + "acknowledges both.",
            pitfalls = {67, 72})
    void theNextMessageIsDeliveredAndAcknowledgesBoth(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Elsewhere other = Elsewhere.open(jms);
        other.send(loop.destination(), "1", "2");
        Inbox inbox = new Inbox(message -> {
            if (is("1", message)) {
                throw new Fault();
            }
            message.acknowledge();
        });

        loop.consumer().setMessageListener(inbox);

        inbox.await(2);
        assertThat(Delivery.of(inbox.messages())).containsExactly(Delivery.first("1"), Delivery.first("2"));
        loop.session().close();
        other.findsNothingIn(loop.destination());
    }

    @Test
    @Requirement(
            section = "8.7",
            text = "In a session that the client acknowledges, it takes a recover to have the message again.",
            pitfalls = {71, 72})
    void itTakesARecoverToHaveTheMessageAgain(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Elsewhere.open(jms).send(loop.destination(), "1", "2");
        Inbox inbox = new Inbox(message -> {
            if (message.getJMSRedelivered()) {
                return;
            }
            if (is("1", message)) {
                throw new Fault();
            }
            loop.session().recover();
        });

        loop.consumer().setMessageListener(inbox);

        inbox.await(4);
        assertThat(Delivery.of(inbox.messages()))
                .startsWith(Delivery.first("1"), Delivery.first("2"))
                .containsExactlyInAnyOrder(
                        Delivery.first("1"), Delivery.first("2"), Delivery.again("1", 2), Delivery.again("2", 2));
    }

    @Test
    @Requirement(
            section = "8.7",
            text =
                    "In a session that the client acknowledges, a message that was not acknowledged comes again after the "
                            + "session has been closed.",
            pitfalls = {54, 72})
    void theMessageComesAgainAfterTheSession(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Elsewhere other = Elsewhere.open(jms);
        other.send(loop.destination(), "text");
        Inbox inbox = new Inbox(message -> {
            throw new Fault();
        });
        loop.consumer().setMessageListener(inbox);
        inbox.await(1);

        loop.session().close();

        assertThat(other.receive(loop.destination(), 1)).containsExactly(Delivery.again("text", 2));
    }

    @Test
    @Requirement(
            section = "8.7",
            text = "In a transacted session, the next message is delivered, and a commit takes both.",
            pitfalls = 72)
    void theNextMessageIsDeliveredAndCommitsBoth(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Elsewhere other = Elsewhere.open(jms);
        other.send(loop.destination(), "1", "2");
        Inbox inbox = new Inbox(message -> {
            if (is("1", message)) {
                throw new Fault();
            }
            loop.session().commit();
        });

        loop.consumer().setMessageListener(inbox);

        inbox.await(2);
        assertThat(Delivery.of(inbox.messages())).containsExactly(Delivery.first("1"), Delivery.first("2"));
        loop.session().close();
        other.findsNothingIn(loop.destination());
    }

    @Test
    @Requirement(
            section = "8.7",
            text =
                    "In a transacted session, it takes a rollback to have the message again; then it is marked and counted.",
            pitfalls = 72)
    void itTakesARollbackToHaveTheMessageAgain(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.SESSION_TRANSACTED), jms);
        Elsewhere.open(jms).send(loop.destination(), "1", "2");
        Inbox inbox = new Inbox(message -> {
            if (message.getJMSRedelivered()) {
                loop.session().commit();
            } else if (is("1", message)) {
                throw new Fault();
            } else {
                loop.session().rollback();
            }
        });

        loop.consumer().setMessageListener(inbox);

        inbox.await(4);
        assertThat(Delivery.of(inbox.messages()))
                .startsWith(Delivery.first("1"), Delivery.first("2"))
                .containsExactlyInAnyOrder(
                        Delivery.first("1"), Delivery.first("2"), Delivery.again("1", 2), Delivery.again("2", 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {Session.CLIENT_ACKNOWLEDGE, Session.SESSION_TRANSACTED})
    @Requirement(
            section = "8.7",
            text = "A listener that throws after it has acknowledged or committed undoes nothing.",
            pitfalls = {72, 76})
    void whatIsDoneIsDone(int mode, Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(mode), jms);
        Elsewhere other = Elsewhere.open(jms);
        other.send(loop.destination(), "1", "2");
        Inbox inbox = new Inbox(message -> {
            if (mode == Session.CLIENT_ACKNOWLEDGE) {
                message.acknowledge();
            } else {
                loop.session().commit();
            }
            throw new Fault();
        });

        loop.consumer().setMessageListener(inbox);

        inbox.await(2);
        assertThat(Delivery.of(inbox.messages())).containsExactly(Delivery.first("1"), Delivery.first("2"));
        loop.session().close();
        other.findsNothingIn(loop.destination());
    }

    @Test
    @Requirement(
            section = "8.7",
            text = "A listener that throws keeps no message from the session's other listeners.",
            pitfalls = 72)
    void otherListenersOfTheSessionGoOn(Jms jms) throws JMSException {
        Session session = jms.session(Session.CLIENT_ACKNOWLEDGE);
        Queue failing = jms.queue(session);
        Queue other = jms.queue(session);
        Inbox inbox = new Inbox();
        Inbox faulty = new Inbox(message -> {
            session.createConsumer(other).setMessageListener(inbox);
            throw new Fault();
        });
        Elsewhere.open(jms).send(failing, "fails");
        Elsewhere.open(jms).send(other, "goes on");

        session.createConsumer(failing).setMessageListener(faulty);

        inbox.await(1);
        assertThat(inbox.texts()).containsExactly("goes on");
    }
}
