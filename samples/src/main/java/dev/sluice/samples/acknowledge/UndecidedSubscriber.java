package dev.sluice.samples.acknowledge;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;

/** Works in transactions: commits when an order is done, and rolls back where it is difficult. */
final class UndecidedSubscriber implements Subscriber {
    private final Office office;

    UndecidedSubscriber(Office office) {
        this.office = office;
    }

    @Override
    public void work(ConnectionFactory factory, String queue) {
        try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            JMSConsumer consumer = context.createConsumer(context.createQueue(queue));
            for (Message order = office.next(consumer, queue); order != null; order = office.next(consumer, queue)) {
                office.workOn(order);
                if (office.fails(order)) {
                    office.diary().failed(order, "rolled back");
                    context.rollback();
                } else {
                    context.commit();
                    office.diary().acknowledged(order);
                }
            }
        }
    }
}
