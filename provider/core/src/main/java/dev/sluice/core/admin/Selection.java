package dev.sluice.core.admin;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;
import dev.sluice.core.selector.Selector;

/**
 * Which messages of a queue or subscription a command is about.
 *
 * <p>Immutable.
 */
public final class Selection {
    private static final Selection ALL = new Selection("all messages", envelope -> true);

    private final String words;
    private final Predicate<Envelope> included;

    private Selection(String words, Predicate<Envelope> included) {
        this.words = words;
        this.included = included;
    }

    /** Returns all messages. */
    public static Selection all() {
        return ALL;
    }

    /**
     * Returns the messages that match a selector.
     *
     * @param selector a condition in the language of message selectors; null or blank for all messages
     * @throws BrokerException {@link dev.sluice.core.error.BrokerError#INVALID_SELECTOR} if it is not one
     */
    public static Selection matching(@Nullable String selector) {
        if (selector == null || selector.isBlank()) {
            return ALL;
        }
        Selector compiled = Selector.parse(selector);
        return new Selection("messages with " + selector, compiled::matches);
    }

    /**
     * Returns the messages with these ids.
     *
     * @param messageIds ids, each beginning with {@code ID:}
     * @throws IllegalArgumentException if there is none, or one is not an id
     */
    public static Selection ids(String... messageIds) {
        if (messageIds.length == 0) {
            throw new IllegalArgumentException("No message id is given; name at least one, or use all().");
        }
        for (String id : messageIds) {
            if (!id.startsWith("ID:")) {
                throw new IllegalArgumentException("'" + id + "' is no message id: it does not begin with 'ID:'.");
            }
        }
        Set<String> ids = Set.copyOf(Arrays.asList(messageIds));
        return new Selection("messages " + ids, envelope -> ids.contains(envelope.messageId()));
    }

    /** Returns whether a message is one of them. Never throws and never blocks. */
    public boolean includes(Envelope message) {
        return included.test(message);
    }

    @Override
    public String toString() {
        return words;
    }
}
