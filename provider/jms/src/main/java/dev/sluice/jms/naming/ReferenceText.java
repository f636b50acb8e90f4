package dev.sluice.jms.naming;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.naming.ConfigurationException;
import javax.naming.NamingException;
import javax.naming.RefAddr;
import javax.naming.Reference;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.policy.Nearest;

/**
 * The addresses of a reference, which are texts by type.
 *
 * <p>Threads: one.
 */
final class ReferenceText {
    /** What servlet containers add for themselves. */
    private static final Set<String> OF_CONTAINERS =
            Set.of("auth", "closeMethod", "description", "factory", "scope", "singleton");

    private final String className;
    private final Map<String, String> texts = new LinkedHashMap<>();

    /**
     * Reads a reference; addresses without content are left out.
     *
     * @throws NamingException if an address is not a text, or given twice
     */
    ReferenceText(Reference reference) throws NamingException {
        this.className = reference.getClassName();
        for (RefAddr address : Collections.list(reference.getAll())) {
            if (!OF_CONTAINERS.contains(address.getType()) && address.getContent() != null) {
                add(address.getType(), address.getContent());
            }
        }
    }

    private void add(String type, Object content) throws NamingException {
        if (!(content instanceof String text)) {
            throw malformed(
                    "'" + type + "' must be a text, not a " + content.getClass().getSimpleName() + ".");
        }
        if (texts.put(type, text) != null) {
            throw malformed("'" + type + "' is given twice.");
        }
    }

    /** Returns an address's text, or null if there is none. */
    @Nullable
    String get(String type) {
        return texts.get(type);
    }

    /**
     * Refuses addresses of other types.
     *
     * @throws NamingException if there is one; it names the nearest known
     */
    void allowOnly(Collection<String> known) throws NamingException {
        for (String type : texts.keySet()) {
            if (!known.contains(type)) {
                throw malformed("'" + type + "' is unknown" + Nearest.suggestion(type, known) + "; it can have "
                        + String.join(", ", known) + ".");
            }
        }
    }

    /**
     * Returns the exception that says what is wrong.
     *
     * @param why the end of a sentence, its full stop included
     */
    NamingException malformed(@Nullable String why) {
        return new ConfigurationException("The reference to a " + className + " is malformed: " + why);
    }
}
