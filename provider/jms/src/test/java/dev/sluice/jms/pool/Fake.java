package dev.sluice.jms.pool;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import jakarta.jms.JMSException;

/**
 * The inside of a fake object of some interface: it has the methods of the interface that a test needs, found by name and
 * parameters; all others return null, zero or false.
 */
abstract class Fake implements InvocationHandler {
    /** Puts an interface around a fake. */
    static <T> T object(Class<T> type, Fake fake) {
        return type.cast(Proxy.newProxyInstance(Fake.class.getClassLoader(), new Class<?>[] {type}, fake));
    }

    /** Is called before every call; what it throws, the call throws. */
    void beforeCall(String method) throws JMSException {}

    /** Answers a call that has no method here. */
    Object otherCall(String method, Object[] arguments) throws JMSException {
        return null;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return objectMethod(proxy, method, arguments);
        }
        beforeCall(method.getName());
        Method own = own(method);
        Object result = own == null ? otherCall(method.getName(), arguments) : call(own, arguments);
        return result == null ? nothing(method.getReturnType()) : result;
    }

    private Object objectMethod(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> toString();
        };
    }

    private Method own(Method method) {
        try {
            Method own = getClass().getDeclaredMethod(method.getName(), method.getParameterTypes());
            own.setAccessible(true);
            return own;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private Object call(Method own, Object[] arguments) throws Throwable {
        try {
            return own.invoke(this, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object nothing(Class<?> type) {
        boolean value = type.isPrimitive() && type != void.class;
        return value ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
