package dev.sluice.core.engine;

import static dev.sluice.core.engine.EngineFixture.queue;
import static dev.sluice.core.engine.EngineFixture.topic;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.address.Address;
import dev.sluice.core.address.AddressKind;
import dev.sluice.core.admin.BrokerAdmin;
import dev.sluice.core.admin.BrokerFollower;
import dev.sluice.core.admin.QueueSnapshot;
import dev.sluice.core.admin.Source;
import dev.sluice.core.engine.ReceiverSpec.SubscriptionKind;

/** A view of all queues, topics and subscriptions is what there is. */
class BrokerFollowerTest {
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    private final EngineConnection connection = fixture.connect("c");
    private final BrokerAdmin admin = fixture.engine().admin();

    /** Notes what it is told, and fails if it is told two things at a time, or nonsense. */
    private static final class Notes implements BrokerFollower.View {
        private final List<String> told = new ArrayList<>();
        private final Set<Source> there = ConcurrentHashMap.newKeySet();
        private final AtomicInteger atOnce = new AtomicInteger();

        @Override
        public void came(Source source) {
            note("came", source, there.add(source));
        }

        @Override
        public void went(Source source) {
            note("went", source, there.remove(source));
        }

        private void note(String what, Source source, boolean possible) {
            assertThat(atOnce.incrementAndGet()).isEqualTo(1);
            assertThat(possible).as("%s %s", what, source).isTrue();
            told.add(what + " " + source);
            atOnce.decrementAndGet();
        }
    }

    @Test
    void itIsToldOfWhatThereIsAndOfWhatComesAndGoes() {
        fixture.send(connection, queue("before"), "m");
        Notes notes = new Notes();
        BrokerFollower follower = BrokerFollower.follow(admin, notes);
        Receiver receiver = fixture.receiver(connection, topic("news"));
        fixture.send(connection, queue("after"), "m");
        receiver.close();
        admin.queue("before").delete(true);

        assertThat(notes.told)
                .containsExactly(
                        "came queue 'before'",
                        "came topic 'news'",
                        "came subscription #1 on topic 'news'",
                        "came queue 'after'",
                        "went subscription #1 on topic 'news'",
                        "went queue 'before'");
        follower.close();
    }

    @Test
    void atTheEndEverythingGoes() {
        fixture.send(connection, queue("a"), "m");
        connection.openReceiver(EngineFixture.named(topic("b"), SubscriptionKind.DURABLE, "d"), () -> true);
        Notes notes = new Notes();
        BrokerFollower follower = BrokerFollower.follow(admin, notes);
        assertThat(notes.there).hasSize(3);

        follower.close();
        follower.close();
        fixture.send(connection, queue("c"), "m");

        assertThat(notes.there).isEmpty();
        assertThat(notes.told).hasSize(6);
    }

    @Test
    void whateverManyThreadsDoTheViewIsWhatThereIsInTheEnd() throws InterruptedException {
        Notes notes = new Notes();
        BrokerFollower follower = BrokerFollower.follow(admin, notes);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(this::comeAndGo);
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        Set<Source> actual = admin.queues().stream().map(QueueSnapshot::source).collect(Collectors.toSet());
        admin.topics().forEach(topic -> actual.add(new Source(topic.address(), null)));
        admin.subscriptions().forEach(subscription -> actual.add(subscription.source()));
        assertThat(notes.there).isEqualTo(actual);
        assertThat(notes.told).hasSizeGreaterThan(100);
        follower.close();
    }

    private void comeAndGo() {
        EngineConnection own = fixture.connect();
        for (int i = 0; i < 300; i++) {
            fixture.send(own, queue("q" + i % 3), "m");
            Receiver receiver = fixture.receiver(own, EngineFixture.named(topic("t"), SubscriptionKind.SHARED, "s"));
            Address temporary = own.createTemporary(AddressKind.QUEUE);
            if (i % 5 == 0) {
                admin.queues().stream()
                        .filter(queue -> !queue.temporary())
                        .findFirst()
                        .ifPresent(this::delete);
            }
            receiver.close();
            own.deleteTemporary(temporary);
        }
    }

    /** Another thread may be quicker. */
    private void delete(QueueSnapshot queue) {
        if (admin.exists(queue.source())) {
            fixture.engine()
                    .destinations()
                    .end(
                            queue.source().address(),
                            fixture.engine().destinations().queue(queue.source().address()));
        }
    }
}
