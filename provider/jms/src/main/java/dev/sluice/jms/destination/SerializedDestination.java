package dev.sluice.jms.destination;

import java.io.InvalidObjectException;
import java.io.Serializable;

import jakarta.jms.InvalidDestinationException;

/**
 * The serialized form of every destination. Name, components and their meaning must never change: what was written
 * years ago has to be read.
 *
 * @param kind the {@linkplain DestinationKind#word() word} of the kind
 * @param text the name with its options
 */
record SerializedDestination(String kind, String text) implements Serializable {

    private Object readResolve() throws InvalidObjectException {
        try {
            return Destinations.named(kind, text);
        } catch (InvalidDestinationException e) {
            InvalidObjectException invalid = new InvalidObjectException(e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }
}
