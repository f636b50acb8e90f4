package dev.sluice.jms.internal.message;

import java.util.Set;

/**
 * The classes that every object message may contain: values and plain collections of {@code java.lang},
 * {@code java.math}, {@code java.time} and {@code java.util}, and what those write of themselves. Listed one by one:
 * whole packages would let in classes that do things when they are read.
 */
final class StandardClasses {
    /** Outermost classes; what is nested in them counts too. */
    private static final Set<String> NAMES = Set.of(
            // Object for arrays of it
            "java.lang.Object",
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Number",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Enum",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "java.math.MathContext",
            "java.math.RoundingMode",
            "java.util.AbstractMap",
            "java.util.ArrayDeque",
            "java.util.ArrayList",
            "java.util.Arrays",
            "java.util.BitSet",
            "java.util.Calendar",
            "java.util.CollSer",
            "java.util.Collections",
            "java.util.Currency",
            "java.util.Date",
            "java.util.EnumMap",
            "java.util.EnumSet",
            "java.util.GregorianCalendar",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            // behind Arrays.asList, List.of and their like
            "java.util.ImmutableCollections",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.Locale",
            "java.util.Map",
            "java.util.PriorityQueue",
            "java.util.Properties",
            "java.util.JumboEnumSet",
            "java.util.RegularEnumSet",
            "java.util.SimpleTimeZone",
            "java.util.Stack",
            "java.util.TimeZone",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.UUID",
            "java.util.Vector",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentLinkedDeque",
            "java.util.concurrent.ConcurrentLinkedQueue",
            "java.util.concurrent.ConcurrentSkipListMap",
            "java.util.concurrent.ConcurrentSkipListSet",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.CopyOnWriteArraySet",
            "java.util.concurrent.TimeUnit",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicReference",
            // a ConcurrentHashMap writes locks, for readers of older versions
            "java.util.concurrent.locks.AbstractOwnableSynchronizer",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer",
            "java.util.concurrent.locks.ReentrantLock",
            // the time zone of a GregorianCalendar
            "sun.util.calendar.ZoneInfo");

    /** All classes of these are immutable values. */
    private static final Set<String> PACKAGES = Set.of("java.time", "java.time.chrono", "java.time.temporal");

    private StandardClasses() {}

    static boolean contains(String className) {
        int lastDot = className.lastIndexOf('.');
        int nested = className.indexOf('$', lastDot + 1);
        return NAMES.contains(nested < 0 ? className : className.substring(0, nested))
                || (lastDot > 0 && PACKAGES.contains(className.substring(0, lastDot)));
    }
}
