package dev.sluice.tck.broken;

import static dev.sluice.tck.broken.Fault.on;
import static dev.sluice.tck.broken.Fault.unless;
import static dev.sluice.tck.broken.Fault.when;

import java.util.List;

import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.Topic;

/** Faults in subscriptions. */
final class SubscriptionFaults {
    private SubscriptionFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "ignores noLocal",
                        when(
                                call -> call.is(Session.class, "createConsumer", "createDurableConsumer")
                                        && call.place(boolean.class) > 0,
                                call -> call.proceedWith(call.place(boolean.class), false)),
                        "UnsharedSubscriptionTest.withNoLocalTheOwnConnectionIsNotHeard",
                        "DurableSubscriptionTest.withNoLocalTheOwnConnectionIsNotHeard"),
                Fault.of(
                        "forgets what a durable subscription has kept",
                        when(call -> call.begins(Session.class, "createDurable"), call -> {
                            forget(call.on(Session.class), call.argument(1, String.class));
                            return call.proceed();
                        }),
                        "SubscriptionTest.aDurableSubscriptionKeepsMessages"),
                Fault.of(
                        "gives each consumer of a shared subscription a copy",
                        when(on(Session.class, "createSharedConsumer"), call -> call.on(Session.class)
                                .createConsumer(
                                        call.argument(Topic.class),
                                        call.argumentCount() == 3 ? call.argument(2, String.class) : null)),
                        "SharedSubscriptionTest.eachMessageGoesToOneConsumer"),
                Fault.of(
                        "says yes to deleting a subscription that is in use",
                        unless(JMSException.class, call -> null, on(Session.class, "unsubscribe")),
                        "UnsubscribeTest.anActiveSubscriptionIsNotDeleted"),
                Fault.of(
                        "is silent about deleting an unknown subscription",
                        unless(InvalidDestinationException.class, call -> null, on(Session.class, "unsubscribe")),
                        "UnsubscribeTest.anUnknownNameIsRefused"),
                Fault.of(
                        "lets a durable subscription have a second consumer",
                        unless(
                                JMSException.class,
                                SubscriptionFaults::createNonDurable,
                                on(Session.class, "createDurableConsumer", "createDurableSubscriber")),
                        "DurableSubscriptionTest.aSecondConsumerIsRefused"),
                Fault.of(
                        "needs no client id for a durable subscription",
                        unless(
                                IllegalStateException.class,
                                SubscriptionFaults::createNonDurable,
                                on(Session.class, "createDurableConsumer", "createDurableSubscriber")),
                        "DurableSubscriptionTest.aClientIdIsNeeded"),
                Fault.of(
                        "goes on with the old selector of a durable subscription",
                        when(on(Session.class, "createDurableConsumer"), call -> call.on(Session.class)
                                .createDurableConsumer(call.argument(Topic.class), call.argument(1, String.class))),
                        "DurableSubscriptionTest.otherTermsMeanANewSubscription"));
    }

    private static void forget(Session session, String name) {
        try {
            session.unsubscribe(name);
        } catch (JMSException ignored) {
            // There was none, or it is in use.
        }
    }

    private static Object createNonDurable(Call call) throws JMSException {
        return call.on(Session.class).createConsumer(call.argument(Topic.class));
    }
}
