package dev.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.sluice.core.time.VirtualClock;

/** More time to acknowledge a message. */
final class LeaseTest {
    private final VirtualClock clock = new VirtualClock();
    private final SluiceBroker broker = SluiceBroker.builder()
            .clock(clock)
            .executor(clock)
            .destination("orders", orders -> orders.ackTimeout(Duration.ofSeconds(10)))
            .build();

    @AfterEach
    void close() {
        broker.close();
    }

    private JMSContext context(int mode) {
        return broker.connectionFactory().createContext(mode);
    }

    private void send(String queue) {
        try (JMSContext context = context(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createProducer().send(context.createQueue(queue), "m");
        }
    }

    @Test
    void whoAsksForMoreTimeKeepsTheMessageThatLong() throws JMSException {
        send("orders");
        try (JMSContext slow = context(JMSContext.CLIENT_ACKNOWLEDGE);
                JMSContext other = context(JMSContext.AUTO_ACKNOWLEDGE)) {
            Queue orders = slow.createQueue("orders");
            Message message = slow.createConsumer(orders).receiveNoWait();
            JMSConsumer next = other.createConsumer(orders);

            clock.advance(Duration.ofSeconds(9));
            assertThat(Lease.extend(message, Duration.ofSeconds(30))).isTrue();
            clock.advance(Duration.ofSeconds(29));
            assertThat(next.receiveNoWait()).isNull();

            clock.advance(Duration.ofSeconds(1));
            assertThat(Lease.extend(message, Duration.ofSeconds(30))).isFalse();
            assertThat(next.receiveNoWait().getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        }
    }

    @Test
    void aListenerExtendsTheLeaseOfTheMessageItIsWorkingOn() {
        List<Boolean> extended = new ArrayList<>();
        try (JMSContext context = context(JMSContext.AUTO_ACKNOWLEDGE)) {
            JMSConsumer consumer = context.createConsumer(context.createQueue("orders"));
            consumer.setMessageListener(message -> {
                for (int minute = 0; minute < 5; minute++) {
                    extended.add(Lease.extend(message, Duration.ofSeconds(90)));
                    clock.advance(Duration.ofSeconds(60));
                }
            });
            send("orders");
            clock.settle();
            clock.advance(Duration.ofHours(1));
        }

        assertThat(extended).containsExactly(true, true, true, true, true);
    }

    @Test
    void whatWasAcknowledgedHasNoLease() throws JMSException {
        send("orders");
        try (JMSContext context = context(JMSContext.CLIENT_ACKNOWLEDGE)) {
            Message message =
                    context.createConsumer(context.createQueue("orders")).receiveNoWait();
            message.acknowledge();

            assertThat(Lease.extend(message, Duration.ofSeconds(1))).isFalse();
        }
    }

    @Test
    void whereThereIsNoLimitTheMessageIsItsConsumersAllTheSame() {
        send("unlimited");
        try (JMSContext context = context(JMSContext.CLIENT_ACKNOWLEDGE)) {
            Message message =
                    context.createConsumer(context.createQueue("unlimited")).receiveNoWait();

            assertThat(Lease.extend(message, Duration.ofSeconds(1))).isTrue();
            clock.advance(Duration.ofDays(1));
            assertThat(Lease.extend(message, Duration.ZERO)).isTrue();
        }
    }

    @Test
    void aMessageThatWasNotReceivedOrANegativeTimeIsRefused() {
        send("orders");
        try (JMSContext context = context(JMSContext.CLIENT_ACKNOWLEDGE)) {
            Message unsent = context.createTextMessage("m");
            Message received =
                    context.createConsumer(context.createQueue("orders")).receiveNoWait();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Lease.extend(unsent, Duration.ofSeconds(1)))
                    .withMessageContaining("not received from Sluice");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Lease.extend(received, Duration.ofSeconds(-1)))
                    .withMessageContaining("negative");
        }
    }
}
