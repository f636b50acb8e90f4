package dev.sluice.samples.acknowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import dev.sluice.core.time.VirtualClock;

final class OfficeTest {
    private static final String QUEUE = "orders.many";

    @Test
    void hasRoomForAllOrdersAndAsManyDeadLetters() {
        Terms terms = CommandLine.populateCommand(
                new Terms(), "--orders=100001", "--difficult=1", "--max-deliveries=1", "--work=0");
        VirtualClock clock = VirtualClock.selfAdvancing();
        Diary diary = new Diary(clock, new PrintWriter(Writer.nullWriter()));
        try (Office office = new Office(terms, clock, diary)) {
            ConnectionFactory factory = office.broker().connectionFactory();
            try (JMSContext context = factory.createContext()) {
                new Orders(terms).send(context, context.createQueue(QUEUE));
            }

            new UndecidedSubscriber(office).work(factory, QUEUE);

            assertThat(depth(office, QUEUE)).isZero();
            assertThat(depth(office, "DLQ." + QUEUE)).isEqualTo(100_001);
        }
    }

    private static long depth(Office office, String queue) {
        return office.admin().queue(queue).snapshot().depth().used();
    }
}
