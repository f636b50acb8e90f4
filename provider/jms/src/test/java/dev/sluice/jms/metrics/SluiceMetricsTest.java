package dev.sluice.jms.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.sluice.core.policy.OverflowPolicy;
import dev.sluice.core.time.VirtualClock;
import dev.sluice.jms.SluiceBroker;

class SluiceMetricsTest {
    private final VirtualClock clock = new VirtualClock();
    private final SluiceBroker broker = SluiceBroker.builder()
            .name("shop")
            .clock(clock)
            .executor(clock)
            .destination("small", small -> small.capacity(2).overflow(OverflowPolicy.DROP_NEWEST))
            .build();
    private final JMSContext context = broker.connectionFactory().createContext();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SluiceMetrics metrics = new SluiceMetrics(broker.admin());

    @AfterEach
    void close() {
        context.close();
        broker.close();
    }

    private void send(String to) {
        context.createProducer().send(context.createQueue(to), "m");
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private double counter(String name, String... tags) {
        return registry.get(name).tags(tags).functionCounter().count();
    }

    private boolean isThere(String name, String... tags) {
        return registry.find(name).tags(tags).meter() != null;
    }

    @Test
    void aQueueHasMetersOfWhatIsInItAndOfWhatHasHappened() {
        metrics.bindTo(registry);
        send("small");
        send("small");
        send("small");
        context.createConsumer(context.createQueue("small")).receiveNoWait();
        clock.advance(Duration.ofSeconds(3));

        String[] tags = {
            "kind", "queue", "destination", "small", "broker", "shop", "subscription", "none", "client", "none"
        };
        assertThat(gauge("sluice.queue.capacity", tags)).isEqualTo(2);
        assertThat(gauge("sluice.queue.used", tags)).isEqualTo(1);
        assertThat(gauge("sluice.queue.capacity.bytes", tags)).isZero();
        assertThat(gauge("sluice.queue.used.bytes", tags)).isZero();
        assertThat(gauge("sluice.queue.pending", tags)).isEqualTo(1);
        assertThat(gauge("sluice.queue.delayed", tags)).isZero();
        assertThat(gauge("sluice.queue.inflight", tags)).isZero();
        assertThat(gauge("sluice.queue.blocked", tags)).isZero();
        assertThat(gauge("sluice.queue.consumers", tags)).isEqualTo(1);
        assertThat(registry.get("sluice.queue.age").tags(tags).timeGauge().value(TimeUnit.SECONDS))
                .isEqualTo(3);
        assertThat(counter("sluice.queue.published", tags)).isEqualTo(2);
        assertThat(counter("sluice.queue.delivered", tags)).isEqualTo(1);
        assertThat(counter("sluice.queue.acknowledged", tags)).isEqualTo(1);
        assertThat(counter("sluice.queue.lost", "destination", "small", "reason", "DROPPED_NEWEST"))
                .isEqualTo(1);
        assertThat(counter("sluice.queue.lost", "destination", "small", "reason", "EXPIRED"))
                .isZero();
        for (String name : new String[] {"redelivered", "removed", "deadlettered", "timedout", "late", "refused"}) {
            assertThat(counter("sluice.queue." + name, tags)).as(name).isZero();
        }
    }

    @Test
    void aNamedSubscriptionHasTheSameAndATopicItsOwn() {
        metrics.bindTo(registry);
        context.createProducer().send(context.createTopic("news"), "nobody wants it");
        context.createSharedConsumer(context.createTopic("news"), "mine");
        context.createProducer().send(context.createTopic("news"), "m");

        assertThat(gauge("sluice.queue.pending", "kind", "subscription", "destination", "news", "subscription", "mine"))
                .isEqualTo(1);
        assertThat(counter("sluice.topic.published", "kind", "topic", "destination", "news"))
                .isEqualTo(2);
        assertThat(counter("sluice.topic.unwanted", "destination", "news")).isEqualTo(1);
        assertThat(counter("sluice.topic.duplicates", "destination", "news")).isZero();
        assertThat(gauge("sluice.topic.subscriptions", "destination", "news")).isEqualTo(1);
    }

    @Test
    void theBrokerHasMetersOfAllTogetherAndTheyOnlyGrow() {
        metrics.bindTo(registry);
        send("a");
        send("small");
        context.createProducer().send(context.createTopic("news"), "nobody wants it");
        JMSConsumer consumer = context.createConsumer(context.createTopic("news"));
        context.createProducer().send(context.createTopic("news"), "m");
        assertThat(gauge("sluice.broker.subscriptions")).isEqualTo(1);

        consumer.receiveNoWait();
        consumer.close();

        assertThat(gauge("sluice.broker.connections", "broker", "shop")).isEqualTo(1);
        assertThat(gauge("sluice.broker.queues")).isEqualTo(2);
        assertThat(gauge("sluice.broker.topics")).isEqualTo(1);
        assertThat(gauge("sluice.broker.subscriptions")).isZero();
        assertThat(gauge("sluice.broker.consumers")).isZero();
        assertThat(gauge("sluice.broker.pending")).isEqualTo(2);
        assertThat(gauge("sluice.broker.inflight")).isZero();
        assertThat(counter("sluice.broker.published")).isEqualTo(3);
        assertThat(counter("sluice.broker.acknowledged")).isEqualTo(1);
        assertThat(counter("sluice.broker.unwanted")).isEqualTo(1);
        assertThat(counter("sluice.broker.deadlettered")).isZero();
        assertThat(counter("sluice.broker.lost", "reason", "EVICTED")).isZero();
    }

    @Test
    void metersComeAndGoWithWhatTheyAreOf() {
        send("before");
        metrics.bindTo(registry);
        send("after");
        assertThat(isThere("sluice.queue.pending", "destination", "before")).isTrue();
        assertThat(isThere("sluice.queue.pending", "destination", "after")).isTrue();

        broker.admin().queue("before").delete(true);

        assertThat(isThere("sluice.queue.pending", "destination", "before")).isFalse();
        assertThat(isThere("sluice.queue.lost", "destination", "before")).isFalse();
    }

    @Test
    void whatComesAndGoesByTheThousandHasNoMetersOfItsOwn() {
        metrics.bindTo(registry);
        context.createProducer().send(context.createTemporaryQueue(), "m");
        context.createConsumer(context.createTopic("news"));

        assertThat(registry.find("sluice.queue.pending").meters()).isEmpty();
        assertThat(gauge("sluice.broker.pending")).isEqualTo(1);
    }

    @Test
    void allMetersOfOneNameHaveTheSameTags() {
        metrics.bindTo(registry);
        send("a");
        context.createSharedDurableConsumer(context.createTopic("news"), "mine");

        assertThat(registry.find("sluice.queue.pending").meters())
                .hasSize(2)
                .extracting(meter -> meter.getId().getTags().stream()
                        .map(tag -> tag.getKey())
                        .toList())
                .containsOnly(List.of("broker", "client", "destination", "kind", "subscription"));
    }

    @Test
    void afterClosingThereAreNoMeters() {
        send("a");
        metrics.bindTo(registry);
        assertThat(registry.getMeters()).extracting(Meter::getId).isNotEmpty();

        metrics.close();
        send("b");

        assertThat(registry.getMeters()).isEmpty();
    }
}
