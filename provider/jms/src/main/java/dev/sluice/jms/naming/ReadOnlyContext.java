package dev.sluice.jms.naming;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.naming.Binding;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.NameClassPair;
import javax.naming.NameParser;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.NotContextException;
import javax.naming.OperationNotSupportedException;

/**
 * A context that is looked into and not changed: the properties it was made from say what it holds. Looking up the empty
 * name gives the context itself, because nobody can tell it from a copy.
 *
 * <p>Immutable; threads: any. Closing it does nothing.
 */
@SuppressWarnings("BanJNDI") // meant for those who ask naming services; this is one, and deserializes nothing
abstract class ReadOnlyContext implements Context {
    private final String nameInNamespace;
    private final Map<?, ?> environment;

    ReadOnlyContext(String nameInNamespace, Map<?, ?> environment) {
        this.nameInNamespace = nameInNamespace;
        this.environment = environment;
    }

    /**
     * Returns what a name stands for.
     *
     * @param name not empty
     */
    abstract Object find(Name name) throws NamingException;

    /** Returns what can be listed, by the first component of its name, in order. */
    abstract Map<String, Bound> entries();

    // ---------------------------------------------------------------- looking up

    @Override
    public final Object lookup(Name name) throws NamingException {
        return resolve(name);
    }

    final Object resolve(Name name) throws NamingException {
        return name.isEmpty() ? this : find(name);
    }

    @Override
    public final Object lookup(String name) throws NamingException {
        return lookup(Names.parse(name));
    }

    /** {@inheritDoc} There are no links here, so this is the same as {@link #lookup(Name)}. */
    @Override
    public final Object lookupLink(Name name) throws NamingException {
        return lookup(name);
    }

    /** {@inheritDoc} There are no links here, so this is the same as {@link #lookup(String)}. */
    @Override
    public final Object lookupLink(String name) throws NamingException {
        return lookup(name);
    }

    // ---------------------------------------------------------------- listing

    @Override
    public final NamingEnumeration<NameClassPair> list(Name name) throws NamingException {
        ReadOnlyContext listed = contextAt(name);
        List<NameClassPair> pairs = new ArrayList<>();
        listed.entries().forEach((key, bound) -> {
            NameClassPair pair = new NameClassPair(key, bound.type().getName());
            pair.setNameInNamespace(Names.below(listed.nameInNamespace, key));
            pairs.add(pair);
        });
        return new Listing<>(pairs);
    }

    @Override
    public final NamingEnumeration<NameClassPair> list(String name) throws NamingException {
        return list(Names.parse(name));
    }

    @Override
    public final NamingEnumeration<Binding> listBindings(Name name) throws NamingException {
        ReadOnlyContext listed = contextAt(name);
        List<Binding> bindings = new ArrayList<>();
        listed.entries().forEach((key, bound) -> {
            Binding binding =
                    new Binding(key, bound.type().getName(), bound.object().get());
            binding.setNameInNamespace(Names.below(listed.nameInNamespace, key));
            bindings.add(binding);
        });
        return new Listing<>(bindings);
    }

    @Override
    public final NamingEnumeration<Binding> listBindings(String name) throws NamingException {
        return listBindings(Names.parse(name));
    }

    private ReadOnlyContext contextAt(Name name) throws NamingException {
        if (resolve(name) instanceof ReadOnlyContext context) {
            return context;
        }
        NotContextException fault =
                new NotContextException("'" + fullName(name) + "' cannot be listed: it is an object, not a context.");
        fault.setRemainingName(name);
        throw fault;
    }

    // ---------------------------------------------------------------- names

    /** Returns a name of this context with all that precedes it. */
    final String fullName(Name name) {
        return Names.below(nameInNamespace, Names.format(name));
    }

    @Override
    public final String getNameInNamespace() {
        return nameInNamespace;
    }

    @Override
    public final NameParser getNameParser(Name name) throws NamingException {
        ReadOnlyContext unused = contextAt(name);
        return Names::parse;
    }

    @Override
    public final NameParser getNameParser(String name) throws NamingException {
        return getNameParser(Names.parse(name));
    }

    @Override
    public final Name composeName(Name name, Name prefix) throws NamingException {
        Name composed = (Name) prefix.clone();
        for (int i = 0; i < name.size(); i++) {
            composed.add(name.get(i));
        }
        return composed;
    }

    @Override
    public final String composeName(String name, String prefix) throws NamingException {
        return Names.format(composeName(Names.parse(name), Names.parse(prefix)));
    }

    // ---------------------------------------------------------------- environment

    /** Returns a copy. */
    @Override
    public final Hashtable<?, ?> getEnvironment() {
        return new Hashtable<>(environment);
    }

    @Override
    public final Object addToEnvironment(String property, Object value) throws NamingException {
        throw fixedEnvironment(property);
    }

    @Override
    public final Object removeFromEnvironment(String property) throws NamingException {
        throw fixedEnvironment(property);
    }

    private static OperationNotSupportedException fixedEnvironment(String property) {
        return new OperationNotSupportedException("Property '" + property
                + "' cannot be changed: a context reads its properties when it is made. Make a new InitialContext.");
    }

    /** Does nothing, as the context holds nothing that would have to be given back. */
    @Override
    public final void close() {}

    // ---------------------------------------------------------------- changes, all refused

    @Override
    public final void bind(Name name, Object object) throws NamingException {
        throw readOnly("bind", fullName(name));
    }

    @Override
    public final void bind(String name, Object object) throws NamingException {
        bind(Names.parse(name), object);
    }

    @Override
    public final void rebind(Name name, Object object) throws NamingException {
        throw readOnly("rebind", fullName(name));
    }

    @Override
    public final void rebind(String name, Object object) throws NamingException {
        rebind(Names.parse(name), object);
    }

    @Override
    public final void unbind(Name name) throws NamingException {
        throw readOnly("unbind", fullName(name));
    }

    @Override
    public final void unbind(String name) throws NamingException {
        unbind(Names.parse(name));
    }

    @Override
    public final void rename(Name oldName, Name newName) throws NamingException {
        throw readOnly("rename", fullName(oldName));
    }

    @Override
    public final void rename(String oldName, String newName) throws NamingException {
        rename(Names.parse(oldName), Names.parse(newName));
    }

    @Override
    public final Context createSubcontext(Name name) throws NamingException {
        throw readOnly("create subcontext", fullName(name));
    }

    @Override
    public final Context createSubcontext(String name) throws NamingException {
        return createSubcontext(Names.parse(name));
    }

    @Override
    public final void destroySubcontext(Name name) throws NamingException {
        throw readOnly("destroy subcontext", fullName(name));
    }

    @Override
    public final void destroySubcontext(String name) throws NamingException {
        destroySubcontext(Names.parse(name));
    }

    private static OperationNotSupportedException readOnly(String operation, String name) {
        return new OperationNotSupportedException("Cannot " + operation + " '" + name
                + "': this context is read-only. Say what it holds by properties of the InitialContext,"
                + " for example queue.NAME=orders.");
    }

    @Override
    public final String toString() {
        return "context '" + nameInNamespace + "'";
    }
}
