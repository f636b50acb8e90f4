package dev.sluice.benchmarks.contender;

/** A queue without a provider: the limit of what one could reach. Without a bound. Threads: any. */
public interface Channel {
    /** Puts a parcel in. */
    void put(Parcel parcel);

    /**
     * Takes the next parcel out, waiting for it if there is none.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    Parcel take() throws InterruptedException;
}
