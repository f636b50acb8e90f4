package dev.sluice.benchmarks.micro;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.address.Address;
import dev.sluice.core.engine.ConnectionRequest;
import dev.sluice.core.engine.EngineConfig;
import dev.sluice.core.engine.EngineConnection;
import dev.sluice.core.engine.Receiver;
import dev.sluice.core.engine.ReceiverSpec;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;
import dev.sluice.core.engine.VmEngine;
import dev.sluice.core.message.BodyKind;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.message.Origin;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.message.PropertyMap;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.selector.Selector;
import dev.sluice.core.time.SystemClock;

/** What the micro-benchmarks have in common: an engine without a facade, and messages for it. */
final class Engines {
    private Engines() {}

    static VmEngine engine(int capacity, OverflowPolicy overflow) {
        Settings settings =
                Settings.NONE.with(DestinationOptions.CAPACITY, capacity).with(DestinationOptions.OVERFLOW, overflow);
        PolicyTable policies = PolicyTable.EMPTY.with(">", settings);
        return new VmEngine(new EngineConfig("micro", new SystemClock("micro"), policies, AccessPolicy.OPEN));
    }

    static EngineConnection connect(VmEngine engine) {
        return engine.connect(new ConnectionRequest(null, null, null), reason -> {});
    }

    static Receiver receiver(EngineConnection connection, Address source, @Nullable String selector) {
        Receiver receiver = connection.openReceiver(
                new ReceiverSpec(
                        source,
                        selector == null ? null : Selector.parse(selector),
                        false,
                        SubscriptionKind.UNNAMED,
                        null,
                        Map.of()),
                () -> true);
        receiver.start();
        return receiver;
    }

    /** Takes the next message and accepts it; returns null if there is none. */
    static @Nullable Envelope take(Receiver receiver) {
        Delivery delivery = receiver.poll();
        if (delivery == null) {
            return null;
        }
        receiver.settle(delivery, delivery.attempt(), Outcome.ACCEPTED, null);
        return delivery.envelope();
    }

    static Envelope envelope(Origin origin, Address destination, int priority, PropertyMap properties) {
        return Envelope.from(origin, destination)
                .times(1, 1, 0)
                .priority(priority)
                .properties(properties)
                .body(BodyKind.TEXT, "hello")
                .build();
    }

    static PropertyMap properties(String region, int key) {
        PropertyMap properties = new PropertyMap();
        properties.put("region", region);
        properties.put("key", key);
        return properties;
    }
}
