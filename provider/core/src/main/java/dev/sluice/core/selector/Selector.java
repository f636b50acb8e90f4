package dev.sluice.core.selector;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerException;
import dev.sluice.core.message.Envelope;

/**
 * A message selector (Jakarta Messaging 3.1, section 3.8.1): the text of a condition, compiled so that messages can be
 * tested against it.
 *
 * <p>Identifiers name properties, or the headers JMSDeliveryMode (which is the string PERSISTENT or NON_PERSISTENT),
 * JMSPriority, JMSMessageID, JMSTimestamp, JMSCorrelationID (null if it is a byte array) and JMSType; other names that begin
 * with JMS, except with JMSX or JMS_, are refused. A message is tested as it was sent: properties that come into being with
 * its delivery, like JMSXDeliveryCount, are null.
 *
 * <p>Where the standard leaves a choice, or two of its sentences meet:
 *
 * <ul>
 *   <li>Comparing values of unlike types is false, also with {@code <>}; so is asking for the order of strings or booleans.
 *       Where the types are seen in the text, as in {@code 'a' > 1} or {@code JMSPriority = 'high'}, it is refused.
 *   <li>A property alone, as in {@code urgent AND size > 3}, means {@code urgent = TRUE}.
 *   <li>{@code NOT LIKE} and {@code NOT IN} are the negation of LIKE and IN, and so true for a value that is not a string;
 *       {@code NOT BETWEEN} stands for two comparisons and is false for a value that is not a number.
 *   <li>Arithmetic follows Java: {@code int} with {@code int} gives {@code int} and may overflow, and 5/2 is 2. Its result
 *       is null if an operand is null or not a number, and if an integer is divided by zero.
 *   <li>Comparisons are by value: 9007199254740993 is greater than 9007199254740992.0, to which Java would round it first.
 *   <li>In LIKE, {@code _} matches one Unicode code point. An escape character before an ordinary character is dropped, at
 *       the end of the pattern it is refused.
 *   <li>Parentheses may be nested 150 deep.
 * </ul>
 *
 * <p>Immutable, safe for all threads. Two selectors are equal when their texts are.
 */
public final class Selector {
    private final String text;
    private final Condition condition;
    private final List<Equality> requiredEqualities;

    private Selector(String text, Condition condition) {
        this.text = text;
        this.condition = condition;
        Set<Equality> equalities = new LinkedHashSet<>();
        condition.addRequiredEqualities(equalities);
        this.requiredEqualities = List.copyOf(equalities);
    }

    /**
     * Compiles a selector. The time it takes is linear in the length of the text.
     *
     * @param text the condition; an empty one is refused here, since for the caller it means that there is no selector
     * @throws BrokerException {@link dev.sluice.core.error.BrokerError#INVALID_SELECTOR} if it is not a selector; the
     *     message shows the text, shortened if it is long, where it is wrong, and what was expected there
     */
    public static Selector parse(String text) {
        return new Selector(text, Parser.parse(text));
    }

    /** Returns whether a word is reserved by the language, in whatever case, so that it names no property. */
    public static boolean isReservedWord(String word) {
        return TokenKind.ofWord(word) != TokenKind.IDENTIFIER;
    }

    /** Returns whether the condition is true for the message; false if it is unknown. Never throws and never blocks. */
    public boolean matches(Envelope envelope) {
        return condition.holds(envelope);
    }

    /**
     * Returns equalities that must all be true for the selector to match: those at the top of the condition or joined
     * there by AND, with or without parentheses. A property alone and an IN of one string count too. There may be none.
     * That they are true does not mean that the selector matches.
     */
    public List<Equality> requiredEqualities() {
        return requiredEqualities;
    }

    /**
     * Returns whether it is one equality and nothing else: true of a message exactly when the only one of the
     * {@linkplain #requiredEqualities required equalities} is.
     */
    public boolean isEquality() {
        return requiredEqualities.size() == 1 && !(condition instanceof And);
    }

    /** Returns the text as it was given. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Selector that && text.equals(that.text));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
