package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import dev.sluice.tck.Jms;

/** An XA session whose transaction manager is the test. */
final class XaWork {
    private final XAConnection connection;
    private final XASession session;

    private XaWork(XAConnection connection) throws JMSException {
        this.connection = connection;
        this.session = connection.createXASession();
    }

    /** Opens a session on a connection of its own, which is started. */
    static XaWork open(Jms jms) throws JMSException {
        XAConnection connection =
                jms.closing(jms.provider().xaConnectionFactory().createXAConnection());
        connection.start();
        return new XaWork(connection);
    }

    /** Opens another session on the connection. */
    XaWork beside() throws JMSException {
        return new XaWork(connection);
    }

    XAConnection connection() {
        return connection;
    }

    XASession session() {
        return session;
    }

    /** Returns what the application gets to see of the session. */
    Session application() throws JMSException {
        return session.getSession();
    }

    XAResource resource() {
        return session.getXAResource();
    }

    /** Returns a resource of a resource manager that no provider knows. */
    static XAResource stranger() {
        return (XAResource) Proxy.newProxyInstance(
                XaWork.class.getClassLoader(), new Class<?>[] {XAResource.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException("This resource is only looked at.");
                });
    }

    /** Sends texts, in order. */
    void send(Destination to, String... texts) throws JMSException {
        try (MessageProducer producer = application().createProducer(to)) {
            Jms.send(producer, application(), texts);
        }
    }

    // ---------------------------------------------------------------- branches

    /** What is done in a branch. */
    @FunctionalInterface
    interface Step {
        void run() throws JMSException, XAException;
    }

    /** Begins a branch. */
    Branch begin() throws XAException {
        Branch branch = Branch.fresh();
        resource().start(branch, XAResource.TMNOFLAGS);
        return branch;
    }

    /** Ends the work on a branch. */
    void end(Xid branch) throws XAException {
        resource().end(branch, XAResource.TMSUCCESS);
    }

    /** Does something in a new branch, and ends the work on it. */
    Branch branch(Step step) throws JMSException, XAException {
        Branch branch = begin();
        step.run();
        end(branch);
        return branch;
    }

    /** Does something in a new branch, and commits that in one phase. */
    void committed(Step step) throws JMSException, XAException {
        resource().commit(branch(step), true);
    }

    /** Does something in a new branch, and prepares it. */
    Branch prepared(Step step) throws JMSException, XAException {
        Branch branch = branch(step);
        assertThat(resource().prepare(branch)).isEqualTo(XAResource.XA_OK);
        return branch;
    }

    // ---------------------------------------------------------------- error codes

    /** Returns whether an exception says that the branch has been rolled back, for whatever reason. */
    static boolean saysRolledBack(XAException e) {
        return e.errorCode >= XAException.XA_RBBASE && e.errorCode <= XAException.XA_RBEND;
    }

    /** Checks that a call is refused because the branch has been rolled back, or is forgotten already. */
    static void answersThatItIsRolledBack(ThrowingCallable call) {
        XAException thrown = catchThrowableOfType(XAException.class, call);
        assertThat(thrown).as("XAException").isNotNull();
        assertThat(thrown).matches(e -> e.errorCode == XAException.XAER_NOTA || saysRolledBack(e));
    }

    /** Checks that a call is refused with one of these codes. */
    static void answers(ThrowingCallable call, int... codes) {
        XAException thrown = catchThrowableOfType(XAException.class, call);
        assertThat(thrown).as("XAException").isNotNull();
        assertThat(thrown.errorCode)
                .as("XA error code")
                .isIn(Arrays.stream(codes).boxed().toList());
    }
}
