package dev.sluice.jms.naming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.naming.ConfigurationException;
import javax.naming.Context;

import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerException;
import dev.sluice.jms.SluiceConnectionFactory;

/**
 * A property that binds a name, for example {@code queue.jms/orders=orders.incoming}.
 *
 * @param key all of the key, for messages to people
 * @param kind what is bound
 * @param name the name it is bound to
 * @param value what describes the object
 */
record NamingProperty(String key, BindingKind kind, String name, String value) {
    private static final Map<String, BindingKind> DEFAULT_FACTORIES = Map.of(
            "ConnectionFactory", BindingKind.CONNECTION_FACTORY,
            "QueueConnectionFactory", BindingKind.CONNECTION_FACTORY,
            "TopicConnectionFactory", BindingKind.CONNECTION_FACTORY,
            "XAConnectionFactory", BindingKind.XA_CONNECTION_FACTORY);

    /**
     * Returns the properties of an environment that bind names, and those that need not be written down. Sorted, so that
     * of several faults the same one is always reported.
     *
     * @throws ConfigurationException if a value is not a text, or the default broker's address malformed
     */
    static List<NamingProperty> readAll(Map<?, ?> environment) throws ConfigurationException {
        String providerUrl = providerUrl(environment);
        List<NamingProperty> all = new ArrayList<>();
        for (Map.Entry<?, ?> entry : environment.entrySet()) {
            BindingKind kind = kindOf(entry.getKey());
            if (kind != null) {
                all.add(read(entry.getKey().toString(), kind, entry.getValue(), providerUrl));
            }
        }
        DEFAULT_FACTORIES.forEach((name, kind) -> {
            if (all.stream().noneMatch(p -> p.kind.isFactory() && p.name.equals(name))) {
                all.add(new NamingProperty(kind.prefix() + name, kind, name, providerUrl));
            }
        });
        all.sort(Comparator.comparing(NamingProperty::key));
        return all;
    }

    private static String providerUrl(Map<?, ?> environment) throws ConfigurationException {
        Object value = environment.get(Context.PROVIDER_URL);
        String url = value == null ? "" : text(Context.PROVIDER_URL, value);
        if (url.isEmpty()) {
            return SluiceConnectionFactory.DEFAULT_URL;
        }
        // Read here already, so that the fault is reported by the name of this property.
        Bound unused = new NamingProperty(Context.PROVIDER_URL, BindingKind.CONNECTION_FACTORY, "", url).bound();
        return url;
    }

    private static @Nullable BindingKind kindOf(Object key) {
        if (key instanceof String text) {
            for (BindingKind kind : BindingKind.values()) {
                if (kind.isKindOf(text)) {
                    return kind;
                }
            }
        }
        return null;
    }

    private static NamingProperty read(String key, BindingKind kind, Object value, String providerUrl)
            throws ConfigurationException {
        String name = key.substring(kind.prefix().length()).strip();
        String text = text(key, value);
        boolean providers = kind.isFactory() && text.isEmpty();
        return new NamingProperty(key, kind, name, providers ? providerUrl : text);
    }

    private static String text(String key, Object value) throws ConfigurationException {
        if (value instanceof String text) {
            return text.strip();
        }
        throw new ConfigurationException("Property '" + key + "' must be a text, not a "
                + value.getClass().getName() + ".");
    }

    /**
     * Returns what the name stands for.
     *
     * @throws ConfigurationException if the value is malformed
     */
    Bound bound() throws ConfigurationException {
        try {
            return new Bound(kind.type(), kind.open(value), key);
        } catch (JMSException | BrokerException e) {
            throw Faults.because(
                    new ConfigurationException("Property '" + key + "' is malformed: " + e.getMessage()), e);
        }
    }
}
