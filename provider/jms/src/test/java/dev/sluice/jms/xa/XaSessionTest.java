package dev.sluice.jms.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.XAQueueConnection;
import jakarta.jms.XAQueueSession;
import jakarta.jms.XASession;
import jakarta.jms.XATopicConnection;
import jakarta.jms.XATopicSession;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("§11.3 An XA session")
class XaSessionTest extends XaFixture {
    private final Xid xid = TestXid.fresh();

    @Test
    @DisplayName("§10.3 commit and rollback give TransactionInProgressException, recover IllegalStateException")
    void transactionsAreNotTheApplicationsBusiness() throws XAException {
        for (boolean inTransaction : new boolean[] {false, true}) {
            if (inTransaction) {
                resource.start(xid, XAResource.TMNOFLAGS);
            }
            assertThatThrownBy(session::commit).isInstanceOf(TransactionInProgressException.class);
            assertThatThrownBy(session::rollback).isInstanceOf(TransactionInProgressException.class);
            assertThatThrownBy(session::recover).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void alwaysSaysThatItIsTransacted() throws JMSException, XAException {
        assertThat(session.getTransacted()).isTrue();
        assertThat(session.getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
        resource.start(xid, XAResource.TMNOFLAGS);
        assertThat(session.getTransacted()).isTrue();
        assertThat(session.getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
    }

    @Test
    void outsideOfTransactionsMessagesAreSentAtOnceAndAcknowledgedAutomatically() throws JMSException {
        send(out, "a");
        assertThat(visible(out)).isEqualTo(1);

        assertThat(session.createConsumer(out).receiveNoWait()).isNotNull();
        session.close();

        assertThat(visible(out)).isZero();
    }

    @Test
    void aConnectionForXaMakesOrdinarySessionsToo() throws JMSException {
        Session transacted = connection.createSession(true, Session.SESSION_TRANSACTED);
        transacted.createProducer(out).send(transacted.createMessage());
        assertThat(visible(out)).isZero();

        transacted.commit();

        assertThat(visible(out)).isEqualTo(1);
        assertThat(connection.createSession(Session.CLIENT_ACKNOWLEDGE).getAcknowledgeMode())
                .isEqualTo(Session.CLIENT_ACKNOWLEDGE);
    }

    @Test
    void isTheSessionItGivesToTheApplication() throws JMSException, XAException {
        Session forApplication = session.getSession();
        resource.start(xid, XAResource.TMNOFLAGS);
        forApplication.createProducer(out).send(forApplication.createMessage());
        resource.end(xid, XAResource.TMSUCCESS);
        assertThat(visible(out)).isZero();

        resource.commit(xid, true);

        assertThat(visible(out)).isEqualTo(1);
    }

    @Test
    @DisplayName("§9.2 XAQueueSession and XATopicSession refuse what is of the other domain")
    void domains() throws JMSException {
        try (XAQueueConnection queues = broker.xaConnectionFactory().createXAQueueConnection();
                XATopicConnection topics = broker.xaConnectionFactory().createXATopicConnection()) {
            XAQueueSession queueSession = queues.createXAQueueSession();
            XATopicSession topicSession = topics.createXATopicSession();

            assertThat(queues.createXASession()).isInstanceOf(XAQueueSession.class);
            assertThat(topics.createXASession()).isInstanceOf(XATopicSession.class);
            assertThatThrownBy(() -> queueSession.getQueueSession().createTopic("t"))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> topicSession.getTopicSession().createQueue("q"))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(queueSession.getQueueSession().createSender(in)).isNotNull();
            assertThat(topicSession.getTopicSession().createPublisher(topicSession.createTopic("t")))
                    .isNotNull();
            assertThat(queueSession.getXAResource().toString()).contains("XA session");
        }
    }

    @Test
    @DisplayName("§6.1.8 a closed session refuses everything but its resource")
    void closed() throws JMSException {
        XASession closed = connection.createXASession();
        closed.close();
        closed.close();

        assertThatThrownBy(closed::getSession).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(closed::getTransacted).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(closed::commit).isInstanceOf(IllegalStateException.class);
        assertThat(closed.getXAResource()).isNotNull();
    }
}
