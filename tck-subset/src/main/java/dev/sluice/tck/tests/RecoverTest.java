package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What recover brings back, how it is marked, and in which order it comes. */
@ConformanceTest
final class RecoverTest {
    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.10",
            text =
                    "After recover, all that was received and not acknowledged comes again, marked and counted, in whatever "
                            + "order.",
            pitfalls = {71, 93})
    void whatWasNotAcknowledgedComesAgain(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Jms.send(loop.producer(), loop.session(), "acknowledged", "1", "2", "3");
        loop.receive().acknowledge();
        Delivery.receive(loop.consumer(), 3);

        loop.session().recover();

        assertThat(Delivery.receive(loop.consumer(), 3))
                .containsExactlyInAnyOrder(Delivery.again("1", 2), Delivery.again("2", 2), Delivery.again("3", 2));
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "6.2.10",
            text = "A recover loses nothing that was not received; a provider that had it in a buffer may mark it.",
            pitfalls = {10, 68, 93})
    void whatWasNotReceivedComesToo(Domain domain, Jms jms) throws JMSException {
        Loop loop = Loop.open(domain, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Jms.send(loop.producer(), loop.session(), "received", "not received");
        loop.receive();

        loop.session().recover();

        List<Delivery> deliveries = Delivery.receive(loop.consumer(), 2);
        assertThat(Delivery.texts(deliveries)).containsExactlyInAnyOrder("received", "not received");
        assertThat(deliveries).contains(Delivery.again("received", 2)).allMatch(Delivery::isConsistent);
    }

    @Test
    @Requirement(section = "3.5.11", text = "Each recover is followed by one more delivery.", pitfalls = 71)
    void eachRecoverCountsOneMore(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Jms.send(loop.producer(), loop.session(), "text");
        assertThat(Delivery.of(loop.receive())).isEqualTo(Delivery.first("text"));

        for (int count = 2; count <= 4; count++) {
            loop.session().recover();
            assertThat(Delivery.of(loop.receive())).isEqualTo(Delivery.again("text", count));
        }
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text = "Recovered messages are acknowledged as any others, and then are gone.",
            pitfalls = {71, 76})
    void recoveredMessagesCanBeAcknowledged(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Jms.send(loop.producer(), loop.session(), "1", "2");
        Delivery.receive(loop.consumer(), 2);
        loop.session().recover();
        loop.receive();
        loop.receive().acknowledge();

        loop.session().recover();

        Jms.send(loop.producer(), loop.session(), "3");
        assertThat(Delivery.of(loop.receive())).isEqualTo(Delivery.first("3"));
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text =
                    "With several consumers on several queues, what was acknowledged never comes again, and what was not comes "
                            + "again exactly once.",
            pitfalls = {71, 114})
    void severalConsumersRecoverEachMessageOnce(Jms jms) throws JMSException {
        Session session = jms.session(Session.CLIENT_ACKNOWLEDGE);
        Loop acknowledged = Loop.open(Domain.QUEUE, session, jms);
        Loop first = Loop.open(Domain.QUEUE, session, jms);
        Loop second = Loop.open(Domain.QUEUE, session, jms);
        List<Loop> loops = List.of(acknowledged, first, second);
        for (Loop loop : loops) {
            Jms.send(loop.producer(), session, "1", "2", "3");
        }
        Message middle = List.of(acknowledged.receive(), acknowledged.receive(), acknowledged.receive())
                .get(1);
        middle.acknowledge();
        Delivery.receive(second.consumer(), 3);
        Delivery.receive(first.consumer(), 3);

        session.recover();

        Message last = null;
        for (Loop loop : List.of(first, second)) {
            List<Delivery> deliveries = Delivery.receive(loop.consumer(), 2);
            last = loop.receive();
            deliveries.add(Delivery.of(last));
            assertThat(deliveries)
                    .containsExactlyInAnyOrder(Delivery.again("1", 2), Delivery.again("2", 2), Delivery.again("3", 2));
        }
        last.acknowledge();
        session.close();
        for (Loop loop : loops) {
            Elsewhere.open(jms).findsNothingIn(loop.destination());
        }
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text = "A recover does not concern another session, though it be of the same connection.",
            pitfalls = 71)
    void otherSessionsAreNotConcerned(Jms jms) throws JMSException {
        Connection connection = jms.started();
        Loop loop = Loop.open(Domain.QUEUE, connection.createSession(Session.CLIENT_ACKNOWLEDGE), jms);
        Loop recovering = Loop.open(Domain.QUEUE, connection.createSession(Session.CLIENT_ACKNOWLEDGE), jms);
        Jms.send(loop.producer(), loop.session(), "1", "2");
        loop.receive();

        recovering.session().recover();

        assertThat(Delivery.of(loop.receive())).isEqualTo(Delivery.first("2"));
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text = "What a consumer that is closed had received, and nobody has acknowledged, is recovered for others.",
            pitfalls = {71, 115})
    void whatAClosedConsumerHadReceivedIsRecovered(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Jms.send(loop.producer(), loop.session(), "text");
        loop.receive();
        loop.consumer().close();

        loop.session().recover();

        assertThat(Delivery.receive(loop.session().createConsumer(loop.destination()), 1))
                .containsExactly(Delivery.again("text", 2));
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text =
                    "In a session that acknowledges each message at once, a recover brings nothing back that receive has "
                            + "returned.",
            pitfalls = 113)
    void nothingIsLeftToRecoverWhereReceiveAcknowledges(Jms jms) throws JMSException {
        Loop loop = Loop.open(jms);
        Jms.send(loop.producer(), loop.session(), "1", "2", "3");
        Delivery.receive(loop.consumer(), 2);

        loop.session().recover();

        assertThat(Delivery.of(loop.receive()))
                .matches(Delivery::isConsistent)
                .extracting(Delivery::text)
                .isEqualTo("3");
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text =
                    "A session that acknowledges lazily brings back what it has not acknowledged yet, if anything, marked; "
                            + "the others come, too.",
            pitfalls = 113)
    void aLazySessionRecoversWhatItHasNotAcknowledged(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.DUPS_OK_ACKNOWLEDGE), jms);
        Jms.send(loop.producer(), loop.session(), "1", "2", "3");
        Delivery.receive(loop.consumer(), 2);

        loop.session().recover();

        List<Delivery> again = new ArrayList<>();
        Delivery next = Delivery.of(loop.receive());
        while (!next.text().equals("3")) {
            again.add(next);
            next = Delivery.of(loop.receive());
        }
        assertThat(next).matches(Delivery::isConsistent);
        assertThat(again)
                .isSubsetOf(Delivery.again("1", 2), Delivery.again("2", 2))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE})
    @Requirement(
            section = "6.2.10",
            text =
                    "Called by a listener, recover prevents that the message is acknowledged: it comes again, marked and "
                            + "counted, and then no more.",
            pitfalls = {71, 113})
    void aListenerRecoversItsMessage(int mode, Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(mode), jms);
        Elsewhere other = Elsewhere.open(jms);
        Inbox inbox = new Inbox(message -> {
            if (!message.getJMSRedelivered()) {
                loop.session().recover();
            }
        });
        loop.consumer().setMessageListener(inbox);

        other.send(loop.destination(), "1");
        inbox.await(2);
        other.send(loop.destination(), "2");
        inbox.await(4);

        assertThat(Delivery.of(inbox.messages()))
                .containsExactly(
                        Delivery.first("1"), Delivery.again("1", 2), Delivery.first("2"), Delivery.again("2", 2));
        loop.session().close();
        other.findsNothingIn(loop.destination());
    }

    @Test
    @Requirement(
            section = "6.2.10",
            text =
                    "Called by a listener in a session that the client acknowledges, recover brings all back that was not "
                            + "acknowledged, marked and counted.",
            pitfalls = {71, 93})
    void aListenerRecoversAllThatWasNotAcknowledged(Jms jms) throws JMSException {
        Loop loop = Loop.open(Domain.QUEUE, jms.session(Session.CLIENT_ACKNOWLEDGE), jms);
        Elsewhere other = Elsewhere.open(jms);
        other.send(loop.destination(), "1", "2");
        Inbox inbox = new Inbox(message -> {
            if (message.getJMSRedelivered()) {
                message.acknowledge();
            } else if (message.getBody(String.class).equals("2")) {
                loop.session().recover();
            }
        });

        loop.consumer().setMessageListener(inbox);

        inbox.await(4);
        assertThat(Delivery.of(inbox.messages()))
                .startsWith(Delivery.first("1"), Delivery.first("2"))
                .containsExactlyInAnyOrder(
                        Delivery.first("1"), Delivery.first("2"), Delivery.again("1", 2), Delivery.again("2", 2));
        loop.session().close();
        other.findsNothingIn(loop.destination());
    }
}
