package dev.sluice.core.selector;

import java.util.ArrayList;
import java.util.List;

import dev.sluice.core.message.Envelope;

/**
 * Operands joined by operators of one precedence, computed from left to right. One flat node however long the chain is,
 * so that the depth of the tree does not grow with it.
 */
final class Arithmetic implements Operand {
    private final Operand first;
    private final ArithmeticOperator[] operators;
    private final Operand[] others;

    private Arithmetic(Operand first, List<ArithmeticOperator> operators, List<Operand> others) {
        this.first = first;
        this.operators = operators.toArray(ArithmeticOperator[]::new);
        this.others = others.toArray(Operand[]::new);
    }

    @Override
    public Type type() {
        return Type.NUMBER;
    }

    @Override
    public void load(Envelope envelope, Register into) {
        first.load(envelope, into);
        Register right = new Register();
        for (int i = 0; i < others.length; i++) {
            others[i].load(envelope, right);
            into.apply(operators[i], right);
        }
    }

    /** Collects a chain. Computes its beginning at once as long as that consists of literals. */
    static final class Chain {
        private Operand first;
        private final List<ArithmeticOperator> operators = new ArrayList<>();
        private final List<Operand> others = new ArrayList<>();

        Chain(Operand first) {
            this.first = first;
        }

        void then(ArithmeticOperator operator, Operand other) {
            if (others.isEmpty() && first instanceof Literal left && other instanceof Literal right) {
                Register result = new Register();
                Register operand = new Register();
                result.set(left.value());
                operand.set(right.value());
                result.apply(operator, operand);
                Number number = result.number();
                if (number != null) {
                    first = new Literal.Numeric(number);
                    return;
                }
            }
            operators.add(operator);
            others.add(other);
        }

        Operand end() {
            return others.isEmpty() ? first : new Arithmetic(first, operators, others);
        }
    }
}
