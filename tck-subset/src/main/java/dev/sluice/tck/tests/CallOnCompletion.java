package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.jms.CompletionListener;
import jakarta.jms.Message;

/** Makes a call when a send is completed, and keeps what it throws. */
final class CallOnCompletion implements CompletionListener {
    private final OtherThread.Action call;
    private final CompletableFuture<Optional<Throwable>> thrown = new CompletableFuture<>();

    CallOnCompletion(OtherThread.Action call) {
        this.call = call;
    }

    @Override
    public void onCompletion(Message message) {
        thrown.complete(Optional.ofNullable(catchThrowable(call::run)));
    }

    @Override
    public void onException(Message message, Exception exception) {
        thrown.completeExceptionally(exception);
    }

    /** Waits until the call is over, and returns what it threw, if it threw anything. */
    Optional<Throwable> thrown() throws Exception {
        return Waiting.resultOf(thrown);
    }
}
