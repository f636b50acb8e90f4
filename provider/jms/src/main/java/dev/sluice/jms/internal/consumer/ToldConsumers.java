package dev.sluice.jms.internal.consumer;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Consumers of one session that were told that there is something for them. One may be here more than once, but that is soon over:
 * a queue tells it once, and again only after it has asked.
 *
 * <p>Threads: any.
 */
public final class ToldConsumers {
    /** Who was told last. */
    private final AtomicReference<@Nullable Entry> last = new AtomicReference<>();

    /**
     * A consumer that was told. New each time, which costs next to nothing: if consumers, which live long, were linked to each
     * other, a garbage collector would have to be told of each link, and to look into it.
     */
    private static final class Entry {
        final SluiceConsumer consumer;

        /** Who was told before; once they are taken, who was told next. */
        @Nullable
        Entry next;

        Entry(SluiceConsumer consumer) {
            this.consumer = consumer;
        }
    }

    /** Creates an empty collection. */
    public ToldConsumers() {}

    /**
     * Adds a consumer.
     *
     * @return whether it is the first since they were {@linkplain #takeAll taken}, so that somebody must be woken who does that
     */
    public boolean add(SluiceConsumer consumer) {
        Entry told = new Entry(consumer);
        while (true) {
            Entry before = last.get();
            told.next = before;
            if (last.compareAndSet(before, told)) {
                return before == null;
            }
        }
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return last.get() == null;
    }

    /** Takes all of them out, in the order in which they were told. */
    public void takeAll(Consumer<SluiceConsumer> action) {
        for (Entry told = oldestFirst(last.getAndSet(null)); told != null; told = told.next) {
            action.accept(told.consumer);
        }
    }

    private static @Nullable Entry oldestFirst(@Nullable Entry last) {
        Entry oldest = null;
        Entry next = last;
        while (next != null) {
            Entry before = next.next;
            next.next = oldest;
            oldest = next;
            next = before;
        }
        return oldest;
    }
}
