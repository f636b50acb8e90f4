package dev.sluice.jms.naming;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.naming.NamingException;

import dev.sluice.core.error.BrokerException;
import dev.sluice.core.policy.Option;
import dev.sluice.core.policy.ProducerOptions;
import dev.sluice.jms.SluiceConnectionFactory;

/** Makes connection factories. Their references hold properties by name. */
final class FactoryReader implements ReferenceReader {
    private static final String BROKER_URL = "brokerURL";

    private static final Map<String, BiConsumer<SluiceConnectionFactory, String>> SETTERS = setters();

    private final Supplier<SluiceConnectionFactory> maker;

    FactoryReader(Supplier<SluiceConnectionFactory> maker) {
        this.maker = maker;
    }

    private static Map<String, BiConsumer<SluiceConnectionFactory, String>> setters() {
        Map<String, BiConsumer<SluiceConnectionFactory, String>> setters = new TreeMap<>();
        setters.put(BROKER_URL, SluiceConnectionFactory::setBrokerURL);
        setters.put("clientID", SluiceConnectionFactory::setClientID);
        setters.put("userName", SluiceConnectionFactory::setUserName);
        setters.put("password", SluiceConnectionFactory::setPassword);
        for (Option<?> option : ProducerOptions.ALL) {
            setters.put(option.name(), (factory, value) -> factory.setProducerOption(option.name(), value));
        }
        return setters;
    }

    @Override
    public Object read(ReferenceText reference) throws NamingException {
        reference.allowOnly(SETTERS.keySet());
        // A factory without an address would connect to the default broker, which nobody has asked for.
        if (reference.get(BROKER_URL) == null) {
            throw reference.malformed("it has no '" + BROKER_URL + "'. Add one, for example vm://orders.");
        }
        SluiceConnectionFactory factory = maker.get();
        for (Map.Entry<String, BiConsumer<SluiceConnectionFactory, String>> setter : SETTERS.entrySet()) {
            String value = reference.get(setter.getKey());
            if (value != null) {
                set(factory, setter.getValue(), value, reference);
            }
        }
        return factory;
    }

    private static void set(
            SluiceConnectionFactory factory,
            BiConsumer<SluiceConnectionFactory, String> setter,
            String value,
            ReferenceText reference)
            throws NamingException {
        try {
            setter.accept(factory, value);
        } catch (BrokerException e) {
            throw Faults.because(reference.malformed(e.getMessage()), e);
        }
    }
}
