package dev.sluice.jms.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.TransactionRolledBackException;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.sluice.jms.SluiceBroker;

@DisplayName("§11.3 The resource of an XA session")
class XaResourceTest extends XaFixture {
    private final Xid xid = TestXid.fresh();

    // ---------------------------------------------------------------- two phases, and one

    @Test
    void nothingTakesEffectBeforeTheSecondPhase() throws JMSException, XAException {
        put(in, "a");
        resource.start(xid, XAResource.TMNOFLAGS);
        assertThat(session.createConsumer(in).receiveNoWait()).isNotNull();
        send(out, "b");
        resource.end(xid, XAResource.TMSUCCESS);

        assertThat(resource.prepare(xid)).isEqualTo(XAResource.XA_OK);
        assertThat(visible(out)).isZero();
        resource.commit(xid, false);

        assertThat(visible(out)).isEqualTo(1);
        assertThat(visible(in)).isZero();
        answers(XAException.XAER_NOTA, () -> resource.commit(xid, false));
    }

    @Test
    @DisplayName("§11.3.5 one-phase commit")
    void onePhase() throws JMSException, XAException {
        Xid sent = branchThatHasSent("a");

        resource.commit(sent, true);

        assertThat(visible(out)).isEqualTo(1);
    }

    @Test
    void rollbackGivesBackWhatWasReceivedAndForgetsWhatWasSent() throws JMSException, XAException {
        put(in, "a");
        MessageConsumer consumer = session.createConsumer(in);
        resource.start(xid, XAResource.TMNOFLAGS);
        assertThat(consumer.receiveNoWait().getJMSRedelivered()).isFalse();
        send(out, "b");
        resource.end(xid, XAResource.TMSUCCESS);

        resource.rollback(xid);

        assertThat(visible(out)).isZero();
        Message again = consumer.receiveNoWait();
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }

    @Test
    void aPreparedBranchCanStillBeRolledBack() throws JMSException, XAException {
        Xid sent = branchThatHasSent("a");
        resource.prepare(sent);

        resource.rollback(sent);

        assertThat(visible(out)).isZero();
        answers(XAException.XAER_NOTA, () -> resource.rollback(sent));
    }

    @Test
    void preparingABranchThatDidNothingEndsItAsReadOnly() throws XAException {
        resource.start(xid, XAResource.TMNOFLAGS);
        resource.end(xid, XAResource.TMSUCCESS);

        assertThat(resource.prepare(xid)).isEqualTo(XAResource.XA_RDONLY);

        answers(XAException.XAER_NOTA, () -> resource.commit(xid, false));
        assertThat(resource.recover(XAResource.TMSTARTRSCAN)).isEmpty();
    }

    @Test
    void messagesOfABranchAppearInTheOrderOfSending() throws JMSException, XAException {
        resource.start(xid, XAResource.TMNOFLAGS);
        for (String text : new String[] {"a", "b", "c"}) {
            send(out, text);
        }
        resource.end(xid, XAResource.TMSUCCESS);
        resource.commit(xid, true);

        MessageConsumer consumer = session.createConsumer(out);
        assertThat(Stream.of(consumer.receiveNoWait(), consumer.receiveNoWait(), consumer.receiveNoWait())
                        .map(XaResourceTest::text))
                .containsExactly("a", "b", "c");
    }

