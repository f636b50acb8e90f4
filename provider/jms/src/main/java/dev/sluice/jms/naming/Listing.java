package dev.sluice.jms.naming;

import java.util.Iterator;
import java.util.List;
import javax.naming.NamingEnumeration;

/**
 * Enumerates what a context holds.
 *
 * <p>Threads: one.
 *
 * @param <T> what is enumerated
 */
final class Listing<T> implements NamingEnumeration<T> {
    private final Iterator<T> left;

    Listing(List<T> all) {
        this.left = all.iterator();
    }

    @Override
    public T next() {
        return left.next();
    }

    @Override
    public boolean hasMore() {
        return left.hasNext();
    }

    @Override
    public boolean hasMoreElements() {
        return left.hasNext();
    }

    @Override
    public T nextElement() {
        return left.next();
    }

    /** Does nothing, as it holds nothing that would have to be given back. */
    @Override
    public void close() {}
}
