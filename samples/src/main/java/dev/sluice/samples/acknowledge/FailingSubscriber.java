package dev.sluice.samples.acknowledge;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;

/** Is a listener that throws where an order is difficult; the broker remembers what. */
final class FailingSubscriber implements Subscriber {
    private final Office office;

    FailingSubscriber(Office office) {
        this.office = office;
    }

    @Override
    public void work(ConnectionFactory factory, String queue) {
        try (JMSContext context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createConsumer(context.createQueue(queue)).setMessageListener(this::onMessage);
            office.waitUntilDone(queue);
        }
    }

    private void onMessage(Message order) {
        office.workOn(order);
        if (office.fails(order)) {
            office.diary().failed(order, "an exception");
            throw new IllegalStateException("the printer has no paper");
        }
        office.diary().acknowledged(order); // which is done when this returns
    }
}
