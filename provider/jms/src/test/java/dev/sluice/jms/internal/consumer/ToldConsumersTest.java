package dev.sluice.jms.internal.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.jms.Connection;
import jakarta.jms.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.sluice.jms.SluiceBroker;

class ToldConsumersTest {
    private final SluiceBroker broker = SluiceBroker.builder().build();
    private final ToldConsumers told = new ToldConsumers();
    private final List<SluiceConsumer> consumers = new ArrayList<>();

    @BeforeEach
    void makeConsumers() throws Exception {
        Connection connection = broker.connectionFactory().createConnection();
        Session session = connection.createSession();
        for (int i = 0; i < 3; i++) {
            consumers.add((SluiceConsumer) session.createConsumer(session.createQueue("q" + i)));
        }
    }

    @AfterEach
    void close() {
        broker.close();
    }

    private List<SluiceConsumer> taken() {
        List<SluiceConsumer> taken = new ArrayList<>();
        told.takeAll(taken::add);
        return taken;
    }

    @Test
    void theyAreTakenInTheOrderInWhichTheyWereTold() {
        consumers.forEach(told::add);

        assertThat(taken()).isEqualTo(consumers);
        assertThat(told.isEmpty()).isTrue();
    }

    @Test
    void onlyTheFirstIsSomethingToWakeSomebodyFor() {
        assertThat(told.add(consumers.get(0))).isTrue();
        assertThat(told.add(consumers.get(1))).isFalse();
        taken();

        assertThat(told.add(consumers.get(1))).isTrue();
    }

    @Test
    void whoIsToldTwiceHasOneTurn() {
        told.add(consumers.get(0));
        told.add(consumers.get(1));
        told.add(consumers.get(0));

        assertThat(taken().stream().filter(consumer -> consumer.inTurns(true)))
                .containsExactly(consumers.get(0), consumers.get(1));
    }

    @Test
    void whoWasTakenCanBeToldAgainMeanwhile() {
        told.add(consumers.get(0));

        told.takeAll(told::add);

        assertThat(taken()).containsExactly(consumers.get(0));
    }

    @Test
    void nobodyIsForgottenWhenSeveralTellAtOnce() throws Exception {
        int times = 20_000;
        AtomicInteger[] messages = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
        ExecutorService threads = Executors.newFixedThreadPool(consumers.size());
        try {
            List<Future<?>> telling = new ArrayList<>();
            for (int i = 0; i < consumers.size(); i++) {
                int number = i;
                telling.add(threads.submit((Callable<?>) () -> {
                    for (int n = 0; n < times; n++) {
                        messages[number].incrementAndGet();
                        told.add(consumers.get(number));
                    }
                    return null;
                }));
            }
            int[] seen = new int[consumers.size()];
            while (!telling.stream().allMatch(Future::isDone)) {
                told.takeAll(consumer -> look(consumer, messages, seen));
            }
            for (Future<?> each : telling) {
                each.get(10, TimeUnit.SECONDS);
            }
            told.takeAll(consumer -> look(consumer, messages, seen));

            assertThat(seen).containsOnly(times);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What there is when a consumer is taken: who is told later is taken once more. */
    private void look(SluiceConsumer consumer, AtomicInteger[] messages, int[] seen) {
        int number = consumers.indexOf(consumer);
        seen[number] = messages[number].get();
    }
}
