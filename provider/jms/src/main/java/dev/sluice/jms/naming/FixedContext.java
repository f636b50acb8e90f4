package dev.sluice.jms.naming;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.naming.Name;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NotContextException;

/** A context that holds what properties bind. */
final class FixedContext extends ReadOnlyContext {
    private final Map<String, Bound> entries;
    private final BoundNames boundNames;

    /**
     * Creates a context.
     *
     * @param nameInNamespace its full name
     * @param environment the properties
     * @param entries what it holds, by the first component of the name, in order
     * @param boundNames all names, of all contexts
     */
    FixedContext(String nameInNamespace, Map<?, ?> environment, Map<String, Bound> entries, BoundNames boundNames) {
        super(nameInNamespace, environment);
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        this.boundNames = boundNames;
    }

    @Override
    Object find(Name name) throws NamingException {
        Bound bound = entries.get(name.get(0));
        if (bound == null) {
            NameNotFoundException missing = boundNames.missing(fullName(name));
            missing.setRemainingName(name);
            throw missing;
        }
        Object object = bound.object().get();
        if (name.size() == 1) {
            return object;
        }
        if (object instanceof ReadOnlyContext context) {
            return context.resolve(name.getSuffix(1));
        }
        NotContextException fault = new NotContextException("There is no '" + fullName(name) + "': '"
                + fullName(name.getPrefix(1)) + "' is a " + bound.type().getSimpleName() + ", not a context.");
        fault.setRemainingName(name.getSuffix(1));
        fault.setResolvedName(name.getPrefix(1));
        fault.setResolvedObj(object);
        throw fault;
    }

    @Override
    Map<String, Bound> entries() {
        return entries;
    }
}
