package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;

import org.junit.jupiter.api.Test;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Feature;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** How a transaction manager finds prepared branches again. */
@ConformanceTest
final class XaRecoveryTest {
    /** Scans in one go. */
    private static List<Xid> scan(XAResource resource) throws XAException {
        return Arrays.asList(resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN));
    }

    private static List<Xid> scanStepByStep(XAResource resource) throws XAException {
        List<Xid> found = new ArrayList<>();
        Xid[] step = resource.recover(XAResource.TMSTARTRSCAN);
        for (int steps = 0; step.length > 0 && steps < 1_000; steps++) {
            found.addAll(Arrays.asList(step));
            step = resource.recover(XAResource.TMNOFLAGS);
        }
        found.addAll(Arrays.asList(resource.recover(XAResource.TMENDRSCAN)));
        return found;
    }

    private static long count(Branch branch, Collection<Xid> found) {
        return found.stream().filter(branch::isCalled).count();
    }

    private static Xid find(Branch branch, Collection<Xid> found) {
        return found.stream().filter(branch::isCalled).findAny().orElseThrow();
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "A recovery scan finds the branches that are prepared and not decided, each once, and no others.",
            pitfalls = 108,
            needs = Feature.XA)
    void aScanFindsPreparedBranches(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        XaWork.Step step = () -> work.send(others.destination(), "text");
        Branch ended = work.branch(step);
        Branch prepared = work.prepared(step);
        Branch committed = work.prepared(step);
        Branch rolledBack = work.prepared(step);
        work.resource().commit(committed, false);
        work.resource().rollback(rolledBack);

        List<Xid> found = scan(work.resource());

        assertThat(count(prepared, found)).isEqualTo(1);
        for (Branch other : new Branch[] {ended, committed, rolledBack}) {
            assertThat(count(other, found)).isZero();
        }
        work.resource().rollback(prepared);
        work.resource().rollback(ended);
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "A scan may be made step by step; it finds each branch once, and a new scan finds it again.",
            pitfalls = 108,
            needs = Feature.XA)
    void aScanMayBeMadeStepByStep(Jms jms) throws JMSException, XAException {
        Loop others = Loop.open(jms);
        XaWork work = XaWork.open(jms);
        Branch first = work.prepared(() -> work.send(others.destination(), "1"));
        Branch second = work.prepared(() -> work.send(others.destination(), "2"));

        for (int scans = 0; scans < 2; scans++) {
            List<Xid> found = scanStepByStep(work.resource());

            assertThat(count(first, found)).isEqualTo(1);
            assertThat(count(second, found)).isEqualTo(1);
        }
        work.resource().rollback(first);
        work.resource().rollback(second);
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text =
                    "What a connection has prepared before it was closed is found through another, and can be committed.",
            pitfalls = {54, 108},
            needs = Feature.XA)
    void aBranchOutlivesItsConnection(Jms jms) throws JMSException, XAException {
        Loop in = Loop.open(jms);
        in.consumer().close();
        Loop out = Loop.open(jms);
        Jms.send(in.producer(), in.session(), "received", "after it");
        XaWork closed = XaWork.open(jms);
        MessageConsumer consumer = closed.application().createConsumer(in.destination());
        Branch branch = closed.prepared(() -> closed.send(out.destination(), "re: " + Jms.receiveText(consumer)));
        closed.connection().close();

        XAResource other = XaWork.open(jms).resource();
        other.commit(find(branch, scan(other)), false);

        assertThat(Jms.receiveText(out.consumer())).isEqualTo("re: received");
        assertThat(Jms.receiveText(in.session().createConsumer(in.destination())))
                .isEqualTo("after it");
        assertThat(count(branch, scan(other))).isZero();
    }

    @Test
    @Requirement(
            section = "11.3.5",
            text = "What a connection has prepared before it was closed can be rolled back through another.",
            pitfalls = {54, 108},
            needs = Feature.XA)
    void aBranchThatOutlivesItsConnectionCanBeRolledBack(Jms jms) throws JMSException, XAException {
        Loop in = Loop.open(jms);
        in.consumer().close();
        Jms.send(in.producer(), in.session(), "text");
        XaWork closed = XaWork.open(jms);
        MessageConsumer consumer = closed.application().createConsumer(in.destination());
        Branch branch = closed.prepared(() -> Jms.receive(consumer));
        closed.connection().close();

        XAResource other = XaWork.open(jms).resource();
        other.rollback(find(branch, scan(other)));

        assertThat(Jms.receive(in.session().createConsumer(in.destination())).getJMSRedelivered())
                .isTrue();
    }

    @Test
    @Requirement(
            section = "6.1.8",
            text = "What a connection has not prepared before it was closed is rolled back, or can be through another.",
            pitfalls = {54, 108},
            needs = Feature.XA)
    void whatWasNotPreparedIsRolledBackWithTheConnection(Jms jms) throws JMSException, XAException {
        Loop in = Loop.open(jms);
        in.consumer().close();
        Jms.send(in.producer(), in.session(), "text");
        XaWork closed = XaWork.open(jms);
        MessageConsumer consumer = closed.application().createConsumer(in.destination());
        Branch branch = closed.begin();
        Jms.receive(consumer);

        closed.connection().close();
        rollBackIfThere(branch, XaWork.open(jms).resource());

        assertThat(Jms.receiveText(in.session().createConsumer(in.destination())))
                .isEqualTo("text");
    }

    private static void rollBackIfThere(Branch branch, XAResource resource) throws XAException {
        try {
            resource.rollback(branch);
        } catch (XAException e) {
            if (e.errorCode != XAException.XAER_NOTA && !XaWork.saysRolledBack(e)) {
                throw e;
            }
        }
    }
}
