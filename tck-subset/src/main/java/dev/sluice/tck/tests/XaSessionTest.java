package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicSession;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.XAConnection;
import jakarta.jms.XAConnectionFactory;
import jakarta.jms.XAQueueConnection;
import jakarta.jms.XAQueueConnectionFactory;
import jakarta.jms.XAQueueSession;
import jakarta.jms.XASession;
import jakarta.jms.XATopicConnection;
import jakarta.jms.XATopicConnectionFactory;
import jakarta.jms.XATopicSession;

import org.junit.jupiter.api.Test;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Feature;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** XA connections and sessions, apart from what is done in transactions. */
@ConformanceTest
final class XaSessionTest {
    @Test
    @Requirement(
            section = "javadoc XASession",
            text = "commit and rollback throw TransactionInProgressException, in a transaction and outside.",
            pitfalls = {70, 108},
            needs = Feature.XA)
    void theApplicationDoesNotEndTransactions(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        assertThatThrownBy(work.session()::commit).isInstanceOf(TransactionInProgressException.class);
        assertThatThrownBy(work.session()::rollback).isInstanceOf(TransactionInProgressException.class);

        work.committed(() -> {
            work.send(others.destination(), "text");
            assertThatThrownBy(work.session()::commit).isInstanceOf(TransactionInProgressException.class);
            assertThatThrownBy(work.session()::rollback).isInstanceOf(TransactionInProgressException.class);
            assertThatThrownBy(work.application()::commit).isInstanceOf(TransactionInProgressException.class);
        });

        assertThat(Jms.receiveText(others.consumer())).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "javadoc Session.recover",
            text = "recover throws IllegalStateException: the session is transacted.",
            pitfalls = {70, 108},
            needs = Feature.XA)
    void anXaSessionCannotRecover(Jms jms) throws JMSException, XAException {
        XaWork work = XaWork.open(jms);
        Branch branch = work.begin();

        assertThatThrownBy(work.session()::recover).isInstanceOf(IllegalStateException.class);

        work.end(branch);
        work.resource().rollback(branch);
    }

    @Test
    @Requirement(
            section = "javadoc XASession.getTransacted",
            text = "getTransacted returns true, in a transaction and outside.",
            pitfalls = {61, 108},
            needs = Feature.XA)
    void anXaSessionIsTransacted(Jms jms) throws JMSException, XAException {
        XaWork work = XaWork.open(jms);
        assertThat(work.session().getTransacted()).isTrue();

        Branch branch = work.begin();
        assertThat(work.session().getTransacted()).isTrue();

        work.end(branch);
        work.resource().rollback(branch);
    }

    @Test
    @Requirement(
            section = "11.3.1",
            text = "An XA connection is stopped at first, and delivers once it is started.",
            pitfalls = {49, 108},
            needs = Feature.XA)
    void anXaConnectionIsStoppedAtFirst(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        others.consumer().close();
        Jms.send(others.producer(), others.session(), "text");
        XAConnection connection =
                jms.closing(jms.provider().xaConnectionFactory().createXAConnection());
        XASession session = connection.createXASession();
        MessageConsumer consumer = session.getSession().createConsumer(others.destination());
        Branch branch = Branch.fresh();
        session.getXAResource().start(branch, XAResource.TMNOFLAGS);
        assertThat(consumer.receiveNoWait()).isNull();

        connection.start();

        assertThat(Jms.receiveText(consumer)).isEqualTo("text");
        session.getXAResource().end(branch, XAResource.TMSUCCESS);
        session.getXAResource().commit(branch, true);
    }

