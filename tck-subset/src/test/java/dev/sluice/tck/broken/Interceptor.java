package dev.sluice.tck.broken;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.jms.CompletionListener;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.MessageListener;

/**
 * Puts proxies before the objects of a provider, which ask an {@link Interception} for the answer to each call: before the
 * factories, and before whatever is got from them, messages given to listeners included. Destinations and the application's
 * own messages are left as they are.
 *
 * <p>Always true: one object has one proxy; the provider sees no proxy, and the application nothing but proxies.
 *
 * <p>Threads: any.
 */
final class Interceptor {
    private static final String APPLICATION = "dev.sluice.tck.tests.";

    private final Interception interception;
    private final Map<Object, Object> proxies = new ConcurrentHashMap<>();

    Interceptor(Interception interception) {
        this.interception = interception;
    }

    /** Returns what the application is to see of an object of the provider. */
    Object before(Object real) {
        Set<Class<?>> types = interceptedTypes(real);
        return types.isEmpty() ? real : proxies.computeIfAbsent(real, key -> proxy(types, new Handler(key)));
    }

    private static Object proxy(Set<Class<?>> types, InvocationHandler handler) {
        return Proxy.newProxyInstance(Interceptor.class.getClassLoader(), types.toArray(Class<?>[]::new), handler);
    }

    private static Set<Class<?>> interceptedTypes(Object real) {
        Set<Class<?>> types = new LinkedHashSet<>();
        if (real == null
                || real instanceof Destination
                || real instanceof ConnectionMetaData
                || real.getClass().getName().startsWith(APPLICATION)
                || Proxy.isProxyClass(real.getClass())) {
            return types;
        }
        for (Class<?> type = real.getClass(); type != null; type = type.getSuperclass()) {
            Arrays.stream(type.getInterfaces()).filter(Interceptor::ofTheApi).forEach(types::add);
        }
        return types;
    }

    private static boolean ofTheApi(Class<?> type) {
        return type.getPackageName().equals("jakarta.jms") || type == Enumeration.class;
    }

    /** Stands before an object of the provider. */
    private final class Handler implements InvocationHandler {
        private final Object real;

        Handler(Object real) {
            this.real = real;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object[] given = arguments == null ? new Object[0] : arguments.clone();
            Arrays.setAll(given, place -> behind(given[place]));
            Call call = new Call(real, method, given);
            boolean ofTheApi = method.getDeclaringClass() != Object.class;
            return before(listenerBehind(ofTheApi ? interception.answer(call) : call.proceed()));
        }
    }

    /** Stands before a listener of the application, for the provider to call. */
    private final class ListenerHandler implements InvocationHandler {
        private final Object listener;

        ListenerHandler(Object listener) {
            this.listener = listener;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object[] given = arguments == null ? new Object[0] : arguments.clone();
            Arrays.setAll(given, place -> before(given[place]));
            return new Call(listener, method, given).proceed();
        }
    }

    /** Returns what the provider is to see of something of the application. */
    private Object behind(Object seen) {
        if (seen != null
                && Proxy.isProxyClass(seen.getClass())
                && Proxy.getInvocationHandler(seen) instanceof Handler handler) {
            return handler.real;
        }
        if (seen instanceof MessageListener) {
            return proxies.computeIfAbsent(seen, key -> proxy(Set.of(MessageListener.class), new ListenerHandler(key)));
        }
        if (seen instanceof CompletionListener) {
            return proxies.computeIfAbsent(
                    seen, key -> proxy(Set.of(CompletionListener.class), new ListenerHandler(key)));
        }
        return seen;
    }

    /** Returns the application's own listener if this stands before one, else what is given. */
    private static Object listenerBehind(Object answer) {
        return answer != null
                        && Proxy.isProxyClass(answer.getClass())
                        && Proxy.getInvocationHandler(answer) instanceof ListenerHandler handler
                ? handler.listener
                : answer;
    }
}
