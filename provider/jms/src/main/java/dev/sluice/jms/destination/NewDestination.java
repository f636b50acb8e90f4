package dev.sluice.jms.destination;

import org.jspecify.annotations.Nullable;

/** Makes destination objects of all kinds; apart from the kinds, so that whoever needs one kind does not load the others. */
final class NewDestination {
    private NewDestination() {}

    /**
     * Returns a new destination object.
     *
     * @param owner who deletes it if it is temporary, or null for nobody
     */
    static SluiceDestination of(DestinationKind kind, DestinationText text, @Nullable TemporaryOwner owner) {
        return switch (kind) {
            case QUEUE -> new SluiceQueue(text);
            case TOPIC -> new SluiceTopic(text);
            case TEMPORARY_QUEUE -> new SluiceTemporaryQueue(text, owner);
            case TEMPORARY_TOPIC -> new SluiceTemporaryTopic(text, owner);
        };
    }
}
