package dev.sluice.core.selector;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a token is. */
enum TokenKind {
    IDENTIFIER("an identifier"),
    NUMBER("a number"),
    STRING("a string"),

    NULL("NULL"),
    TRUE("TRUE"),
    FALSE("FALSE"),
    NOT("NOT"),
    AND("AND"),
    OR("OR"),
    BETWEEN("BETWEEN"),
    LIKE("LIKE"),
    IN("IN"),
    IS("IS"),
    ESCAPE("ESCAPE"),

    OPEN("'('"),
    CLOSE("')'"),
    COMMA("','"),
    PLUS("'+'"),
    MINUS("'-'"),
    TIMES("'*'"),
    DIVIDE("'/'"),
    EQUAL("'='"),
    NOT_EQUAL("'<>'"),
    LESS("'<'"),
    LESS_OR_EQUAL("'<='"),
    GREATER("'>'"),
    GREATER_OR_EQUAL("'>='"),

    END("the end of the selector");

    private static final int LONGEST_KEYWORD = 7;
    private static final Map<String, TokenKind> KEYWORDS = keywords();

    private final String name;

    TokenKind(String name) {
        this.name = name;
    }

    private static Map<String, TokenKind> keywords() {
        Map<String, TokenKind> keywords = new HashMap<>();
        for (TokenKind kind : EnumSet.range(NULL, ESCAPE)) {
            keywords.put(kind.name, kind);
        }
        return keywords;
    }

    /** Returns which keyword the word is, in whatever case; {@link #IDENTIFIER} if it is none. */
    static TokenKind ofWord(String word) {
        if (word.length() > LONGEST_KEYWORD) {
            return IDENTIFIER;
        }
        StringBuilder capitals = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            // Not String.toUpperCase: it would turn the dotless i of an identifier into the I of a keyword.
            capitals.setCharAt(i, c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        }
        return KEYWORDS.getOrDefault(capitals.toString(), IDENTIFIER);
    }

    /** Returns the comparison operator this is, or null. */
    @Nullable
    Relation relation() {
        return switch (this) {
            case EQUAL -> Relation.EQUAL;
            case NOT_EQUAL -> Relation.NOT_EQUAL;
            case LESS -> Relation.LESS;
            case LESS_OR_EQUAL -> Relation.LESS_OR_EQUAL;
            case GREATER -> Relation.GREATER;
            case GREATER_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
            default -> null;
        };
    }

    /** Returns what to call it in an error message. */
    @Override
    public String toString() {
        return name;
    }
}
