package dev.sluice.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;

import dev.sluice.benchmarks.contender.JmsHost;
import dev.sluice.benchmarks.load.Audience;
import dev.sluice.benchmarks.load.Load;
import dev.sluice.benchmarks.load.Source;
import dev.sluice.benchmarks.load.Tally;
import dev.sluice.benchmarks.measure.Figures;
import dev.sluice.benchmarks.scenario.Shape.Acknowledgement;
import dev.sluice.benchmarks.scenario.Shape.Reception;

/** Messages of a {@link Shape} through a provider: senders on one connection, receivers on another. */
final class JmsTraffic implements Stage {
    private static final String NAME = "benchmark";

    private final Shape shape;
    private final Probe probe;
    private final JmsHost host;
    private final Connection sending;
    private final Connection receiving;
    private final Load load;

    private JmsTraffic(Shape shape, int cap, Probe probe, JmsHost host) throws JMSException {
        this.shape = shape;
        this.probe = probe;
        this.host = host;
        this.sending = host.connectionFactory().createConnection();
        this.receiving = host.connectionFactory().createConnection();
        Audience audience = new Audience(shape.sessions(), shape.sources(), shape.eachGetsAll());
        openConsumers(audience);
        receiving.start();
        this.load = new Load(openSources(), audience, shape.batch(), cap);
    }

    static Stage open(Shape shape, int cap, Probe probe, JmsHost host) throws JMSException {
        return new JmsTraffic(shape, cap, probe, host);
    }

    @Override
    public Figures round(Duration duration) throws Exception {
        probe.begin();
        return probe.finish(load.round(duration));
    }

    // ---------------------------------------------------------------- sending

    private List<Source> openSources() throws JMSException {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < shape.sources(); i++) {
            sources.add(openSource(i));
        }
        return sources;
    }

    private Source openSource(int index) throws JMSException {
        Session session = session(sending);
        Body body = shape.body().get();
        Destination[] destinations = destinations(session);
        MessageProducer producer = session.createProducer(destinations.length == 1 ? destinations[0] : null);
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        return number -> {
            Message message = body.message(session, number);
            int key = shape.key(index, number);
            message.setLongProperty(Receiver.NUMBER, number);
            message.setIntProperty(Receiver.KEY, key);
            probe.sending(number);
            if (destinations.length == 1) {
                producer.send(message);
            } else {
                producer.send(destinations[key], message);
            }
            commitIfDue(session, number);
        };
    }

    /** Returns all destinations in the order of the keys, or the only one. */
    private Destination[] destinations(Session session) throws JMSException {
        boolean one = shape.target() != Shape.Target.QUEUE_EACH && shape.target() != Shape.Target.TOPIC_EACH;
        Destination[] destinations = new Destination[one ? 1 : shape.consumers()];
        for (int i = 0; i < destinations.length; i++) {
            destinations[i] = destination(session, i);
        }
        return destinations;
    }

    private Destination destination(Session session, int consumer) throws JMSException {
        return switch (shape.target()) {
            case QUEUE -> session.createQueue(NAME);
            case TOPIC, SHARED_SUBSCRIPTION, SELECTED -> session.createTopic(NAME);
            case QUEUE_EACH -> session.createQueue(NAME + "." + consumer);
            case TOPIC_EACH -> session.createTopic(NAME + "." + consumer);
        };
    }

    private void commitIfDue(Session session, long number) throws JMSException {
        if (shape.acknowledgement() == Acknowledgement.TRANSACTED
                && number % Shape.TRANSACTION == Shape.TRANSACTION - 1) {
            session.commit();
        }
    }

    // ---------------------------------------------------------------- receiving

    private void openConsumers(Audience audience) throws JMSException {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < shape.sessions(); i++) {
            sessions.add(session(receiving));
        }
        for (int i = 0; i < shape.consumers(); i++) {
            int place = i % shape.sessions();
            Session session = sessions.get(place);
            Tally.Line line = audience.tallies().get(place).newLine();
            serve(openConsumer(session, i), new Receiver(shape, session, line, probe));
        }
    }

    private MessageConsumer openConsumer(Session session, int index) throws JMSException {
        Destination destination = destination(session, index);
        return switch (shape.target()) {
            case SHARED_SUBSCRIPTION -> session.createSharedConsumer((Topic) destination, NAME);
            case SELECTED -> session.createConsumer(destination, Receiver.KEY + " = " + index);
            default -> session.createConsumer(destination);
        };
    }

    private void serve(MessageConsumer consumer, MessageListener listener) throws JMSException {
        if (shape.reception() == Reception.LISTENER) {
            consumer.setMessageListener(listener);
            return;
        }
        Daemons.start("receiver", () -> {
            Message message = consumer.receive();
            while (message != null) {
                listener.onMessage(message);
                message = consumer.receive(); // null when the connection is closed
            }
        });
    }

    private Session session(Connection connection) throws JMSException {
        return switch (shape.acknowledgement()) {
            case AUTO -> connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            case CLIENT -> connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
            case TRANSACTED -> connection.createSession(true, Session.SESSION_TRANSACTED);
        };
    }

    @Override
    public void close() throws JMSException {
        load.close();
        sending.close();
        receiving.close();
        host.close();
    }
}
