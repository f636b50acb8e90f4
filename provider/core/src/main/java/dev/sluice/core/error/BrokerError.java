package dev.sluice.core.error;

/**
 * Why the engine refused. The name of a constant is part of the API: facades hand it on as an error code, and
 * applications match on it.
 */
public enum BrokerError {
    /** The engine, connection, sender, receiver or transaction was closed. */
    CLOSED,
    /** The operation does not fit the state of the object it was called on. */
    ILLEGAL_STATE,
    /** An address, subscription name or client id has a form that is not allowed. */
    INVALID_NAME,
    /** The address does not exist (any more), for example a deleted temporary queue. */
    NO_SUCH_ADDRESS,
    /** The address has live receivers, so it cannot be deleted. */
    ADDRESS_IN_USE,
    /** Another live connection uses this client id. */
    CLIENT_ID_IN_USE,
    /** The client id was set already, or may not be set any more. */
    CLIENT_ID_FIXED,
    /** No durable subscription has this name. */
    NO_SUCH_SUBSCRIPTION,
    /** The subscription has an active receiver or unsettled messages. */
    SUBSCRIPTION_IN_USE,
    /** The subscription exists with another topic, selector or kind. */
    SUBSCRIPTION_CONFLICT,
    /** The selector does not parse. */
    INVALID_SELECTOR,
    /** User name or password are wrong. */
    NOT_AUTHENTICATED,
    /** The user may not do this with this address. */
    NOT_AUTHORIZED,
    /** A bound was reached and the policy is to refuse, or waiting for space took too long. */
    OUT_OF_SPACE,
    /** The transaction was rolled back instead of committed. */
    ROLLED_BACK,
    /** The transaction is in a state that does not allow the operation. */
    TRANSACTION_STATE,
    /** No transaction branch has this id. */
    NO_SUCH_TRANSACTION,
    /** The delivery was settled, returned or timed out before. */
    ALREADY_SETTLED,
    /** A message with the same duplicate id is being sent, and it is not decided yet whether that will succeed. */
    DUPLICATE_IN_DOUBT,
    /** The calling thread was interrupted while it waited. */
    INTERRUPTED,
    /** An option is unknown, malformed or in conflict with another. */
    CONFIGURATION,
    /** The engine does not offer this capability. */
    UNSUPPORTED,
    /** A fault of the engine itself. */
    INTERNAL
}
