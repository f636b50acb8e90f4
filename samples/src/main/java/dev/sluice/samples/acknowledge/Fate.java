package dev.sluice.samples.acknowledge;

/** What became of a delivery. */
enum Fate {
    /** It is done. */
    ACKNOWLEDGED("acknowledged"),
    /** Its subscriber has failed. */
    CAME_BACK("came back"),
    /** Its subscriber took too long. */
    TIMED_OUT("timed out"),
    /** It was the last, and there is a dead letter now. */
    DEAD_LETTER("dead letter");

    private final String words;

    Fate(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
