package dev.sluice.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers for people: three digits that count, thousands apart. */
final class Numbers {
    private Numbers() {}

    static String plain(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('\u00a0');
        return new DecimalFormat("#,##0.####", symbols).format(rounded);
    }
}
