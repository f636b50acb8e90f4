package dev.sluice.core.address;

/** The two kinds of destination. A queue and a topic of the same name have nothing to do with each other. */
public enum AddressKind {
    /** Each message goes to one receiver. */
    QUEUE,
    /** Each message goes to every subscription. */
    TOPIC;

    /** Returns the word for people: {@code queue} or {@code topic}. */
    public String word() {
        return this == QUEUE ? "queue" : "topic";
    }
}
