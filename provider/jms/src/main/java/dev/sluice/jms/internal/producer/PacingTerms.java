package dev.sluice.jms.internal.producer;

import jakarta.jms.JMSException;

import dev.sluice.core.error.BrokerException;
import dev.sluice.core.pacing.Pacers;
import dev.sluice.core.policy.PacingPolicy;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.jms.destination.Destinations;
import dev.sluice.jms.destination.SluiceDestination;
import dev.sluice.jms.internal.error.JmsErrors;

/**
 * How the producers of a connection pace themselves, as far as the name of the destination does not say otherwise.
 *
 * <p>Threads: any.
 */
public final class PacingTerms {
    private final Pacers pacers;
    private final BrokerClock clock;
    private final Settings settings;
    private final PacingPolicy policy;

    /**
     * Creates terms.
     *
     * @param pacers the broker's pacers
     * @param clock the broker's clock
     * @param settings the options of producers
     * @throws BrokerException {@link dev.sluice.core.error.BrokerError#CONFIGURATION} if they contradict each other
     */
    public PacingTerms(Pacers pacers, BrokerClock clock, Settings settings) {
        this.pacers = pacers;
        this.clock = clock;
        this.settings = settings;
        this.policy = PacingPolicy.of(settings);
    }

    /**
     * Returns how sends to a destination are paced.
     *
     * @throws JMSException if the options after its name make no sense
     */
    public PacingPolicy policyFor(SluiceDestination to) throws JMSException {
        if (to.options().isEmpty()) {
            return policy;
        }
        Settings named = Destinations.settings(to);
        return JmsErrors.call(() -> PacingPolicy.of(named.orElse(settings)));
    }

    PacedSends open(SluiceDestination to, PacingPolicy how) {
        return new PacedSends(pacers.open(how.pacer("producer for " + to)), clock, how.blockedNanos());
    }

    void close(PacedSends sends) {
        pacers.close(sends.pacer());
    }
}
