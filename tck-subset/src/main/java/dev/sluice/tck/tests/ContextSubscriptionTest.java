package dev.sluice.tck.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.InvalidSelectorRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sluice.tck.ConformanceTest;
import dev.sluice.tck.Jms;
import dev.sluice.tck.Requirement;

/** The subscriptions of contexts, and which are refused. */
@ConformanceTest
final class ContextSubscriptionTest {
    static Set<ContextConsumerForm> withSelector() {
        return ContextConsumerForm.WITH_SELECTOR;
    }

    static Set<ContextConsumerForm> outliving() {
        return ContextConsumerForm.OUTLIVING;
    }

    static Set<ContextConsumerForm> unsharedDurable() {
        return ContextConsumerForm.UNSHARED_DURABLE;
    }

    static Set<ContextConsumerForm> ofSeveral() {
        return ContextConsumerForm.OF_SEVERAL;
    }

    @ParameterizedTest
    @MethodSource("withSelector")
    @Requirement(
            section = "8.3",
            text = "Each method that takes a selector adds to the subscription what it selects, and knows it.",
            pitfalls = {37, 105})
    void aSelectorSelects(ContextConsumerForm form, Jms jms) throws JMSException {
        JMSContext context = Contexts.withClientId(jms);
        Topic topic = Contexts.topic(context, jms);
        JMSConsumer consumer = form.create(context, topic, jms.name("subscription"), "colour = 'red'");

        Contexts.send(context, topic, "no colour");
        context.createProducer().setProperty("colour", "red").send(topic, "red");

        assertThat(Contexts.receiveText(consumer)).isEqualTo("red");
        assertThat(consumer.getMessageSelector()).isEqualTo("colour = 'red'");
    }

    @ParameterizedTest
    @MethodSource("withSelector")
    @Requirement(
            section = "10.3",
            text = "Each method that takes a selector refuses a wrong one with InvalidSelectorRuntimeException.",
            pitfalls = 38)
    void aWrongSelectorIsRefused(ContextConsumerForm form, Jms jms) {
        JMSContext context = Contexts.withClientId(jms);
        Topic topic = Contexts.topic(context, jms);
        String name = jms.name("subscription");

        assertThatThrownBy(() -> form.create(context, topic, name, "colour ="))
                .isInstanceOf(InvalidSelectorRuntimeException.class);
    }

    @ParameterizedTest
    @MethodSource("withSelector")
    @Requirement(
            section = "3.8.1.1",
            text = "A selector that is null or empty is none, and getMessageSelector returns null.",
            pitfalls = 37)
    void anEmptySelectorIsNone(ContextConsumerForm form, Jms jms) throws JMSException {
        JMSContext context = Contexts.withClientId(jms);
        Topic topic = Contexts.topic(context, jms);

        for (String selector : new String[] {null, ""}) {
            JMSConsumer consumer = form.create(context, topic, jms.name("subscription"), selector);
            Contexts.send(context, topic, "text");
            assertThat(Contexts.receiveText(consumer)).isEqualTo("text");
            assertThat(consumer.getMessageSelector()).isNull();
        }
    }

    @Test
    @Requirement(
            section = "8.2",
            text = "A consumer on a queue may have a selector: what it does not select stays for others.",
            pitfalls = 47)
    void aConsumerOfAQueueMayHaveASelector(Jms jms) throws JMSException {
        JMSContext context = jms.context();
        Queue queue = Contexts.queue(context, jms);
        Contexts.send(context, queue, "no colour");
        context.createProducer().setProperty("colour", "red").send(queue, "red");
        JMSConsumer selecting = context.createConsumer(queue, "colour = 'red'");
        assertThat(Contexts.receiveText(selecting)).isEqualTo("red");

        assertThat(Contexts.receiveText(context.createConsumer(queue))).isEqualTo("no colour");
    }

    @Test
    @Requirement(
            section = "8.3.3",
            text = "A durable subscription with noLocal leaves out what the own connection publishes.",
            pitfalls = 95)
    void aDurableSubscriptionMayBeDeafToItsConnection(Jms jms) throws JMSException {
        JMSContext context = Contexts.withClientId(jms);
        Topic topic = Contexts.topic(context, jms);
        JMSConsumer deaf = context.createDurableConsumer(topic, jms.name("subscription"), null, true);

        Contexts.send(context, topic, "own");
        Contexts.send(jms.context(), topic, "other");

        assertThat(Contexts.receiveText(deaf)).isEqualTo("other");
    }

