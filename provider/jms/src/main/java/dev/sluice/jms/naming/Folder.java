package dev.sluice.jms.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.naming.ConfigurationException;
import javax.naming.Context;

import dev.sluice.jms.destination.Destinations;

/**
 * What is bound below a name, while the properties are being read; then a context is made of it.
 *
 * <p>Threads: one.
 */
final class Folder {
    private static final String DYNAMIC_QUEUES = "dynamicQueues";
    private static final String DYNAMIC_TOPICS = "dynamicTopics";

    private final String name;

    /** The property that this folder is there for. */
    private final String source;

    private final SortedMap<String, Folder> folders = new TreeMap<>();
    private final SortedMap<String, Bound> objects = new TreeMap<>();

    private Folder(String name, String source) {
        this.name = name;
        this.source = source;
    }

    /** Returns the folder that all names begin in. */
    static Folder root() {
        return new Folder("", "");
    }

    /**
     * Binds what a property says.
     *
     * @throws ConfigurationException if the property is malformed, or the name is taken
     */
    void bind(NamingProperty property) throws ConfigurationException {
        String[] path = property.name().split(String.valueOf(Names.SEPARATOR), -1);
        check(property, path);
        Folder folder = this;
        for (int i = 0; i < path.length - 1; i++) {
            folder = folder.folder(path[i], property);
        }
        folder.add(path[path.length - 1], property);
    }

    private static void check(NamingProperty property, String[] path) throws ConfigurationException {
        for (String component : path) {
            if (component.isBlank()) {
                throw new ConfigurationException("Property '" + property.key()
                        + "' binds no proper name: a part of it is empty. Write "
                        + property.kind().prefix() + "NAME or "
                        + property.kind().prefix() + "CONTEXT/NAME.");
            }
        }
        if (path[0].equals(DYNAMIC_QUEUES) || path[0].equals(DYNAMIC_TOPICS)) {
            throw new ConfigurationException("Property '" + property.key() + "' cannot bind a name in '" + path[0]
                    + "': there, every name stands for a destination already. Choose another name.");
        }
    }

    private Folder folder(String component, NamingProperty property) throws ConfigurationException {
        Bound object = objects.get(component);
        if (object != null) {
            throw taken(component, object.source(), property.key());
        }
        return folders.computeIfAbsent(component, unknown -> new Folder(fullName(component), property.key()));
    }

    private void add(String component, NamingProperty property) throws ConfigurationException {
        Folder folder = folders.get(component);
        if (folder != null) {
            throw taken(component, folder.source, property.key());
        }
        Bound before = objects.put(component, property.bound());
        if (before != null) {
            throw taken(component, before.source(), property.key());
        }
    }

    private ConfigurationException taken(String component, String one, String other) {
        return new ConfigurationException("Name '" + fullName(component) + "' cannot be bound by '" + one
                + "' and used by '" + other + "' too. Choose another name for one of them.");
    }

    private String fullName(String component) {
        return Names.below(name, component);
    }

    /**
     * Returns a context of what is bound, and of what need not be.
     *
     * @param environment what {@link Context#getEnvironment()} returns; must not change
     */
    Context toContext(Map<?, ?> environment) {
        List<String> names = new ArrayList<>();
        collectNames(names);
        BoundNames boundNames = new BoundNames(List.copyOf(names));
        Map<String, Bound> entries = entries(environment, boundNames);
        entries.put(
                DYNAMIC_QUEUES, Bound.context(new DynamicContext(DYNAMIC_QUEUES, environment, Destinations::queue)));
        entries.put(
                DYNAMIC_TOPICS, Bound.context(new DynamicContext(DYNAMIC_TOPICS, environment, Destinations::topic)));
        return new FixedContext(name, environment, entries, boundNames);
    }

    private SortedMap<String, Bound> entries(Map<?, ?> environment, BoundNames boundNames) {
        SortedMap<String, Bound> entries = new TreeMap<>(objects);
        folders.forEach((component, folder) -> {
            Map<String, Bound> below = folder.entries(environment, boundNames);
            entries.put(component, Bound.context(new FixedContext(folder.name, environment, below, boundNames)));
        });
        return entries;
    }

    private void collectNames(List<String> names) {
        objects.keySet().forEach(component -> names.add(fullName(component)));
        folders.values().forEach(folder -> folder.collectNames(names));
    }
}
