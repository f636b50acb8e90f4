package dev.sluice.core.message;

import java.util.Arrays;
import java.util.Iterator;

import org.jspecify.annotations.Nullable;

/**
 * Names in order of insertion, for all maps to which the same names came in the same order. Messages of one kind have the same
 * names: so each of them carries its values alone, and a name that has come next before is known to be new without a look at
 * those before it.
 *
 * <p>What may come next is remembered for so many in all that programs with ever new names only make it forget.
 *
 * <p>Never changes, but for what it remembers. Threads: any.
 */
final class Names implements Iterable<String> {
    /** No names. */
    static final Names NONE = new Names();

    /** How many there are at most. */
    static final int MOST = 16;

    /** How many characters a name has at most that is remembered. */
    private static final int LONGEST = 100;

    /** How many places there are for those of one hash, next to each other, and by how many bits of it they are told apart. */
    private static final int PLACES = 4;

    private static final int HASH_BITS = 8;

    /**
     * What came next before, by the hash of its names. Threads write to it as they like: what one of them does not find it makes
     * once more.
     */
    private static final @Nullable Names[] REMEMBERED = new Names[PLACES << HASH_BITS];

    private final @Nullable Names before;
    private final String last;
    private final String[] all;
    private final int hash;

    /** For each name a bit by its hash: most names that are none of these are known by a bit that is missing. */
    private final long bits;

    /** What was the first to come next, as it usually is again. Written by any thread, as {@link #REMEMBERED}. */
    private @Nullable Names usual;

    /** Whether the last name need not be checked again. Written by any thread, too; it only becomes true. */
    private boolean isVetted;

    private Names() {
        this.before = null;
        this.last = "";
        this.all = new String[0];
        this.hash = 0;
        this.bits = 0;
    }

    private Names(Names before, String last) {
        this.before = before;
        this.last = last;
        this.all = Arrays.copyOf(before.all, before.all.length + 1);
        this.hash = before.hashWith(last);
        this.bits = before.bits | bit(last);
        all[before.all.length] = last;
    }

    int size() {
        return all.length;
    }

    /** Returns these names and one more, if it is remembered that it has followed them before and so is none of them; else null. */
    @Nullable
    Names rememberedWith(String name) {
        Names likely = usual;
        return likely != null && isIdentical(likely.last, name) ? likely : rememberedAmongOthers(name);
    }

    private @Nullable Names rememberedAmongOthers(String name) {
        int first = firstPlace(hashWith(name));
        for (int place = first; place < first + PLACES; place++) {
            Names next = REMEMBERED[place];
            if (next != null && next.before == this && isSame(next.last, name)) {
                return next;
            }
        }
        return null;
    }

    /** Returns these names and one more, which is none of them; there must be fewer than {@link #MOST}. */
    Names with(String name) {
        Names next = new Names(this, name);
        if (name.length() <= LONGEST) {
            next.remember();
            usual = usual == null ? next : usual;
        }
        return next;
    }

    /** Who was remembered longest of those with the same hash is forgotten for it. */
    private void remember() {
        int first = firstPlace(hash);
        System.arraycopy(REMEMBERED, first, REMEMBERED, first + 1, PLACES - 1);
        REMEMBERED[first] = this;
    }

    /** Returns whether the last name need not be checked again by whoever has rules for names. */
    boolean isVetted() {
        return isVetted;
    }

    /** Notes that a name need not be checked again where it comes, if it is the last. */
    void vet(String name) {
        isVetted |= isSame(last, name);
    }

    private int hashWith(String name) {
        return 31 * hash + name.hashCode();
    }

    private static int firstPlace(int hash) {
        int spread = hash * 0x9E3779B9; // 2^32 divided by the golden ratio: neighbours end up far from each other
        return PLACES * (spread >>> (Integer.SIZE - HASH_BITS));
    }

    /** Returns where a name is, or -1 if it is none of these. */
    int indexOf(String name) {
        if ((bits & bit(name)) == 0) {
            return -1;
        }
        // Most names are literals, and found without a look at what they say.
        for (int i = 0; i < all.length; i++) {
            if (isIdentical(all[i], name)) {
                return i;
            }
        }
        return indexOfEqual(name);
    }

    /** Those of selectors are other objects. */
    private int indexOfEqual(String name) {
        for (int i = 0; i < all.length; i++) {
            if (all[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static long bit(String name) {
        return 1L << name.hashCode();
    }

    private static boolean isSame(String one, String other) {
        return isIdentical(one, other) || one.equals(other);
    }

    @SuppressWarnings("ReferenceEquality") // equality is asked for where identity is not the case
    private static boolean isIdentical(String one, String other) {
        return one == other;
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.asList(all).iterator();
    }
}
