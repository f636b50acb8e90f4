package dev.sluice.jms.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import javax.naming.ConfigurationException;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnectionFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.core.error.BrokerException;
import dev.sluice.jms.SluiceBroker;
import dev.sluice.jms.SluiceConnectionFactory;
import dev.sluice.jms.Traffic;
import dev.sluice.jms.destination.SluiceQueue;
import dev.sluice.jms.destination.SluiceTopic;

/** What properties bind, through the front door of JNDI. */
@SuppressWarnings("BanJNDI") // asks a naming service that deserializes nothing
class SluiceInitialContextFactoryTest {

    // ---------------------------------------------------------------- connection factories

    @Test
    void theUsualFactoriesAreThereWithoutAProperty() throws NamingException {
        Context context = context();

        assertThat(context.lookup("ConnectionFactory")).isInstanceOf(ConnectionFactory.class);
        assertThat(context.lookup("QueueConnectionFactory")).isInstanceOf(QueueConnectionFactory.class);
        assertThat(context.lookup("TopicConnectionFactory")).isInstanceOf(TopicConnectionFactory.class);
        assertThat(urlOf(context, "ConnectionFactory")).isEqualTo(SluiceConnectionFactory.DEFAULT_URL);
    }

    @Test
    void theProviderUrlIsTheDefaultBroker() throws NamingException {
        Context context = context(
                Context.PROVIDER_URL,
                "vm://orders?capacity=10",
                "connectionFactory.plain",
                "",
                "connectionFactory.audit",
                "vm://audit");

        assertThat(urlOf(context, "ConnectionFactory")).isEqualTo("vm://orders?capacity=10");
        assertThat(urlOf(context, "TopicConnectionFactory")).isEqualTo("vm://orders?capacity=10");
        assertThat(urlOf(context, "plain")).isEqualTo("vm://orders?capacity=10");
        assertThat(urlOf(context, "audit")).isEqualTo("vm://audit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyProviderUrlIsNone(String url) throws NamingException {
        assertThat(urlOf(context(Context.PROVIDER_URL, url), "ConnectionFactory"))
                .isEqualTo(SluiceConnectionFactory.DEFAULT_URL);
    }

    @Test
    void aUsualNameMayBeGivenAnotherBroker() throws NamingException {
        Context context = context("connectionFactory.ConnectionFactory", "vm://audit");

        assertThat(urlOf(context, "ConnectionFactory")).isEqualTo("vm://audit");
        assertThat(urlOf(context, "QueueConnectionFactory")).isEqualTo(SluiceConnectionFactory.DEFAULT_URL);
    }

    @Test
    void twoLookupsGiveFactoriesOfTheSameBrokerThatDoNotShareTheirSetters() throws Exception {
        Context context = context("connectionFactory.cf", "vm://naming-same");
        SluiceConnectionFactory one = (SluiceConnectionFactory) context.lookup("cf");
        SluiceConnectionFactory other = (SluiceConnectionFactory) context.lookup("cf");
        one.setClientID("one");

        try (SluiceBroker broker = SluiceBroker.at("vm://naming-same");
                Connection sending = one.createConnection();
                Connection receiving = other.createConnection()) {
            Traffic.send(sending, "q", "hello");

            assertThat(Traffic.receive(receiving, "q")).isEqualTo("hello");
            assertThat(receiving.getClientID()).isNull();
            assertThat(broker.name()).isEqualTo("naming-same");
        }
    }

    @Test
    void aLookupStartsNothing() throws NamingException {
        Object unused =
                context("connectionFactory.cf", "vm://naming-idle?capacity=10").lookup("cf");

        // A broker that is there, made with other options, would refuse these.
        SluiceBroker.at("vm://naming-idle?capacity=20").close();
    }

    // ---------------------------------------------------------------- destinations

    @Test
    void queuesAndTopicsAreBoundToTheirNamesInTheBroker() throws Exception {
        Context context = context(
                "queue.orders", "orders.incoming",
                "topic.prices", "prices.eu?consumer.weight=3",
                "queue.with.dots", " padded ");

        assertThat(((Queue) context.lookup("orders")).getQueueName()).isEqualTo("orders.incoming");
        assertThat(((Topic) context.lookup("prices")).getTopicName()).isEqualTo("prices.eu?consumer.weight=3");
        assertThat(((SluiceTopic) context.lookup("prices")).options()).containsEntry("consumer.weight", "3");
        assertThat(context.lookup("with.dots")).isEqualTo(new SluiceQueue("padded"));
    }

    @Test
    void aSlashMakesContexts() throws NamingException {
        Context context = context(
                "connectionFactory.jms/cf", "vm://orders",
                "queue.jms/queue/orders", "orders",
                "topic.jms/prices", "prices");

        assertThat(urlOf(context, "jms/cf")).isEqualTo("vm://orders");
        assertThat(context.lookup("jms/queue/orders")).isEqualTo(new SluiceQueue("orders"));
        assertThat(((Context) context.lookup("jms")).lookup("queue/orders")).isEqualTo(new SluiceQueue("orders"));
        assertThat(((Context) context.lookup("jms/queue")).lookup("orders")).isEqualTo(new SluiceQueue("orders"));
    }

    @ParameterizedTest
    @CsvSource({
        "dynamicQueues/foo.bar, queue://foo.bar",
        "dynamicTopics/foo, topic://foo",
        "dynamicQueues/foo/bar, queue://foo/bar",
        "dynamicQueues/orders?consumer.weight=3, queue://orders?consumer.weight=3",
        "dynamicTopics/prices.>, topic://prices.>",
    })
    void anyDestinationIsFoundWithoutAProperty(String name, String destination) throws NamingException {
        assertThat(context().lookup(name)).hasToString(destination);
    }

    // ---------------------------------------------------------------- how properties are read

    @Test
    void thePrefixMayBeWrittenAsQpidOrArtemisUsersDo() throws NamingException {
        Context context = context("connectionfactory.cf", "vm://orders", "Queue.orders", "orders");

        assertThat(urlOf(context, "cf")).isEqualTo("vm://orders");
        assertThat(context.lookup("orders")).isEqualTo(new SluiceQueue("orders"));
    }

    @Test
    void otherPropertiesAreIgnored() throws NamingException {
        Context context = context("connectionFactoryNames", "cf", "queue", "orders", "com.acme.queue.x", "y");

        assertThat(context.lookup("ConnectionFactory")).isInstanceOf(ConnectionFactory.class);
        assertThatThrownBy(() -> context.lookup("orders")).isInstanceOf(NamingException.class);
    }

    @Test
    void propertiesMayBeLeftOutAltogether() throws NamingException {
        assertThat(new SluiceInitialContextFactory().getInitialContext(null).lookup("ConnectionFactory"))
                .isInstanceOf(ConnectionFactory.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "queue.orders             | ''             | 'queue.orders' is malformed:"
                        + " '' cannot be the name of a queue: it is empty.",
                "topic.prices             | prices..eu     | 'topic.prices' is malformed:"
                        + " 'prices..eu' cannot be the name of a topic: a level between dots is empty.",
                "queue.orders             | orders?weight  | 'queue.orders' is malformed:"
                        + " The options of destination 'orders?weight' cannot be read:"
                        + " 'weight' is not of the form key=value.",
                "connectionFactory.cf     | tcp://host     | 'connectionFactory.cf' is malformed:"
                        + " 'tcp://host' is not the address of a broker: it does not begin with vm://."
                        + " Write vm://name or vm://name?option=value&option=value. Nothing was started.",
                "java.naming.provider.url | vm://o?capcity=1 | 'java.naming.provider.url' is malformed:"
                        + " Unknown option 'capcity' (did you mean 'capacity'?). Nothing was started.",
                "queue.                   | orders         | 'queue.' binds no proper name: a part of it is empty."
                        + " Write queue.NAME or queue.CONTEXT/NAME.",
                "topic./prices            | prices         | 'topic./prices' binds no proper name:"
                        + " a part of it is empty. Write topic.NAME or topic.CONTEXT/NAME.",
                "queue.dynamicQueues/x    | x              | 'queue.dynamicQueues/x' cannot bind a name in"
                        + " 'dynamicQueues': there, every name stands for a destination already. Choose another name.",
                "queue.dynamicTopics      | x              | 'queue.dynamicTopics' cannot bind a name in"
                        + " 'dynamicTopics': there, every name stands for a destination already. Choose another name.",
            })
    void aMalformedPropertyIsNamedWithWhatIsWrong(String key, String value, String message) {
        assertThatThrownBy(() -> context(key, value))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Property " + message);
    }

    @Test
    void theCauseOfAMalformedPropertyIsKept() {
        assertThatThrownBy(() -> context("connectionFactory.cf", "vm://"))
                .isInstanceOf(ConfigurationException.class)
                .hasCauseInstanceOf(BrokerException.class);
    }

    @Test
    void aValueThatIsNoTextIsRefused() {
        Properties properties = properties();
        properties.put("queue.orders", 7);

        assertThatThrownBy(() -> new InitialContext(properties))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Property 'queue.orders' must be a text, not a java.lang.Integer.");
    }

    @ParameterizedTest
    @CsvSource({
        "queue.x, topic.x, x",
        "queue.jms, topic.jms/prices, jms",
        "queue.jms/a, topic.jms/a/b, jms/a",
        "queue.ConnectionFactory, connectionFactory.ConnectionFactory, ConnectionFactory",
    })
    void aNameCannotStandForTwoThings(String one, String other, String name) {
        assertThatThrownBy(() -> context(one, "vm://a", other, "vm://b"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("Name '" + name + "' cannot be bound by '", one, other)
                .hasMessageEndingWith("Choose another name for one of them.");
    }

    @Test
    void theNameOfAUsualFactoryCannotBeThatOfAQueue() {
        assertThatThrownBy(() -> context("queue.ConnectionFactory", "orders"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Name 'ConnectionFactory' cannot be bound by 'connectionFactory.ConnectionFactory'"
                        + " and used by 'queue.ConnectionFactory' too. Choose another name for one of them.");
    }

    private static String urlOf(Context context, String name) throws NamingException {
        return ((SluiceConnectionFactory) context.lookup(name)).getBrokerURL();
    }

    private static Context context(String... keysAndValues) throws NamingException {
        Properties properties = properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new InitialContext(properties);
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty(Context.INITIAL_CONTEXT_FACTORY, "dev.sluice.jms.naming.SluiceInitialContextFactory");
        return properties;
    }
}
