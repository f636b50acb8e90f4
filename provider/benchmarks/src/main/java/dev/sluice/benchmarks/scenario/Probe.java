package dev.sluice.benchmarks.scenario;

import dev.sluice.benchmarks.measure.Figures;

/**
 * Looks at each message of a traffic with one sender and one receiver.
 *
 * <p>Threads: {@link #sending} by the sender, {@link #arrived} by the receiver, the rest while nothing is under way.
 */
interface Probe {
    /** Does not look. */
    Probe NONE = new Probe() {
        @Override
        public void begin() {}

        @Override
        public void sending(long number) {}

        @Override
        public void arrived(long number) {}

        @Override
        public Figures finish(Figures figures) {
            return figures;
        }
    };

    /** A round begins. */
    void begin();

    /** A message is about to be sent. */
    void sending(long number);

    /** A message has arrived. */
    void arrived(long number);

    /** A round has ended: returns its figures, with those of the probe. */
    Figures finish(Figures figures);
}
