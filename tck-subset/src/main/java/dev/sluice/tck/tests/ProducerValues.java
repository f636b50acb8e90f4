package dev.sluice.tck.tests;

import jakarta.jms.JMSProducer;

/** Sets and gets properties of producers by the methods for their types. */
final class ProducerValues {
    private ProducerValues() {}

    static void set(JMSProducer producer, ValueType type, String name, Object value) {
        switch (type) {
            case BOOLEAN -> producer.setProperty(name, (boolean) value);
            case BYTE -> producer.setProperty(name, (byte) value);
            case SHORT -> producer.setProperty(name, (short) value);
            case INT -> producer.setProperty(name, (int) value);
            case LONG -> producer.setProperty(name, (long) value);
            case FLOAT -> producer.setProperty(name, (float) value);
            case DOUBLE -> producer.setProperty(name, (double) value);
            case STRING -> producer.setProperty(name, (String) value);
            case CHAR, BYTES -> throw new IllegalArgumentException("no property is a " + type);
        }
    }

    static Object get(JMSProducer producer, ValueType type, String name) {
        return switch (type) {
            case BOOLEAN -> producer.getBooleanProperty(name);
            case BYTE -> producer.getByteProperty(name);
            case SHORT -> producer.getShortProperty(name);
            case INT -> producer.getIntProperty(name);
            case LONG -> producer.getLongProperty(name);
            case FLOAT -> producer.getFloatProperty(name);
            case DOUBLE -> producer.getDoubleProperty(name);
            case STRING -> producer.getStringProperty(name);
            case CHAR, BYTES -> throw new IllegalArgumentException("no property is a " + type);
        };
    }
}
