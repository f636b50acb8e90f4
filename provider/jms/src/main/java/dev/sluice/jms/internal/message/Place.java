package dev.sluice.jms.internal.message;

import org.jspecify.annotations.Nullable;

/** Where in a message a value stands; for texts of exceptions. */
enum Place {
    PROPERTY("property"),
    MAP_ENTRY("map entry"),
    STREAM_FIELD("next stream field");

    private final String noun;

    Place(String noun) {
        this.noun = noun;
    }

    /** Returns for example {@code the property 'price'}. */
    String describe(@Nullable String name) {
        return name == null ? "the " + noun : "the " + noun + " '" + name + "'";
    }
}