    @ParameterizedTest
    @MethodSource("outliving")
    @Requirement(
            section = "8.3.3",
            text = "A durable subscription keeps what is published until the next context comes for it.",
            pitfalls = {56, 99})
    void aDurableSubscriptionOutlivesContexts(ContextConsumerForm form, Jms jms) throws JMSException {
        JMSContext first = Contexts.withClientId(jms);
        String clientId = first.getClientID();
        Topic topic = Contexts.topic(first, jms);
        String name = jms.name("subscription");
        form.create(first, topic, name);
        first.close();
        Contexts.send(jms.context(), topic, "kept");

        JMSContext second = jms.context();
        second.setClientID(clientId);

        assertThat(Contexts.receiveText(form.create(second, topic, name))).isEqualTo("kept");
    }

    @ParameterizedTest
    @MethodSource("unsharedDurable")
    @Requirement(
            section = "8.3.3",
            text = "Without a client id, an unshared durable subscription is refused: IllegalStateRuntimeException.",
            pitfalls = 96)
    void aClientIdIsNeeded(ContextConsumerForm form, Jms jms) {
        JMSContext context = jms.context();
        Topic topic = Contexts.topic(context, jms);
        String name = jms.name("subscription");

        assertThatThrownBy(() -> form.create(context, topic, name)).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @ParameterizedTest
    @MethodSource("unsharedDurable")
    @Requirement(
            section = "8.3.3",
            text = "An unshared durable subscription has one consumer at a time: JMSRuntimeException for a second.",
            pitfalls = 100)
    void aSecondConsumerIsRefused(ContextConsumerForm form, Jms jms) throws JMSException {
        JMSContext context = Contexts.withClientId(jms);
        JMSContext sibling = ContextMode.AUTO.openBeside(context, jms);
        Topic topic = Contexts.topic(context, jms);
        String name = jms.name("subscription");
        JMSConsumer first = context.createDurableConsumer(topic, name);

        assertThatThrownBy(() -> form.create(context, topic, name)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> form.create(sibling, topic, name)).isInstanceOf(JMSRuntimeException.class);

        Contexts.send(context, topic, "text");
        assertThat(Contexts.receiveText(first)).isEqualTo("text");
        first.close();
        form.create(sibling, topic, name);
    }

    @ParameterizedTest
    @MethodSource("ofSeveral")
    @Requirement(
            section = "8.3.2",
            text =
                    "Contexts share a subscription: each message goes to one of them, and what one leaves to the others.",
            pitfalls = {97, 102, 112})
    void contextsShareASubscription(ContextConsumerForm form, Jms jms) throws JMSException {
        JMSContext first = jms.context();
        JMSContext second = jms.context();
        Topic topic = Contexts.topic(first, jms);
        String name = jms.name("subscription");
        JMSConsumer leaving = form.create(first, topic, name);
        JMSConsumer staying = form.create(second, topic, name);
        Contexts.send(second, topic, "1", "2", "3", "4");

        first.close();

        assertThat(Contexts.receiveTexts(staying, 4)).containsExactlyInAnyOrder("1", "2", "3", "4");
        assertThatThrownBy(leaving::receiveNoWait).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @ParameterizedTest
    @MethodSource("ofSeveral")
    @Requirement(
            section = "8.3.2",
            text = "Who wants to share a subscription of another topic or selector is refused: JMSRuntimeException.",
            pitfalls = 99)
    void otherTermsAreRefusedWhileActive(ContextConsumerForm form, Jms jms) throws JMSException {
        JMSContext first = jms.context();
        JMSContext second = jms.context();
        Topic topic = Contexts.topic(first, jms);
        Topic otherTopic = Contexts.topic(first, jms);
        String name = jms.name("subscription");
        JMSConsumer consumer = form.create(first, topic, name);

        assertThatThrownBy(() -> form.create(second, otherTopic, name)).isInstanceOf(JMSRuntimeException.class);
        if (ContextConsumerForm.WITH_SELECTOR.contains(form)) {
            assertThatThrownBy(() -> form.create(second, topic, name, "a = 1")).isInstanceOf(JMSRuntimeException.class);
        }

        Contexts.send(first, topic, "text");
        assertThat(Contexts.receiveText(consumer)).isEqualTo("text");
    }

    @Test
    @Requirement(
            section = "8.3.4",
            text = "A durable subscription is shared or not; the other is refused with JMSRuntimeException.",
            pitfalls = 98)
    void aDurableSubscriptionIsSharedOrNot(Jms jms) {
        JMSContext context = Contexts.withClientId(jms);
        Topic topic = Contexts.topic(context, jms);
        String shared = jms.name("subscription");
        String unshared = jms.name("subscription");
        context.createSharedDurableConsumer(topic, shared);
        context.createDurableConsumer(topic, unshared);

        assertThatThrownBy(() -> context.createDurableConsumer(topic, shared)).isInstanceOf(JMSRuntimeException.class);
        assertThatThrownBy(() -> context.createSharedDurableConsumer(topic, unshared))
                .isInstanceOf(JMSRuntimeException.class);
    }

    @Test
    @Requirement(
            section = "8.3.2",
            text = "A shared non-durable subscription is separate from a durable one of its name.",
            pitfalls = 98)
    void aSharedSubscriptionIsSeparateFromADurableOne(Jms jms) throws JMSException {
        JMSContext context = Contexts.withClientId(jms);
        Topic topic = Contexts.topic(context, jms);
        String name = jms.name("subscription");
        JMSConsumer shared = context.createSharedConsumer(topic, name);
        JMSConsumer durable = context.createDurableConsumer(topic, name);

        Contexts.send(context, topic, "for both");

        assertThat(List.of(Contexts.receiveText(shared), Contexts.receiveText(durable)))
                .containsExactly("for both", "for both");
    }

    @ParameterizedTest
    @MethodSource("outliving")
    @Requirement(
            section = "javadoc JMSContext.unsubscribe",
            text = "unsubscribe deletes a subscription and what waits in it, but not while it has a consumer.",
            pitfalls = 101)
    void unsubscribeDeletesASubscription(ContextConsumerForm form, Jms jms) throws JMSException {
        JMSContext context = Contexts.withClientId(jms);
        Topic topic = Contexts.topic(context, jms);
        String name = jms.name("subscription");
        JMSConsumer first = form.create(context, topic, name);
        Contexts.send(context, topic, "backlog");
        assertThatThrownBy(() -> context.unsubscribe(name)).isInstanceOf(JMSRuntimeException.class);
        first.close();

        context.unsubscribe(name);

        JMSConsumer second = form.create(context, topic, name);
        Contexts.send(context, topic, "new");
        assertThat(Contexts.receiveText(second)).isEqualTo("new");
    }

    @Test
    @Requirement(
            section = "javadoc JMSContext.unsubscribe",
            text = "Unsubscribing from what there is not gives InvalidDestinationRuntimeException.",
            pitfalls = 101)
    void anUnknownSubscriptionCannotBeDeleted(Jms jms) {
        JMSContext context = Contexts.withClientId(jms);

        assertThatThrownBy(() -> context.unsubscribe(jms.name("subscription")))
                .isInstanceOf(InvalidDestinationRuntimeException.class);
    }

    @ParameterizedTest
    @EnumSource(ContextConsumerForm.class)
    @Requirement(
            section = "4.2.2",
            text = "Each kind of subscription gets a copy of its own; giving one back does not touch another.",
            pitfalls = 103)
    void eachSubscriptionHasItsOwnCopy(ContextConsumerForm form, Jms jms) throws JMSException {
        JMSContext failing = jms.context(JMSContext.SESSION_TRANSACTED);
        failing.setClientID(jms.name("client"));
        ContextLoop others = ContextLoop.open(Domain.TOPIC, jms.context(), jms);
        JMSConsumer consumer = form.create(failing, (Topic) others.destination(), jms.name("subscription"));
        others.send("text");
        assertThat(Contexts.receiveText(consumer)).isEqualTo("text");
        failing.rollback();

        assertThat(Contexts.receive(consumer).getJMSRedelivered()).isTrue();
        assertThat(others.receive().getJMSRedelivered()).isFalse();
        failing.commit();
    }
}
