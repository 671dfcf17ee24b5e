package org.minga.tally.formats.election;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.Money;

/** Amounts of money as people write them, in major units. */
public final class Currencies {

    /** The code of ISO 4217 for no currency. */
    public static final String NONE = "XXX";

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,30}(?:\\.[0-9]{1,30})?)(?: ?([A-Z]{3}))?");

    private Currencies() {}

    /** Digits after the decimal point of a currency; 2 for one that Java does not know or that has none. */
    public static int minorDigits(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? 2 : digits;
        } catch (IllegalArgumentException unknown) {
            return 2;
        }
    }

    /**
     * Reads {@code 1000.50 EUR}, or {@code 1000.50} of the usual currency. Empty for anything else: negative, finer
     * than the currency, above 2^53 − 1 minor units.
     */
    public static Optional<Money> parse(String text, String usual) {
        Matcher matcher = AMOUNT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String currency = matcher.group(2) == null ? usual : matcher.group(2);
        BigDecimal minor = new BigDecimal(matcher.group(1))
                .movePointRight(minorDigits(currency))
                .stripTrailingZeros();
        return minor.scale() > 0 || minor.compareTo(BigDecimal.valueOf(JsonValue.MAX_EXACT)) > 0
                ? Optional.empty()
                : Optional.of(new Money(minor.longValueExact(), currency));
    }
}