    @Test
    @Requirement(
            section = "6.2.15",
            text = "A closed XA session refuses what a session refuses: IllegalStateException.",
            pitfalls = {55, 117},
            needs = Feature.XA)
    void aClosedSessionRefuses(Jms jms) throws JMSException {
        XASession session = XaWork.open(jms).session();
        session.close();
        session.close();

        assertThatThrownBy(session::createMessage).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(session::createTemporaryQueue).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> session.createProducer(null)).isInstanceOf(IllegalStateException.class);
    }

    // ---------------------------------------------------------------- domains

    private static XAQueueConnection queueConnection(Jms jms) throws JMSException {
        XAConnectionFactory factory = jms.provider().xaConnectionFactory();
        assumeTrue(factory instanceof XAQueueConnectionFactory, "The XA factory is not one of the queue domain.");
        return jms.closing(((XAQueueConnectionFactory) factory).createXAQueueConnection());
    }

    private static XATopicConnection topicConnection(Jms jms) throws JMSException {
        XAConnectionFactory factory = jms.provider().xaConnectionFactory();
        assumeTrue(factory instanceof XATopicConnectionFactory, "The XA factory is not one of the topic domain.");
        return jms.closing(((XATopicConnectionFactory) factory).createXATopicConnection());
    }

    @Test
    @Requirement(
            section = "11.3.2",
            text = "The sessions of an XA queue connection work on queues in global transactions.",
            pitfalls = 108,
            needs = Feature.XA)
    void theQueueDomainTakesPart(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XAQueueSession xa = queueConnection(jms).createXAQueueSession();
        QueueSession session = xa.getQueueSession();
        Branch branch = Branch.fresh();
        xa.getXAResource().start(branch, XAResource.TMNOFLAGS);
        Jms.send(session.createSender((Queue) others.destination()), session, "in the branch");
        xa.getXAResource().end(branch, XAResource.TMSUCCESS);
        Jms.send(others.producer(), others.session(), "not part of it");
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("not part of it");

        xa.getXAResource().commit(branch, true);

        assertThat(Jms.receiveText(others.consumer())).isEqualTo("in the branch");
    }

    @Test
    @Requirement(
            section = "11.3.2",
            text = "The sessions of an XA topic connection work on topics in global transactions.",
            pitfalls = 108,
            needs = Feature.XA)
    void theTopicDomainTakesPart(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(Domain.TOPIC, jms);
        XATopicSession xa = topicConnection(jms).createXATopicSession();
        TopicSession session = xa.getTopicSession();
        Branch branch = Branch.fresh();
        xa.getXAResource().start(branch, XAResource.TMNOFLAGS);
        session.createPublisher((Topic) others.destination()).publish(session.createTextMessage("in the branch"));
        xa.getXAResource().end(branch, XAResource.TMSUCCESS);
        Jms.send(others.producer(), others.session(), "not part of it");
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("not part of it");

        xa.getXAResource().commit(branch, true);

        assertThat(Jms.receiveText(others.consumer())).isEqualTo("in the branch");
    }

    @Test
    @Requirement(
            section = "9.2",
            text = "The sessions of the domains refuse what is of the other, XA or not: IllegalStateException.",
            pitfalls = 106,
            needs = Feature.XA)
    void theDomainsRefuseWhatIsOfTheOther(Jms jms) throws JMSException {
        QueueSession ofQueues = queueConnection(jms).createXAQueueSession().getQueueSession();
        TopicSession ofTopics = topicConnection(jms).createXATopicSession().getTopicSession();

        assertThatThrownBy(() -> ofQueues.createTopic(jms.name("topic"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(ofQueues::createTemporaryTopic).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ofTopics.createQueue(jms.name("queue"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(ofTopics::createTemporaryQueue).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Requirement(
            section = "11.3.2",
            text = "An XA connection makes plain sessions, too.",
            pitfalls = 108,
            needs = Feature.XA)
    void anXaConnectionMakesPlainSessions(Jms jms) throws JMSException {
        Session plain = XaWork.open(jms).connection().createSession(true, Session.SESSION_TRANSACTED);

        assertThat(plain).isNotNull();
        assertThat(plain.createTextMessage("text").getText()).isEqualTo("text");
    }
}
