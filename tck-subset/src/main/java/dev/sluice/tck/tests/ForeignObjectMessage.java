package dev.sluice.tck.tests;

import java.io.Serializable;

import jakarta.jms.JMSException;
import jakarta.jms.ObjectMessage;

/** A message with an object that no provider has made. */
class ForeignObjectMessage extends ForeignMessage implements ObjectMessage {
    private Serializable object;

    @Override
    public void setObject(Serializable object) {
        this.object = object;
    }

    @Override
    public Serializable getObject() throws JMSException {
        return object;
    }

    @Override
    Object body() {
        return object;
    }

    @Override
    public void clearBody() {
        object = null;
    }
}