    private static String text(Message message) {
        try {
            return message.getBody(String.class);
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    // ---------------------------------------------------------------- start and end

    @Test
    void aNameIsForOneBranch() throws JMSException, XAException {
        XAResource other = connection.createXASession().getXAResource();
        resource.start(xid, XAResource.TMNOFLAGS);

        answers(XAException.XAER_DUPID, () -> other.start(xid, XAResource.TMNOFLAGS));
        other.start(((TestXid) xid).sibling(), XAResource.TMNOFLAGS);
    }

    @Test
    void aSessionWorksOnOneBranchAtATime() throws XAException {
        resource.start(xid, XAResource.TMNOFLAGS);

        answers(XAException.XAER_PROTO, () -> resource.start(TestXid.fresh(), XAResource.TMNOFLAGS));
    }

    @Test
    void whatWasNotBegunCannotBeJoinedResumedEndedOrDecided() {
        answers(XAException.XAER_NOTA, () -> resource.start(xid, XAResource.TMJOIN));
        answers(XAException.XAER_NOTA, () -> resource.start(xid, XAResource.TMRESUME));
        answers(XAException.XAER_NOTA, () -> resource.end(xid, XAResource.TMSUCCESS));
        answers(XAException.XAER_NOTA, () -> resource.prepare(xid));
        answers(XAException.XAER_NOTA, () -> resource.commit(xid, true));
        answers(XAException.XAER_NOTA, () -> resource.rollback(xid));
        answers(XAException.XAER_NOTA, () -> resource.forget(xid));
    }

    @Test
    void nothingIsDecidedWhileASessionWorksOnIt() throws JMSException, XAException {
        resource.start(xid, XAResource.TMNOFLAGS);
        send(out, "a");

        answers(XAException.XAER_PROTO, () -> resource.prepare(xid));
        answers(XAException.XAER_PROTO, () -> resource.commit(xid, true));
        answers(XAException.XAER_PROTO, () -> resource.rollback(xid));
        answers(XAException.XAER_PROTO, () -> resource.forget(xid));
    }

    @Test
    void thePhasesComeInTheirOrder() throws JMSException, XAException {
        Xid sent = branchThatHasSent("a");

        answers(XAException.XAER_PROTO, () -> resource.commit(sent, false));
        resource.prepare(sent);
        answers(XAException.XAER_PROTO, () -> resource.prepare(sent));
        answers(XAException.XAER_PROTO, () -> resource.commit(sent, true));
        answers(XAException.XAER_PROTO, () -> resource.start(sent, XAResource.TMJOIN));
        answers(XAException.XAER_PROTO, () -> resource.end(sent, XAResource.TMSUCCESS));
        answers(XAException.XAER_PROTO, () -> resource.forget(sent));
    }

    @Test
    void flagsAndNamesThatMeanNothingAreRefused() throws XAException {
        answers(XAException.XAER_INVAL, () -> resource.start(xid, XAResource.TMFAIL));
        answers(XAException.XAER_INVAL, () -> resource.start(null, XAResource.TMNOFLAGS));
        resource.start(xid, XAResource.TMNOFLAGS);
        answers(XAException.XAER_INVAL, () -> resource.end(xid, XAResource.TMJOIN));
        answers(XAException.XAER_INVAL, () -> resource.recover(XAResource.TMJOIN));
        answers(XAException.XAER_INVAL, () -> resource.prepare(null));
        answers(XAException.XAER_INVAL, () -> resource.setTransactionTimeout(-1));
    }

    @Test
    @DisplayName("§11.3.5 suspend, interleave another transaction, resume")
    void suspendAndResume() throws JMSException, XAException {
        TestXid between = TestXid.fresh();
        resource.start(xid, XAResource.TMNOFLAGS);
        send(out, "a");
        resource.end(xid, XAResource.TMSUSPEND);
        answers(XAException.XAER_PROTO, () -> resource.prepare(xid));

        resource.start(between, XAResource.TMNOFLAGS);
        send(out, "between");
        resource.end(between, XAResource.TMSUCCESS);
        resource.rollback(between);
        send(out, "outside");
        resource.start(xid, XAResource.TMRESUME);
        send(out, "b");
        resource.end(xid, XAResource.TMSUCCESS);
        assertThat(visible(out)).isEqualTo(1);
        resource.commit(xid, true);

        assertThat(visible(out)).isEqualTo(3);
    }

    @Test
    void suspendedWorkCanBeEndedWithoutBeingResumed() throws JMSException, XAException {
        resource.start(xid, XAResource.TMNOFLAGS);
        send(out, "a");
        resource.end(xid, XAResource.TMSUSPEND);

        resource.end(xid, XAResource.TMSUCCESS);
        resource.commit(xid, true);

        assertThat(visible(out)).isEqualTo(1);
    }

    @Test
    void onlyWhoHasSuspendedResumes() throws JMSException, XAException {
        XAResource other = connection.createXASession().getXAResource();
        resource.start(xid, XAResource.TMNOFLAGS);
        answers(XAException.XAER_PROTO, () -> other.start(xid, XAResource.TMRESUME));
        answers(XAException.XAER_PROTO, () -> other.end(xid, XAResource.TMSUCCESS));
        resource.end(xid, XAResource.TMSUSPEND);

        answers(XAException.XAER_PROTO, () -> other.start(xid, XAResource.TMRESUME));
        answers(XAException.XAER_PROTO, () -> resource.start(xid, XAResource.TMJOIN));
        answers(XAException.XAER_PROTO, () -> resource.end(xid, XAResource.TMSUSPEND));
    }

    @Test
    @DisplayName("§11.3.5 join from a session of another connection")
    void join() throws JMSException, XAException {
        try (XAConnection otherConnection = broker.xaConnectionFactory().createXAConnection()) {
            XASession other = otherConnection.createXASession();
            resource.start(xid, XAResource.TMNOFLAGS);
            send(out, "a");
            resource.end(xid, XAResource.TMSUCCESS);
            other.getXAResource().start(xid, XAResource.TMJOIN);
            other.createProducer(out).send(other.createTextMessage("b"));
            other.getXAResource().end(xid, XAResource.TMSUCCESS);

            other.getXAResource().commit(xid, true);

            assertThat(visible(out)).isEqualTo(2);
        }
    }

    @Test
    void aBranchThatHasFailedCanOnlyBeRolledBack() throws JMSException, XAException {
        resource.start(xid, XAResource.TMNOFLAGS);
        send(out, "a");
        resource.end(xid, XAResource.TMFAIL);

        answers(XAException.XA_RBROLLBACK, () -> resource.start(xid, XAResource.TMJOIN));
        answers(XAException.XA_RBROLLBACK, () -> resource.prepare(xid));

        assertThat(visible(out)).isZero();
        answers(XAException.XAER_NOTA, () -> resource.rollback(xid));
    }

    // ---------------------------------------------------------------- time

    @Test
    void timeOutIsInSecondsAndForBranchesBegunLater() throws JMSException, XAException {
        assertThat(resource.getTransactionTimeout()).isZero();
        resource.start(xid, XAResource.TMNOFLAGS);
        assertThat(resource.setTransactionTimeout(10)).isTrue();
        assertThat(resource.getTransactionTimeout()).isEqualTo(10);
        clock.advance(Duration.ofHours(1));
        resource.end(xid, XAResource.TMSUCCESS);
        resource.commit(xid, true);

        Xid second = branchThatHasSent("a");
        clock.advance(Duration.ofSeconds(10));

        answers(XAException.XA_RBTIMEOUT, () -> resource.commit(second, true));
        assertThat(visible(out)).isZero();
    }

    @Test
    void zeroSetsTheTimeOutBackToNone() throws JMSException, XAException {
        resource.setTransactionTimeout(10);
        resource.setTransactionTimeout(0);
        Xid sent = branchThatHasSent("a");

        clock.advance(Duration.ofDays(10));

        assertThat(resource.prepare(sent)).isEqualTo(XAResource.XA_OK);
    }

    @Test
    void afterTheTimeOutEverythingIsBackAndNothingCanBeAdded() throws JMSException, XAException {
        put(in, "a");
        MessageConsumer consumer = session.createConsumer(in);
        resource.setTransactionTimeout(10);
        resource.start(xid, XAResource.TMNOFLAGS);
        assertThat(consumer.receiveNoWait()).isNotNull();

        clock.advance(Duration.ofSeconds(10));

        assertThat(visible(in)).isEqualTo(1);
        assertThatThrownBy(() -> send(out, "b")).isInstanceOf(TransactionRolledBackException.class);
        assertThatThrownBy(consumer::receiveNoWait).isInstanceOf(TransactionRolledBackException.class);
        assertThat(visible(in)).isEqualTo(1);
        XAResource other = connection.createXASession().getXAResource();
        answers(XAException.XA_RBTIMEOUT, () -> other.start(xid, XAResource.TMJOIN));
        answers(XAException.XA_RBTIMEOUT, () -> resource.end(xid, XAResource.TMSUCCESS));
        answers(XAException.XA_RBTIMEOUT, () -> resource.prepare(xid));
        assertThat(consumer.receiveNoWait()).isNotNull();
    }

    @Test
    void theTransactionManagerIsToldOfTheTimeOutWhenItRollsBack() throws XAException {
        resource.setTransactionTimeout(10);
        resource.start(xid, XAResource.TMNOFLAGS);
        clock.advance(Duration.ofSeconds(10));

        answers(XAException.XA_RBTIMEOUT, () -> resource.rollback(xid));

        answers(XAException.XAER_NOTA, () -> resource.rollback(xid));
    }

    @Test
    @DisplayName("§6.2.11 a late acknowledgement is refused: the branch cannot be prepared")
    void lateAcknowledgement() throws JMSException, XAException {
        put(in, "a");
        resource.start(xid, XAResource.TMNOFLAGS);
        assertThat(session.createConsumer(in).receiveNoWait()).isNotNull();
        send(out, "b");
        resource.end(xid, XAResource.TMSUCCESS);

        clock.advance(ACK_TIMEOUT);

        answers(XAException.XA_RBROLLBACK, () -> resource.prepare(xid));
        assertThat(visible(in)).isEqualTo(1);
        assertThat(visible(out)).isZero();
    }

    @Test
    void whatIsPreparedWaitsForEver() throws JMSException, XAException {
        put(in, "a");
        resource.setTransactionTimeout(10);
        resource.start(xid, XAResource.TMNOFLAGS);
        assertThat(session.createConsumer(in).receiveNoWait()).isNotNull();
        resource.end(xid, XAResource.TMSUCCESS);
        resource.prepare(xid);

        clock.advance(Duration.ofDays(1));

        resource.commit(xid, false);
        assertThat(visible(in)).isZero();
    }

    // ---------------------------------------------------------------- recovery

    @Test
    @DisplayName("§11.3.5 prepared branches are recovered through another connection, after their own was closed")
    void recovery() throws JMSException, XAException {
        Xid prepared = branchThatHasSent("a");
        resource.prepare(prepared);
        branchThatHasSent("not prepared");
        connection.close();

        try (XAConnection other = broker.xaConnectionFactory().createXAConnection()) {
            XAResource recovering = other.createXASession().getXAResource();
            Xid[] found = recovering.recover(XAResource.TMSTARTRSCAN);

            assertThat(found).hasSize(1);
            assertThat(found[0].getFormatId()).isEqualTo(prepared.getFormatId());
            assertThat(found[0].getGlobalTransactionId()).isEqualTo(prepared.getGlobalTransactionId());
            assertThat(found[0].getBranchQualifier()).isEqualTo(prepared.getBranchQualifier());
            recovering.commit(found[0], false);
            assertThat(visible(out)).isEqualTo(1);
            assertThat(recovering.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN))
                    .isEmpty();
        }
    }

    @Test
    void aScanFindsEverythingAtItsBeginning() throws JMSException, XAException {
        resource.prepare(branchThatHasSent("a"));

        answers(XAException.XAER_PROTO, () -> resource.recover(XAResource.TMNOFLAGS));
        assertThat(resource.recover(XAResource.TMSTARTRSCAN)).hasSize(1);
        assertThat(resource.recover(XAResource.TMNOFLAGS)).isEmpty();
        assertThat(resource.recover(XAResource.TMENDRSCAN)).isEmpty();
        answers(XAException.XAER_PROTO, () -> resource.recover(XAResource.TMNOFLAGS));
        assertThat(resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN))
                .hasSize(1);
        answers(XAException.XAER_PROTO, () -> resource.recover(XAResource.TMNOFLAGS));
    }

