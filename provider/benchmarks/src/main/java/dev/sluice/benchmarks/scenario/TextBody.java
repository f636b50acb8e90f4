package dev.sluice.benchmarks.scenario;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

/** A text of 100 characters. */
final class TextBody implements Body {
    private final Texts texts = new Texts();

    @Override
    public Message message(Session session, long number) throws JMSException {
        return session.createTextMessage(texts.text(number));
    }

    @Override
    public boolean isIn(Message message, long number) throws JMSException {
        return Texts.isOf(number, ((TextMessage) message).getText());
    }

    @Override
    public Object plain(long number) {
        return texts.text(number);
    }

    @Override
    public boolean is(Object plain, long number) {
        return Texts.isOf(number, (String) plain);
    }
}
