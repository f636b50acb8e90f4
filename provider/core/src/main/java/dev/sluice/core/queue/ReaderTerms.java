package dev.sluice.core.queue;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.selector.Selector;

/**
 * What a reader wants, and who it is.
 *
 * @param selector which messages it takes, or null for all
 * @param owner who it is
 * @param weight its weight in a group, at least 1
 */
public record ReaderTerms(@Nullable Selector selector, ConsumerId owner, int weight) {
    /** Returns the terms of somebody who weighs 1. */
    public static ReaderTerms of(@Nullable Selector selector, ConsumerId owner) {
        return new ReaderTerms(selector, owner, 1);
    }
}
