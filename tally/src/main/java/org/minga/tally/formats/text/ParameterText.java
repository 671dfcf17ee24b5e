package org.minga.tally.formats.text;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Rational;

/** One parameter of a method with its value, in the words in which the method describes it. */
final class ParameterText {

    /** Words that end in what a number stands for that is not meant as one: "Most ranks that count; 0 for no limit." */
    private static final Pattern SPECIAL = Pattern.compile(
            "(?<rest>.+?)\\s*[,;:.(]\\s*(?<number>0|-1)(?: stands for| means|:| for| if| is| where| when|,)?"
                    + " (?<meaning>[^.;()]+)\\)?\\.?");

    private ParameterText() {}

    /** Whether a value says that its parameter does not apply. */
    static boolean saysNothing(Object value) {
        return value.equals("") || value.equals(List.of());
    }

    static String sentence(MethodParameters.Description one, Object value) {
        String words = one.words().strip();
        Matcher special = SPECIAL.matcher(words);
        if (isNumber(value) && special.matches()) {
            boolean meant = value.equals(Long.valueOf(special.group("number")))
                    || value.equals(Rational.of(Long.parseLong(special.group("number"))));
            String shown = meant ? special.group("meaning") : shown(one, value);
            return stripped(special.group("rest")) + ": " + shown + ".";
        }
        int end = words.indexOf(". ");
        return end < 0
                ? stripped(words) + ": " + shown(one, value) + "."
                : words.substring(0, end) + ": " + shown(one, value) + words.substring(end);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Rational;
    }

    private static String stripped(String words) {
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    private static String shown(MethodParameters.Description one, Object value) {
        return switch (value) {
            case Long number -> Texts.whole(number);
            case Boolean flag -> flag ? "yes" : "no";
            case Rational fraction -> fraction.isWhole() ? fraction.numerator().toString() : fraction.toString();
            case Money money -> money(money);
            case String text -> text(one, text);
            case List<?> list ->
                Texts.list(list.stream().map(item -> shown(one, item)).toList());
            default -> throw new IllegalStateException("no parameter has the value " + value);
        };
    }

    private static String text(MethodParameters.Description one, String text) {
        return one.choices().stream()
                .filter(choice -> choice.label().equals(text))
                .map(MethodParameters.Choice::words)
                .findFirst()
                .orElse(text);
    }

    /** 1250000 euro cents as {@code 12,500.00 EUR}. */
    private static String money(Money money) {
        int digits = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(money.currency()))
                .mapToInt(Currency::getDefaultFractionDigits)
                .findFirst()
                .orElse(-1);
        if (digits < 0) {
            return Texts.whole(money.amount()) + (money.currency().equals("XXX") ? "" : " " + money.currency());
        }
        String plain = BigDecimal.valueOf(money.amount(), digits).toPlainString();
        int point = digits == 0 ? plain.length() : plain.indexOf('.');
        return Texts.whole(Long.parseLong(plain.substring(0, point))) + plain.substring(point) + " " + money.currency();
    }
}
