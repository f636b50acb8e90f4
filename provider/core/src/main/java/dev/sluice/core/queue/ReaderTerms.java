package dev.sluice.core.queue;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.selector.Selector;

/**
 * What a reader wants, and who it is.
 *
 * @param selector which messages it takes, or null for all
 * @param name what the other members of its group and operators know it by
 * @param weight its weight in a group, at least 1
 */
public record ReaderTerms(@Nullable Selector selector, String name, int weight) {
    /** Everything, for nobody in particular. */
    public static final ReaderTerms ANY = new ReaderTerms(null, "", 1);

    /** Returns the terms of nobody in particular. */
    public static ReaderTerms of(@Nullable Selector selector) {
        return new ReaderTerms(selector, "", 1);
    }
}
