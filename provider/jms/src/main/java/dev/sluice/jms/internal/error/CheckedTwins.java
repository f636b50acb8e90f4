package dev.sluice.jms.internal.error;

import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.TransactionInProgressException;
import jakarta.jms.TransactionRolledBackException;

import dev.sluice.core.error.BrokerException;

/**
 * The exceptions of the classic API that say the same as the engine's.
 *
 * <p>A class of its own, so that an application in which nothing fails loads none of them.
 */
final class CheckedTwins {
    private CheckedTwins() {}

    static JMSException of(BrokerException e) {
        String reason = e.getMessage();
        String code = e.error().name();
        JMSException jms =
                switch (e.error()) {
                    case CLOSED, ILLEGAL_STATE, CLIENT_ID_FIXED, ALREADY_SETTLED ->
                        new IllegalStateException(reason, code);
                    case INVALID_NAME, NO_SUCH_ADDRESS, NO_SUCH_SUBSCRIPTION ->
                        new InvalidDestinationException(reason, code);
                    case CLIENT_ID_IN_USE -> new InvalidClientIDException(reason, code);
                    case INVALID_SELECTOR -> new InvalidSelectorException(reason, code);
                    case NOT_AUTHENTICATED, NOT_AUTHORIZED -> new JMSSecurityException(reason, code);
                    case OUT_OF_SPACE -> new ResourceAllocationException(reason, code);
                    case ROLLED_BACK -> new TransactionRolledBackException(reason, code);
                    case TRANSACTION_STATE -> new TransactionInProgressException(reason, code);
                    case ADDRESS_IN_USE,
                            SUBSCRIPTION_IN_USE,
                            SUBSCRIPTION_CONFLICT,
                            NO_SUCH_TRANSACTION,
                            DUPLICATE_IN_DOUBT,
                            INTERRUPTED,
                            CONFIGURATION,
                            UNSUPPORTED,
                            INTERNAL -> new JMSException(reason, code);
                };
        jms.initCause(e);
        jms.setLinkedException(e);
        return jms;
    }
}
