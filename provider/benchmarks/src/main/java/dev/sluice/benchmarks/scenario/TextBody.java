package dev.sluice.benchmarks.scenario;

import java.util.function.LongFunction;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

/** A text of 100 characters. */
final class TextBody implements Body {
    private final LongFunction<String> texts;

    private TextBody(LongFunction<String> texts) {
        this.texts = texts;
    }

    /** Returns bodies whose texts are made beforehand. */
    static TextBody ofMadeTexts() {
        return new TextBody(Texts::text);
    }

    /** Returns bodies with a new text each: for queues that fill up, where texts are part of what the heap has to hold. */
    static TextBody ofNewTexts() {
        return new TextBody(Texts::newText);
    }

    @Override
    public Message message(Session session, long number) throws JMSException {
        return session.createTextMessage(texts.apply(number));
    }

    @Override
    public boolean isIn(Message message, long number) throws JMSException {
        return Texts.isOf(number, ((TextMessage) message).getText());
    }

    @Override
    public Object plain(long number) {
        return texts.apply(number);
    }

    @Override
    public boolean is(Object plain, long number) {
        return Texts.isOf(number, (String) plain);
    }
}
