package dev.sluice.core.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.SubscriptionId;
import dev.sluice.core.address.SubscriptionId.Kind;
import dev.sluice.core.message.BodyKind;
import dev.sluice.core.message.ConsumerId;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.policy.DestinationPolicy;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.queue.DuplicateWindow;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.QueueListener;
import dev.sluice.core.queue.QueuedDelivery;
import dev.sluice.core.queue.ReaderTerms;
import dev.sluice.core.queue.SendScope;
import dev.sluice.core.selector.Selector;
import dev.sluice.core.time.VirtualClock;

/** Topics with their subscriptions, as an engine has them, in virtual time. */
final class TopicFixture {
    static final ConsumerId CONSUMER = new ConsumerId("consumer", "c1", null);

    final VirtualClock clock = new VirtualClock();
    /** What the listener was told. */
    final List<String> told = new ArrayList<>();

    /** Done whenever the listener is told something. */
    Runnable whenTold = () -> {};

    final Topics topics = new Topics(
            new Listener(),
            topic -> new DuplicateWindow(
                    topic.toString(), DestinationPolicy.DEFAULT.duplicates(), clock, duplicate -> {}));
    final Subscriptions subscriptions = new Subscriptions(topics, this::queue, new Listener());
    final SendScope scope = new SendScope();
    final List<MessageQueue> queues = new ArrayList<>();

    /** How queues of subscriptions made from now on behave. */
    Settings settings = Settings.NONE;

    private MessageQueue queue(Subscriptions.Naming naming) {
        return queue(naming.id() + " on " + naming.terms().topic());
    }

    MessageQueue queue(String name) {
        MessageQueue queue = new MessageQueue(name, DestinationPolicy.of(settings), clock, new Deaf());
        queues.add(queue);
        return queue;
    }

    private static final class Deaf implements QueueListener {
        @Override
        public void lost(Loss loss) {}

        @Override
        public void timedOut(MessageQueue queue, Envelope envelope, int attempt, ConsumerId consumer) {}

        @Override
        public void settledLate(MessageQueue queue, @Nullable Envelope envelope, int attempt) {}
    }

    /** Keeps what it was told in {@link #told}. */
    private final class Listener implements TopicListener {
        private void tell(String what) {
            told.add(what);
            whenTold.run();
        }

        @Override
        public void topicMade(Topic topic) {
            tell("made " + topic.address());
        }

        @Override
        public void subscribed(Subscription subscription) {
            tell("began " + subscription);
        }

        @Override
        public void unsubscribed(Subscription subscription) {
            tell("ended " + subscription);
        }
    }

    // ---------------------------------------------------------------- subscribing

    static SubscriptionTerms terms(String topic) {
        return terms(topic, null);
    }

    static SubscriptionTerms terms(String topic, @Nullable String selector) {
        return terms(topic, selector, false, "c1");
    }

    static SubscriptionTerms terms(String topic, @Nullable String selector, boolean noLocal, String connection) {
        return new SubscriptionTerms(
                Address.topic(topic), selector == null ? null : Selector.parse(selector), noLocal, connection);
    }

    Subscriptions.Opened subscribe(SubscriptionTerms terms) {
        return open(subscriptions.newUnnamed(null), terms);
    }

    Subscriptions.Opened subscribe(String topic) {
        return subscribe(terms(topic));
    }

    Subscriptions.Opened open(Kind kind, @Nullable String clientId, String name, SubscriptionTerms terms) {
        return open(new SubscriptionId(kind, clientId, name), terms);
    }

    Subscriptions.Opened open(SubscriptionId id, SubscriptionTerms terms) {
        Subscriptions.Opened opened = subscriptions.open(id, terms, ReaderTerms.of(null, CONSUMER), () -> true);
        opened.reader().start();
        return opened;
    }

    // ---------------------------------------------------------------- messages

    static Envelope.Builder draft(String topic, String name) {
        return draft(topic, name, "c1", null);
    }

    static Envelope.Builder draft(String topic, String name, String connection, @Nullable String clientId) {
        return Envelope.from(new Origin("test", connection, clientId), Address.topic(topic))
                .body(BodyKind.TEXT, name);
    }

    static PropertyMap property(String name, @Nullable Object value) {
        PropertyMap properties = new PropertyMap();
        properties.put(name, value);
        return properties;
    }

    /** Publishes to a plain topic, or to several, separated by commas. */
    SendResult publish(String address, String name) {
        return publish(draft(address, name).build());
    }

    SendResult publish(Envelope envelope) {
        return Publisher.publish(envelope, route(envelope.destination()), scope);
    }

    private Route route(Address address) {
        if (address.isPlain()) {
            return new Route.ToTopic(topics.get(address));
        }
        return new Route.ToAll(address.parts().stream()
                .map(part -> new Route.Part(part, route(part)))
                .toList());
    }

    static String name(Envelope envelope) {
        return String.valueOf(envelope.body());
    }

    /** Takes and accepts all there is. */
    static List<String> receiveAll(Subscriptions.Opened opened) {
        List<String> names = new ArrayList<>();
        for (QueuedDelivery d = opened.reader().poll();
                d != null;
                d = opened.reader().poll()) {
            names.add(name(d.envelope()));
            d.queue().settle(d, d.attempt(), Outcome.ACCEPTED, null);
        }
        return names;
    }

    static QueuedDelivery take(Subscriptions.Opened opened) {
        return Objects.requireNonNull(opened.reader().poll(), "nothing to take");
    }

    static List<String> pending(MessageQueue queue) {
        return queue.browse(envelope -> true).stream().map(TopicFixture::name).toList();
    }

    void checkInvariants() {
        queues.forEach(MessageQueue::checkInvariants);
    }
}
