package dev.sluice.jms.internal.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.sluice.core.engine.Receiver;
import dev.sluice.core.message.Delivery;
import dev.sluice.core.message.Outcome;
import dev.sluice.core.time.BrokerClock;
import dev.sluice.jms.destination.SluiceQueue;
import dev.sluice.jms.internal.lifecycle.Turnstile;
import dev.sluice.jms.internal.message.MessageFactory;
import dev.sluice.jms.internal.message.MessageSettings;

/** A consumer at a receiver where something has always arrived, and never for it: its queue is paused, or it is stopped. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PatientConsumerTest {
    private int watched;
    private long nanos;

    private final BrokerClock clock = proxy(BrokerClock.class, (method) -> switch (method) {
        case "nanos" -> nanos += 100;
        case "letOthersRun" -> true;
        default -> null;
    });

    private final Turnstile quiet = new Turnstile(clock);

    private final ConsumerHost host = proxy(ConsumerHost.class, method -> switch (method) {
        case "clock" -> clock;
        case "quiet" -> quiet;
        case "messages" -> new MessageFactory(MessageSettings.DEFAULTS);
        case "dispatch", "mayWait" -> true;
        case "isInOwnListener" -> false;
        default -> null;
    });

    private final SluiceConsumer consumer;

    PatientConsumerTest() throws Exception {
        consumer = new SluiceConsumer(host, new SluiceQueue("q"), null, onReady -> new NeverForUs());
    }

    private interface Answers {
        @Nullable
        Object to(String method);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> answers.to(method.getName())));
    }

    private final class NeverForUs implements Receiver {
        @Override
        public @Nullable Delivery poll() {
            return null;
        }

        @Override
        public @Nullable Delivery pollOrWatch() {
            watched++;
            return null;
        }

        @Override
        public boolean hasNews() {
            return true;
        }

        @Override
        public boolean isWatching() {
            return false;
        }

        @Override
        public void unwatch() {}

        @Override
        public boolean settle(Delivery delivery, int attempt, Outcome outcome, @Nullable Throwable cause) {
            return false;
        }

        @Override
        public void start() {}

        @Override
        public void join() {}

        @Override
        public void stop() {}

        @Override
        public void close() {}
    }

    @Test
    void aListenerIsNotLookedForForEver() throws Exception {
        consumer.setMessageListener(message -> {});

        for (int i = 1; i <= 3; i++) {
            assertThat(consumer.deliverNext(true)).isFalse();
            assertThat(watched).isEqualTo(i);
        }
    }

    @Test
    void whoReceivesParksUntilTheTimeIsOver() throws Exception {
        assertThat(consumer.receive(1)).isNull();

        assertThat(watched).isGreaterThan(1);
        assertThat(nanos).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1));
    }
}
