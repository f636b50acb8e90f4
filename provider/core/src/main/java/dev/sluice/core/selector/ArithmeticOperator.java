package dev.sluice.core.selector;

/** The four operations, in each of the four types that binary numeric promotion of the Java language leads to. */
enum ArithmeticOperator {
    ADD("+") {
        @Override
        int apply(int left, int right) {
            return left + right;
        }

        @Override
        long apply(long left, long right) {
            return left + right;
        }

        @Override
        float apply(float left, float right) {
            return left + right;
        }

        @Override
        double apply(double left, double right) {
            return left + right;
        }
    },
    SUBTRACT("-") {
        @Override
        int apply(int left, int right) {
            return left - right;
        }

        @Override
        long apply(long left, long right) {
            return left - right;
        }

        @Override
        float apply(float left, float right) {
            return left - right;
        }

        @Override
        double apply(double left, double right) {
            return left - right;
        }
    },
    MULTIPLY("*") {
        @Override
        int apply(int left, int right) {
            return left * right;
        }

        @Override
        long apply(long left, long right) {
            return left * right;
        }

        @Override
        float apply(float left, float right) {
            return left * right;
        }

        @Override
        double apply(double left, double right) {
            return left * right;
        }
    },
    /** Must not be asked to divide integers by zero. */
    DIVIDE("/") {
        @Override
        int apply(int left, int right) {
            return left / right;
        }

        @Override
        long apply(long left, long right) {
            return left / right;
        }

        @Override
        float apply(float left, float right) {
            return left / right;
        }

        @Override
        double apply(double left, double right) {
            return left / right;
        }
    };

    private final String symbol;

    ArithmeticOperator(String symbol) {
        this.symbol = symbol;
    }

    abstract int apply(int left, int right);

    abstract long apply(long left, long right);

    abstract float apply(float left, float right);

    abstract double apply(double left, double right);

    @Override
    public String toString() {
        return symbol;
    }
}
