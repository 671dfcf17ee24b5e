package org.minga.local.cli.tally;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minga.tally.formats.election.Currencies;
import org.minga.tally.methods.MethodParameters.Choice;
import org.minga.tally.methods.MethodParameters.Description;
import org.minga.tally.methods.MethodParameters.Type;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Rational;

/** The values of method parameters as people write them on a command line. */
final class ParameterText {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}\\.[0-9]{1,30}");

    private ParameterText() {}

    /**
     * Reads a value of the type of the parameter.
     *
     * @param currency of an amount that names none
     * @throws Misuse if it is none
     */
    static Object read(Description one, String text, String currency) {
        Optional<?> value = switch (one.type()) {
            case WHOLE -> whole(text);
            case FLAG -> flag(text);
            case CHOICE, TEXT -> Optional.of(text);
            case FRACTION -> fraction(text);
            case MONEY -> Currencies.parse(text, currency);
            case WHOLES -> wholes(text);
            case TEXTS -> Optional.of(list(text));
        };
        return value.orElseThrow(
                () -> new Misuse("--rule " + one.name() + ": '" + text + "' is not " + form(one.type()) + "."));
    }

    /** How to write a value of a type, with an article. */
    static String form(Type type) {
        return switch (type) {
            case WHOLE -> "a whole number";
            case FLAG -> "true or false";
            case CHOICE -> "one of the values it may have";
            case FRACTION -> "a fraction like 1/2 or 0.5";
            case MONEY -> "an amount like '1000.50 EUR'";
            case TEXT -> "a text";
            case WHOLES -> "a list of whole numbers like 3,2,1";
            case TEXTS -> "a list of texts like A,B or \"Smith, A\",B";
        };
    }

    /** A value as one would write it; a word for nothing where it is empty. */
    static String write(Object value) {
        return switch (value) {
            case Money money ->
                BigDecimal.valueOf(money.amount(), Currencies.minorDigits(money.currency()))
                                .toPlainString() + " " + money.currency();
            case Rational fraction -> fraction.isWhole() ? fraction.numerator().toString() : fraction.toString();
            case List<?> list ->
                list.isEmpty()
                        ? "none"
                        : String.join(",", list.stream().map(String::valueOf).toList());
            case String text -> text.isEmpty() ? "none" : text;
            default -> value.toString();
        };
    }

    static List<String> labels(Description one) {
        return one.choices().stream().map(Choice::label).toList();
    }

    private static Optional<Long> whole(String text) {
        return WHOLE.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Rational> fraction(String text) {
        if (DECIMAL.matcher(text).matches()) {
            BigDecimal decimal = new BigDecimal(text);
            return Optional.of(
                    Rational.of(decimal.unscaledValue()).dividedBy(Rational.of(BigInteger.TEN.pow(decimal.scale()))));
        }
        return Rational.parse(text);
    }

    private static Optional<List<Long>> wholes(String text) {
        List<Optional<Long>> items =
                list(text).stream().map(ParameterText::whole).toList();
        return items.stream().allMatch(Optional::isPresent)
                ? Optional.of(items.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }

    /** Items between commas; a comma between double quotes belongs to its item. */
    static List<String> list(String text) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                items.add(item.toString().strip());
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        if (!text.isBlank()) {
            items.add(item.toString().strip());
        }
        return items;
    }
}
