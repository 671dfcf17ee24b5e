package org.minga.tally.formats.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.minga.tally.formats.election.Currencies;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Rational;

/**
 * Numbers for people: thousands apart, decimals after a point. Exact up to nine decimals, which is as fine as the rules
 * of any election count; what is finer is rounded and marked with ≈.
 */
final class Figures {

    private static final int EXACT_DECIMALS = 9;
    private static final int ROUNDED_DECIMALS = 5;

    private Figures() {}

    static String number(long value) {
        return grouped(BigInteger.valueOf(value).toString());
    }

    static String number(Rational value) {
        if (value.isWhole()) {
            return grouped(value.numerator().toString());
        }
        BigInteger[] scaled =
                value.numerator().multiply(BigInteger.TEN.pow(EXACT_DECIMALS)).divideAndRemainder(value.denominator());
        if (scaled[1].signum() == 0) {
            return grouped(new BigDecimal(scaled[0], EXACT_DECIMALS)
                    .stripTrailingZeros()
                    .toPlainString());
        }
        return "≈" + grouped(rounded(value).toPlainString());
    }

    /** So many of something; the plural of {@code one} by adding an s. */
    static String count(Rational value, String one) {
        return number(value) + " " + (value.equals(Rational.ONE) ? one : one + "s");
    }

    static String count(long value, String one) {
        return count(Rational.of(value), one);
    }

    /** An amount in major units with its currency, which is left out where there is none. */
    static String money(long amount, String currency) {
        return money(Rational.of(amount), currency);
    }

    static String money(Money money) {
        return money(money.amount(), money.currency());
    }

    /** @param amount in minor units, and perhaps parts of one */
    static String money(Rational amount, String currency) {
        int digits = Currencies.minorDigits(currency);
        Rational major = amount.dividedBy(Rational.of(BigInteger.TEN.pow(digits)));
        String text =
                amount.isWhole() ? grouped(new BigDecimal(amount.numerator(), digits).toPlainString()) : number(major);
        return currency.equals(Currencies.NONE) ? text : text + " " + currency;
    }

    /** "A", "A and B", "A, B and C". */
    static String list(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    /** What is too small for the usual decimals keeps two digits: it is not nothing. */
    private static BigDecimal rounded(Rational value) {
        BigDecimal numerator = new BigDecimal(value.numerator());
        BigDecimal denominator = new BigDecimal(value.denominator());
        BigDecimal usual = numerator.divide(denominator, ROUNDED_DECIMALS, RoundingMode.HALF_EVEN);
        return usual.signum() == 0 ? numerator.divide(denominator, new MathContext(2)) : usual;
    }

    private static String grouped(String digits) {
        int start = digits.startsWith("-") ? 1 : 0;
        int point = digits.indexOf('.');
        StringBuilder text = new StringBuilder(digits);
        for (int i = (point < 0 ? digits.length() : point) - 3; i > start; i -= 3) {
            text.insert(i, ',');
        }
        return start == 0 ? text.toString() : "−" + text.substring(1);
    }
}
