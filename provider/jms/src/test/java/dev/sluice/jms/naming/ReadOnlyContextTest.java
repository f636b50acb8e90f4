package dev.sluice.jms.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.stream.Stream;
import javax.naming.Binding;
import javax.naming.CompositeName;
import javax.naming.Context;
import javax.naming.InvalidNameException;
import javax.naming.Name;
import javax.naming.NameClassPair;
import javax.naming.NameNotFoundException;
import javax.naming.NameParser;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.NotContextException;
import javax.naming.OperationNotSupportedException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sluice.jms.SluiceConnectionFactory;
import dev.sluice.jms.SluiceXAConnectionFactory;
import dev.sluice.jms.destination.SluiceQueue;
import dev.sluice.jms.destination.SluiceTopic;

/** The context as JNDI's own interface has it. */
@SuppressWarnings("BanJNDI") // asks a naming service that deserializes nothing
class ReadOnlyContextTest {
    private final Properties environment = new Properties();
    private Context root;

    @BeforeEach
    void makeContext() throws NamingException {
        environment.setProperty("connectionFactory.jms/cf", "vm://orders");
        environment.setProperty("queue.jms/orders", "orders.incoming");
        environment.setProperty("queue.jms/archive/orders", "orders.old");
        environment.setProperty("topic.prices", "prices");
        root = new SluiceInitialContextFactory().getInitialContext(environment);
    }

    // ---------------------------------------------------------------- looking up

