package dev.sluice.core.selector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import dev.sluice.core.message.Envelope;
import dev.sluice.core.selector.NaiveExpression.Name;

@Label("Random selectors on random messages")
class RandomSelectorTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final List<String> TEXTS = List.of("", "x", "xy", "x%y", "_", "it's", "5", "TRUE", "a\nb", "😀");

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    @Label("§3.8.1 Compiled selectors say what the naive evaluator says")
    void compiledSelectorsAgreeWithTheNaiveEvaluator(
            @ForAll("conditions") NaiveExpression condition,
            @ForAll("properties") Map<String, @Nullable Object> properties) {
        Object naive = condition.evaluate(properties);
        Truth expected = naive == null ? Truth.UNKNOWN : Truth.of((Boolean) naive);

        assertThat(Messages.truthOf(condition.write(), Messages.with(properties)))
                .as("%s with %s", condition.write(), properties)
                .isEqualTo(expected);
    }

    @Property(tries = 2_000)
    @Label("A selector that matches has its required equalities fulfilled")
    void aMatchFulfilsTheRequiredEqualities(
            @ForAll("conjunctions") NaiveExpression condition,
            @ForAll("likelyProperties") Map<String, @Nullable Object> properties) {
        Selector selector = Selector.parse(condition.write());
        Envelope message = Messages.with(properties);

        boolean fulfilled = selector.requiredEqualities().stream()
                .allMatch(e -> e.value().equals(Equality.keys(e.identifier()).apply(message)));

        assertThat(fulfilled || !selector.matches(message)).isTrue();
        if (selector.isEquality()) {
            assertThat(selector.matches(message)).isEqualTo(fulfilled);
        }
    }

    @Property(tries = 3_000)
    @Label("Keys are equal exactly when = says so")
    void keysAgreeWithEquality(@ForAll("values") @Nullable Object left, @ForAll("values") @Nullable Object right) {
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("a", left);
        properties.put("b", right);
        Object key = Equality.key(left);

        boolean equal = Selector.parse("a = b").matches(Messages.with(properties));

        assertThat(key != null && key.equals(Equality.key(right))).isEqualTo(equal);
    }

    @Property(tries = 2_000)
    @Label("Every double and every long can be written as a literal")
    void numbersCanBeWrittenAsLiterals(@ForAll double approximate, @ForAll long exact) {
        Envelope message = Messages.with(Map.of("d", approximate, "l", exact));

        assertThat(Messages.truthOf("d = " + approximate + " AND l = " + exact, message))
                .isEqualTo(Truth.TRUE);
    }

    @Provide
    Arbitrary<@Nullable Object> values() {
        return Arbitraries.oneOf(
                        numbers(),
                        Arbitraries.of(TEXTS),
                        Arbitraries.of(true, false),
                        Arbitraries.of((byte) 5, Byte.MIN_VALUE, (short) 5, Short.MAX_VALUE),
                        Arbitraries.of(Float.NaN, Double.NaN, Double.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY))
                .injectNull(0.15);
    }

    private static Arbitrary<Object> numbers() {
        return Arbitraries.of(
                0,
                1,
                2,
                5,
                -1,
                Integer.MAX_VALUE,
                -Integer.MAX_VALUE,
                0L,
                5L,
                1L << 53,
                (1L << 53) + 1,
                Long.MAX_VALUE,
                -Long.MAX_VALUE,
                0f,
                0.1f,
                5f,
                16777216f,
                0.0,
                -0.0,
                0.1,
                5.0,
                2.5,
                -2.5,
                0x1p53,
                0x1p63,
                1E300);
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> properties() {
        return propertiesOf(values());
    }

    /** Properties that often have one of the values that {@link #conjunctions()} ask for. */
    @Provide
    Arbitrary<Map<String, @Nullable Object>> likelyProperties() {
        return propertiesOf(Arbitraries.of(5, 5L, 5f, 5.0, (short) 5, "5", true).map(value -> (Object) value));
    }

    private static Arbitrary<Map<String, @Nullable Object>> propertiesOf(Arbitrary<@Nullable Object> values) {
        return values.list().ofSize(NAMES.size()).map(list -> {
            Map<String, @Nullable Object> properties = new HashMap<>();
            for (int i = 0; i < list.size(); i++) {
                properties.put(NAMES.get(i), list.get(i));
            }
            return properties;
        });
    }

    @Provide
    Arbitrary<NaiveExpression> conditions() {
        return Arbitraries.recursive(RandomSelectorTest::predicates, RandomSelectorTest::combined, 0, 4);
    }

    @Provide
    Arbitrary<NaiveExpression> conjunctions() {
        Arbitrary<NaiveExpression> equalities = comparisons(
                Arbitraries.of("=", "=", "=", "<>"),
                Arbitraries.of(5, 5L, 5f, 5.0, 0.1, "5", true).map(value -> (Object) value));
        return Arbitraries.recursive(
                () -> equalities,
                inner -> Combinators.combine(inner, Arbitraries.oneOf(equalities, predicates()))
                        .as((left, right) -> new NaiveExpression.Junction(left, "AND", right)),
                0,
                2);
    }

    private static Arbitrary<NaiveExpression> combined(Arbitrary<NaiveExpression> inner) {
        return Arbitraries.oneOf(
                inner.map(NaiveExpression.Negation::new),
                Combinators.combine(inner, Arbitraries.of("AND", "OR"), predicates())
                        .as(NaiveExpression.Junction::new),
                Combinators.combine(predicates(), Arbitraries.of("AND", "OR"), inner)
                        .as(NaiveExpression.Junction::new),
                Combinators.combine(inner, Arbitraries.of("=", "<>"), Arbitraries.of(true, false))
                        .as((condition, operator, truth) -> new NaiveExpression.Compare(
                                asOperand(condition), operator, new NaiveExpression.Constant(truth))));
    }

    /** A property that is compared is no condition any more, parentheses or not. */
    private static NaiveExpression asOperand(NaiveExpression condition) {
        return condition instanceof NaiveExpression.Flag flag ? flag.name() : condition;
    }

    private static Arbitrary<NaiveExpression> predicates() {
        Arbitrary<Name> name = Arbitraries.of(NAMES).map(Name::new);
        Arbitrary<String> not = Arbitraries.of("", " NOT");
        return Arbitraries.oneOf(
                equalities(),
                Combinators.combine(sums(), Arbitraries.of("=", "<>", "<", "<=", ">", ">="), sums())
                        .as(NaiveExpression.Compare::new),
                Combinators.combine(sums(), not, sums(), sums()).as(NaiveExpression.Between::new),
                Combinators.combine(
                                name,
                                not,
                                Arbitraries.of(TEXTS).list().ofMinSize(1).ofMaxSize(3))
                        .as(NaiveExpression.In::new),
                Combinators.combine(name, not, patterns()).as(NaiveExpression.Like::new),
                Combinators.combine(name, not).as(NaiveExpression.IsNull::new),
                name.map(NaiveExpression.Flag::new));
    }

    private static Arbitrary<NaiveExpression> equalities() {
        return comparisons(
                Arbitraries.of("=", "=", "<>"),
                Arbitraries.oneOf(Arbitraries.of(TEXTS), Arbitraries.of(true, false), numbers()));
    }

    private static Arbitrary<NaiveExpression> comparisons(Arbitrary<String> operators, Arbitrary<Object> constants) {
        return Combinators.combine(
                        Arbitraries.of(NAMES).map(Name::new), operators, constants.map(NaiveExpression.Constant::new))
                .as(NaiveExpression.Compare::new);
    }

    private static Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("%%__xy'\n").ofMaxLength(5);
    }

    /** Arithmetic, or just a name or a number. */
    private static Arbitrary<NaiveExpression> sums() {
        return Arbitraries.recursive(
                () -> Arbitraries.oneOf(
                        Arbitraries.of(NAMES).map(Name::new), numbers().map(NaiveExpression.Constant::new)),
                inner -> Arbitraries.oneOf(
                        Combinators.combine(Arbitraries.of('+', '-', '*', '/'), inner, inner)
                                .as(NaiveExpression.Calculation::new),
                        Combinators.combine(Arbitraries.of('+', '-'), inner).as(NaiveExpression.Sign::new)),
                0,
                2);
    }
}
