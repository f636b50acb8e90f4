package dev.sluice.tck;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The provider under test, started; stopped when the run ends. */
final class RunningProvider implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Provider provider;

    private RunningProvider(Provider provider) {
        this.provider = provider;
    }

    /**
     * Starts a provider.
     *
     * @throws IllegalStateException if it does not start
     */
    static RunningProvider start(Provider provider) {
        try {
            Bounded.run("Starting " + provider.name(), LIMIT, provider::start);
        } catch (Exception | LinkageError e) {
            throw new IllegalStateException(provider.name() + " did not start: " + e, e);
        }
        return new RunningProvider(provider);
    }

    /**
     * Returns the provider that the run names or, if it names none, the only one on the class path.
     *
     * @param named the name of its class, if the run names one
     * @throws IllegalStateException if there is no such class, or not exactly one provider
     */
    static Provider find(Optional<String> named) {
        return named.map(RunningProvider::instance).orElseGet(RunningProvider::onlyOne);
    }

    private static Provider onlyOne() {
        List<Provider> found = ServiceLoader.load(Provider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException("The suite tests one provider, and found " + found.size()
                    + " on the class path: name exactly one class in META-INF/services/" + Provider.class.getName()
                    + ", or the one to test in the parameter " + ConformanceExtension.PROVIDER + ".");
        }
        return found.get(0);
    }

    private static Provider instance(String name) {
        try {
            Class<?> type = Class.forName(name, true, Thread.currentThread().getContextClassLoader());
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Provider) constructor.newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException(
                    "The parameter " + ConformanceExtension.PROVIDER + " names " + name
                            + ", which is not to be had: it must be a class with a constructor without parameters that implements "
                            + Provider.class.getName() + ".",
                    e);
        }
    }

    Provider provider() {
        return provider;
    }

    @Override
    public void close() {
        try {
            Bounded.run("Stopping " + provider.name(), LIMIT, provider::stop);
        } catch (Exception | LinkageError e) {
            throw new IllegalStateException(provider.name() + " did not stop: " + e, e);
        }
    }
}
