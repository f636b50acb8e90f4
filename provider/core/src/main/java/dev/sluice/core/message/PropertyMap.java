package dev.sluice.core.message;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * Names with values in order of insertion. Most messages have a handful, so names and values lie side by side in one
 * array and are looked through; more than {@value #FEW} are in a hash map.
 *
 * <p>Shared by reference between sender, engine and receivers. Whoever shares one must not write to it any more, but
 * {@linkplain #copy copy} it first; the map itself cannot see to that.
 *
 * <p>Threads: none may write while others read.
 */
public final class PropertyMap implements Iterable<String>, Sized {
    /** No properties. Not to be written to. */
    public static final PropertyMap EMPTY = new PropertyMap(new Object[0]);

    private static final int FEW = 16;
    private static final int FIRST_SLOTS = 4;

    /** An array of name, value, name, value and so on, with nulls behind the last; or a {@link LinkedHashMap}. */
    private Object content;

    /** Creates an empty map with room for two. */
    public PropertyMap() {
        this(new Object[FIRST_SLOTS]);
    }

    /** Returns an empty map with room for so many, at least for one; it grows if there are more. */
    public static PropertyMap withRoomFor(int expected) {
        return new PropertyMap(new Object[2 * Math.max(1, Math.min(expected, FEW))]);
    }

    private PropertyMap(Object content) {
        this.content = content;
    }

    @SuppressWarnings("unchecked") // that is what it is, if it is no array
    private Map<String, @Nullable Object> many() {
        return (Map<String, @Nullable Object>) content;
    }

    /** Returns a map with the same content that may be written to. */
    public PropertyMap copy() {
        return new PropertyMap(
                content instanceof @Nullable Object[] few
                        ? Arrays.copyOf(few, Math.max(few.length, FIRST_SLOTS))
                        : new LinkedHashMap<>(many()));
    }

    /** Returns how many there are. */
    public int size() {
        return content instanceof @Nullable Object[] few ? end(few) / 2 : many().size();
    }

    /** Returns where the first free slot is, if there is one, else the length. */
    private static int end(@Nullable Object[] few) {
        int end = 0;
        while (end < few.length && few[end] != null) {
            end += 2;
        }
        return end;
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return content instanceof @Nullable Object[] few && (few.length == 0 || few[0] == null);
    }

    /** Returns the value of a name, or null when there is none or the value is null. */
    public @Nullable Object get(String name) {
        if (content instanceof @Nullable Object[] few) {
            int slot = find(few, name);
            return isTaken(few, slot) ? few[slot + 1] : null;
        }
        return many().get(name);
    }

    /** Returns whether there is such a name, be its value null. */
    public boolean contains(String name) {
        return content instanceof @Nullable Object[] few ? isTaken(few, find(few, name)) : many().containsKey(name);
    }

    /** Sets the value of a name. */
    public void put(String name, @Nullable Object value) {
        if (content instanceof @Nullable Object[] few) {
            int slot = find(few, name);
            if (slot < 2 * FEW) {
                put(few, slot, name, value);
                return;
            }
            content = asMap(few);
        }
        many().put(name, value);
    }

    private void put(@Nullable Object[] few, int slot, String name, @Nullable Object value) {
        @Nullable Object[] slots = few;
        if (slot == few.length) {
            slots = Arrays.copyOf(few, 2 * few.length);
            content = slots;
        }
        slots[slot] = name;
        slots[slot + 1] = value;
    }

    /** Returns where a name is, or else where it would be: the first free slot, or the length. */
    private static int find(@Nullable Object[] few, String name) {
        int slot = 0;
        while (isTaken(few, slot) && few[slot] != name) {
            slot += 2;
        }
        return isTaken(few, slot) ? slot : findEqual(few, name);
    }

    /** Most names are literals, and found above without a look at what they say. A new one differs from the others in its hash. */
    private static int findEqual(@Nullable Object[] few, String name) {
        int hash = name.hashCode();
        int slot = 0;
        while (isTaken(few, slot) && !isEqual((String) few[slot], name, hash)) {
            slot += 2;
        }
        return slot;
    }

    @SuppressWarnings("NullAway") // asked of taken slots only
    private static boolean isEqual(@Nullable String taken, String name, int hash) {
        return taken.hashCode() == hash && taken.equals(name);
    }

    private static boolean isTaken(@Nullable Object[] few, int slot) {
        return slot < few.length && few[slot] != null;
    }

    private static Map<String, @Nullable Object> asMap(@Nullable Object[] few) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int slot = 0; isTaken(few, slot); slot += 2) {
            map.put((String) few[slot], few[slot + 1]);
        }
        return map;
    }

    /** Returns the names in order of insertion. */
    @Override
    public Iterator<String> iterator() {
        return content instanceof @Nullable Object[] few
                ? new Names(few)
                : Collections.unmodifiableSet(many().keySet()).iterator();
    }

    private static final class Names implements Iterator<String> {
        private final @Nullable Object[] few;
        private int slot;

        Names(@Nullable Object[] few) {
            this.few = few;
        }

        @Override
        public boolean hasNext() {
            return isTaken(few, slot);
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            String name = (String) few[slot];
            slot += 2;
            return name;
        }
    }

    @Override
    public long sizeInBytes() {
        long bytes = 0;
        for (String name : this) {
            bytes += Sized.of(name) + Sized.of(get(name));
        }
        return bytes;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (String name : this) {
            text.append(text.length() == 1 ? "" : ", ").append(name).append('=').append(get(name));
        }
        return text.append('}').toString();
    }
}
