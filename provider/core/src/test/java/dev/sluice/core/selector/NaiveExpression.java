package dev.sluice.core.selector;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The meaning of selectors a second time, written for plainness and sharing no code with the product: null is unknown,
 * numbers are compared as decimals, LIKE is a regular expression. Each expression can also write itself down.
 */
sealed interface NaiveExpression {
    /** How close the operator binds; what binds less than its place needs is put in parentheses. */
    enum Binding {
        OR,
        AND,
        NOT,
        PREDICATE,
        SUM,
        PRODUCT,
        SIGN,
        VALUE
    }

    /** Returns a Boolean, Number or String, or null. */
    @Nullable
    Object evaluate(Map<String, @Nullable Object> properties);

    Binding binding();

    String write();

    default String writeFor(Binding needed) {
        return binding().compareTo(needed) >= 0 ? write() : "(" + write() + ")";
    }

    record Name(String name) implements NaiveExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> properties) {
            return properties.get(name);
        }

        @Override
        public Binding binding() {
            return Binding.VALUE;
        }

        @Override
        public String write() {
            return name;
        }
    }

    record Constant(Object value) implements NaiveExpression {
        @Override
        public Object evaluate(Map<String, @Nullable Object> properties) {
            return value;
        }

        @Override
        public Binding binding() {
            return value instanceof Number && write().startsWith("-") ? Binding.SIGN : Binding.VALUE;
        }

        @Override
        public String write() {
            if (value instanceof String text) {
                return quoted(text);
            }
            String suffix = value instanceof Long ? "L" : value instanceof Float ? "f" : "";
            return value + suffix;
        }
    }

    record Sign(char sign, NaiveExpression operand) implements NaiveExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> properties) {
            // Multiplying by an int follows the same promotion, and is right for negative zero too.
            return Calculation.of('*', operand.evaluate(properties), sign == '-' ? -1 : 1);
        }

        @Override
        public Binding binding() {
            return Binding.SIGN;
        }

        @Override
        public String write() {
            return sign + operand.writeFor(Binding.SIGN);
        }
    }

    record Calculation(char operator, NaiveExpression left, NaiveExpression right) implements NaiveExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> properties) {
            return of(operator, left.evaluate(properties), right.evaluate(properties));
        }

        static @Nullable Number of(char operator, @Nullable Object left, @Nullable Object right) {
            if (!(left instanceof Number a) || !(right instanceof Number b)) {
                return null;
            }
            if (a instanceof Double || b instanceof Double) {
                return of(operator, a.doubleValue(), b.doubleValue());
            }
            if (a instanceof Float || b instanceof Float) {
                return of(operator, a.floatValue(), b.floatValue());
            }
            if (operator == '/' && b.longValue() == 0) {
                return null;
            }
            if (a instanceof Long || b instanceof Long) {
                return of(operator, a.longValue(), b.longValue());
            }
            // 32 bits hold the low half of what 64 bits hold, also after an overflow; -2^31 / -1 included.
            return (int) of(operator, a.longValue(), b.longValue());
        }

        private static double of(char operator, double a, double b) {
            return operator == '+' ? a + b : operator == '-' ? a - b : operator == '*' ? a * b : a / b;
        }

        private static float of(char operator, float a, float b) {
            return operator == '+' ? a + b : operator == '-' ? a - b : operator == '*' ? a * b : a / b;
        }

        private static long of(char operator, long a, long b) {
            return operator == '+' ? a + b : operator == '-' ? a - b : operator == '*' ? a * b : a / b;
        }

        @Override
        public Binding binding() {
            return operator == '+' || operator == '-' ? Binding.SUM : Binding.PRODUCT;
        }

        @Override
        public String write() {
            Binding closer = binding() == Binding.SUM ? Binding.PRODUCT : Binding.SIGN;
            return left.writeFor(binding()) + " " + operator + " " + right.writeFor(closer);
        }
    }

    record Compare(NaiveExpression left, String operator, NaiveExpression right) implements NaiveExpression {
        @Override
        public @Nullable Boolean evaluate(Map<String, @Nullable Object> properties) {
            return of(left.evaluate(properties), operator, right.evaluate(properties));
        }

        static @Nullable Boolean of(@Nullable Object left, String operator, @Nullable Object right) {
            if (left == null || right == null) {
                return null;
            }
            if (left instanceof Number a && right instanceof Number b) {
                return ofNumbers(a, operator, b);
            }
            if (!left.getClass().equals(right.getClass())) {
                return false;
            }
            return switch (operator) {
                case "=" -> left.equals(right);
                case "<>" -> !left.equals(right);
                default -> false;
            };
        }

        private static boolean ofNumbers(Number a, String operator, Number b) {
            if (Double.isNaN(a.doubleValue()) || Double.isNaN(b.doubleValue())) {
                return operator.equals("<>");
            }
            int order = decimal(a).compareTo(decimal(b));
            return switch (operator) {
                case "=" -> order == 0;
                case "<>" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> throw new IllegalArgumentException(operator);
            };
        }

        /** Infinity becomes a number beyond all others. */
        private static BigDecimal decimal(Number number) {
            double approximate = number.doubleValue();
            if (Double.isInfinite(approximate)) {
                return new BigDecimal(approximate > 0 ? "1E999" : "-1E999");
            }
            return number instanceof Double || number instanceof Float
                    ? new BigDecimal(approximate)
                    : BigDecimal.valueOf(number.longValue());
        }

        @Override
        public Binding binding() {
            return Binding.PREDICATE;
        }

        @Override
        public String write() {
            return left.writeFor(Binding.SUM) + " " + operator + " " + right.writeFor(Binding.SUM);
        }
    }

    record Between(NaiveExpression operand, String not, NaiveExpression low, NaiveExpression high)
            implements NaiveExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> properties) {
            NaiveExpression meaning = not.isEmpty()
                    ? new Junction(new Compare(operand, ">=", low), "AND", new Compare(operand, "<=", high))
                    : new Junction(new Compare(operand, "<", low), "OR", new Compare(operand, ">", high));
            return meaning.evaluate(properties);
        }

        @Override
        public Binding binding() {
            return Binding.PREDICATE;
        }

        @Override
        public String write() {
            return operand.writeFor(Binding.SUM) + not + " BETWEEN " + low.writeFor(Binding.SUM) + " AND "
                    + high.writeFor(Binding.SUM);
        }
    }

    record In(Name name, String not, List<String> texts) implements NaiveExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> properties) {
            Object value = name.evaluate(properties);
            return value == null ? null : texts.stream().anyMatch(value::equals) == not.isEmpty();
        }

        @Override
        public Binding binding() {
            return Binding.PREDICATE;
        }

        @Override
        public String write() {
            String list = texts.stream().map(NaiveExpression::quoted).collect(Collectors.joining(", "));
            return name.write() + not + " IN (" + list + ")";
        }
    }

    record Like(Name name, String not, String pattern) implements NaiveExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> properties) {
            Object value = name.evaluate(properties);
            return value == null ? null : (value instanceof String text && matches(text)) == not.isEmpty();
        }

        private boolean matches(String text) {
            String regex = pattern.codePoints()
                    .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c)))
                    .collect(Collectors.joining());
            return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
        }

        @Override
        public Binding binding() {
            return Binding.PREDICATE;
        }

        @Override
        public String write() {
            return name.write() + not + " LIKE " + quoted(pattern);
        }
    }

    record IsNull(Name name, String not) implements NaiveExpression {
        @Override
        public Object evaluate(Map<String, @Nullable Object> properties) {
            return (name.evaluate(properties) == null) == not.isEmpty();
        }

        @Override
        public Binding binding() {
            return Binding.PREDICATE;
        }

        @Override
        public String write() {
            return name.write() + " IS" + not + " NULL";
        }
    }

    /** A property as a condition. */
    record Flag(Name name) implements NaiveExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> properties) {
            Object value = name.evaluate(properties);
            return value == null ? null : Boolean.TRUE.equals(value);
        }

        @Override
        public Binding binding() {
            return Binding.VALUE;
        }

        @Override
        public String write() {
            return name.write();
        }
    }

    record Negation(NaiveExpression condition) implements NaiveExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> properties) {
            Object truth = condition.evaluate(properties);
            return truth == null ? null : !(Boolean) truth;
        }

        @Override
        public Binding binding() {
            return Binding.NOT;
        }

        @Override
        public String write() {
            return "NOT " + condition.writeFor(Binding.NOT);
        }
    }

    record Junction(NaiveExpression left, String operator, NaiveExpression right) implements NaiveExpression {
        @Override
        public @Nullable Object evaluate(Map<String, @Nullable Object> properties) {
            Object one = left.evaluate(properties);
            Object other = right.evaluate(properties);
            Boolean decisive = operator.equals("OR");
            if (decisive.equals(one) || decisive.equals(other)) {
                return decisive;
            }
            return Objects.equals(one, other) ? one : null;
        }

        @Override
        public Binding binding() {
            return operator.equals("OR") ? Binding.OR : Binding.AND;
        }

        @Override
        public String write() {
            return left.writeFor(binding()) + " " + operator + " " + right.writeFor(binding());
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
