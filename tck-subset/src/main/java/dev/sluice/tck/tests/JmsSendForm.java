package dev.sluice.tck.tests;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.jms.Destination;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;

/** The send methods of a producer of the simplified API. Those that make the message send a word, as {@link MessageKind}s do. */
enum JmsSendForm {
    MESSAGE(MessageKind.TEXT) {
        @Override
        JMSProducer send(JMSProducer producer, Destination to, Message message) {
            return producer.send(to, message);
        }

        @Override
        JMSProducer sendNull(JMSProducer producer, Destination to) {
            return producer.send(to, (Message) null);
        }
    },
    TEXT(MessageKind.TEXT) {
        @Override
        JMSProducer send(JMSProducer producer, Destination to, Message message) {
            return producer.send(to, "word");
        }

        @Override
        JMSProducer sendNull(JMSProducer producer, Destination to) {
            return producer.send(to, (String) null);
        }
    },
    MAP(MessageKind.MAP) {
        @Override
        JMSProducer send(JMSProducer producer, Destination to, Message message) {
            return producer.send(to, Map.of("word", "word"));
        }

        @Override
        JMSProducer sendNull(JMSProducer producer, Destination to) {
            return producer.send(to, (Map<String, Object>) null);
        }
    },
    BYTES(MessageKind.BYTES) {
        @Override
        JMSProducer send(JMSProducer producer, Destination to, Message message) {
            return producer.send(to, new byte[] {0, 4, 'w', 'o', 'r', 'd'});
        }

        @Override
        JMSProducer sendNull(JMSProducer producer, Destination to) {
            return producer.send(to, (byte[]) null);
        }
    },
    OBJECT(MessageKind.OBJECT) {
        @Override
        JMSProducer send(JMSProducer producer, Destination to, Message message) {
            return producer.send(to, new ArrayList<>(List.of("word")));
        }

        @Override
        JMSProducer sendNull(JMSProducer producer, Destination to) {
            return producer.send(to, (Serializable) null);
        }
    };

    /** Those that are given a body, of which they make a message. */
    static final Set<JmsSendForm> OF_BODIES = EnumSet.complementOf(EnumSet.of(MESSAGE));

    private final MessageKind kind;

    JmsSendForm(MessageKind kind) {
        this.kind = kind;
    }

    /** Returns the kind of messages it sends; {@link #MESSAGE} sends any, and is to be given one of this. */
    MessageKind kind() {
        return kind;
    }

    /** Sends; only {@link #MESSAGE} has a use for the message. */
    abstract JMSProducer send(JMSProducer producer, Destination to, Message message);

    /** Sends null. */
    abstract JMSProducer sendNull(JMSProducer producer, Destination to);
}