    @Test
    void theSameBranchIsRecoveredUnderEqualNames() throws JMSException, XAException {
        resource.prepare(branchThatHasSent("a"));

        Xid once = resource.recover(XAResource.TMSTARTRSCAN)[0];
        Xid twice = resource.recover(XAResource.TMSTARTRSCAN)[0];

        assertThat(once).isEqualTo(twice).hasSameHashCodeAs(twice);
    }

    // ---------------------------------------------------------------- closing

    @Test
    @DisplayName("§6.1.8 what becomes of a closed session's work is determined later by the transaction manager")
    void closedSession() throws JMSException, XAException {
        resource.start(xid, XAResource.TMNOFLAGS);
        send(out, "a");

        session.close();

        resource.end(xid, XAResource.TMSUCCESS);
        assertThat(resource.prepare(xid)).isEqualTo(XAResource.XA_OK);
        resource.commit(xid, false);
        assertThat(visible(out)).isEqualTo(1);
        answers(XAException.XAER_RMFAIL, () -> resource.start(TestXid.fresh(), XAResource.TMNOFLAGS));
    }

    @Test
    void closingTheConnectionRollsBackWhatIsNotPrepared() throws JMSException, XAException {
        put(in, "a");
        resource.start(xid, XAResource.TMNOFLAGS);
        assertThat(session.createConsumer(in).receiveNoWait()).isNotNull();

        connection.close();

        assertThat(visible(in)).isEqualTo(1);
        answers(XAException.XA_RBROLLBACK, () -> resource.end(xid, XAResource.TMSUCCESS));
        answers(XAException.XAER_NOTA, () -> resource.prepare(xid));
    }

