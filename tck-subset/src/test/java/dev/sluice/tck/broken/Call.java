package dev.sluice.tck.broken;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** A call of a method of the API on an object of the provider. */
final class Call {
    private final Object target;
    private final Method method;
    private final Object[] arguments;

    Call(Object target, Method method, Object[] arguments) {
        this.target = target;
        this.method = method;
        this.arguments = arguments;
    }

    /** Returns whether it is a call on an object of this type, of one of these methods or, if none is named, of any. */
    boolean is(Class<?> type, String... methods) {
        return type.isInstance(target)
                && (methods.length == 0 || Arrays.asList(methods).contains(method.getName()));
    }

    /** Returns whether it is a call on an object of this type, of a method whose name begins so. */
    boolean begins(Class<?> type, String prefix) {
        return type.isInstance(target) && method.getName().startsWith(prefix);
    }

    /** Returns whether it is a call of a method whose name ends so. */
    boolean ends(String suffix) {
        return method.getName().endsWith(suffix);
    }

    /** Returns the provider's object that is called. */
    <T> T on(Class<T> type) {
        return type.cast(target);
    }

    int argumentCount() {
        return arguments.length;
    }

    /** Returns an argument by its place. */
    <T> T argument(int place, Class<T> type) {
        return type.cast(arguments[place]);
    }

    /** Returns the first argument of a type, or null. */
    <T> T argument(Class<T> type) {
        return Arrays.stream(arguments)
                .filter(type::isInstance)
                .findFirst()
                .map(type::cast)
                .orElse(null);
    }

    /** Returns the place of the parameter of a type, or -1. */
    int place(Class<?> type) {
        return Arrays.asList(method.getParameterTypes()).indexOf(type);
    }

    /** Lets the provider answer. */
    Object proceed() throws Throwable {
        return proceedOn(target);
    }

    /** Lets the provider answer, with another argument at one place. */
    Object proceedWith(int place, Object argument) throws Throwable {
        Object[] changed = arguments.clone();
        changed[place] = argument;
        return new Call(target, method, changed).proceed();
    }

    /** Lets another object of the provider answer. */
    Object proceedOn(Object other) throws Throwable {
        try {
            return method.invoke(other, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
