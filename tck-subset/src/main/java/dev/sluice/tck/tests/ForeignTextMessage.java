package dev.sluice.tck.tests;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;

/** A message with a text that no provider has made. */
class ForeignTextMessage extends ForeignMessage implements TextMessage {
    private String text;

    @Override
    public void setText(String text) {
        this.text = text;
    }

    @Override
    public String getText() throws JMSException {
        return text;
    }

    @Override
    Object body() {
        return text;
    }

    @Override
    public void clearBody() {
        text = null;
    }
}
