package dev.sluice.jms.xa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.sluice.jms.SluiceBroker;

/** Listeners run when the test has the clock run what is ready, so it knows exactly what happens between two steps. */
@DisplayName("§11.3 Listeners of an XA session")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class XaListenerTest extends XaFixture {
    private final Xid xid = TestXid.fresh();

    /** Which attempt each message was that a listener was given. */
    private final List<Integer> attempts = new ArrayList<>();

    @Override
    SluiceBroker.Builder configured(SluiceBroker.Builder builder) {
        return builder.executor(clock);
    }

    private void listen() throws JMSException {
        session.createConsumer(in).setMessageListener(message -> attempts.add(attempt(message)));
        clock.settle();
    }

    private static int attempt(Message message) {
        try {
            return message.getIntProperty("JMSXDeliveryCount");
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void outsideOfTransactionsTheMessageIsAcknowledgedWhenTheListenerReturns() throws JMSException {
        listen();
        put(in, "a");
        clock.settle();
        session.close();

        assertThat(attempts).containsExactly(1);
        assertThat(visible(in)).isZero();
    }

    @Test
    @DisplayName("§8.7 outside of transactions a listener that throws gets the message again")
    void throwing() throws JMSException {
        session.createConsumer(in).setMessageListener(message -> {
            attempts.add(attempt(message));
            if (attempts.size() == 1) {
                throw new IllegalArgumentException("no");
            }
        });
        put(in, "a");

        clock.settle();

        assertThat(attempts).containsExactly(1, 2);
        assertThat(visible(in)).isZero();
    }

    @Test
    void whatAListenerGetsIsPartOfTheTransaction() throws JMSException, XAException {
        listen();
        resource.start(xid, XAResource.TMNOFLAGS);
        put(in, "a");
        clock.settle();
        resource.end(xid, XAResource.TMSUCCESS);

        resource.rollback(xid);
        clock.settle();

        assertThat(attempts).containsExactly(1, 2);
        assertThat(visible(in)).isZero();
    }

    @Test
    @DisplayName("§8.7 in a transaction a listener that throws goes on with the next message")
    void throwingInTransaction() throws JMSException, XAException {
        session.createConsumer(in).setMessageListener(message -> {
            attempts.add(attempt(message));
            throw new IllegalArgumentException("no");
        });
        resource.start(xid, XAResource.TMNOFLAGS);
        put(in, "a");
        put(in, "b");
        clock.settle();
        resource.end(xid, XAResource.TMSUCCESS);
        resource.commit(xid, true);

        assertThat(attempts).containsExactly(1, 1);
        assertThat(visible(in)).isZero();
    }

    @Test
    void nothingIsDeliveredIntoATransactionThatWasRolledBackUntilItIsEnded() throws JMSException, XAException {
        listen();
        resource.setTransactionTimeout(10);
        resource.start(xid, XAResource.TMNOFLAGS);
        clock.advance(Duration.ofSeconds(10));

        put(in, "a");
        clock.settle();
        assertThat(visible(in)).isEqualTo(1);
        answers(XAException.XA_RBTIMEOUT, () -> resource.end(xid, XAResource.TMSUCCESS));
        clock.settle();

        assertThat(attempts).containsExactly(1);
        assertThat(visible(in)).isZero();
    }

    @Test
    void aMessageThatCannotBeDeliveredIntoARolledBackTransactionIsForOthers() throws JMSException, XAException {
        listen();
        resource.setTransactionTimeout(10);
        resource.start(xid, XAResource.TMNOFLAGS);
        clock.advance(Duration.ofSeconds(10));
        List<Integer> others = new ArrayList<>();
        MessageConsumer other = connection.createSession().createConsumer(in);
        other.setMessageListener(message -> others.add(attempt(message)));
        clock.settle();

        put(in, "a");
        clock.settle();

        assertThat(attempts).isEmpty();
        assertThat(others).containsExactly(1);
    }
}
