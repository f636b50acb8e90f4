package dev.sluice.core.selector;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;

/** What an identifier stands for: a property or one of six headers. */
sealed interface Field extends Value permits Property, Header {

    /** Returns the name as written. */
    String identifier();

    /** Compares with an integer, without boxing. */
    default Truth compare(Envelope envelope, Relation relation, long literal) {
        Object value = value(envelope);
        if (value instanceof Number number) {
            return Truth.of(relation.holds(Order.of(number, literal)));
        }
        return value == null ? Truth.UNKNOWN : Truth.FALSE;
    }

    /**
     * Returns what the identifier stands for.
     *
     * @return null if it is a header that cannot be selected on
     */
    static @Nullable Field named(String identifier) {
        Header header = Header.named(identifier);
        if (header != null) {
            return header;
        }
        boolean reserved = identifier.startsWith("JMS");
        boolean property = !reserved || identifier.startsWith("JMSX") || identifier.startsWith("JMS_");
        return property ? new Property(identifier) : null;
    }
}
