package dev.sluice.samples.acknowledge;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;

/** Acknowledges an order when it is done. With a difficult order it dies in the middle, and somebody starts it again. */
final class DyingSubscriber implements Subscriber {
    private final Office office;

    DyingSubscriber(Office office) {
        this.office = office;
    }

    @Override
    public void work(ConnectionFactory factory, String queue) {
        while (office.hasWork(queue)) {
            workUntilDeath(factory, queue);
        }
    }

    private void workUntilDeath(ConnectionFactory factory, String queue) {
        try (JMSContext context = factory.createContext(JMSContext.CLIENT_ACKNOWLEDGE)) {
            JMSConsumer consumer = context.createConsumer(context.createQueue(queue));
            for (Message order = office.next(consumer, queue); order != null; order = office.next(consumer, queue)) {
                office.workOn(order);
                if (office.fails(order)) {
                    office.diary().failed(order, "the connection is lost");
                    return; // what is not acknowledged goes back when the context is closed
                }
                context.acknowledge();
                office.diary().acknowledged(order);
            }
        }
    }
}
