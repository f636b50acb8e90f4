package dev.sluice.core.selector;

import java.util.Map;

/** Cuts a selector into tokens (Jakarta Messaging 3.1, section 3.8.1.1). Each character is looked at once. */
final class Lexer {
    private static final Map<Character, String> HINTS = Map.of(
            '"', "strings are written between single quotes",
            '!', "'not equal' is written <>",
            '&', "'and' is written AND",
            '|', "'or' is written OR",
            '%', "there is no remainder operator",
            '.', "a name must not contain dots");

    private final String text;
    private int position;

    Lexer(String text) {
        this.text = text;
    }

    /**
     * Returns the next token; {@link TokenKind#END} again and again when there is none.
     *
     * @throws dev.sluice.core.error.BrokerException if no token begins with what comes next
     */
    Token next() {
        while (position < text.length() && isWhiteSpace(text.charAt(position))) {
            position++;
        }
        if (position == text.length()) {
            return new Token(TokenKind.END, position, position, "");
        }
        char first = text.charAt(position);
        if (first == '\'') {
            return string();
        }
        if (isDigit(first) || (first == '.' && isDigit(peek(1)))) {
            return number();
        }
        return Character.isJavaIdentifierStart(text.codePointAt(position)) ? word() : symbol(first);
    }

    /** White space is that of the Java language. */
    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\n' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : '\0';
    }

    private Token token(TokenKind kind, int end, String content) {
        Token token = new Token(kind, position, end, content);
        position = end;
        return token;
    }

    private Token string() {
        int from = position + 1;
        int quote = text.indexOf('\'', from);
        StringBuilder content = new StringBuilder();
        while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '\'') {
            content.append(text, from, quote + 1);
            from = quote + 2;
            quote = text.indexOf('\'', from);
        }
        if (quote < 0) {
            throw Fault.in(text, position, "this string does not end; close it with a single quote");
        }
        return token(
                TokenKind.STRING, quote + 1, content.append(text, from, quote).toString());
    }

    private Token word() {
        int end = position;
        while (end < text.length() && Character.isJavaIdentifierPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        String word = text.substring(position, end);
        return token(TokenKind.ofWord(word), end, word);
    }

    /** Takes all that could belong to a number; whether it is one, {@link Numeral} says. */
    private Token number() {
        boolean hexadecimal = text.charAt(position) == '0' && (peek(1) | ' ') == 'x';
        char exponent = hexadecimal ? 'p' : 'e';
        int end = position + 1;
        while (end < text.length() && (isNumberPart(text.charAt(end)) || isExponentSign(end, exponent))) {
            end++;
        }
        return token(TokenKind.NUMBER, end, text.substring(position, end));
    }

    private static boolean isNumberPart(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_';
    }

    private boolean isExponentSign(int at, char exponent) {
        char c = text.charAt(at);
        return (c == '+' || c == '-') && (text.charAt(at - 1) | ' ') == exponent;
    }

    private Token symbol(char first) {
        return switch (first) {
            case '(' -> symbol(TokenKind.OPEN, 1);
            case ')' -> symbol(TokenKind.CLOSE, 1);
            case ',' -> symbol(TokenKind.COMMA, 1);
            case '+' -> symbol(TokenKind.PLUS, 1);
            case '-' -> symbol(TokenKind.MINUS, 1);
            case '*' -> symbol(TokenKind.TIMES, 1);
            case '/' -> symbol(TokenKind.DIVIDE, 1);
            case '=' -> symbol(TokenKind.EQUAL, 1);
            case '<' -> less();
            case '>' -> peek(1) == '=' ? symbol(TokenKind.GREATER_OR_EQUAL, 2) : symbol(TokenKind.GREATER, 1);
            default -> throw unknown(first);
        };
    }

    private Token less() {
        return switch (peek(1)) {
            case '>' -> symbol(TokenKind.NOT_EQUAL, 2);
            case '=' -> symbol(TokenKind.LESS_OR_EQUAL, 2);
            default -> symbol(TokenKind.LESS, 1);
        };
    }

    private Token symbol(TokenKind kind, int length) {
        return token(kind, position + length, "");
    }

    private RuntimeException unknown(char first) {
        String character = Character.toString(text.codePointAt(position));
        String hint = HINTS.getOrDefault(first, "no name, value or operator begins with it");
        return Fault.in(text, position, "the character " + character + " is unexpected; " + hint);
    }
}
