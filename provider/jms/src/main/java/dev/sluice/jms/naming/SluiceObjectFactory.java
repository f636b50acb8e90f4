package dev.sluice.jms.naming;

import java.util.Hashtable;
import java.util.Map;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.NamingException;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;

import org.jspecify.annotations.Nullable;

import dev.sluice.jms.SluiceConnectionFactory;
import dev.sluice.jms.SluiceXAConnectionFactory;
import dev.sluice.jms.destination.SluiceQueue;
import dev.sluice.jms.destination.SluiceTemporaryQueue;
import dev.sluice.jms.destination.SluiceTemporaryTopic;
import dev.sluice.jms.destination.SluiceTopic;

/**
 * Turns references that a naming service has stored back into connection factories and destinations (Jakarta Messaging
 * 3.1, section 5.1). Naming services call it for what {@code getReference()} of those objects has returned, and containers
 * for what an administrator has written down, for example
 *
 * <pre>{@code
 * <Resource name="jms/cf" type="dev.sluice.jms.SluiceConnectionFactory"
 *           factory="dev.sluice.jms.naming.SluiceObjectFactory" brokerURL="vm://orders"/>
 * <Resource name="jms/orders" type="dev.sluice.jms.destination.SluiceQueue"
 *           factory="dev.sluice.jms.naming.SluiceObjectFactory" physicalName="orders.incoming"/>
 * }</pre>
 *
 * <p>A connection factory has {@code brokerURL}, and may have {@code clientID}, {@code userName}, {@code password}, and
 * the options of producers by their names. A destination has {@code name} or, where that is taken, {@code physicalName}.
 *
 * <p>Nothing is started: a broker is made when it is first connected to.
 *
 * <p>Threads: any.
 */
public final class SluiceObjectFactory implements ObjectFactory {
    private static final Map<String, ReferenceReader> READERS = Map.of(
            SluiceConnectionFactory.class.getName(), new FactoryReader(SluiceConnectionFactory::new),
            SluiceXAConnectionFactory.class.getName(), new FactoryReader(SluiceXAConnectionFactory::new),
            SluiceQueue.class.getName(), new DestinationReader("queue"),
            SluiceTopic.class.getName(), new DestinationReader("topic"),
            SluiceTemporaryQueue.class.getName(), new DestinationReader("temporary-queue"),
            SluiceTemporaryTopic.class.getName(), new DestinationReader("temporary-topic"));

    /** Creates the factory; JNDI does, by the name of this class. */
    public SluiceObjectFactory() {}

    /**
     * Returns the object that a reference describes.
     *
     * @return null if it is not a reference, or one to an object of another class; JNDI then asks other factories
     * @throws NamingException if the reference is malformed; the message says what is wrong
     */
    @Override
    public @Nullable Object getObjectInstance(
            @Nullable Object object,
            @Nullable Name name,
            @Nullable Context nameContext,
            @Nullable Hashtable<?, ?> environment)
            throws NamingException {
        if (!(object instanceof Reference reference)) {
            return null;
        }
        ReferenceReader reader = READERS.get(reference.getClassName());
        return reader == null ? null : reader.read(new ReferenceText(reference));
    }
}
