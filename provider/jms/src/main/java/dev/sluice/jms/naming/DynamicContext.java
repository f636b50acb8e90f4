package dev.sluice.jms.naming;

import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.Name;

import jakarta.jms.JMSException;

import dev.sluice.jms.destination.SluiceDestination;

/**
 * A context in which every name stands for the destination of that name, a {@code /} included. As there is no end of
 * them, none is listed.
 */
final class DynamicContext extends ReadOnlyContext {
    private final Maker maker;

    /** Makes a destination of a name. */
    @FunctionalInterface
    interface Maker {
        /**
         * Makes it.
         *
         * @throws JMSException if the name is malformed
         */
        SluiceDestination make(String name) throws JMSException;
    }

    DynamicContext(String nameInNamespace, Map<?, ?> environment, Maker maker) {
        super(nameInNamespace, environment);
        this.maker = maker;
    }

    @Override
    Object find(Name name) throws InvalidNameException {
        try {
            return maker.make(Names.format(name));
        } catch (JMSException e) {
            InvalidNameException invalid = Faults.because(new InvalidNameException(e.getMessage()), e);
            invalid.setRemainingName(name);
            throw invalid;
        }
    }

    @Override
    Map<String, Bound> entries() {
        return Map.of();
    }
}
