package dev.sluice.samples.groups;

/** What is the matter with the members. */
enum Phase {
    /** Nothing. */
    ALL_THERE,
    /** Ann has left, and has not come back yet. */
    ANN_AWAY,
    /** Bob takes messages, and does not work on them. */
    BOB_STALLS
}
