package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.TextMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Feature;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** What is sent and received in global transactions. */
@ConformanceTest
final class XaTransactionTest {
    /** Checks that nothing has been sent to a loop yet. */
    private static void assertNothingThere(Loop others) throws JMSException {
        Jms.send(others.producer(), others.session(), "not part of it");
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("not part of it");
    }

    private static void assertRedelivered(Message message, String text) throws JMSException {
        assertThat(((TextMessage) message).getText()).isEqualTo(text);
        assertThat(message.getJMSRedelivered()).isTrue();
        assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }

    // ---------------------------------------------------------------- commit

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "11.3.5",
            text = "What is sent in a branch arrives with the second phase of its commit, in order, and not before.",
            pitfalls = {74, 108},
            needs = Feature.XA)
    void sendsArriveWithTheSecondPhase(Domain domain, Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(domain, jms);
        XaWork work = XaWork.open(jms);
        Branch branch = work.branch(() -> work.send(others.destination(), "1", "2", "3"));
        assertNothingThere(others);
        assertThat(work.resource().prepare(branch)).isEqualTo(XAResource.XA_OK);
        assertNothingThere(others);

        work.resource().commit(branch, false);

        for (String expected : new String[] {"1", "2", "3"}) {
            assertThat(Jms.receiveText(others.consumer())).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "11.3.5",
            text = "A branch can be committed in one phase.",
            pitfalls = {74, 108},
            needs = Feature.XA)
    void aBranchCanBeCommittedInOnePhase(Domain domain, Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(domain, jms);
        XaWork work = XaWork.open(jms);
        Branch branch = work.branch(() -> work.send(others.destination(), "text"));
        assertNothingThere(others);

        work.resource().commit(branch, true);

        assertThat(Jms.receiveText(others.consumer())).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "What was received in a branch that is committed does not come again.",
            pitfalls = {76, 108},
            needs = Feature.XA)
    void receiptsAreFinalWithTheCommit(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        others.consumer().close();
        Jms.send(others.producer(), others.session(), "in one phase", "in two phases", "after it");
        XaWork work = XaWork.open(jms);
        MessageConsumer consumer = work.application().createConsumer(others.destination());
        work.committed(() -> assertThat(Jms.receiveText(consumer)).isEqualTo("in one phase"));
        Branch branch =
                work.prepared(() -> assertThat(Jms.receiveText(consumer)).isEqualTo("in two phases"));
        work.resource().commit(branch, false);

        work.session().close();

        assertThat(Jms.receiveText(others.session().createConsumer(others.destination())))
                .isEqualTo("after it");
    }

    @Test
    @Requirement(
            section = "11.3.3",
            text = "Receiving and sending in a branch is one: both happen or neither.",
            pitfalls = {75, 108},
            needs = Feature.XA)
    void receivingAndSendingIsOne(Jms jms) throws JMSException, XAException {
        Loop requests = Loop.open(jms);
        requests.consumer().close();
        Loop replies = Loop.open(Domain.TOPIC, jms);
        Jms.send(requests.producer(), requests.session(), "request");
        XaWork work = XaWork.open(jms);
        MessageConsumer consumer = work.application().createConsumer(requests.destination());
        Branch first = work.branch(() -> work.send(replies.destination(), "lost: " + Jms.receiveText(consumer)));
        work.resource().rollback(first);

        work.committed(() -> work.send(replies.destination(), "re: " + Jms.receiveText(consumer)));

        assertThat(Jms.receiveText(replies.consumer())).isEqualTo("re: request");
    }

    // ---------------------------------------------------------------- rollback

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "11.3.5",
            text = "What was sent in a branch that is rolled back never arrives, prepared or not.",
            pitfalls = {74, 108},
            needs = Feature.XA)
    void sendsAreGoneAfterARollback(Domain domain, Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(domain, jms);
        XaWork work = XaWork.open(jms);

        work.resource().rollback(work.branch(() -> work.send(others.destination(), "rolled back")));
        work.resource().rollback(work.prepared(() -> work.send(others.destination(), "prepared, and rolled back")));
        work.committed(() -> work.send(others.destination(), "committed"));

        assertThat(Jms.receiveText(others.consumer())).isEqualTo("committed");
    }

    @ParameterizedTest
    @EnumSource(Domain.class)
    @Requirement(
            section = "11.3.5",
            text = "What was received in a branch comes again when that is rolled back, marked and counted.",
            pitfalls = {9, 75, 108},
            needs = Feature.XA)
    void receiptsComeAgainAfterARollback(Domain domain, Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(domain, jms);
        others.consumer().close();
        XaWork work = XaWork.open(jms);
        MessageConsumer consumer = work.application().createConsumer(others.destination());
        Jms.send(others.producer(), others.session(), "text");
        Branch branch = work.branch(
                () -> assertThat(Jms.receive(consumer).getJMSRedelivered()).isFalse());

        work.resource().rollback(branch);

        work.committed(() -> assertRedelivered(Jms.receive(consumer), "text"));
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "What was received in a prepared branch comes again when that is rolled back, too.",
            pitfalls = {75, 108},
            needs = Feature.XA)
    void receiptsComeAgainAfterAPreparedRollback(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        others.consumer().close();
        Jms.send(others.producer(), others.session(), "text");
        XaWork work = XaWork.open(jms);
        MessageConsumer consumer = work.application().createConsumer(others.destination());
        Branch branch = work.prepared(() -> Jms.receive(consumer));

        work.resource().rollback(branch);

        work.committed(() -> assertRedelivered(Jms.receive(consumer), "text"));
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "A branch whose work has failed (TMFAIL) is rolled back.",
            pitfalls = 108,
            needs = Feature.XA)
    void failedWorkIsRolledBack(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        Branch branch = work.begin();
        work.send(others.destination(), "failed");
        try {
            work.resource().end(branch, XAResource.TMFAIL);
            work.resource().rollback(branch);
        } catch (XAException e) {
            // Both methods may say that the branch has been rolled back by now.
            assertThat(e).matches(XaWork::saysRolledBack);
        }

        assertNothingThere(others);
        work.committed(() -> work.send(others.destination(), "next"));
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("next");
    }

    // ---------------------------------------------------------------- several branches, several sessions

    @Test
    @Requirement(
            section = "11.3.5",
            text = "Work on a branch can be suspended and resumed; meanwhile the session can work on another.",
            pitfalls = 108,
            needs = Feature.XA)
    void workCanBeSuspendedAndResumed(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        Branch first = work.begin();
        work.send(others.destination(), "before");
        work.resource().end(first, XAResource.TMSUSPEND);
        work.committed(() -> work.send(others.destination(), "meanwhile"));
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("meanwhile");

        work.resource().start(first, XAResource.TMRESUME);
        work.send(others.destination(), "after");
        work.end(first);
        assertNothingThere(others);
        work.resource().commit(first, true);

        assertThat(Jms.receiveText(others.consumer())).isEqualTo("before");
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("after");
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "Branches that a session has worked on one after the other are decided independently.",
            pitfalls = 108,
            needs = Feature.XA)
    void branchesAreDecidedIndependently(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        Branch first = work.branch(() -> work.send(others.destination(), "first"));
        Branch second = work.branch(() -> work.send(others.destination(), "second"));
        Branch third = work.branch(() -> work.send(others.destination(), "third"));

        work.resource().commit(third, true);
        work.resource().rollback(second);
        work.resource().commit(first, true);

        assertThat(Jms.receiveText(others.consumer())).isEqualTo("third");
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("first");
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "Sessions of one resource manager can work on one branch, by joining it; it is decided as a whole.",
            pitfalls = 108,
            needs = Feature.XA)
    void sessionsCanJoinABranch(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork first = XaWork.open(jms);
        XaWork second = first.beside();
        assumeTrue(first.resource().isSameRM(second.resource()), "Each session is a resource manager of its own.");
        Branch branch = first.branch(() -> first.send(others.destination(), "1"));

        second.resource().start(branch, XAResource.TMJOIN);
        second.send(others.destination(), "2");
        second.end(branch);
        assertNothingThere(others);
        first.resource().commit(branch, true);

        assertThat(Jms.receiveText(others.consumer())).isEqualTo("1");
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("2");
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "Branches of one transaction are decided one by one.",
            pitfalls = 108,
            needs = Feature.XA)
    void branchesOfOneTransactionAreDecidedOneByOne(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork first = XaWork.open(jms);
        XaWork second = XaWork.open(jms);
        Branch ofFirst = first.prepared(() -> first.send(others.destination(), "1"));
        Branch ofSecond = ofFirst.sibling();
        second.resource().start(ofSecond, XAResource.TMNOFLAGS);
        second.send(others.destination(), "2");
        second.end(ofSecond);
        assertThat(second.resource().prepare(ofSecond)).isEqualTo(XAResource.XA_OK);

        second.resource().commit(ofSecond, false);
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("2");
        first.resource().commit(ofFirst, false);
        assertThat(Jms.receiveText(others.consumer())).isEqualTo("1");
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "What becomes of the work of a session that was closed is decided later by the transaction manager.",
            pitfalls = {54, 108},
            needs = Feature.XA)
    void theWorkOfAClosedSessionIsDecidedLater(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork closed = XaWork.open(jms);
        XaWork open = XaWork.open(jms);
        assumeTrue(closed.resource().isSameRM(open.resource()), "Each connection is a resource manager of its own.");
        Branch branch = closed.prepared(() -> closed.send(others.destination(), "text"));

        closed.session().close();
        closed.connection().close();
        assertNothingThere(others);
        open.resource().commit(branch, false);

        assertThat(Jms.receiveText(others.consumer())).isEqualTo("text");
    }

    // ---------------------------------------------------------------- outside

    @Test
    @Requirement(
            section = "11.3.3",
            text = "What is sent while the session works on no branch is sent at once or refused, and no part of any.",
            pitfalls = 108,
            needs = Feature.XA)
    void whatIsSentOutsideIsNoPartOfABranch(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        boolean sent = false;
        try {
            work.send(others.destination(), "outside");
            sent = true;
        } catch (JMSException refused) {
            // The session may insist on a transaction.
        }
        if (sent) {
            assertThat(Jms.receiveText(others.consumer())).isEqualTo("outside");
        }

        work.committed(() -> work.send(others.destination(), "in a branch"));

        assertThat(Jms.receiveText(others.consumer())).isEqualTo("in a branch");
    }

    @Test
    @Requirement(
            section = "11.3.3",
            text = "After its transaction, a session can work in the next one.",
            pitfalls = {75, 108},
            needs = Feature.XA)
    void aSessionWorksInOneTransactionAfterTheOther(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);

        for (int number = 0; number < 20; number++) {
            String text = Integer.toString(number);
            Branch branch = work.branch(() -> work.send(others.destination(), text));
            if (number % 2 == 0) {
                work.resource().commit(branch, true);
            } else {
                work.resource().rollback(branch);
            }
        }

        for (int number = 0; number < 20; number += 2) {
            assertThat(Jms.receiveText(others.consumer())).isEqualTo(Integer.toString(number));
        }
    }
}
