package dev.sluice.core.group;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * How the messages of a queue, or of a subscription with several consumers, are divided among those who receive them.
 *
 * <p>{@link #FIRST_READY} is the fastest, and right unless something else is asked for: nothing is set aside for anybody, so
 * nobody waits for a message that another could have had. {@link #ROUND_ROBIN} and {@link #WEIGHTED} decide on every message
 * as it arrives, whether or not its receiver is busy: the shares come out to the letter, and a slow member is waited for.
 * {@link #LEAST_LOADED} decides when somebody asks, in favour of those with the fewest unsettled messages. {@link #KEY} keeps
 * all messages of a key with one member and in order, {@link #EXCLUSIVE} all messages, with the other members standing by.
 *
 * <p>Immutable. Those of an application are equal when they are the same object.
 */
public final class Balancing {
    /** A message goes to whoever asks first. */
    public static final Balancing FIRST_READY = new Balancing("FIRST_READY", Kind.WHOEVER_ASKS, null);

    /** Members get messages in strict turn. */
    public static final Balancing ROUND_ROBIN = new Balancing("ROUND_ROBIN", Kind.AHEAD, null);

    /** Members get messages in proportion to their weights. */
    public static final Balancing WEIGHTED = new Balancing("WEIGHTED", Kind.AHEAD, null);

    /** Of those that ask, the member with the fewest unsettled messages gets the next. */
    public static final Balancing LEAST_LOADED = new Balancing("LEAST_LOADED", Kind.ON_DEMAND, null);

    /** All messages with the same key go to the same member. */
    public static final Balancing KEY = new Balancing("KEY", Kind.BY_KEY, null);

    /** All messages go to one member; if it goes, another takes over. */
    public static final Balancing EXCLUSIVE = new Balancing("EXCLUSIVE", Kind.ALL_TO_ONE, null);

    /** What may be written for it, in words. */
    public static final String WORDS = "one of FIRST_READY, ROUND_ROBIN, WEIGHTED, LEAST_LOADED, KEY, EXCLUSIVE,"
            + " or the name of a class that implements Balancer";

    private final String name;
    private final Kind kind;
    /** The application's; ours are made by {@link #newBalancer}, because constants without lambdas are made faster at start. */
    private final @Nullable Supplier<? extends Balancer> balancers;

    /** By what it is decided who gets a message, and when. */
    public enum Kind {
        /** By nobody: there is no group. */
        WHOEVER_ASKS,
        /** By a balancer of ours, as soon as the message is there. */
        AHEAD,
        /** By a balancer of ours, when somebody asks. */
        ON_DEMAND,
        /** By the message's key. */
        BY_KEY,
        /** By who was there first. */
        ALL_TO_ONE,
        /** By a balancer of the application's, when somebody asks. */
        FOREIGN
    }

    private Balancing(String name, Kind kind, @Nullable Supplier<? extends Balancer> balancers) {
        this.name = name;
        this.kind = kind;
        this.balancers = balancers;
    }

    /**
     * Returns one that leaves it to the application.
     *
     * @param balancers makes a balancer for each queue and each subscription
     */
    public static Balancing by(Supplier<? extends Balancer> balancers) {
        return new Balancing(balancers.toString(), Kind.FOREIGN, balancers);
    }

    /**
     * Returns the one that a text names: one of the constants, in any case and with {@code -} or {@code _}, or a class that
     * implements {@link Balancer} and has a public constructor without parameters.
     *
     * @throws IllegalArgumentException if there is none, or the class cannot be used
     */
    public static Balancing parse(String text) {
        String stripped = text.strip();
        String constant = stripped.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Balancing known : named()) {
            if (known.name.equals(constant)) {
                return known;
            }
        }
        return ofClass(stripped);
    }

    private static Balancing ofClass(String className) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? Balancing.class.getClassLoader() : context;
        try {
            Class<? extends Balancer> type =
                    Class.forName(className, true, loader).asSubclass(Balancer.class);
            newInstance(type);
            return new Balancing(className, Kind.FOREIGN, () -> newInstance(type));
        } catch (ClassNotFoundException | LinkageError | ClassCastException e) {
            throw new IllegalArgumentException(className, e);
        }
    }

    private static Balancer newInstance(Class<? extends Balancer> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName(), e);
        }
    }

    /** Returns by what it is decided who gets a message. */
    public Kind kind() {
        return kind;
    }

    /** Returns a balancer for one queue; that of {@link Kind#BY_KEY} is for messages without a key. */
    public Balancer newBalancer() {
        if (balancers != null) {
            return balancers.get();
        }
        if (this == WEIGHTED) {
            return new Weighted();
        }
        return this == LEAST_LOADED ? new LeastLoaded() : new RoundRobin();
    }

    /** Returns all that have a name of their own. */
    public static List<Balancing> named() {
        return List.of(FIRST_READY, ROUND_ROBIN, WEIGHTED, LEAST_LOADED, KEY, EXCLUSIVE);
    }

    @Override
    public String toString() {
        return name;
    }
}
