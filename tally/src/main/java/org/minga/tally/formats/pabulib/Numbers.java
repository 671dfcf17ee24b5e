package org.minga.tally.formats.pabulib;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.minga.tally.formats.election.Currencies;
import org.minga.tally.formats.json.JsonValue;

/** Numbers of a file as exact integers. */
final class Numbers {

    /** More than any real file has, and few enough that ten thousand of them can be added without a thought. */
    static final long MAX_COUNT = 1_000_000_000_000L;

    /** A decimal comma with three digits behind it could as well separate thousands. */
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,30}|,[0-9]{1,2})?");

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,30}(\\.0{1,30})?");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,30})?");

    private Numbers() {}

    /** Digits after the decimal point of a currency. */
    static int minorDigits(String currency) {
        return Currencies.minorDigits(currency);
    }

    /** An amount of money in minor units. */
    static long amount(Row row, int column, String currency) {
        String text = row.field(column);
        if (!AMOUNT.matcher(text).matches()) {
            throw row.broken(
                    column,
                    Row.shown(text) + " is no amount of money: digits with at most one decimal point, or"
                            + " a decimal comma with one or two digits behind it, are.");
        }
        int digits = minorDigits(currency);
        BigDecimal minor =
                new BigDecimal(text.replace(',', '.')).movePointRight(digits).stripTrailingZeros();
        if (minor.scale() > 0) {
            throw row.broken(
                    column, Row.shown(text) + " is finer than the " + digits + " decimals of " + currency + ".");
        }
        if (minor.compareTo(BigDecimal.valueOf(JsonValue.MAX_EXACT)) > 0) {
            throw row.broken(column, Row.shown(text) + " is more money than can be counted with here.");
        }
        return minor.longValueExact();
    }

    /** A whole number from 0 to {@value #MAX_COUNT}. */
    static long count(Row row, int column, String text) {
        if (!COUNT.matcher(text).matches()) {
            throw row.broken(column, Row.shown(text) + " is not a whole number of 0 or more.");
        }
        BigDecimal value = new BigDecimal(text);
        if (value.compareTo(BigDecimal.valueOf(MAX_COUNT)) > 0) {
            throw row.broken(column, Row.shown(text) + " is too large.");
        }
        return value.longValueExact();
    }

    /** A threshold for whole scores: fractions are rounded up, which keeps exactly the same scores out. */
    static long threshold(Row row, int column, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw row.broken(column, Row.shown(text) + " is not a number of 0 or more.");
        }
        BigDecimal value = new BigDecimal(text).setScale(0, RoundingMode.CEILING);
        return count(row, column, value.toPlainString());
    }
}