    @ParameterizedTest
    @CsvSource({
        "prices, topic://prices",
        "jms/orders, queue://orders.incoming",
        "jms/archive/orders, queue://orders.old",
        "dynamicQueues/a.b/c, queue://a.b/c",
    })
    void allFourWaysToLookUpGiveTheSame(String name, String destination) throws NamingException {
        assertThat(root.lookup(name)).hasToString(destination);
        assertThat(root.lookup(new CompositeName(name))).hasToString(destination);
        assertThat(root.lookupLink(name)).hasToString(destination);
        assertThat(root.lookupLink(new CompositeName(name))).hasToString(destination);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jms", "jms/archive", "dynamicQueues"})
    void theEmptyNameIsTheContextItself(String name) throws NamingException {
        Context context = (Context) root.lookup(name);

        assertThat(((Context) context.lookup("")).getNameInNamespace()).isEqualTo(name);
        assertThat(context.getNameInNamespace()).isEqualTo(name);
    }

    @Test
    void aMissingNameIsReportedWithTheNearestAndAllOthers() {
        assertThatThrownBy(() -> root.lookup("jms/ordres"))
                .isInstanceOf(NameNotFoundException.class)
                .hasMessage("There is no 'jms/ordres' (did you mean 'jms/orders'?). Bound are ConnectionFactory,"
                        + " QueueConnectionFactory, TopicConnectionFactory, XAConnectionFactory, prices, jms/cf, jms/orders,"
                        + " jms/archive/orders; any destination is found as dynamicQueues/NAME or dynamicTopics/NAME.");
    }

    @Test
    void aNameThatIsMissingInAContextIsReportedInFull() throws NamingException {
        Context archive = (Context) root.lookup("jms/archive");

        assertThatThrownBy(() -> archive.lookup("order"))
                .isInstanceOf(NameNotFoundException.class)
                .hasMessageStartingWith("There is no 'jms/archive/order' (did you mean 'jms/archive/orders'?).")
                .asInstanceOf(type(NamingException.class))
                .extracting(NamingException::getRemainingName)
                .hasToString("order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jms/orders", "Jms/orders", "jms//orders", "connectionfactory"})
    void namesMatchExactly(String name) {
        assertThatThrownBy(() -> root.lookup(name)).isInstanceOf(NameNotFoundException.class);
    }

    @Test
    void ofManyNamesOnlySomeAreShown() throws NamingException {
        for (int i = 100; i < 200; i++) {
            environment.setProperty("queue.q" + i, "q" + i);
        }
        Context many = new SluiceInitialContextFactory().getInitialContext(environment);

        assertThatThrownBy(() -> many.lookup("nothing"))
                .isInstanceOf(NameNotFoundException.class)
                .hasMessageContaining("q114 and 88 more; any destination");
    }

    @Test
    void whatIsBelowAnObjectIsNotFound() {
        assertThatThrownBy(() -> root.lookup("jms/orders/eu"))
                .isInstanceOf(NotContextException.class)
                .hasMessage("There is no 'jms/orders/eu': 'jms/orders' is a SluiceQueue, not a context.")
                .asInstanceOf(type(NamingException.class))
                .satisfies(e -> {
                    assertThat(e.getRemainingName()).hasToString("eu");
                    assertThat(e.getResolvedObj()).isEqualTo(new SluiceQueue("orders.incoming"));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamicQueues/a..b", "dynamicTopics/a?b", "dynamicQueues/ "})
    void aMalformedDynamicNameSaysWhatIsWrong(String name) {
        assertThatThrownBy(() -> root.lookup(name))
                .isInstanceOf(InvalidNameException.class)
                .message()
                .containsAnyOf("cannot be the name of a queue", "cannot be read")
                .endsWith(".");
    }

    // ---------------------------------------------------------------- listing

    @Test
    void listingGivesNamesAndClasses() throws NamingException {
        assertThat(Collections.list(root.list("")))
                .extracting(NameClassPair::getName, NameClassPair::getClassName)
                .map(pair -> pair.toList().get(0) + " " + pair.toList().get(1))
                .containsExactly(
                        "ConnectionFactory " + SluiceConnectionFactory.class.getName(),
                        "QueueConnectionFactory " + SluiceConnectionFactory.class.getName(),
                        "TopicConnectionFactory " + SluiceConnectionFactory.class.getName(),
                        "XAConnectionFactory " + SluiceXAConnectionFactory.class.getName(),
                        "dynamicQueues " + Context.class.getName(),
                        "dynamicTopics " + Context.class.getName(),
                        "jms " + Context.class.getName(),
                        "prices " + SluiceTopic.class.getName());
    }

    @Test
    void listingBindingsGivesTheObjectsToo() throws NamingException {
        List<Binding> bindings = Collections.list(root.listBindings("jms"));

        assertThat(bindings).extracting(Binding::getName).containsExactly("archive", "cf", "orders");
        assertThat(bindings)
                .extracting(Binding::getNameInNamespace)
                .containsExactly("jms/archive", "jms/cf", "jms/orders");
        assertThat(bindings.get(0).getObject()).isInstanceOf(Context.class);
        assertThat(bindings.get(1).getObject()).isInstanceOf(SluiceConnectionFactory.class);
        assertThat(bindings.get(2).getObject()).isEqualTo(new SluiceQueue("orders.incoming"));
    }

    @Test
    void contextsListTheSameByTheirNameAndByThemselves() throws NamingException {
        Context jms = (Context) root.lookup("jms");

        assertThat(Collections.list(jms.list(new CompositeName())))
                .extracting(NameClassPair::getName)
                .containsExactly("archive", "cf", "orders");
        assertThat(Collections.list(root.list(new CompositeName("jms"))))
                .extracting(NameClassPair::getName)
                .containsExactly("archive", "cf", "orders");
        assertThat(Collections.list(jms.listBindings(new CompositeName("archive"))))
                .extracting(Binding::getName)
                .containsExactly("orders");
    }

    @Test
    void dynamicDestinationsAreNotListed() throws NamingException {
        assertThat(root.list("dynamicQueues").hasMore()).isFalse();
        assertThat(root.listBindings("dynamicTopics").hasMoreElements()).isFalse();
    }

    @Test
    void anObjectCannotBeListed() {
        assertThatThrownBy(() -> root.list("jms/orders"))
                .isInstanceOf(NotContextException.class)
                .hasMessage("'jms/orders' cannot be listed: it is an object, not a context.");
        assertThatThrownBy(() -> root.listBindings("prices")).isInstanceOf(NotContextException.class);
        assertThatThrownBy(() -> root.list("nothing")).isInstanceOf(NameNotFoundException.class);
    }

    @Test
    void aListingEndsAndMayBeClosedBefore() throws NamingException {
        NamingEnumeration<NameClassPair> listing = root.list("jms/archive");

        assertThat(listing.hasMore()).isTrue();
        assertThat(listing.next().getName()).isEqualTo("orders");
        assertThat(listing.hasMore()).isFalse();
        assertThatThrownBy(listing::next).isInstanceOf(NoSuchElementException.class);
        listing.close();
    }

    // ---------------------------------------------------------------- names and environment

    @Test
    void namesAreComposedInTheOrderOfThePath() throws NamingException {
        assertThat(root.composeName("orders", "jms/archive")).isEqualTo("jms/archive/orders");
        assertThat(root.composeName("", "jms")).isEqualTo("jms");
        assertThat(root.composeName("orders", "")).isEqualTo("orders");
        assertThat(root.composeName(new CompositeName("a/b"), new CompositeName("c")))
                .isEqualTo(new CompositeName("c/a/b"));
    }

    @Test
    void composingLeavesThePrefixAlone() throws NamingException {
        Name prefix = new CompositeName("jms");

        Name composed = root.composeName(new CompositeName("orders"), prefix);

        assertThat(composed).isEqualTo(new CompositeName("jms/orders"));
        assertThat(prefix).isEqualTo(new CompositeName("jms"));
    }

    @Test
    void aParsedNameCanBeLookedUp() throws NamingException {
        NameParser parser = root.getNameParser("jms");

        Name name = parser.parse("jms/archive/orders");

        assertThat(name.size()).isEqualTo(3);
        assertThat(root.lookup(name)).isEqualTo(new SluiceQueue("orders.old"));
        assertThat(root.getNameParser(new CompositeName("jms"))
                        .parse("a'b\"c\\d")
                        .size())
                .isEqualTo(1);
        assertThatThrownBy(() -> root.getNameParser("prices")).isInstanceOf(NotContextException.class);
    }

    @Test
    void theEnvironmentIsACopy() throws NamingException {
        environment.clear();
        root.getEnvironment().clear();

        assertThat(root.getEnvironment().get("queue.jms/orders")).isEqualTo("orders.incoming");
        assertThat(((Context) root.lookup("jms")).getEnvironment().get("topic.prices"))
                .isEqualTo("prices");
    }

    @Test
    void aClosedContextHoldsNothingSoItGoesOn() throws NamingException {
        root.close();
        root.close();

        assertThat(root.lookup("prices")).isEqualTo(new SluiceTopic("prices"));
    }

    // ---------------------------------------------------------------- changes

    @FunctionalInterface
    interface Change {
        void make(Context context, Name name) throws NamingException;
    }

    static Stream<Change> changes() {
        Object object = new SluiceQueue("q");
        return Stream.of(
                (context, name) -> context.bind(name, object),
                (context, name) -> context.bind(name.toString(), object),
                (context, name) -> context.rebind(name, object),
                (context, name) -> context.rebind(name.toString(), object),
                (context, name) -> context.unbind(name),
                (context, name) -> context.unbind(name.toString()),
                (context, name) -> context.rename(name, name),
                (context, name) -> context.rename(name.toString(), "other"),
                (context, name) -> context.createSubcontext(name),
                (context, name) -> context.createSubcontext(name.toString()),
                (context, name) -> context.destroySubcontext(name),
                (context, name) -> context.destroySubcontext(name.toString()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyChangeIsRefusedWithAWayOut(Change change) throws NamingException {
        Context jms = (Context) root.lookup("jms");

        assertThatThrownBy(() -> change.make(jms, new CompositeName("orders")))
                .isInstanceOf(OperationNotSupportedException.class)
                .message()
                .startsWith("Cannot ")
                .endsWith(" 'jms/orders': this context is read-only. Say what it holds by properties of the"
                        + " InitialContext, for example queue.NAME=orders.");
        assertThat(jms.lookup("orders")).isEqualTo(new SluiceQueue("orders.incoming"));
    }

    @Test
    void theEnvironmentCannotBeChanged() {
        assertThatThrownBy(() -> root.addToEnvironment("queue.x", "y"))
                .isInstanceOf(OperationNotSupportedException.class)
                .hasMessage("Property 'queue.x' cannot be changed: a context reads its properties when it is made."
                        + " Make a new InitialContext.");
        assertThatThrownBy(() -> root.removeFromEnvironment("queue.x"))
                .isInstanceOf(OperationNotSupportedException.class);
    }
}
