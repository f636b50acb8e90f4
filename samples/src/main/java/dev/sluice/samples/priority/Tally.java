package dev.sluice.samples.priority;

import java.time.Duration;

import dev.sluice.samples.plot.Points;

/** What became of the messages of one priority. */
final class Tally {
    final int priority;
    int published;
    int evicted;
    int dropped;
    int received;
    int left;

    /** Of the dropped ones, those whose publisher was told so. */
    private int refused;

    final Points losses = new Points();
    /** How many of this or a higher priority wait. */
    final Points waitingAtLeast = new Points();

    Tally(int priority) {
        this.priority = priority;
        losses.set(Duration.ZERO, 0);
        waitingAtLeast.set(Duration.ZERO, 0);
    }

    /** A message was published, and its publisher told whether it was dropped. */
    void published(boolean wasDropped) {
        published++;
        refused += wasDropped ? 1 : 0;
    }

    /** A message has lost its place to one that is more important. */
    void evicted() {
        evicted++;
    }

    /** A message has found no place. */
    void dropped() {
        dropped++;
    }

    /** A message was taken from the queue, to work on it. */
    void received() {
        received++;
    }

    /** A message was found in the queue after the end. */
    void left() {
        left++;
    }

    int kept() {
        return published - evicted - dropped;
    }

    /** Notes how it is now, and returns how many of this or a higher priority wait. */
    int note(Duration at, int waitingAbove) {
        int waiting = waitingAbove + kept() - received;
        losses.set(at, evicted + dropped);
        waitingAtLeast.set(at, waiting);
        return waiting;
    }

    /** Returns whether each message was received, is left, or was reported as lost, to the publisher too if it was dropped. */
    boolean isComplete() {
        return kept() == received + left && refused == dropped;
    }
}
