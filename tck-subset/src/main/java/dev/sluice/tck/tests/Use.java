package dev.sluice.tck.tests;

import jakarta.jms.JMSException;

import org.junit.jupiter.api.Named;

/** A call of a method, for tests that say the same of many methods. */
@FunctionalInterface
interface Use<T> {
    void of(T object) throws JMSException;

    /** Returns a use under the name by which reports call it. */
    static <T> Named<Use<T>> named(String name, Use<T> use) {
        return Named.of(name, use);
    }
}
