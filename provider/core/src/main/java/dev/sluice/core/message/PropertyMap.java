package dev.sluice.core.message;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Names with values in order of insertion. Most messages have a handful, so the values lie side by side in an array, and the
 * names are those of all messages of the kind; with more than sixteen, both are in a hash map.
 *
 * <p>Shared by reference between sender, engine and receivers. Whoever shares one must not write to it any more, but
 * {@linkplain #copy copy} it first; the map itself cannot see to that.
 *
 * <p>Threads: none may write while others read.
 */
public final class PropertyMap implements Iterable<String>, Sized {
    /** No properties. Not to be written to. */
    public static final PropertyMap EMPTY = new PropertyMap(Names.NONE, new Object[0]);

    private static final int FIRST_ROOM = 2;

    /** The names of the values; none if they are in a {@link LinkedHashMap}. */
    private Names names;

    /** The values in the order of their names, with room behind the last; or a {@link LinkedHashMap} with the names. */
    private Object content;

    /** Creates an empty map with room for two. */
    public PropertyMap() {
        this(Names.NONE, new Object[FIRST_ROOM]);
    }

    /** Returns an empty map with room for so many, at least for one; it grows if there are more. */
    public static PropertyMap withRoomFor(int expected) {
        return new PropertyMap(Names.NONE, new Object[Math.max(1, Math.min(expected, Names.MOST))]);
    }

    private PropertyMap(Names names, Object content) {
        this.names = names;
        this.content = content;
    }

    @SuppressWarnings("unchecked") // that is what it is, if it is no array
    private Map<String, @Nullable Object> many() {
        return (Map<String, @Nullable Object>) content;
    }

    /** Returns a map with the same content that may be written to. */
    public PropertyMap copy() {
        return new PropertyMap(
                names,
                content instanceof @Nullable Object[] values
                        ? Arrays.copyOf(values, Math.max(values.length, FIRST_ROOM))
                        : new LinkedHashMap<>(many()));
    }

    /** Returns how many there are. */
    public int size() {
        return content instanceof Object[] ? names.size() : many().size();
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** Returns the value of a name, or null when there is none or the value is null. */
    public @Nullable Object get(String name) {
        if (content instanceof @Nullable Object[] values) {
            int place = names.indexOf(name);
            return place < 0 ? null : values[place];
        }
        return many().get(name);
    }

    /** Returns whether there is such a name, be its value null. */
    public boolean contains(String name) {
        return content instanceof Object[] ? names.indexOf(name) >= 0 : many().containsKey(name);
    }

    /** Sets the value of a name. */
    public void put(String name, @Nullable Object value) {
        if (content instanceof @Nullable Object[] values) {
            Names more = names.rememberedWith(name);
            if (more != null) {
                add(more, values, value);
            } else {
                putUnknown(name, values, value);
            }
        } else {
            many().put(name, value);
        }
    }

    private void putUnknown(String name, @Nullable Object[] values, @Nullable Object value) {
        int place = names.indexOf(name);
        if (place >= 0) {
            values[place] = value;
        } else if (names.size() < Names.MOST) {
            add(names.with(name), values, value);
        } else {
            Map<String, @Nullable Object> map = asMap(values);
            map.put(name, value);
            content = map;
            names = Names.NONE;
        }
    }

    private void add(Names more, @Nullable Object[] values, @Nullable Object value) {
        int place = names.size();
        @Nullable Object[] room = values;
        if (place == values.length) {
            room = Arrays.copyOf(values, Math.max(FIRST_ROOM, 2 * place));
            content = room;
        }
        room[place] = value;
        names = more;
    }

    private Map<String, @Nullable Object> asMap(@Nullable Object[] values) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        int place = 0;
        for (String name : names) {
            map.put(name, values[place++]);
        }
        return map;
    }

    /** Returns the names in order of insertion. */
    @Override
    public Iterator<String> iterator() {
        return content instanceof Object[]
                ? names.iterator()
                : Collections.unmodifiableSet(many().keySet()).iterator();
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
