package dev.sluice.jms.internal.xa;

import java.util.concurrent.TimeoutException;
import javax.transaction.xa.XAException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerException;

/** Translates the engine's exceptions into those of the XA specification. Message and cause are kept. */
final class XaErrors {
    private XaErrors() {}

    /** Something to do for a transaction manager. */
    @FunctionalInterface
    interface Action {
        void run() throws XAException;
    }

    /** Something to find out for a transaction manager. */
    @FunctionalInterface
    interface Call<T> {
        T call() throws XAException;
    }

    static void run(Action action) throws XAException {
        try {
            action.run();
        } catch (BrokerException e) {
            throw toXa(e);
        }
    }

    static <T> T call(Call<T> call) throws XAException {
        try {
            return call.call();
        } catch (BrokerException e) {
            throw toXa(e);
        }
    }

    static XAException toXa(BrokerException e) {
        XAException xa = of(codeOf(e), e.getMessage());
        xa.initCause(e);
        return xa;
    }

    static XAException of(int code, @Nullable String message) {
        XAException xa = new XAException(message);
        xa.errorCode = code;
        return xa;
    }

    private static int codeOf(BrokerException e) {
        return switch (e.error()) {
            case NO_SUCH_TRANSACTION -> XAException.XAER_NOTA;
            case TRANSACTION_STATE -> XAException.XAER_PROTO;
            case ROLLED_BACK ->
                e.getCause() instanceof TimeoutException ? XAException.XA_RBTIMEOUT : XAException.XA_RBROLLBACK;
            case INVALID_NAME -> XAException.XAER_INVAL;
            case CLOSED -> XAException.XAER_RMFAIL;
            case ILLEGAL_STATE,
                    NO_SUCH_ADDRESS,
                    ADDRESS_IN_USE,
                    CLIENT_ID_IN_USE,
                    CLIENT_ID_FIXED,
                    NO_SUCH_SUBSCRIPTION,
                    SUBSCRIPTION_IN_USE,
                    SUBSCRIPTION_CONFLICT,
                    INVALID_SELECTOR,
                    NOT_AUTHENTICATED,
                    NOT_AUTHORIZED,
                    OUT_OF_SPACE,
                    ALREADY_SETTLED,
                    DUPLICATE_IN_DOUBT,
                    INTERRUPTED,
                    CONFIGURATION,
                    UNSUPPORTED,
                    INTERNAL -> XAException.XAER_RMERR;
        };
    }
}
