package dev.sluice.jms.internal.error;

import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerException;

/**
 * Translates exceptions: the engine's {@link BrokerException} into a {@link JMSException}, and both into the
 * {@link JMSRuntimeException} of the simplified API. Message, error code and cause are kept; the error code of an
 * engine's exception is the name of its {@link dev.sluice.core.error.BrokerError}.
 *
 * <p>A method of the facade wraps what it does:
 *
 * <pre>{@code
 * public void commit() throws JMSException {
 *     JmsErrors.run(work::commit);
 * }
 * }</pre>
 */
public final class JmsErrors {
    private JmsErrors() {}

    /** Something to do that may fail. */
    @FunctionalInterface
    public interface Action {
        /** Does it. */
        void run() throws JMSException;
    }

    /**
     * Something to find out that may fail.
     *
     * @param <T> what is found out
     */
    @FunctionalInterface
    public interface Call<T> {
        /** Finds it out. */
        T call() throws JMSException;
    }

    /**
     * Something to find out that may fail, and that there may not be.
     *
     * @param <T> what is found out
     */
    @FunctionalInterface
    public interface NullableCall<T> {
        /** Finds it out, or null. */
        @Nullable
        T call() throws JMSException;
    }

    /**
     * Does something of the classic API.
     *
     * @throws JMSException what the action throws, translated if it is the engine's
     */
    public static void run(Action action) throws JMSException {
        try {
            action.run();
        } catch (BrokerException e) {
            throw toJms(e);
        }
    }

    /**
     * Finds something out for the classic API.
     *
     * @throws JMSException what the call throws, translated if it is the engine's
     */
    public static <T> T call(Call<T> call) throws JMSException {
        try {
            return call.call();
        } catch (BrokerException e) {
            throw toJms(e);
        }
    }

    /**
     * Finds something out for the classic API, which may be null.
     *
     * @throws JMSException what the call throws, translated if it is the engine's
     */
    public static <T> @Nullable T callNullable(NullableCall<T> call) throws JMSException {
        try {
            return call.call();
        } catch (BrokerException e) {
            throw toJms(e);
        }
    }

    /**
     * Does something of the simplified API.
     *
     * @throws JMSRuntimeException what the action throws, translated
     */
    public static void runUnchecked(Action action) {
        try {
            action.run();
        } catch (JMSException e) {
            throw toRuntime(e);
        } catch (BrokerException e) {
            throw toRuntime(toJms(e));
        }
    }

    /**
     * Finds something out for the simplified API.
     *
     * @throws JMSRuntimeException what the call throws, translated
     */
    public static <T> T callUnchecked(Call<T> call) {
        try {
            return call.call();
        } catch (JMSException e) {
            throw toRuntime(e);
        } catch (BrokerException e) {
            throw toRuntime(toJms(e));
        }
    }

    /**
     * Finds something out for the simplified API, which may be null.
     *
     * @throws JMSRuntimeException what the call throws, translated
     */
    public static <T> @Nullable T callNullableUnchecked(NullableCall<T> call) {
        try {
            return call.call();
        } catch (JMSException e) {
            throw toRuntime(e);
        } catch (BrokerException e) {
            throw toRuntime(toJms(e));
        }
    }

    /**
     * Returns the exception of Jakarta Messaging that says the same; the given one is its cause and linked exception.
     */
    public static JMSException toJms(BrokerException e) {
        return CheckedTwins.of(e);
    }

    /** Returns the unchecked twin of an exception, or a plain {@link JMSRuntimeException} where it has none. */
    public static JMSRuntimeException toRuntime(JMSException e) {
        return RuntimeTwins.of(e);
    }

    /** Returns the unchecked exception of Jakarta Messaging that says the same. */
    public static JMSRuntimeException toRuntime(BrokerException e) {
        return toRuntime(toJms(e));
    }
}
