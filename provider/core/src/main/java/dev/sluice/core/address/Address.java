package dev.sluice.core.address;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/**
 * The name and kind of a destination. Names only; whether anything exists under a name, the engine knows.
 *
 * <p>Levels of a name are separated by {@code .}. A level {@code *} stands for any one level, a last level {@code >} for
 * one or more: such an address is a {@linkplain #isPattern() pattern}. Commas make a
 * {@linkplain #isComposite() composite}: {@code orders,audit.>} names two destinations at once. A part of a composite may
 * say {@code queue://} or {@code topic://} to be of the other kind.
 *
 * <p>Immutable. Two addresses are equal when kind and name are.
 */
public final class Address {
    private static final String QUEUE_SCHEME = "queue://";
    private static final String TOPIC_SCHEME = "topic://";

    private final AddressKind kind;
    private final String name;
    private final boolean temporary;
    private final List<Address> parts;
    private final @Nullable AddressPattern pattern;
    private final int hash;

    private Address(AddressKind kind, String name, boolean temporary) {
        this.kind = kind;
        this.name = name;
        this.temporary = temporary;
        this.parts = name.indexOf(',') < 0 ? List.of() : split(kind, name);
        this.pattern = parts.isEmpty() && AddressPattern.hasWildcard(name) ? AddressPattern.of(name) : null;
        this.hash = isQueue() ? name.hashCode() : ~name.hashCode();
    }

    /**
     * Returns the queue of this name.
     *
     * @throws BrokerException {@link BrokerError#INVALID_NAME} if the name, a level or a part of it is empty
     */
    public static Address queue(String name) {
        return of(AddressKind.QUEUE, name);
    }

    /**
     * Returns the topic of this name.
     *
     * @throws BrokerException {@link BrokerError#INVALID_NAME} if the name, a level or a part of it is empty
     */
    public static Address topic(String name) {
        return of(AddressKind.TOPIC, name);
    }

    /**
     * Returns the destination of this kind and name.
     *
     * @throws BrokerException {@link BrokerError#INVALID_NAME} if the name, a level or a part of it is empty
     */
    public static Address of(AddressKind kind, String name) {
        checkName(kind, name);
        return new Address(kind, name, false);
    }

    /** Returns the address of a temporary destination, whose name the engine has made. */
    public static Address temporary(AddressKind kind, String name) {
        return new Address(kind, name, true);
    }

    private static void checkName(AddressKind kind, String name) {
        if (name.isBlank()) {
            throw invalid(kind, name, "it is empty");
        }
        if (name.startsWith(",") || name.endsWith(",") || name.contains(",,")) {
            throw invalid(kind, name, "a part between commas is empty");
        }
        if (name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            throw invalid(kind, name, "a level between dots is empty");
        }
    }

    private static BrokerException invalid(AddressKind kind, String name, String why) {
        return new BrokerException(
                BrokerError.INVALID_NAME, "'" + name + "' cannot be the name of a " + kind.word() + ": " + why + ".");
    }

    private static List<Address> split(AddressKind kind, String name) {
        List<Address> parts = new ArrayList<>();
        for (String text : name.split(",", -1)) {
            String part = text.strip();
            if (part.startsWith(QUEUE_SCHEME)) {
                parts.add(queue(part.substring(QUEUE_SCHEME.length())));
            } else if (part.startsWith(TOPIC_SCHEME)) {
                parts.add(topic(part.substring(TOPIC_SCHEME.length())));
            } else {
                parts.add(of(kind, part));
            }
        }
        return List.copyOf(parts);
    }

    /** Returns whether this is a queue or a topic. */
    public AddressKind kind() {
        return kind;
    }

    /** Returns the name, as it was given. */
    public String name() {
        return name;
    }

    /** Returns whether this is a queue. */
    public boolean isQueue() {
        return kind == AddressKind.QUEUE;
    }

    /** Returns whether it lives and dies with the connection that made it. */
    public boolean isTemporary() {
        return temporary;
    }

    /** Returns whether the name contains commas and so stands for several destinations. */
    public boolean isComposite() {
        return !parts.isEmpty();
    }

    /** Returns the destinations it stands for: its parts if it is a composite, else itself. */
    public List<Address> parts() {
        return parts.isEmpty() ? List.of(this) : parts;
    }

    /** Returns whether a level of the name is a wildcard. */
    public boolean isPattern() {
        return pattern != null;
    }

    /** Returns whether it names exactly one destination: neither a pattern nor a composite. */
    public boolean isPlain() {
        return pattern == null && parts.isEmpty();
    }

    /** Returns whether a plain address of the same kind is this one, or matches this pattern, or a part of this composite. */
    public boolean covers(Address plain) {
        if (isComposite()) {
            return parts.stream().anyMatch(part -> part.covers(plain));
        }
        return kind == plain.kind && (pattern == null ? name.equals(plain.name) : pattern.matches(plain.name));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Address that && kind == that.kind && name.equals(that.name));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Returns kind and name for people, for example {@code queue 'orders'}. */
    @Override
    public String toString() {
        return kind.word() + " '" + name + "'";
    }
}
