package dev.sluice.samples.orders;

import java.io.PrintWriter;
import java.util.List;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;

import dev.sluice.samples.options.Seconds;

/**
 * The shop: OrderService and UserService publish, each to its topic. Inventory, Email and Analytics have a subscription each,
 * so that each gets its own copy of a message, and one that is slow keeps nobody waiting.
 */
final class Shop {
    private static final String ORDERS = "orders";
    private static final String ACTIVITY = "user-activity";

    private final Pace pace;
    private final Times times;
    private final Chronicle chronicle;

    Shop(Pace pace, Times times, PrintWriter out) {
        this.pace = pace;
        this.times = times;
        this.chronicle = new Chronicle(pace.broker().clock(), times.duration, out);
    }

    /**
     * Runs the shop until its time is over.
     *
     * @return what it came to
     */
    Statistics run() throws JMSException, InterruptedException {
        ConnectionFactory factory = pace.broker().connectionFactory();
        try (Connection connection = factory.createConnection()) {
            // A subscription gets what is published after it was made, so subscribers come first.
            List<Subscriber> subscribers = List.of(
                    subscriber(connection, "Inventory", ORDERS, times.inventory),
                    subscriber(connection, "Email", ORDERS, times.email),
                    subscriber(connection, "Analytics", ORDERS + "," + ACTIVITY, times.analytics));
            publisher(connection, "OrderService", ORDERS, "order", times.ordersEvery);
            publisher(connection, "UserService", ACTIVITY, "activity", times.activityEvery);

            connection.start(); // until now, nothing is delivered
            chronicle.begin();
            pace.run(times.duration.toDuration());
            chronicle.end();

            connection.stop(); // returns when no listener is at work
            for (Subscriber subscriber : subscribers) {
                subscriber.stopListening();
            }
            connection.start();
            for (Subscriber subscriber : subscribers) {
                subscriber.countLeft();
            }
            return new Statistics(times.duration, chronicle.publishers(), chronicle.subscribers());
        }
    }

    private void publisher(Connection connection, String name, String topic, String what, Seconds interval)
            throws JMSException {
        Publisher publisher = new Publisher(connection, topic, what, chronicle.publisher(name, topic));
        pace.every(interval.toDuration(), publisher::publish);
    }

    private Subscriber subscriber(Connection connection, String name, String topics, Seconds busy) throws JMSException {
        Subscriber subscriber = new Subscriber(connection, topics, chronicle.subscriber(name, topics));
        pace.serve(subscriber.consumer(), busy.toDuration(), subscriber::receive);
        return subscriber;
    }
}
