package dev.sluice.core.selector;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sluice.core.error.BrokerException;

/**
 * The grammar of selectors (Jakarta Messaging 3.1, section 3.8.1.1), one method per precedence:
 *
 * <pre>
 * disjunction = conjunction { OR conjunction }
 * conjunction = negation { AND negation }
 * negation    = { NOT } predicate
 * predicate   = sum [ ( "=" | "&lt;&gt;" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) sum
 *                   | [ NOT ] BETWEEN sum AND sum
 *                   | [ NOT ] IN "(" string { "," string } ")"
 *                   | [ NOT ] LIKE string [ ESCAPE string ]
 *                   | IS [ NOT ] NULL ]
 * sum         = product { ( "+" | "-" ) product }
 * product     = signed { ( "*" | "/" ) signed }
 * signed      = { "+" | "-" } primary
 * primary     = number | string | TRUE | FALSE | identifier | "(" disjunction ")"
 * </pre>
 *
 * <p>Only parentheses make it recurse, and their depth is bounded, so that no text can exhaust the stack, neither here nor
 * when the condition is tested. All else is a loop, and the time is linear in the length of the text.
 */
final class Parser {
    /** Enough for what people and generators write. Needs less than 512 KiB of stack, half of what a thread usually has. */
    static final int MAX_DEPTH = 150;

    private final Tokens tokens;
    private final TypeCheck check;
    private int depth;

    private Parser(String text) {
        this.tokens = new Tokens(text);
        this.check = new TypeCheck(text);
    }

    /**
     * Returns the condition that the text stands for.
     *
     * @throws BrokerException {@link dev.sluice.core.error.BrokerError#INVALID_SELECTOR} if it is no selector
     */
    static Condition parse(String text) {
        Parser parser = new Parser(text);
        Located whole = parser.disjunction();
        if (parser.tokens.kind() != TokenKind.END) {
            throw parser.tokens.unexpected("an operator or the end of the selector");
        }
        return parser.check.condition(whole);
    }

    private Located disjunction() {
        Located first = conjunction();
        if (tokens.kind() != TokenKind.OR) {
            return first;
        }
        List<Condition> conditions = new ArrayList<>();
        conditions.add(check.condition(first));
        while (tokens.accept(TokenKind.OR)) {
            conditions.add(check.condition(conjunction()));
        }
        return tokens.located(Or.of(conditions), first.start());
    }

    private Located conjunction() {
        Located first = negation();
        if (tokens.kind() != TokenKind.AND) {
            return first;
        }
        List<Condition> conditions = new ArrayList<>();
        conditions.add(check.condition(first));
        while (tokens.accept(TokenKind.AND)) {
            conditions.add(check.condition(negation()));
        }
        return tokens.located(And.of(conditions), first.start());
    }

    private Located negation() {
        if (tokens.kind() != TokenKind.NOT) {
            return predicate();
        }
        int start = tokens.start();
        boolean negated = false;
        while (tokens.accept(TokenKind.NOT)) {
            negated = !negated;
        }
        Condition condition = check.condition(predicate());
        return tokens.located(negated ? Not.of(condition) : condition, start);
    }

    private Located predicate() {
        Located left = sum();
        Relation relation = tokens.kind().relation();
        if (relation != null) {
            tokens.take();
            return tokens.located(check.comparison(left, relation, sum()), left.start());
        }
        return switch (tokens.kind()) {
            case IS -> nullTest(left);
            case NOT, BETWEEN, IN, LIKE -> negatablePredicate(left);
            default -> left;
        };
    }

    private Located nullTest(Located left) {
        tokens.expect(TokenKind.IS);
        Condition isNull = new IsNull(check.field(left, TokenKind.IS));
        boolean negated = tokens.accept(TokenKind.NOT);
        tokens.expect(TokenKind.NULL);
        return tokens.located(negated ? Not.of(isNull) : isNull, left.start());
    }

    private Located negatablePredicate(Located left) {
        boolean negated = tokens.accept(TokenKind.NOT);
        if (tokens.kind() == TokenKind.BETWEEN) {
            return tokens.located(between(left, negated), left.start());
        }
        Condition condition =
                switch (tokens.kind()) {
                    case IN -> in(left);
                    case LIKE -> like(left);
                    default -> throw tokens.unexpected("BETWEEN, IN or LIKE");
                };
        return tokens.located(negated ? Not.of(condition) : condition, left.start());
    }

    private Condition between(Located left, boolean negated) {
        tokens.expect(TokenKind.BETWEEN);
        Operand operand = check.number(left, TokenKind.BETWEEN);
        Operand low = check.number(sum(), TokenKind.BETWEEN);
        tokens.expect(TokenKind.AND);
        Operand high = check.number(sum(), TokenKind.BETWEEN);
        return Comparisons.between(operand, low, high, negated);
    }

