package dev.sluice.core.selector;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/** The headers that can be selected on (Jakarta Messaging 3.1, section 3.8.1.1). */
enum Header implements Field {
    DELIVERY_MODE("JMSDeliveryMode", Type.TEXT) {
        @Override
        public Object value(Envelope envelope) {
            return envelope.isPersistent() ? "PERSISTENT" : "NON_PERSISTENT";
        }
    },
    PRIORITY("JMSPriority", Type.NUMBER) {
        @Override
        public Object value(Envelope envelope) {
            return envelope.priority();
        }
    },
    MESSAGE_ID("JMSMessageID", Type.TEXT) {
        @Override
        public Object value(Envelope envelope) {
            return envelope.messageId();
        }
    },
    TIMESTAMP("JMSTimestamp", Type.NUMBER) {
        @Override
        public Object value(Envelope envelope) {
            return envelope.timestamp();
        }

        @Override
        public Truth compare(Envelope envelope, Relation relation, long literal) {
            return Truth.of(relation.holds(Order.of(envelope.timestamp(), literal)));
        }
    },
    /** Null also if it is a byte array. */
    CORRELATION_ID("JMSCorrelationID", Type.TEXT) {
        @Override
        public @Nullable Object value(Envelope envelope) {
            return envelope.correlationId() instanceof String text ? text : null;
        }
    },
    TYPE("JMSType", Type.TEXT) {
        @Override
        public @Nullable Object value(Envelope envelope) {
            return envelope.type();
        }
    };

    private static final Map<String, Header> BY_IDENTIFIER = new HashMap<>();

    static {
        for (Header header : values()) {
            BY_IDENTIFIER.put(header.identifier, header);
        }
    }

    private final String identifier;
    private final Type type;

    Header(String identifier, Type type) {
        this.identifier = identifier;
        this.type = type;
    }

    /** Returns the header of this name, or null if it cannot be selected on. */
    static @Nullable Header named(String identifier) {
        return BY_IDENTIFIER.get(identifier);
    }

    /** Returns all names, for an error message. */
    static String names() {
        return Stream.of(values()).map(Header::identifier).collect(Collectors.joining(", "));
    }

    @Override
    public String identifier() {
        return identifier;
    }

    @Override
    public Type type() {
        return type;
    }
}
