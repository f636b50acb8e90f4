package dev.sluice.tck.tests;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;

/** The kinds of messages, and how a word is put into the body of each and taken out again. */
enum MessageKind {
    PLAIN(Message.class) {
        @Override
        Message create(Session session) throws JMSException {
            return session.createMessage();
        }

        @Override
        void write(Message message, String word) {
            // has no body
        }

        @Override
        String read(Message message) {
            return null;
        }
    },
    TEXT(TextMessage.class) {
        @Override
        Message create(Session session) throws JMSException {
            return session.createTextMessage();
        }

        @Override
        void write(Message message, String word) throws JMSException {
            ((TextMessage) message).setText(word);
        }

        @Override
        String read(Message message) throws JMSException {
            return ((TextMessage) message).getText();
        }
    },
    BYTES(BytesMessage.class) {
        @Override
        Message create(Session session) throws JMSException {
            return session.createBytesMessage();
        }

        @Override
        void write(Message message, String word) throws JMSException {
            ((BytesMessage) message).writeUTF(word);
        }

        @Override
        String read(Message message) throws JMSException {
            BytesMessage bytes = (BytesMessage) message;
            bytes.reset();
            return bytes.getBodyLength() == 0 ? null : bytes.readUTF();
        }
    },
    MAP(MapMessage.class) {
        @Override
        Message create(Session session) throws JMSException {
            return session.createMapMessage();
        }

        @Override
        void write(Message message, String word) throws JMSException {
            ((MapMessage) message).setString("word", word);
        }

        @Override
        String read(Message message) throws JMSException {
            return ((MapMessage) message).getString("word");
        }
    },
    STREAM(StreamMessage.class) {
        @Override
        Message create(Session session) throws JMSException {
            return session.createStreamMessage();
        }

        @Override
        void write(Message message, String word) throws JMSException {
            ((StreamMessage) message).writeString(word);
        }

        @Override
        String read(Message message) throws JMSException {
            StreamMessage stream = (StreamMessage) message;
            stream.reset();
            return stream.readString();
        }
    },
    OBJECT(ObjectMessage.class) {
        @Override
        Message create(Session session) throws JMSException {
            return session.createObjectMessage();
        }

        @Override
        void write(Message message, String word) throws JMSException {
            ((ObjectMessage) message).setObject(new ArrayList<>(List.of(word)));
        }

        @Override
        String read(Message message) throws JMSException {
            List<?> list = (List<?>) ((ObjectMessage) message).getObject();
            return list == null ? null : (String) list.get(0);
        }
    };

    /** Those that have a body. */
    static final Set<MessageKind> WITH_BODY = EnumSet.complementOf(EnumSet.of(PLAIN));

    private final Class<? extends Message> type;

    MessageKind(Class<? extends Message> type) {
        this.type = type;
    }

    /** Returns a new message without a body. */
    abstract Message create(Session session) throws JMSException;

    /** Writes a word into the empty body of a message of this kind. */
    abstract void write(Message message, String word) throws JMSException;

    /** Returns the word in the body of a message of this kind. */
    abstract String read(Message message) throws JMSException;

    /** Returns a new message with a word. */
    Message create(Session session, String word) throws JMSException {
        Message message = create(session);
        write(message, word);
        return message;
    }

    /** Returns all kinds that a message is of, besides the plain one; a proper message is of one at most. */
    static Set<MessageKind> kindsOf(Message message) {
        return WITH_BODY.stream().filter(kind -> kind.type.isInstance(message)).collect(Collectors.toSet());
    }

    /** Returns the set that {@link #kindsOf} gives for this kind. */
    Set<MessageKind> alone() {
        return this == PLAIN ? Set.of() : Set.of(this);
    }
}
