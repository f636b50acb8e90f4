package dev.sluice.tck.tests;

import static javax.transaction.xa.XAException.XAER_DUPID;
import static javax.transaction.xa.XAException.XAER_INVAL;
import static javax.transaction.xa.XAException.XAER_NOTA;
import static javax.transaction.xa.XAException.XAER_OUTSIDE;
import static javax.transaction.xa.XAException.XAER_PROTO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Feature;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What the resource of a session answers to a transaction manager, above all if that is wrong. */
@ConformanceTest
final class XaProtocolTest {
    // ---------------------------------------------------------------- start and end

    @Test
    @Requirement(
            section = "11.3.5",
            text = "A branch cannot be begun under the name of another: XAER_DUPID.",
            pitfalls = 108,
            needs = Feature.XA)
    void aNameIsForOneBranch(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        Branch branch = work.branch(() -> work.send(others.destination(), "text"));

        XaWork.answers(() -> work.resource().start(branch, XAResource.TMNOFLAGS), XAER_DUPID);

        work.resource().commit(branch, true);
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "A session works on one branch at a time: XAER_PROTO or XAER_OUTSIDE for a second.",
            pitfalls = 108,
            needs = Feature.XA)
    void aSessionWorksOnOneBranchAtATime(Jms jms) throws JMSException, XAException {
        XaWork work = XaWork.open(jms);
        Branch branch = work.begin();

        XaWork.answers(work::begin, XAER_PROTO, XAER_OUTSIDE);

        work.end(branch);
        work.resource().rollback(branch);
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "A branch that there is not cannot be joined or resumed: XAER_NOTA, or XAER_PROTO to resume.",
            pitfalls = 108,
            needs = Feature.XA)
    void anUnknownBranchCannotBeJoinedOrResumed(Jms jms) throws JMSException {
        XaWork work = XaWork.open(jms);

        XaWork.answers(() -> work.resource().start(Branch.fresh(), XAResource.TMJOIN), XAER_NOTA);
        XaWork.answers(() -> work.resource().start(Branch.fresh(), XAResource.TMRESUME), XAER_NOTA, XAER_PROTO);
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "Work that was not suspended cannot be resumed: XAER_PROTO.",
            pitfalls = 108,
            needs = Feature.XA)
    void whatWasNotSuspendedCannotBeResumed(Jms jms) throws JMSException, XAException {
        XaWork work = XaWork.open(jms);
        Branch branch = work.branch(() -> work.send(work.application().createTopic(jms.name("topic")), "text"));

        XaWork.answers(() -> work.resource().start(branch, XAResource.TMRESUME), XAER_PROTO);

        work.resource().rollback(branch);
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "Work on a branch that the session does not work on cannot be ended: XAER_NOTA or XAER_PROTO.",
            pitfalls = 108,
            needs = Feature.XA)
    void whatWasNotStartedCannotBeEnded(Jms jms) throws JMSException {
        XaWork work = XaWork.open(jms);

        XaWork.answers(() -> work.end(Branch.fresh()), XAER_NOTA, XAER_PROTO);
    }

    @ParameterizedTest
    @ValueSource(ints = {XAResource.TMSUCCESS, XAResource.TMONEPHASE, XAResource.TMSUSPEND})
    @Requirement(
            section = "11.3.5",
            text = "Flags that start does not have are refused with XAER_INVAL.",
            pitfalls = 108,
            needs = Feature.XA)
    void wrongFlagsOfStartAreRefused(int flags, Jms jms) throws JMSException {
        XaWork work = XaWork.open(jms);

        XaWork.answers(() -> work.resource().start(Branch.fresh(), flags), XAER_INVAL);
    }

    // ---------------------------------------------------------------- decisions

