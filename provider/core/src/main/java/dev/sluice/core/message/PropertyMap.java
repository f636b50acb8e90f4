package dev.sluice.core.message;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Names with values in order of insertion. Most messages have a handful: the first three values are fields of the map, others
 * lie side by side in an array, and the names are those of all messages of the kind. With more than sixteen, all are in a hash map.
 *
 * <p>Shared by reference between sender, engine and receivers. Whoever shares one must not write to it any more, but
 * {@linkplain #copy copy} it first; the map itself cannot see to that.
 *
 * <p>Threads: none may write while others read.
 */
public final class PropertyMap implements Iterable<String>, Sized {
    /** How many values are fields. */
    private static final int FIELDS = 3;

    /** For how many others there is room at first, if there are any. */
    private static final int FIRST_ROOM = 5;

    private static final Object[] NO_OTHERS = {};

    /** No properties. Not to be written to. */
    public static final PropertyMap EMPTY = new PropertyMap();

    /** The names of the values; none if all are in a {@link LinkedHashMap}. */
    private Names names = Names.NONE;

    private @Nullable Object first;
    private @Nullable Object second;
    private @Nullable Object third;

    /** The values behind the third, with room behind the last; or a {@link LinkedHashMap} of all names and values. */
    private Object others = NO_OTHERS;

    /** Creates an empty map. */
    public PropertyMap() {}

    private PropertyMap(PropertyMap original) {
        names = original.names;
        first = original.first;
        second = original.second;
        third = original.third;
        others = original.isLarge()
                ? new LinkedHashMap<>(original.large())
                : original.others().clone();
    }

    private boolean isLarge() {
        return !(others instanceof Object[]);
    }

    @SuppressWarnings("unchecked") // that is what it is, if the map is large
    private Map<String, @Nullable Object> large() {
        return (Map<String, @Nullable Object>) others;
    }

    @SuppressWarnings("NullAway") // what is missing is null
    private @Nullable Object[] others() {
        return (Object[]) others;
    }

    private @Nullable Object value(int place) {
        return switch (place) {
            case 0 -> first;
            case 1 -> second;
            case 2 -> third;
            default -> others()[place - FIELDS];
        };
    }

    private void set(int place, @Nullable Object value) {
        switch (place) {
            case 0 -> first = value;
            case 1 -> second = value;
            case 2 -> third = value;
            default -> roomFor(place - FIELDS)[place - FIELDS] = value;
        }
    }

    private @Nullable Object[] roomFor(int place) {
        @Nullable Object[] room = others();
        if (place == room.length) {
            room = Arrays.copyOf(room, Math.max(FIRST_ROOM, 2 * place));
            others = room;
        }
        return room;
    }

    /** Returns a map with the same content that may be written to. */
    public PropertyMap copy() {
        return new PropertyMap(this);
    }

    /** Returns how many there are. */
    public int size() {
        return isLarge() ? large().size() : names.size();
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** Returns the value of a name, or null when there is none or the value is null. */
    public @Nullable Object get(String name) {
        if (isLarge()) {
            return large().get(name);
        }
        int place = names.indexOf(name);
        return place < 0 ? null : value(place);
    }

    /** Returns whether there is such a name, be its value null. */
    public boolean contains(String name) {
        return isLarge() ? large().containsKey(name) : names.indexOf(name) >= 0;
    }

    /** Sets the value of a name. */
    public void put(String name, @Nullable Object value) {
        if (isLarge()) {
            large().put(name, value);
            return;
        }
        Names more = names.rememberedWith(name);
        if (more != null) {
            add(more, value);
        } else {
            putUnknown(name, value);
        }
    }

    /**
     * Sets the value of a name that has come next here before, be it in another map, by {@link #putVetted}.
     *
     * @return whether it has; otherwise nothing is set
     */
    public boolean putIfVetted(String name, @Nullable Object value) {
        Names more = isLarge() ? null : names.rememberedWith(name);
        if (more == null || !more.isVetted()) {
            return false;
        }
        add(more, value);
        return true;
    }

    /** Sets the value of a name that need not be checked again by the one who has rules for names, whatever the map. */
    public void putVetted(String name, @Nullable Object value) {
        put(name, value);
        names.vet(name);
    }

    private void putUnknown(String name, @Nullable Object value) {
        int place = names.indexOf(name);
        if (place >= 0) {
            set(place, value);
        } else if (names.size() < Names.MOST) {
            add(names.with(name), value);
        } else {
            becomeLarge();
            large().put(name, value);
        }
    }

    private void add(Names more, @Nullable Object value) {
        set(names.size(), value);
        names = more;
    }

    private void becomeLarge() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        int place = 0;
        for (String name : names) {
            all.put(name, value(place++));
        }
        others = all;
        names = Names.NONE;
        first = null;
        second = null;
        third = null;
    }

    /** Returns the names in order of insertion. */
    @Override
    public Iterator<String> iterator() {
        return isLarge() ? Collections.unmodifiableSet(large().keySet()).iterator() : names.iterator();
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
