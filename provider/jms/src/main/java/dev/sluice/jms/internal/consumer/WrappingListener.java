package dev.sluice.jms.internal.consumer;

import jakarta.jms.MessageListener;

/** A listener of ours that calls one of the application's. */
public interface WrappingListener extends MessageListener {
    /** Returns the one of the application's. */
    MessageListener wrapped();
}