    private Condition in(Located left) {
        tokens.expect(TokenKind.IN);
        Field field = check.textField(left, TokenKind.IN);
        tokens.expect(TokenKind.OPEN);
        List<String> texts = new ArrayList<>();
        do {
            texts.add(tokens.expect(TokenKind.STRING).content());
        } while (tokens.accept(TokenKind.COMMA));
        tokens.expect(TokenKind.CLOSE);
        return In.of(field, texts);
    }

    private Condition like(Located left) {
        tokens.expect(TokenKind.LIKE);
        Field field = check.textField(left, TokenKind.LIKE);
        Token pattern = tokens.expect(TokenKind.STRING);
        int escape = tokens.accept(TokenKind.ESCAPE) ? escapeCharacter() : LikePattern.NO_ESCAPE;
        LikePattern compiled = LikePattern.compile(pattern.content(), escape);
        if (compiled == null) {
            throw tokens.fault(
                    pattern.start(), "the pattern ends with the escape character, which has nothing to escape");
        }
        return Like.of(field, compiled);
    }

    private int escapeCharacter() {
        Token token = tokens.expect(TokenKind.STRING);
        String content = token.content();
        if (content.isEmpty() || content.codePointCount(0, content.length()) > 1) {
            throw tokens.fault(
                    token.start(), "ESCAPE takes a string of exactly one character, not " + token.description());
        }
        return content.codePointAt(0);
    }

    private Located sum() {
        Located first = product();
        ArithmeticOperator operator = additive();
        if (operator == null) {
            return first;
        }
        Arithmetic.Chain chain = new Arithmetic.Chain(check.number(first, operator));
        for (; operator != null; operator = additive()) {
            tokens.take();
            chain.then(operator, check.number(product(), operator));
        }
        return tokens.located(chain.end(), first.start());
    }

    private @Nullable ArithmeticOperator additive() {
        return switch (tokens.kind()) {
            case PLUS -> ArithmeticOperator.ADD;
            case MINUS -> ArithmeticOperator.SUBTRACT;
            default -> null;
        };
    }

    private Located product() {
        Located first = signed();
        ArithmeticOperator operator = multiplicative();
        if (operator == null) {
            return first;
        }
        Arithmetic.Chain chain = new Arithmetic.Chain(check.number(first, operator));
        for (; operator != null; operator = multiplicative()) {
            tokens.take();
            chain.then(operator, check.number(signed(), operator));
        }
        return tokens.located(chain.end(), first.start());
    }

    private @Nullable ArithmeticOperator multiplicative() {
        return switch (tokens.kind()) {
            case TIMES -> ArithmeticOperator.MULTIPLY;
            case DIVIDE -> ArithmeticOperator.DIVIDE;
            default -> null;
        };
    }

    private Located signed() {
        if (additive() == null) {
            return primary(false);
        }
        int start = tokens.start();
        ArithmeticOperator sign = ArithmeticOperator.ADD;
        boolean negative = false;
        for (ArithmeticOperator next = additive(); next != null; next = additive()) {
            sign = next;
            negative ^= next == ArithmeticOperator.SUBTRACT;
            tokens.take();
        }
        boolean literal = tokens.kind() == TokenKind.NUMBER;
        Located operand = primary(negative);
        Operand number = check.number(operand, sign);
        return tokens.located(literal ? number : Signed.of(negative, number), start);
    }

    /** Parses a value; {@code negative} tells a numeric literal, and nothing else, that a minus stands before it. */
    private Located primary(boolean negative) {
        int start = tokens.start();
        return switch (tokens.kind()) {
            case OPEN -> group(start);
            case NUMBER -> tokens.located(numeral(tokens.take(), negative), start);
            case STRING -> tokens.located(new Literal.Text(tokens.take().content()), start);
            case IDENTIFIER -> tokens.located(identifier(tokens.take()), start);
            case TRUE, FALSE -> tokens.located(new Literal.Bool(tokens.take().kind() == TokenKind.TRUE), start);
            default -> throw tokens.unexpected("a value, an identifier or '('");
        };
    }

    private Located group(int start) {
        if (++depth > MAX_DEPTH) {
            throw tokens.fault(
                    start, "parentheses are nested more than " + MAX_DEPTH + " deep; write the selector flatter");
        }
        tokens.expect(TokenKind.OPEN);
        Located inner = disjunction();
        tokens.expect(TokenKind.CLOSE);
        depth--;
        return tokens.located(inner.expression(), start);
    }

    private Literal numeral(Token token, boolean negative) {
        try {
            return new Literal.Numeric(Numeral.parse(token.content(), negative));
        } catch (NumberFormatException e) {
            throw tokens.fault(token.start(), String.valueOf(e.getMessage()));
        }
    }

    private Field identifier(Token token) {
        Field field = Field.named(token.content());
        if (field == null) {
            throw tokens.fault(
                    token.start(),
                    Fault.shortened(token.content())
                            + " cannot be selected on; of the names that begin with JMS, only those that begin with JMSX or"
                            + " JMS_ and these can: " + Header.names());
        }
        return field;
    }
}
