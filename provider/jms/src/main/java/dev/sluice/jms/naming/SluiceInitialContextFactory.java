package dev.sluice.jms.naming;

import java.util.Hashtable;
import java.util.Map;
import javax.naming.ConfigurationException;
import javax.naming.Context;
import javax.naming.spi.InitialContextFactory;

import org.jspecify.annotations.Nullable;

/**
 * Makes a read-only naming context from properties, given to {@link javax.naming.InitialContext} or in a file
 * {@code jndi.properties} on the class path:
 *
 * <pre>
 * java.naming.factory.initial = dev.sluice.jms.naming.SluiceInitialContextFactory
 * java.naming.provider.url = vm://orders?capacity=10000
 * connectionFactory.jms/audit = vm://audit
 * queue.jms/orders = orders.incoming
 * topic.jms/prices = prices.eu?consumer.weight=3
 * </pre>
 *
 * <table>
 * <caption>Properties</caption>
 * <tr><th>property</th><th>what it means</th></tr>
 * <tr><td>{@code java.naming.provider.url}</td><td>the broker of connection factories that name none; default
 *     {@value dev.sluice.jms.SluiceConnectionFactory#DEFAULT_URL}</td></tr>
 * <tr><td>{@code connectionFactory.NAME}</td><td>binds a connection factory; the value is the broker's address, or empty
 *     for the one above</td></tr>
 * <tr><td>{@code queue.NAME}, {@code topic.NAME}</td><td>bind a queue or topic; the value is its name in the broker,
 *     perhaps with options</td></tr>
 * </table>
 *
 * <p>A {@code /} in a name separates contexts. The part before the first dot may be written in any case; other properties
 * are ignored. Always bound, to the default broker unless a property says otherwise, are {@code ConnectionFactory},
 * {@code QueueConnectionFactory} and {@code TopicConnectionFactory}; and any destination can be looked up without a
 * property as {@code dynamicQueues/NAME} and {@code dynamicTopics/NAME}.
 *
 * <p>Each lookup of a connection factory gives a new one, so that nobody's setters touch another's; all those of one name
 * connect to the same broker. A lookup starts nothing: a broker is made when it is first connected to.
 *
 * <p>Threads: any.
 */
public final class SluiceInitialContextFactory implements InitialContextFactory {
    /** Creates the factory; JNDI does, by the name of this class. */
    public SluiceInitialContextFactory() {}

    /**
     * {@inheritDoc} The context may be used by any number of threads, and need not be closed.
     *
     * @throws ConfigurationException if a property is malformed, or two of them bind the same name; the message names them
     */
    @Override
    public Context getInitialContext(@Nullable Hashtable<?, ?> environment) throws ConfigurationException {
        Map<?, ?> given = environment == null ? Map.of() : Map.copyOf(environment);
        Folder root = Folder.root();
        for (NamingProperty property : NamingProperty.readAll(given)) {
            root.bind(property);
        }
        return root.toContext(given);
    }
}
