package dev.sluice.core.time;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Entries in order of their deadlines; those of equal deadlines in order of insertion.
 *
 * <p>Made for time-outs that hardly ever happen. An entry whose matter is settled is not taken out: it is left to go stale,
 * and cleared away when it comes up or when stale entries are half of all. With deadlines that only grow, the common case,
 * adding costs the same whatever the size.
 *
 * <p>Threads: none of its own and no lock; the owner guards it.
 *
 * @param <T> what has a deadline
 */
public final class DeadlineHeap<T> {
    /** No deadline: later than every other. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int SMALLEST = 16;

    private final Predicate<Entry<T>> stale;

    /** Made with the first entry: most heaps never have one. */
    private @Nullable Entry<T>[] heap = entries(0);

    private int size;
    private int sizeAfterLastSweep;
    private long added;

    /**
     * Creates an empty heap.
     *
     * @param stale tells whether an entry's matter is settled; once true, it stays true
     */
    public DeadlineHeap(Predicate<Entry<T>> stale) {
        this.stale = stale;
    }

    /** One thing and when it is due; {@code tag} is whatever its owner needs to see whether it is stale. */
    public static final class Entry<T> {
        private final long deadline;
        private final long order;
        private final T item;
        private final int tag;

        Entry(long deadline, long order, T item, int tag) {
            this.deadline = deadline;
            this.order = order;
            this.item = item;
            this.tag = tag;
        }

        /** Returns when it is due. */
        public long deadline() {
            return deadline;
        }

        /** Returns what is due. */
        public T item() {
            return item;
        }

        /** Returns the owner's tag. */
        public int tag() {
            return tag;
        }

        private boolean before(Entry<T> other) {
            return deadline < other.deadline || (deadline == other.deadline && order < other.order);
        }
    }

    /**
     * Adds an entry.
     *
     * @param deadline when it is due
     * @param item what is due
     * @param tag kept with it, for the owner
     */
    public void add(long deadline, T item, int tag) {
        if (size == heap.length) {
            makeRoom();
        }
        siftUp(size++, new Entry<>(deadline, added++, item, tag));
    }

    /** Returns the earliest deadline of an entry that is not stale, or {@link #NEVER}. */
    public long first() {
        Entry<T> first = peek();
        return first == null ? NEVER : first.deadline;
    }

    /**
     * Takes out the next entry that is due and not stale.
     *
     * @param now the time by which it must be due
     * @return the entry, or null when none is due
     */
    public @Nullable Entry<T> pollDue(long now) {
        Entry<T> first = peek();
        if (first == null || first.deadline > now) {
            return null;
        }
        removeFirst();
        return first;
    }

    /** Hands the item of every entry that is not stale to {@code action}, in no order. An entry may go stale meanwhile. */
    public void forEach(Consumer<T> action) {
        for (int i = 0; i < size; i++) {
            Entry<T> entry = at(i);
            if (!stale.test(entry)) {
                action.accept(entry.item);
            }
        }
    }

    private @Nullable Entry<T> peek() {
        while (size > 0) {
            Entry<T> first = at(0);
            if (!stale.test(first)) {
                return first;
            }
            removeFirst();
        }
        return null;
    }

    private void removeFirst() {
        Entry<T> last = at(--size);
        heap[size] = null;
        if (size > 0) {
            siftDown(0, last);
        }
    }

    /** Sweeps out stale entries, and grows only if more than half of them were not. Amortised over what was added since. */
    private void makeRoom() {
        if (size >= 2 * sizeAfterLastSweep) {
            sweep();
        }
        if (heap.length == 0) {
            heap = entries(SMALLEST);
        } else if (size > heap.length / 2) {
            heap = Arrays.copyOf(heap, heap.length * 2);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> @Nullable Entry<T>[] entries(int length) {
        return new Entry[length];
    }

    private void sweep() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            Entry<T> entry = at(i);
            if (!stale.test(entry)) {
                heap[kept++] = entry;
            }
        }
        Arrays.fill(heap, kept, size, null);
        size = kept;
        sizeAfterLastSweep = Math.max(kept, SMALLEST / 2);
        for (int i = size / 2 - 1; i >= 0; i--) {
            siftDown(i, at(i));
        }
    }

    private void siftUp(int position, Entry<T> entry) {
        int i = position;
        while (i > 0) {
            int parent = (i - 1) / 2;
            Entry<T> above = at(parent);
            if (above.before(entry)) {
                break;
            }
            heap[i] = above;
            i = parent;
        }
        heap[i] = entry;
    }

    private void siftDown(int position, Entry<T> entry) {
        int i = position;
        while (2 * i + 1 < size) {
            int child = 2 * i + 1;
            if (child + 1 < size && at(child + 1).before(at(child))) {
                child++;
            }
            if (entry.before(at(child))) {
                break;
            }
            heap[i] = at(child);
            i = child;
        }
        heap[i] = entry;
    }

    @SuppressWarnings("NullAway") // every slot below size is filled
    private Entry<T> at(int i) {
        return heap[i];
    }
}
