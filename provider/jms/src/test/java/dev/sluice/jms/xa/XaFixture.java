package dev.sluice.jms.xa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Enumeration;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;

/** A broker whose time the test moves, an XA session on a started connection, and two queues. */
abstract class XaFixture {
    static final Duration ACK_TIMEOUT = Duration.ofMinutes(1);

    final VirtualClock clock = new VirtualClock();
    final SluiceBroker broker = configured(
                    SluiceBroker.builder().clock(clock).destination("in", in -> in.ackTimeout(ACK_TIMEOUT)))
            .build();

    XAConnection connection;
    XASession session;
    XAResource resource;
    Queue in;
    Queue out;

    private Connection plainConnection;
    private Session plain;

    /** Lets a test have other brokers. */
    SluiceBroker.Builder configured(SluiceBroker.Builder builder) {
        return builder;
    }

    @BeforeEach
    void open() throws JMSException {
        connection = broker.xaConnectionFactory().createXAConnection();
        connection.start();
        session = connection.createXASession();
        resource = session.getXAResource();
        in = session.createQueue("in");
        out = session.createQueue("out");
        plainConnection = broker.connectionFactory().createConnection();
        plainConnection.start();
        plain = plainConnection.createSession();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    /** Sends a message that is not part of any transaction. */
    final void put(Queue queue, String text) throws JMSException {
        plain.createProducer(queue).send(plain.createTextMessage(text));
    }

    /** Sends a message in the session's transaction. */
    final void send(Queue queue, String text) throws JMSException {
        session.createProducer(queue).send(session.createTextMessage(text));
    }

    /** Returns how many messages others can see in a queue. */
    final int visible(Queue queue) throws JMSException {
        try (QueueBrowser browser = plain.createBrowser(queue)) {
            int count = 0;
            for (Enumeration<?> all = browser.getEnumeration(); all.hasMoreElements(); all.nextElement()) {
                count++;
            }
            return count;
        }
    }

    /** Begins a branch that has sent a message to {@link #out}, and ended its work. */
    final Xid branchThatHasSent(String text) throws JMSException, XAException {
        Xid xid = TestXid.fresh();
        resource.start(xid, XAResource.TMNOFLAGS);
        send(out, text);
        resource.end(xid, XAResource.TMSUCCESS);
        return xid;
    }

    static void answers(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(XAException.class)
                .satisfies(
                        thrown -> assertThat(((XAException) thrown).errorCode).isEqualTo(code))
                .satisfies(thrown -> assertThat(thrown.getMessage()).endsWith("."));
    }
}
