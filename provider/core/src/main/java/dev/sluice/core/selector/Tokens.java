package dev.sluice.core.selector;

import dev.sluice.core.error.BrokerException;

/** The tokens of a selector, with one to look at before it is taken. */
final class Tokens {
    private final String text;
    private final Lexer lexer;
    private Token current;
    private int previousEnd;

    Tokens(String text) {
        this.text = text;
        this.lexer = new Lexer(text);
        this.current = lexer.next();
    }

    /** Returns what comes next. */
    TokenKind kind() {
        return current.kind();
    }

    /** Returns where what comes next begins. */
    int start() {
        return current.start();
    }

    /** Takes the next token. */
    Token take() {
        Token taken = current;
        previousEnd = taken.end();
        current = lexer.next();
        return taken;
    }

    /** Takes the next token if it is of this kind, and returns whether it was. */
    boolean accept(TokenKind kind) {
        if (current.kind() != kind) {
            return false;
        }
        take();
        return true;
    }

    /**
     * Takes the next token, which must be of this kind.
     *
     * @throws BrokerException if it is not
     */
    Token expect(TokenKind kind) {
        if (current.kind() != kind) {
            throw unexpected(kind.toString());
        }
        return take();
    }

    /** Returns the expression as one that reaches from there up to the last token taken. */
    Located located(Expression expression, int start) {
        return new Located(expression, start, previousEnd);
    }

    /** Returns the exception for a next token that does not fit. */
    BrokerException unexpected(String expected) {
        return fault(current.start(), expected + " is expected here, but " + current.description() + " was found");
    }

    /** Returns the exception for something wrong at this place. */
    BrokerException fault(int offset, String what) {
        return Fault.in(text, offset, what);
    }
}
