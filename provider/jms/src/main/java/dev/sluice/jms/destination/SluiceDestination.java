package dev.sluice.jms.destination;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Map;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.naming.StringRefAddr;

import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;

/**
 * A queue or topic by name. It is a name only: whether anything exists under it, each broker knows for itself, and the
 * same object may be used with several (Jakarta Messaging 5.1, 6.2.3).
 *
 * <p>The name may be followed by options, {@code orders?consumer.weight=3&producer.pacing=adaptive}, which apply where
 * this object is used: the former to its consumers, the latter to its producers. They are no part of the address; what they
 * say is checked where they are used, because the object may have been made long ago. So a question mark cannot be part of a
 * name. Two destinations are equal when their kind (queue or topic) and their
 * names are, whatever their options; a temporary queue is equal to a queue of the same name.
 *
 * <p>Immutable; threads: any.
 */
public abstract sealed class SluiceDestination implements Destination, Serializable, Referenceable
        permits SluiceQueue, SluiceTopic, SluiceTemporaryQueue, SluiceTemporaryTopic {
    /** The class that turns a {@linkplain #getReference() reference} back into a destination. */
    public static final String OBJECT_FACTORY = "dev.sluice.jms.naming.SluiceObjectFactory";
    /** The type of the reference address that holds the kind: a word for {@link Destinations#named}. */
    public static final String REFERENCE_KIND = "kind";
    /** The type of the reference address that holds the name with its options. */
    public static final String REFERENCE_NAME = "name";

    private static final long serialVersionUID = 1L;

    // Transient, because what is written is a SerializedDestination.
    private final transient DestinationKind kind;
    private final transient DestinationText text;

    SluiceDestination(DestinationKind kind, DestinationText text) {
        this.kind = kind;
        this.text = text;
    }

    /** Returns the name with its options, as it was given. */
    final String text() {
        return text.text();
    }

    /** Returns kind and name, without options, as the engine knows them. */
    public final Address address() {
        return text.address();
    }

    /** Returns the options after the name, in order; empty when there are none. Cannot be changed. */
    public final Map<String, String> options() {
        return text.options();
    }

    /** Deletes a temporary destination through the connection that made it. */
    final void deleteThrough(@Nullable TemporaryOwner owner) throws JMSException {
        if (owner == null) {
            throw new IllegalStateException("Temporary " + address()
                    + " can only be deleted through the object that its connection made;"
                    + " this one was received, looked up or deserialized.");
        }
        owner.delete(this);
    }

    /** Returns what a JNDI provider stores: the object factory's name, the kind and the name with its options. */
    @Override
    public final Reference getReference() {
        Reference reference = new Reference(getClass().getName(), OBJECT_FACTORY, null);
        reference.add(new StringRefAddr(REFERENCE_KIND, kind.word()));
        reference.add(new StringRefAddr(REFERENCE_NAME, text()));
        return reference;
    }

    /** Returns what is serialized instead. Package-private, so that serialization finds it in the subclasses too. */
    final Object writeReplace() {
        return new SerializedDestination(kind.word(), text());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException(
                "Destinations are serialized as " + SerializedDestination.class.getName() + ".");
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SluiceDestination that && address().equals(that.address()));
    }

    @Override
    public final int hashCode() {
        return address().hashCode();
    }

    /** Returns kind and name for people, for example {@code queue://orders}. */
    @Override
    public final String toString() {
        return kind.scheme() + text();
    }
}