    @Test
    @Requirement(
            section = "11.3.5",
            text = "A branch that there is not cannot be decided: XAER_NOTA.",
            pitfalls = 108,
            needs = Feature.XA)
    void anUnknownBranchCannotBeDecided(Jms jms) throws JMSException {
        XAResource resource = XaWork.open(jms).resource();

        XaWork.answers(() -> resource.prepare(Branch.fresh()), XAER_NOTA);
        XaWork.answers(() -> resource.commit(Branch.fresh(), true), XAER_NOTA);
        XaWork.answers(() -> resource.commit(Branch.fresh(), false), XAER_NOTA);
        XaWork.answers(() -> resource.rollback(Branch.fresh()), XAER_NOTA);
        XaWork.answers(() -> resource.forget(Branch.fresh()), XAER_NOTA);
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "A branch that was decided is there no more: XAER_NOTA.",
            pitfalls = 108,
            needs = Feature.XA)
    void aDecidedBranchIsThereNoMore(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        XAResource resource = work.resource();
        Branch committed = work.prepared(() -> work.send(others.destination(), "text"));
        Branch rolledBack = work.branch(() -> work.send(others.destination(), "text"));
        resource.commit(committed, false);
        resource.rollback(rolledBack);

        for (Branch decided : new Branch[] {committed, rolledBack}) {
            XaWork.answers(() -> resource.prepare(decided), XAER_NOTA);
            XaWork.answers(() -> resource.commit(decided, true), XAER_NOTA);
            XaWork.answers(() -> resource.rollback(decided), XAER_NOTA);
        }
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "A branch that a session works on cannot be prepared or committed: XAER_PROTO.",
            pitfalls = 108,
            needs = Feature.XA)
    void aBranchInWorkCannotBeCommitted(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        Branch branch = work.begin();
        work.send(others.destination(), "text");

        XaWork.answers(() -> work.resource().prepare(branch), XAER_PROTO);
        XaWork.answers(() -> work.resource().commit(branch, true), XAER_PROTO);

        work.end(branch);
        work.resource().commit(branch, true);
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "The second phase needs the first: XAER_PROTO to commit in two phases what was not prepared.",
            pitfalls = 108,
            needs = Feature.XA)
    void theSecondPhaseNeedsTheFirst(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        Branch branch = work.branch(() -> work.send(others.destination(), "text"));

        XaWork.answers(() -> work.resource().commit(branch, false), XAER_PROTO);

        assertThat(work.resource().prepare(branch)).isEqualTo(XAResource.XA_OK);
        work.resource().commit(branch, false);
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "A prepared branch cannot be prepared again, nor committed in one phase: XAER_PROTO.",
            pitfalls = 108,
            needs = Feature.XA)
    void aPreparedBranchIsPrepared(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        Branch branch = work.prepared(() -> work.send(others.destination(), "text"));

        XaWork.answers(() -> work.resource().prepare(branch), XAER_PROTO);
        XaWork.answers(() -> work.resource().commit(branch, true), XAER_PROTO);

        work.resource().commit(branch, false);
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "A branch in which nothing was done is prepared, and over if the answer is XA_RDONLY.",
            pitfalls = 108,
            needs = Feature.XA)
    void anEmptyBranchMayBeReadOnly(Jms jms) throws JMSException, XAException {
        XaWork work = XaWork.open(jms);
        Branch branch = work.branch(() -> {});

        if (work.resource().prepare(branch) == XAResource.XA_RDONLY) {
            XaWork.answers(() -> work.resource().commit(branch, false), XAER_NOTA);
        } else {
            work.resource().commit(branch, false);
        }
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "Work that has failed (TMFAIL) cannot be committed: the answer says that it is rolled back.",
            pitfalls = 108,
            needs = Feature.XA)
    void failedWorkCannotBeCommitted(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        Branch branch = work.begin();
        work.send(others.destination(), "failed");

        XaWork.answersThatItIsRolledBack(() -> {
            work.resource().end(branch, XAResource.TMFAIL);
            work.resource().commit(branch, true);
        });

        Jms.send(others.producer(), others.session(), "after it");
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("after it");
    }

    // ---------------------------------------------------------------- the resource itself

    @Test
    @Requirement(
            section = "11.3.5",
            text =
                    "A resource is of the same resource manager as itself, and not as a stranger; of two, each says the same of "
                            + "the other.",
            pitfalls = 108,
            needs = Feature.XA)
    void aResourceKnowsItsResourceManager(Jms jms) throws JMSException, XAException {
        XaWork work = XaWork.open(jms);
        XAResource resource = work.resource();

        assertThat(resource.isSameRM(resource)).isTrue();
        assertThat(resource.isSameRM(XaWork.stranger())).isFalse();
        for (XAResource other :
                List.of(work.beside().resource(), XaWork.open(jms).resource())) {
            assertThat(resource.isSameRM(other)).isEqualTo(other.isSameRM(resource));
        }
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "The time-out of a resource reads as it was set, and 0 sets the default again.",
            pitfalls = 108,
            needs = Feature.XA)
    void theTimeOutReadsAsItWasSet(Jms jms) throws JMSException, XAException {
        XAResource resource = XaWork.open(jms).resource();
        int byDefault = resource.getTransactionTimeout();
        assumeTrue(resource.setTransactionTimeout(120), "The time-outs of its XA resources cannot be set.");

        assertThat(resource.getTransactionTimeout()).isEqualTo(120);

        assertThat(resource.setTransactionTimeout(0)).isTrue();
        assertThat(resource.getTransactionTimeout()).isEqualTo(byDefault);
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "A branch that takes longer than its time-out is rolled back: what it has received is for others.",
            pitfalls = 108,
            needs = Feature.XA)
    void aBranchTimesOut(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        others.consumer().close();
        Jms.send(others.producer(), others.session(), "text");
        XaWork work = XaWork.open(jms);
        assumeTrue(work.resource().setTransactionTimeout(1), "The time-outs of its XA resources cannot be set.");
        MessageConsumer consumer = work.application().createConsumer(others.destination());
        Branch branch = work.branch(() -> Jms.receive(consumer));
        consumer.close();

        assertThat(Jms.receiveText(others.session().createConsumer(others.destination())))
                .isEqualTo("text");

        XaWork.answersThatItIsRolledBack(() -> work.resource().prepare(branch));
    }
}
