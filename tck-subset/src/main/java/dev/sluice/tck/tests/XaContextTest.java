package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.TransactionInProgressRuntimeException;
import jakarta.jms.XAJMSContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Feature;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** Contexts in global transactions. */
@ConformanceTest
final class XaContextTest {
    private static XAJMSContext open(Jms jms) {
        return jms.closing(jms.provider().xaConnectionFactory().createXAContext());
    }

    private static Branch begin(XAJMSContext xa) throws XAException {
        Branch branch = Branch.fresh();
        xa.getXAResource().start(branch, XAResource.TMNOFLAGS);
        return branch;
    }

    private static void end(XAJMSContext xa, Branch branch) throws XAException {
        xa.getXAResource().end(branch, XAResource.TMSUCCESS);
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "11.3.4",
            text = "What the context sends in a branch arrives with the commit.",
            pitfalls = {74, 108},
            needs = Feature.XA)
    void sendsArriveWithTheCommit(Domain domain, Jms jms) throws JMSException, XAException {
        ContextLoop others = ContextLoop.open(domain, jms.context(), jms);
        XAJMSContext xa = open(jms);
        Branch branch = begin(xa);
        Contexts.send(xa.getContext(), others.destination(), "in the branch");
        end(xa, branch);
        others.send("not part of it");
        assertThat(others.receiveText()).isEqualTo("not part of it");

        assertThat(xa.getXAResource().prepare(branch)).isEqualTo(XAResource.XA_OK);
        xa.getXAResource().commit(branch, false);

        assertThat(others.receiveText()).isEqualTo("in the branch");
    }

    @Test
    @Requirement(
            section = "11.3.4",
            text =
                    "What the context receives in a branch comes again when that is rolled back; creating a consumer starts it.",
            pitfalls = {49, 75, 108},
            needs = Feature.XA)
    void receiptsComeAgainAfterARollback(Jms jms) throws JMSException, XAException {
        JMSContext others = jms.context();
        Queue queue = Contexts.queue(others, jms);
        Contexts.send(others, queue, "text");
        XAJMSContext xa = open(jms);
        JMSConsumer receiving = xa.getContext().createConsumer(queue);
        Branch first = begin(xa);
        assertThat(Contexts.receiveText(receiving)).isEqualTo("text");
        end(xa, first);
        xa.getXAResource().rollback(first);

        Branch second = begin(xa);
        Message again = Contexts.receive(receiving);
        end(xa, second);
        xa.getXAResource().commit(second, true);

        assertThat(((TextMessage) again).getText()).isEqualTo("text");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }

    @Test
    @Requirement(
            section = "javadoc XAJMSContext",
            text = "commit and rollback throw TransactionInProgressRuntimeException, in a transaction and outside.",
            pitfalls = {70, 108},
            needs = Feature.XA)
    void theApplicationDoesNotEndTransactions(Jms jms) throws XAException {
        XAJMSContext xa = open(jms);
        assertThatThrownBy(xa::commit).isInstanceOf(TransactionInProgressRuntimeException.class);
        assertThatThrownBy(xa::rollback).isInstanceOf(TransactionInProgressRuntimeException.class);

        Branch branch = begin(xa);
        assertThatThrownBy(xa::commit).isInstanceOf(TransactionInProgressRuntimeException.class);
        assertThatThrownBy(xa.getContext()::rollback).isInstanceOf(TransactionInProgressRuntimeException.class);

        end(xa, branch);
        xa.getXAResource().rollback(branch);
    }

    @Test
    @Requirement(
            section = "javadoc XAJMSContext.getTransacted",
            text = "getTransacted returns true, in a transaction and outside.",
            pitfalls = {61, 108},
            needs = Feature.XA)
    void anXaContextIsTransacted(Jms jms) throws XAException {
        XAJMSContext xa = open(jms);
        assertThat(xa.getTransacted()).isTrue();

        Branch branch = begin(xa);
        assertThat(xa.getTransacted()).isTrue();

        end(xa, branch);
        xa.getXAResource().rollback(branch);
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "The resources of a context and of a session say the same of each other's resource manager.",
            pitfalls = 108,
            needs = Feature.XA)
    void contextsAndSessionsAgreeOnTheirResourceManager(Jms jms) throws JMSException, XAException {
        XAResource ofContext = open(jms).getXAResource();
        XAResource ofSession = XaWork.open(jms).resource();

        assertThat(ofContext.isSameRM(ofContext)).isTrue();
        assertThat(ofContext.isSameRM(ofSession)).isEqualTo(ofSession.isSameRM(ofContext));
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "A closed XA context refuses to be used: IllegalStateRuntimeException.",
            pitfalls = {55, 117},
            needs = Feature.XA)
    void aClosedContextRefuses(Jms jms) {
        XAJMSContext xa = open(jms);
        xa.close();
        xa.close();

        assertThatThrownBy(xa::createTextMessage).isInstanceOf(IllegalStateRuntimeException.class);
        assertThatThrownBy(xa::createProducer).isInstanceOf(IllegalStateRuntimeException.class);
    }
}
