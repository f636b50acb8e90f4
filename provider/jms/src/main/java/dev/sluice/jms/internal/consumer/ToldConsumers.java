package dev.sluice.jms.internal.consumer;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Consumers of one session that were told that there is something for them, each once however often it was told. They are
 * linked to each other, so that telling makes no garbage and writes to one place that all tellers share.
 *
 * <p>Threads: any.
 */
public final class ToldConsumers {
    /** Who was told last; linked to whom was told before, and so on. */
    private final AtomicReference<@Nullable SluiceConsumer> last = new AtomicReference<>();

    /** Creates an empty collection. */
    public ToldConsumers() {}

    /**
     * Adds a consumer.
     *
     * @return whether it is the first since they were {@linkplain #takeAll taken}, so that somebody must be woken who does that
     */
    public boolean add(SluiceConsumer consumer) {
        if (!consumer.beginsToBeTold()) {
            return false;
        }
        while (true) {
            SluiceConsumer before = last.get();
            consumer.toldBefore(before);
            if (last.compareAndSet(before, consumer)) {
                return before == null;
            }
        }
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return last.get() == null;
    }

    /** Takes all of them out, in the order in which they were told; from then on each can be told again. */
    public void takeAll(Consumer<SluiceConsumer> action) {
        SluiceConsumer oldest = null;
        SluiceConsumer next = last.getAndSet(null);
        while (next != null) {
            SluiceConsumer before = next.toldBefore();
            next.toldBefore(oldest);
            oldest = next;
            next = before;
        }
        while (oldest != null) {
            SluiceConsumer following = oldest.toldBefore();
            oldest.endsToBeTold();
            action.accept(oldest);
            oldest = following;
        }
    }
}
