package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What the interfaces of both domains have in common with each other, and with the unified ones. */
@ConformanceTest
final class LegacyDomainTest {
    @ParameterizedTest
    @CsvSource({
        "QUEUE, " + Session.AUTO_ACKNOWLEDGE,
        "QUEUE, " + Session.CLIENT_ACKNOWLEDGE,
        "QUEUE, " + Session.DUPS_OK_ACKNOWLEDGE,
        "TOPIC, " + Session.AUTO_ACKNOWLEDGE,
        "TOPIC, " + Session.CLIENT_ACKNOWLEDGE,
        "TOPIC, " + Session.DUPS_OK_ACKNOWLEDGE
    })
    @Requirement(
            section = "6.2",
            text =
                    "A session of a domain that is not transacted has the mode it is given; a transacted one ignores it.",
            pitfalls = {61, 110})
    void aSessionHasItsMode(LegacyDomain domain, int mode, Jms jms) throws JMSException {
        Connection connection = domain.connection(jms);

        Session plain = domain.session(connection, false, mode);
        Session transacted = domain.session(connection, true, mode);

        assertThat(plain.getAcknowledgeMode()).isEqualTo(mode);
        assertThat(plain.getTransacted()).isFalse();
        assertThat(transacted.getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
        assertThat(transacted.getTransacted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(LegacyDomain.class)
    @Requirement(
            section = "6.2",
            text = "A session of a domain that is not transacted cannot have a mode that there is not: JMSException.",
            pitfalls = 61)
    void anUnknownModeIsRefused(LegacyDomain domain, Jms jms) throws JMSException {
        Connection connection = domain.connection(jms);

        assertThatThrownBy(() -> domain.session(connection, false, 4711)).isInstanceOf(JMSException.class);
    }

    @ParameterizedTest
    @EnumSource(LegacyDomain.class)
    @Requirement(
            section = "6.1.4",
            text = "A connection of a domain is stopped at first: it sends, and delivers once it is started.",
            pitfalls = 49)
    void aConnectionIsStoppedAtFirst(LegacyDomain domain, Jms jms) throws JMSException {
        Connection connection = domain.connection(jms);
        Session session = domain.session(connection, false, Session.AUTO_ACKNOWLEDGE);
        Destination destination = domain.destination(jms, session);
        MessageConsumer consumer = domain.consumer(session, destination);
        Jms.send(domain.producer(session, destination), session, "text");
        assertThat(consumer.receiveNoWait()).isNull();

        connection.start();

        assertThat(Jms.receiveText(consumer)).isEqualTo("text");
    }

    @ParameterizedTest
    @EnumSource(LegacyDomain.class)
    @Requirement(
            section = "9.2",
            text = "The domains are views of the same: what one of them sends, any consumer receives, and the reverse.",
            pitfalls = 106)
    void theDomainsAreViewsOfTheSame(LegacyDomain domain, Jms jms) throws JMSException {
        Session ofDomain = domain.started(jms);
        Session unified = jms.session();
        Destination there = domain.destination(jms, ofDomain);
        Destination back = domain.destination(jms, ofDomain);
        MessageConsumer unifiedConsumer = unified.createConsumer(there);
        MessageConsumer consumerOfDomain = domain.consumer(ofDomain, back);

        Jms.send(domain.producer(ofDomain, there), ofDomain, "from the domain");
        Jms.send(unified.createProducer(back), unified, "to the domain");

        assertThat(Jms.receiveText(unifiedConsumer)).isEqualTo("from the domain");
        assertThat(Jms.receiveText(consumerOfDomain)).isEqualTo("to the domain");
    }

    @ParameterizedTest
    @EnumSource(LegacyDomain.class)
    @Requirement(section = "8.7", text = "A receiver or subscriber may have a listener.", pitfalls = 89)
    void aConsumerMayHaveAListener(LegacyDomain domain, Jms jms) throws JMSException {
        Session session = domain.started(jms);
        Destination destination = domain.destination(jms, session);
        Inbox inbox = new Inbox();
        domain.consumer(session, destination).setMessageListener(inbox);
        Session sending = jms.session();

        Jms.send(sending.createProducer(destination), sending, "1", "2");

        inbox.await(2);
        assertThat(inbox.texts()).containsExactly("1", "2");
    }

    @ParameterizedTest
    @EnumSource(LegacyDomain.class)
    @Requirement(
            section = "6.2.7",
            text = "A transacted session of a domain commits and rolls back what it has sent and received.",
            pitfalls = {74, 75})
    void aTransactedSessionCommitsAndRollsBack(LegacyDomain domain, Jms jms) throws JMSException {
        Session session = domain.started(Session.SESSION_TRANSACTED, jms);
        Destination destination = domain.destination(jms, session);
        MessageProducer producer = domain.producer(session, destination);
        MessageConsumer consumer = domain.consumer(session, destination);
        Jms.send(producer, session, "rolled back");
        session.rollback();
        Jms.send(producer, session, "committed");
        session.commit();
        assertThat(Jms.receiveText(consumer)).isEqualTo("committed");

        session.rollback();

        assertThat(Delivery.of(Jms.receive(consumer))).isEqualTo(Delivery.again("committed", 2));
        session.commit();
    }

    @ParameterizedTest
    @EnumSource(LegacyDomain.class)
    @Requirement(
            section = "6.1.8",
            text = "A closed connection of a domain makes no sessions: IllegalStateException.",
            pitfalls = {55, 117})
    void aClosedConnectionRefuses(LegacyDomain domain, Jms jms) throws JMSException {
        Connection connection = domain.connection(jms);
        connection.close();
        connection.close();

        assertThatThrownBy(() -> domain.session(connection, false, Session.AUTO_ACKNOWLEDGE))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(connection::start).isInstanceOf(IllegalStateException.class);
    }
}
