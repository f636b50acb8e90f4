package dev.sluice.benchmarks.scenario;

import java.time.Duration;
import java.util.List;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

import dev.sluice.benchmarks.contender.JmsHost;
import dev.sluice.benchmarks.load.Audience;
import dev.sluice.benchmarks.load.Load;
import dev.sluice.benchmarks.measure.Figures;

/** A connection, a session and a producer are made for each message, and closed, as templates do that have no pool. */
final class ConnectionEach implements Stage {
    private static final String QUEUE = "benchmark";
    private static final Shape SHAPE = Shape.of(Shape.Target.QUEUE, 1, 1);

    private final JmsHost host;
    private final Connection receiving;
    private final Body body = TextBody.ofMadeTexts();
    private final Load load;

    private ConnectionEach(int cap, JmsHost host) throws JMSException {
        this.host = host;
        this.receiving = host.connectionFactory().createConnection();
        Audience audience = new Audience(1, 1, false);
        Session session = receiving.createSession(false, Session.AUTO_ACKNOWLEDGE);
        session.createConsumer(session.createQueue(QUEUE))
                .setMessageListener(
                        new Receiver(SHAPE, session, audience.tallies().get(0).newLine(), Probe.NONE));
        receiving.start();
        this.load = new Load(List.of(this::send), audience, 1, cap);
    }

    static Stage open(int cap, JmsHost host) throws JMSException {
        return new ConnectionEach(cap, host);
    }

    private void send(long number) throws JMSException {
        try (Connection connection = host.connectionFactory().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(QUEUE))) {
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            Message message = body.message(session, number);
            message.setLongProperty(Receiver.NUMBER, number);
            message.setIntProperty(Receiver.KEY, 0);
            producer.send(message);
        }
    }

    @Override
    public Figures round(Duration duration) throws Exception {
        return load.round(duration);
    }

    @Override
    public void close() throws JMSException {
        load.close();
        receiving.close();
        host.close();
    }
}
