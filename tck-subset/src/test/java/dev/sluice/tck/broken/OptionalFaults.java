package dev.sluice.tck.broken;

import static dev.sluice.tck.broken.Fault.on;
import static dev.sluice.tck.broken.Fault.unless;
import static dev.sluice.tck.broken.Fault.when;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

import jakarta.jms.Connection;
import jakarta.jms.Session;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.XASession;

/** Faults in what a provider may leave out: distributed transactions and connection consumers. */
final class OptionalFaults {
    private OptionalFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "gives null for a connection consumer",
                        when(call -> call.is(Connection.class) && call.ends("ConnectionConsumer"), call -> null),
                        "ConnectionConsumerCreationTest.theAnswerIsNeverNull"),
                Fault.of(
                        "lets the application end a distributed transaction",
                        unless(
                                TransactionInProgressException.class,
                                call -> null,
                                on(Session.class, "commit", "rollback")),
                        "XaSessionTest.theApplicationDoesNotEndTransactions"),
                Fault.of(
                        "does not know its own resource manager",
                        resource("isSameRM", (real, arguments) -> false),
                        "XaProtocolTest.aResourceKnowsItsResourceManager"),
                Fault.of(
                        "forgets what was prepared",
                        resource("recover", (real, arguments) -> new Xid[0]),
                        "XaRecoveryTest.aScanFindsPreparedBranches"),
                Fault.of(
                        "commits in the first phase",
                        resource("prepare", OptionalFaults::prepareAndCommit),
                        "XaTransactionTest.sendsArriveWithTheSecondPhase",
                        "XaTransactionTest.receiptsComeAgainAfterAPreparedRollback"),
                Fault.of(
                        "takes failed work for done",
                        resource("end", OptionalFaults::endWell),
                        "XaProtocolTest.failedWorkCannotBeCommitted"),
                Fault.of(
                        "takes no notice of a transaction's time-out",
                        resource("setTransactionTimeout", (real, arguments) -> true),
                        "XaProtocolTest.theTimeOutReadsAsItWasSet"));
    }

    private static Object prepareAndCommit(XAResource real, Object[] arguments) throws Exception {
        Xid branch = (Xid) arguments[0];
        int vote = real.prepare(branch);
        if (vote == XAResource.XA_OK) {
            real.commit(branch, false);
        }
        return vote;
    }

    private static Object endWell(XAResource real, Object[] arguments) throws Exception {
        int flags = (int) arguments[1];
        real.end((Xid) arguments[0], flags == XAResource.TMFAIL ? XAResource.TMSUCCESS : flags);
        return null;
    }

    /** What a resource answers instead. */
    @FunctionalInterface
    private interface Answer {
        Object to(XAResource real, Object[] arguments) throws Exception;
    }

    /** Returns an interception that gives XA resources of which one method is broken. */
    private static Interception resource(String method, Answer answer) {
        return when(
                on(XASession.class, "getXAResource"),
                call -> Proxy.newProxyInstance(
                        OptionalFaults.class.getClassLoader(),
                        new Class<?>[] {XAResource.class},
                        new BrokenResource((XAResource) call.proceed(), method, answer)));
    }

    private record BrokenResource(XAResource real, String broken, Answer answer) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            return method.getName().equals(broken)
                    ? answer.to(real, arguments)
                    : new Call(real, method, arguments == null ? new Object[0] : arguments).proceed();
        }
    }
}
