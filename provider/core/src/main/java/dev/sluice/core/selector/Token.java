package dev.sluice.core.selector;

/**
 * The smallest part of a selector that has a meaning.
 *
 * @param kind what it is
 * @param start where it begins in the selector
 * @param end where it ends, exclusive
 * @param content the name of an identifier, the characters a string stands for, the digits of a number; else empty
 */
record Token(TokenKind kind, int start, int end, String content) {

    /** Returns what to call it in an error message. */
    String description() {
        return switch (kind) {
            case IDENTIFIER -> "the identifier '" + Fault.shortened(content) + "'";
            case STRING -> "the string '" + Fault.shortened(content) + "'";
            case NUMBER -> "the number " + Fault.shortened(content);
            default -> kind.toString();
        };
    }
}
