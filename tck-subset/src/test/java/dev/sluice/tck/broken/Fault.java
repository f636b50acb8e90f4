package dev.sluice.tck.broken;

import java.util.List;

/**
 * A fault that a provider may have.
 *
 * @param name what such a provider does, as the end of a sentence
 * @param interception how Sluice is made to do so
 * @param caughtBy the tests that must fail, for example {@code QueueTest.aMessageArrives}
 */
record Fault(String name, Interception interception, List<String> caughtBy) {
    static Fault of(String name, Interception interception, String... caughtBy) {
        return new Fault(name, interception, List.of(caughtBy));
    }

    @Override
    public String toString() {
        return name;
    }

    /** Returns an interception that answers otherwise where the provider would throw. */
    static Interception unless(Class<? extends Throwable> thrown, Interception otherwise, Condition condition) {
        return call -> {
            try {
                return call.proceed();
            } catch (Throwable e) {
                if (thrown.isInstance(e) && condition.holds(call)) {
                    return otherwise.answer(call);
                }
                throw e;
            }
        };
    }

    /** Which calls are concerned. */
    @FunctionalInterface
    interface Condition {
        boolean holds(Call call);
    }

    /** Returns an interception that concerns some calls and leaves the others alone. */
    static Interception when(Condition condition, Interception answer) {
        return call -> condition.holds(call) ? answer.answer(call) : call.proceed();
    }

    static Condition on(Class<?> type, String... methods) {
        return call -> call.is(type, methods);
    }
}
