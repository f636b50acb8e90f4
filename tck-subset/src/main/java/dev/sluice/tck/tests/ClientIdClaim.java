package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import dev.sluice.tck.Jms;

/**
 * A second client's attempt to have the client id that another has. The standard has the provider prevent it, and leaves open
 * how: by an exception, by blocking the second client, or by some other solution (6.1.2).
 */
final class ClientIdClaim {
    private final OtherThread<Void> claim;

    private ClientIdClaim(OtherThread<Void> claim) {
        this.claim = claim;
    }

    /** Has another thread claim the id, in all ways in which a provider may learn of it. */
    static ClientIdClaim by(OtherThread.Action claiming) throws InterruptedException {
        OtherThread<Void> claim = OtherThread.does(claiming);
        claim.isDoneWithin(Jms.SILENCE);
        return new ClientIdClaim(claim);
    }

    /** Returns whether the second client was told that it cannot have the id. */
    boolean isRefused() throws Exception {
        return claim.isDone() && refusal() != null;
    }

    /** Checks that not both clients have the id: one was refused it, or is blocked, or can do no more. */
    void isPrevented(
            Class<? extends Exception> ifRefused, Class<? extends Exception> ifCutOff, ThrowingCallable useOfTheFirst)
            throws Exception {
        if (isRefused()) {
            assertThat(refusal()).isInstanceOf(ifRefused);
        } else if (claim.isDone()) {
            assertThatThrownBy(useOfTheFirst).isInstanceOf(ifCutOff);
        }
    }

    private Throwable refusal() throws Exception {
        try {
            claim.result();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