    @Test
    void theResourceOfAClosedConnectionStillDecides() throws JMSException, XAException {
        Xid sent = branchThatHasSent("a");
        resource.prepare(sent);
        connection.close();

        resource.commit(sent, false);

        assertThat(visible(out)).isEqualTo(1);
    }

    @Test
    void nothingIsDecidedWhileTheBrokerIsStopped() throws JMSException, XAException {
        Xid sent = branchThatHasSent("a");
        resource.prepare(sent);
        broker.stop();

        answers(XAException.XAER_RMFAIL, () -> resource.commit(sent, false));
        answers(XAException.XAER_RMFAIL, () -> resource.recover(XAResource.TMSTARTRSCAN));
        broker.start();
        resource.commit(sent, false);

        open();
        assertThat(visible(out)).isEqualTo(1);
    }

    // ---------------------------------------------------------------- the resource manager

    @Test
    @DisplayName("§11.3.5 isSameRM across connections of one broker, and not between brokers")
    void sameResourceManager() throws JMSException, XAException {
        try (XAConnection other = broker.xaConnectionFactory().createXAConnection();
                SluiceBroker elsewhere = SluiceBroker.create();
                XAConnection far = elsewhere.xaConnectionFactory().createXAConnection()) {
            assertThat(resource.isSameRM(resource)).isTrue();
            assertThat(resource.isSameRM(other.createXASession().getXAResource()))
                    .isTrue();
            assertThat(resource.isSameRM(far.createXASession().getXAResource())).isFalse();
            assertThat(resource.isSameRM(null)).isFalse();
        }
    }
}
