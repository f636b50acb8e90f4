package dev.sluice.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import dev.sluice.core.address.Address;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.error.BrokerError;
import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.BodyKind;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.ReadyListener;
import dev.sluice.core.message.SendResult;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.selector.Selector;
import dev.sluice.core.time.VirtualClock;

/** An engine in virtual time, closed after each test, and short ways to send and receive. */
final class EngineFixture implements AfterEachCallback {
    private final VirtualClock clock = new VirtualClock();
    private final VmEngine engine;

    EngineFixture() {
        this(PolicyTable.EMPTY, AccessPolicy.OPEN);
    }

    EngineFixture(PolicyTable policies, AccessPolicy access) {
        engine = new VmEngine(new EngineConfig("test", clock, policies, access));
    }

    static EngineFixture with(String pattern, Settings settings) {
        return new EngineFixture(PolicyTable.EMPTY.with(pattern, settings), AccessPolicy.OPEN);
    }

    VmEngine engine() {
        return engine;
    }

    VirtualClock clock() {
        return clock;
    }

    void advance(long millis) {
        clock.advance(Duration.ofMillis(millis));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        engine.destinations().queues().forEach(MessageQueue::checkInvariants);
        engine.destinations().subscriptions().all().forEach(s -> s.queue().checkInvariants());
        engine.close();
    }

    static void refused(BrokerError error, ThrowingCallable what) {
        assertThatThrownBy(what).isInstanceOfSatisfying(BrokerException.class, e -> assertThat(e.error())
                .isEqualTo(error));
    }

    // ---------------------------------------------------------------- connections

    EngineConnection connect() {
        return connect(new ConnectionRequest(null, null, null));
    }

    EngineConnection connect(String clientId) {
        return connect(new ConnectionRequest(null, null, clientId));
    }

    EngineConnection connect(ConnectionRequest request) {
        return engine.connect(request, reason -> {});
    }

    // ---------------------------------------------------------------- sending

    static Address queue(String name) {
        return Address.queue(name);
    }

    static Address topic(String name) {
        return Address.topic(name);
    }

    Envelope message(Sender sender, Address to, String name) {
        return message(sender, to, name, draft -> draft);
    }

    Envelope message(Sender sender, Address to, String name, UnaryOperator<Envelope.Builder> more) {
        long now = clock.millis();
        return more.apply(Envelope.from(sender.origin(), to)
                        .body(BodyKind.TEXT, name)
                        .times(now, now, 0))
                .build();
    }

    SendResult send(EngineConnection connection, Address to, String name) {
        return send(connection, to, name, draft -> draft);
    }

    SendResult send(EngineConnection connection, Address to, String name, UnaryOperator<Envelope.Builder> more) {
        try (Sender sender = connection.openSender(to)) {
            return sender.send(message(sender, to, name, more), null);
        }
    }

    // ---------------------------------------------------------------- receiving

    static ReceiverSpec all(Address source) {
        return new ReceiverSpec(source, null, false, SubscriptionKind.UNNAMED, null, Map.of());
    }

    static ReceiverSpec selecting(Address source, String selector) {
        return new ReceiverSpec(source, Selector.parse(selector), false, SubscriptionKind.UNNAMED, null, Map.of());
    }

    static ReceiverSpec named(Address topic, SubscriptionKind kind, String name) {
        return new ReceiverSpec(topic, null, false, kind, name, Map.of());
    }

    Receiver receiver(EngineConnection connection, Address source) {
        return receiver(connection, all(source));
    }

    Receiver receiver(EngineConnection connection, ReceiverSpec spec) {
        return receiver(connection, spec, () -> true);
    }

    Receiver receiver(EngineConnection connection, ReceiverSpec spec, ReadyListener onReady) {
        Receiver receiver = connection.openReceiver(spec, onReady);
        receiver.start();
        return receiver;
    }

    static Delivery take(Receiver receiver) {
        return Objects.requireNonNull(receiver.poll(), "nothing to take");
    }

    static @Nullable String receive(Receiver receiver) {
        Delivery delivery = receiver.poll();
        if (delivery == null) {
            return null;
        }
        String name = name(delivery.envelope());
        receiver.settle(delivery, delivery.attempt(), Outcome.ACCEPTED, null);
        return name;
    }

    static List<String> receiveAll(Receiver receiver) {
        List<String> all = new ArrayList<>();
        for (String name = receive(receiver); name != null; name = receive(receiver)) {
            all.add(name);
        }
        return all;
    }

    static String name(Envelope envelope) {
        return String.valueOf(envelope.body());
    }

    static List<String> browse(EngineConnection connection, String queue) {
        return connection.browse(queue(queue), null).stream()
                .map(EngineFixture::name)
                .toList();
    }

    /** A listener that counts how often it was told. */
    static final class Told implements ReadyListener {
        private int told;

        @Override
        public boolean ready() {
            told++;
            return true;
        }

        /** Returns how often since it was last asked this. */
        int count() {
            int before = told;
            told = 0;
            return before;
        }
    }
}
