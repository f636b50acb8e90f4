package dev.sluice.benchmarks.scenario;

import java.time.Duration;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;

import dev.sluice.benchmarks.contender.JmsHost;

/** Requests on a queue, answered by a listener on the temporary queue they name. */
final class JmsDialogue implements Dialogue {
    private static final String QUEUE = "benchmark";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JmsHost host;
    private final Connection asking;
    private final Connection answering;
    private final Session session;
    private final MessageProducer producer;
    private final Queue replies;
    private final MessageConsumer consumer;
    private final Body body = TextBody.ofMadeTexts();

    JmsDialogue(JmsHost host) throws JMSException {
        this.host = host;
        this.answering = host.connectionFactory().createConnection();
        this.asking = host.connectionFactory().createConnection();
        answer();
        this.session = asking.createSession(false, Session.AUTO_ACKNOWLEDGE);
        this.producer = session.createProducer(session.createQueue(QUEUE));
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        this.replies = session.createTemporaryQueue();
        this.consumer = session.createConsumer(replies);
        asking.start();
        answering.start();
    }

    private void answer() throws JMSException {
        Session replying = answering.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer replier = replying.createProducer(null);
        replier.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        Body answers = TextBody.ofMadeTexts();
        replying.createConsumer(replying.createQueue(QUEUE)).setMessageListener(request -> {
            try {
                long number = request.getLongProperty(Receiver.NUMBER);
                Message reply = answers.message(replying, number);
                reply.setJMSCorrelationID(request.getJMSCorrelationID());
                reply.setLongProperty(Receiver.NUMBER, number);
                reply.setIntProperty(Receiver.KEY, 0);
                replier.send(request.getJMSReplyTo(), reply);
            } catch (JMSException e) {
                throw new IllegalStateException("A request was not answered.", e); // the one who asks waits in vain
            }
        });
    }

    @Override
    public long ask(long number) throws JMSException {
        Message request = body.message(session, number);
        request.setJMSReplyTo(replies);
        request.setJMSCorrelationID("request");
        request.setLongProperty(Receiver.NUMBER, number);
        request.setIntProperty(Receiver.KEY, 0);
        producer.send(request);
        Message reply = consumer.receive(PATIENCE.toMillis());
        boolean isAnswer = reply != null && body.isIn(reply, reply.getLongProperty(Receiver.NUMBER));
        return isAnswer ? reply.getLongProperty(Receiver.NUMBER) : -1;
    }

    @Override
    public void close() throws JMSException {
        asking.close();
        answering.close();
        host.close();
    }
}
