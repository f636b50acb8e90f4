package dev.sluice.jms.destination;

import java.util.Arrays;
import java.util.stream.Collectors;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;

/** The four kinds of destination objects. Their words are part of the serialized form and of JNDI references. */
enum DestinationKind {
    QUEUE("queue", "queue://", AddressKind.QUEUE, false),
    TOPIC("topic", "topic://", AddressKind.TOPIC, false),
    TEMPORARY_QUEUE("temporary-queue", "temp-queue://", AddressKind.QUEUE, true),
    TEMPORARY_TOPIC("temporary-topic", "temp-topic://", AddressKind.TOPIC, true);

    private final String word;
    private final String scheme;
    private final AddressKind addressKind;
    private final boolean temporary;

    DestinationKind(String word, String scheme, AddressKind addressKind, boolean temporary) {
        this.word = word;
        this.scheme = scheme;
        this.addressKind = addressKind;
        this.temporary = temporary;
    }

    /** Returns the word that stands for this kind outside this JVM. */
    String word() {
        return word;
    }

    /** Returns what precedes the name in the text for people. */
    String scheme() {
        return scheme;
    }

    Address address(String name) {
        return temporary ? Address.temporary(addressKind, name) : Address.of(addressKind, name);
    }

    static DestinationKind of(Address address) {
        if (address.isQueue()) {
            return address.isTemporary() ? TEMPORARY_QUEUE : QUEUE;
        }
        return address.isTemporary() ? TEMPORARY_TOPIC : TOPIC;
    }

    static DestinationKind of(String word) {
        for (DestinationKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        String known = Arrays.stream(values()).map(DestinationKind::word).collect(Collectors.joining(", "));
        throw new BrokerException(
                BrokerError.INVALID_NAME, "'" + word + "' is no kind of destination; the kinds are " + known + ".");
    }
}
