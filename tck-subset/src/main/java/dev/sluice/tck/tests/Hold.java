package dev.sluice.tck.tests;

import java.util.concurrent.CountDownLatch;

/** Where a listener waits until the test lets it go on. Threads: any. */
final class Hold {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean left;

    /** Called by the listener: waits until it is released. */
    void stay() throws InterruptedException {
        entered.countDown();
        Waiting.on(released);
        left = true;
    }

    /** Waits until the listener is there. */
    void awaitEntered() throws InterruptedException {
        Waiting.on(entered);
    }

    void release() {
        released.countDown();
    }

    /** Returns whether the listener has gone on. */
    boolean isLeft() {
        return left;
    }
}
