package dev.sluice.jms.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.ResourceAllocationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paced producers end up at the pace of those who receive, whatever a full queue does. */
@Timeout(60)
class PacedSettlingTest {
    private static final Duration WORK = Duration.ofSeconds(2);
    private static final int SENDS = 2_000;

    private int received;

    private void work(PacingFixture fixture, MessageConsumer consumer) {
        fixture.clock.schedule(WORK, () -> {
            try {
                Message message = consumer.receiveNoWait();
                received += message == null ? 0 : 1;
            } catch (JMSException e) {
                throw PacingFixture.unchecked(e);
            }
            work(fixture, consumer);
        });
    }

    @ParameterizedTest
    @CsvSource({"drops.q, 1.03", "rejects.q, 1.03", "blocks.q, 1.1"})
    void sendsSettleAtTheConsumersPace(String queue, double recovery) throws Exception {
        try (PacingFixture fixture = new PacingFixture(
                pacing -> pacing.base(Duration.ofMillis(100)).recovery(recovery),
                builder -> builder.destination(">", all -> all.capacity(6)))) {
            work(fixture, fixture.session.createConsumer(fixture.session.createQueue(queue)));
            MessageProducer producer = fixture.producer(queue);
            fixture.send(producer, SENDS / 10); // settles
            long began = fixture.millis();
            int receivedBefore = received;

            fixture.send(producer, SENDS);

            double seconds = (fixture.millis() - began) / 1_000.0;
            assertThat(SENDS / seconds).as("sends a second").isCloseTo(0.5, withPercentage(10));
            assertThat((received - receivedBefore) / seconds)
                    .as("receptions a second")
                    .isCloseTo(0.5, withPercentage(10));
        }
    }

    /** What pacing is good for: the same without it. */
    @Test
    void withoutPacingMostOfTheMessagesAreLost() throws Exception {
        try (PacingFixture fixture = new PacingFixture(pacing ->
                pacing.base(Duration.ofMillis(100)).maximum(Duration.ofMillis(100)))) { // paced, but never slower
            work(fixture, fixture.session.createConsumer(fixture.session.createQueue("rejects.q")));
            MessageProducer producer = fixture.producer("rejects.q");
            int refused = 0;

            for (int i = 0; i < SENDS; i++) {
                try {
                    producer.send(fixture.session.createMessage());
                } catch (ResourceAllocationException e) {
                    refused++;
                }
            }

            assertThat(refused).isGreaterThan(SENDS * 9 / 10);
        }
    }
}
