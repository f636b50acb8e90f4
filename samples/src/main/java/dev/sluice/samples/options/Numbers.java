package dev.sluice.samples.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lets picocli read numbers that must be in some range, and refuse others with a sentence. */
public final class Numbers {
    private static final int MOST = 1_000_000;

    private Numbers() {}

    /** Whole numbers from 0 to a million. */
    public static final class FromZero implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 0);
        }
    }

    /** Whole numbers from 1 to a million. */
    public static final class FromOne implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, 1);
        }
    }

    /** Numbers above 1, by which something grows or shrinks. */
    public static final class MoreThanOne implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            double factor = number(text);
            if (factor <= 1) {
                throw new TypeConversionException("'" + text + "' must be more than 1");
            }
            return factor;
        }
    }

    /** Numbers from 1 to 1000, by which something grows or stays. */
    public static final class Growth implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return between(1, 1_000, text);
        }
    }

    /** Numbers from 0, for nothing, to 1, for all. */
    public static final class Share implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return between(0, 1, text);
        }
    }

    private static int whole(String text, int least) {
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number from " + least + " to " + MOST);
        }
        if (number < least || number > MOST) {
            throw new TypeConversionException("'" + text + "' must be from " + least + " to " + MOST);
        }
        return number;
    }

    private static double between(int least, int most, String text) {
        double number = number(text);
        if (number < least || number > most) {
            throw new TypeConversionException("'" + text + "' must be from " + least + " to " + most);
        }
        return number;
    }

    private static double number(String text) {
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number, such as 1.5");
        }
        if (!Double.isFinite(number)) {
            throw new TypeConversionException("'" + text + "' must be finite");
        }
        return number;
    }
}
