package dev.sluice.core.selector;

import dev.sluice.core.message.Envelope;

/** An operand with a unary plus or minus before it. The plus matters too: like all arithmetic it has no result for a string. */
record Signed(boolean negative, Operand operand) implements Operand {

    /** Returns the operand with the sign, computed at once if it is a literal. */
    static Operand of(boolean negative, Operand operand) {
        if (operand instanceof Literal literal) {
            Register register = new Register();
            register.set(literal.value());
            register.applySign(negative);
            Number number = register.number();
            if (number != null) {
                return new Literal.Numeric(number);
            }
        }
        return new Signed(negative, operand);
    }

    @Override
    public Type type() {
        return Type.NUMBER;
    }

    @Override
    public void load(Envelope envelope, Register into) {
        operand.load(envelope, into);
        into.applySign(negative);
    }
}
