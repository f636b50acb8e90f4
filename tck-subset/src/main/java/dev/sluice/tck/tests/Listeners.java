package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.jms.MessageConsumer;

/** Calls that are made by message listeners. */
final class Listeners {
    private Listeners() {}

    /** Has a listener of this consumer do something, for which a message must be on its way; returns what that throws, if anything. */
    static Optional<Throwable> thrownIn(MessageConsumer consumer, OtherThread.Action action) throws Exception {
        CompletableFuture<Optional<Throwable>> thrown = new CompletableFuture<>();
        consumer.setMessageListener(message -> thrown.complete(Optional.ofNullable(catchThrowable(action::run))));
        return Waiting.resultOf(thrown);
    }
}
