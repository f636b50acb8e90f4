package dev.sluice.core.queue;

/**
 * Nothing but room, two cache lines of it: what a subclass has lies apart from whatever lies before it in memory. A processor
 * that writes to a cache line takes all of it from the others, and they have to fetch it again for what they read next to it.
 *
 * <p>Virtual machines lay out the fields of a superclass before those of its subclasses; nothing depends on it but speed.
 */
@SuppressWarnings({"unused", "UnusedVariable"}) // that is what they are for
abstract class CacheLines {
    /** Where an object's header ends in the middle of eight bytes, the first field that fits comes there: not one of a subclass. */
    private int besideTheHeader;

    private long a0, a1, a2, a3, a4, a5, a6, a7;
    private long b0, b1, b2, b3, b4, b5, b6, b7;
}
