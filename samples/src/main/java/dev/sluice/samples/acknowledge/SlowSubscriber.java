package dev.sluice.samples.acknowledge;

import java.time.Duration;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;

import dev.sluice.jms.Lease;

/**
 * Is a listener that takes longer for a difficult order than it may. So the order goes back while it is still at work, unless it
 * asks for more time.
 */
final class SlowSubscriber implements Subscriber {
    private final Office office;
    private final boolean asksForTime;

    SlowSubscriber(Office office, boolean asksForTime) {
        this.office = office;
        this.asksForTime = asksForTime;
    }

    @Override
    public void work(ConnectionFactory factory, String queue) {
        try (JMSContext context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createConsumer(context.createQueue(queue)).setMessageListener(this::onMessage);
            office.waitUntilDone(queue);
        }
    }

    private void onMessage(Message order) {
        if (office.fails(order)) {
            workForLong(order);
        } else {
            office.workOn(order);
        }
        office.diary().acknowledged(order);
    }

    private void workForLong(Message order) {
        Duration granted = office.terms().ackTimeout.toDuration();
        Duration step = granted.dividedBy(2);
        for (Duration left = office.terms().longWork.toDuration();
                left.compareTo(Duration.ZERO) > 0;
                left = left.minus(step)) {
            office.pause(left.compareTo(step) < 0 ? left : step);
            if (asksForTime) {
                Lease.extend(order, granted);
            }
        }
    }
}
