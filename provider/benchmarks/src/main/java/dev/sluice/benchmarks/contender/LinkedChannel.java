package dev.sluice.benchmarks.contender;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The queue everybody would take. */
final class LinkedChannel implements Channel {
    private final BlockingQueue<Parcel> queue = new LinkedBlockingQueue<>();

    @Override
    public void put(Parcel parcel) {
        queue.add(parcel);
    }

    @Override
    public Parcel take() throws InterruptedException {
        return queue.take();
    }
}
