package dev.sluice.core.message;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * Names with values in order of insertion. Most messages have a handful, so names and values lie side by side in one
 * array and are looked through; from {@value #INDEX_FROM} on there is a hash index beside it.
 *
 * <p>Shared by reference between sender, engine and receivers. Whoever shares one must not write to it any more, but
 * {@linkplain #copy copy} it first; the map itself cannot see to that.
 *
 * <p>Threads: none may write while others read.
 */
public final class PropertyMap implements Iterable<String>, Sized {
    /** No properties. Not to be written to. */
    public static final PropertyMap EMPTY = new PropertyMap(new Object[0], 0);

    private static final int INDEX_FROM = 16;
    private static final int FIRST_SLOTS = 4;

    /** Name, value, name, value… */
    private @Nullable Object[] slots;

    private int size;

    /** Open addressing: 1 + the number of the pair, or 0. Null while there are few. Always at least twice as long as full. */
    private int @Nullable [] index;

    /** Creates an empty map with room for two. */
    public PropertyMap() {
        this(new Object[FIRST_SLOTS], 0);
    }

    private PropertyMap(@Nullable Object[] slots, int size) {
        this.slots = slots;
        this.size = size;
    }

    /** Returns a map with the same content that may be written to. */
    public PropertyMap copy() {
        PropertyMap copy = new PropertyMap(Arrays.copyOf(slots, Math.max(slots.length, FIRST_SLOTS)), size);
        copy.index = index == null ? null : index.clone();
        return copy;
    }

    /** Returns how many there are. */
    public int size() {
        return size;
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Returns the value of a name, or null when there is none or the value is null. */
    public @Nullable Object get(String name) {
        int pair = find(name);
        return pair < 0 ? null : slots[2 * pair + 1];
    }

    /** Returns whether there is such a name, be its value null. */
    public boolean contains(String name) {
        return find(name) >= 0;
    }

    /** Sets the value of a name. */
    public void put(String name, @Nullable Object value) {
        int pair = find(name);
        if (pair < 0) {
            pair = append(name);
        }
        slots[2 * pair + 1] = value;
    }

    private int append(String name) {
        if (2 * size == slots.length) {
            slots = Arrays.copyOf(slots, 4 * size);
        }
        slots[2 * size] = name;
        int pair = size++;
        if (size >= INDEX_FROM) {
            enter(pair);
        }
        return pair;
    }

    private void enter(int pair) {
        int[] table = index;
        if (table == null || 2 * size > table.length) {
            index = table = new int[4 * Integer.highestOneBit(size)];
            for (int i = 0; i < size; i++) {
                table[place(table, name(i))] = i + 1;
            }
        } else {
            table[place(table, name(pair))] = pair + 1;
        }
    }

    private int find(String name) {
        int[] table = index;
        if (table != null) {
            return table[place(table, name)] - 1;
        }
        for (int i = 0; i < size; i++) {
            if (name.equals(slots[2 * i])) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the place of the name in the table, or the free place where it would be entered. */
    private int place(int[] table, String name) {
        int mask = table.length - 1;
        int hash = name.hashCode();
        int i = (hash ^ (hash >>> 16)) & mask;
        while (table[i] != 0 && !name.equals(name(table[i] - 1))) {
            i = (i + 1) & mask;
        }
        return i;
    }

    @SuppressWarnings("NullAway") // every pair below size has a name
    private String name(int pair) {
        return (String) slots[2 * pair];
    }

    /** Returns the names in order of insertion. */
    @Override
    public Iterator<String> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public String next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                return name(next++);
            }
        };
    }

    @Override
    public long sizeInBytes() {
        long bytes = 0;
        for (int i = 0; i < 2 * size; i++) {
            bytes += Sized.of(slots[i]);
        }
        return bytes;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ", ").append(name(i)).append('=').append(slots[2 * i + 1]);
        }
        return text.append('}').toString();
    }
}
