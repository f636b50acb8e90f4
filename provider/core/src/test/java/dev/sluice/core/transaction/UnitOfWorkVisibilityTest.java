package dev.sluice.core.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.sluice.core.message.Outcome;
import dev.sluice.core.queue.MessageQueue;
import dev.sluice.core.queue.QueueFixture;
import dev.sluice.core.queue.QueueReader;
import dev.sluice.core.queue.QueuedDelivery;
import dev.sluice.core.queue.SendScope;
import dev.sluice.core.topic.Route;

/** Units of work become visible in all their queues at one instant, to readers that look all the time. */
class UnitOfWorkVisibilityTest {
    private static final int WRITERS = 2;
    private static final int UNITS = 1_500;
    private static final int COPIES = 3;

    @RegisterExtension
    final QueueFixture.Maker maker = new QueueFixture.Maker();

    private final QueueFixture first = maker.queue();
    private final QueueFixture second = maker.queue();

    /** Every third unit is rolled back; the others put some messages in the first queue, then one in the second. */
    private Callable<Void> writer(int number) {
        return () -> {
            SendScope scope = new SendScope();
            for (int unit = 0; unit < UNITS; unit++) {
                UnitOfWork work = new UnitOfWork(scope);
                String name = number + ":" + unit;
                for (int copy = 0; copy < COPIES; copy++) {
                    work.send(
                            QueueFixture.draft(name + ":" + copy, 0)
                                    .priority(copy)
                                    .build(),
                            new Route.ToQueue(first.queue()));
                }
                work.send(QueueFixture.draft(name, 0).build(), new Route.ToQueue(second.queue()));
                if (unit % 3 == 0) {
                    work.prepare();
                    work.rollback();
                } else {
                    work.commit();
                }
            }
            return null;
        };
    }

    private static QueueReader reader(MessageQueue queue) {
        QueueReader reader = queue.open(QueueFixture.ANYBODY, () -> true);
        reader.start();
        return reader;
    }

    private static @Nullable String next(QueueReader reader) {
        QueuedDelivery delivery = reader.poll();
        if (delivery == null) {
            return null;
        }
        String name = QueueFixture.name(delivery.envelope());
        delivery.queue().settle(delivery, delivery.attempt(), Outcome.ACCEPTED, null);
        return name;
    }

    @Test
    void whoSeesTheLastMessageInOneQueueFindsAllInTheOther() throws Exception {
        QueueReader readerOfFirst = reader(first.queue());
        QueueReader readerOfSecond = reader(second.queue());
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Void>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writing.add(threads.submit(writer(i)));
            }
            Set<String> found = new HashSet<>();
            int expected = WRITERS * (UNITS - UNITS / 3);
            long began = System.nanoTime();
            for (int units = 0; units < expected; ) {
                String unit = next(readerOfSecond);
                if (unit != null) {
                    units++;
                    for (String name = next(readerOfFirst); name != null; name = next(readerOfFirst)) {
                        found.add(name);
                    }
                    for (int copy = 0; copy < COPIES; copy++) {
                        assertThat(found).contains(unit + ":" + copy);
                    }
                }
                assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(60));
            }
            for (Future<Void> writer : writing) {
                writer.get(30, TimeUnit.SECONDS);
            }

            assertThat(next(readerOfFirst)).isNull();
            assertThat(next(readerOfSecond)).isNull();
            assertThat(found).hasSize(expected * COPIES);
            assertThat(first.depth().used()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }
}
