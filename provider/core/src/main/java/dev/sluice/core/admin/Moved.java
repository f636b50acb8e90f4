package dev.sluice.core.admin;

/**
 * What became of messages that were to be moved. Whatever was not moved is where it was, unless a consumer got it meanwhile.
 *
 * @param selected how many were to be moved
 * @param moved how many were
 * @param noSpace how many were not, because there was no space where they were to go
 * @param noTarget how many were not, because the queue or subscription where they were to go does not exist any more
 */
public record Moved(int selected, int moved, int noSpace, int noTarget) {
    /** Returns both together. */
    public Moved plus(Moved other) {
        return new Moved(
                selected + other.selected, moved + other.moved, noSpace + other.noSpace, noTarget + other.noTarget);
    }

    /** Returns whether every one was moved. */
    public boolean isComplete() {
        return moved == selected;
    }
}
