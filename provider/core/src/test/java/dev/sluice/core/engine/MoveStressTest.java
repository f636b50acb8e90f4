package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.policy.DestinationOptions.CAPACITY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.Selection;
import dev.sluice.core.message.BodyKind;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.policy.AccessPolicy;
import dev.sluice.core.policy.DestinationOptions;
import dev.sluice.core.policy.PolicyTable;
import dev.sluice.core.policy.Settings;
import dev.sluice.core.time.SystemClock;

/** Messages are moved to and fro between two small queues, while others send to both and receive from both. */
class MoveStressTest {
    private static final int MESSAGES = 20_000;
    private static final Settings SMALL =
            Settings.NONE.with(CAPACITY, 20).with(DestinationOptions.SEND_TIMEOUT, Duration.ofMinutes(1));

    private final Map<String, Integer> received = new ConcurrentHashMap<>();

    @Test
    @Timeout(120)
    void everyMessageIsReceivedExactlyOnce() throws Exception {
        PolicyTable policies = PolicyTable.EMPTY.with("*", SMALL);
        try (VmEngine engine =
                new VmEngine(new EngineConfig("moving", new SystemClock("moving"), policies, AccessPolicy.OPEN))) {
            ExecutorService threads = Executors.newCachedThreadPool();
            List<Future<?>> senders =
                    List.of(threads.submit(() -> send(engine, "a")), threads.submit(() -> send(engine, "b")));
            List<Future<?>> others = new ArrayList<>(List.of(
                    threads.submit(() -> receive(engine, "a")),
                    threads.submit(() -> receive(engine, "b")),
                    threads.submit(() -> move(engine, "a", "b")),
                    threads.submit(() -> move(engine, "b", "a"))));
            for (Future<?> sender : senders) {
                sender.get(100, TimeUnit.SECONDS);
            }
            for (Future<?> other : others) {
                other.get(100, TimeUnit.SECONDS);
            }
            threads.shutdown();

            assertThat(engine.admin().snapshot().depth().used()).isZero();
            assertThat(engine.admin().snapshot().totals().allLost()).isZero();
        }
        assertThat(received).hasSize(2 * MESSAGES).allSatisfy((name, times) -> assertThat(times)
                .isEqualTo(1));
    }

    private static void send(VmEngine engine, String to) {
        try (EngineConnection connection = connect(engine);
                Sender sender = connection.openSender(queue(to))) {
            for (int i = 0; i < MESSAGES; i++) {
                long now = engine.clock().millis();
                sender.send(
                        Envelope.from(sender.origin(), queue(to))
                                .body(BodyKind.TEXT, to + i)
                                .times(now, now, 0)
                                .build(),
                        null);
            }
        }
    }

    private void receive(VmEngine engine, String from) {
        try (EngineConnection connection = connect(engine);
                Receiver receiver = connection.openReceiver(EngineFixture.all(queue(from)), () -> true)) {
            receiver.start();
            while (received.size() < 2 * MESSAGES) {
                String name = EngineFixture.receive(receiver);
                if (name == null) {
                    Thread.onSpinWait();
                } else {
                    received.merge(name, 1, Integer::sum);
                }
            }
        }
    }

    private void move(VmEngine engine, String from, String to) {
        BrokerAdmin admin = engine.admin();
        while (received.size() < 2 * MESSAGES) {
            if (admin.queues().size() == 2) {
                admin.queue(from).move(Selection.all(), to);
            }
        }
    }

    private static EngineConnection connect(VmEngine engine) {
        return engine.connect(new ConnectionRequest(null, null, null), reason -> {});
    }
}
