package org.minga.voting.contest.domain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.ballot.BallotOption;

/**
 * Values of method parameters as JSON holds them (whole numbers, truth values, texts, lists and maps) and as methods take
 * them. A fraction is a whole number or a text {@code p/q}.
 */
public final class ParameterValues {
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_LIST = BallotOption.MAX_OPTIONS;
    private static final List<String> MONEY = List.of("amount", "currency");

    private final MethodParameters.Description parameter;
    private final String path;
    private final List<Fault> faults;

    private ParameterValues(MethodParameters.Description parameter, List<Fault> faults) {
        this.parameter = parameter;
        this.path = "/method/" + parameter.name();
        this.faults = faults;
    }

    /** A method as the API shows it: id, version, and every parameter. */
    public static Map<String, Object> of(MethodRules rules) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", rules.method().name());
        members.put("version", rules.method().version());
        MethodParameters.values(rules).forEach((name, value) -> members.put(name, plain(value)));
        return members;
    }

    /** One value as JSON holds it. */
    public static Object plain(Object value) {
        return switch (value) {
            case Rational fraction
            when fraction.isWhole() && fraction.numerator().bitLength() < Long.SIZE ->
                fraction.numerator().longValueExact();
            case Rational fraction -> fraction.toString();
            case Money money -> new TreeMap<>(Map.of("amount", money.amount(), "currency", money.currency()));
            default -> value;
        };
    }

    /** The value for a method, of whatever type was given; empty if there were faults below the parameter itself. */
    static Optional<Object> read(MethodParameters.Description parameter, Object given, List<Fault> faults) {
        int before = faults.size();
        Object value = new ParameterValues(parameter, faults).read(given);
        return faults.size() > before ? Optional.empty() : Optional.of(value);
    }

    private Object read(Object given) {
        return switch (parameter.type()) {
            case WHOLE -> whole(path, given);
            case FLAG -> given;
            case CHOICE, TEXT -> text(path, given);
            case FRACTION -> fraction(given);
            case MONEY -> given instanceof Map<?, ?> members ? money(members) : given;
            case WHOLES, TEXTS -> given instanceof List<?> items ? list(items) : given;
        };
    }

    private Object whole(String where, Object given) {
        if (given instanceof BigInteger huge) {
            add(RuleFault.outOfRange(where, huge, parameter.min(), parameter.max()));
        }
        return given instanceof Integer number ? Long.valueOf(number) : given;
    }

    private Object text(String where, Object given) {
        if (given instanceof String text && text.length() > MAX_TEXT) {
            faults.add(new Fault(where, "too_long", "The text has at most " + MAX_TEXT + " characters."));
        }
        return given;
    }

    private Object fraction(Object given) {
        if (given instanceof String text) {
            return Rational.parse(text).<Object>map(read -> read).orElse(text);
        }
        return whole(path, given) instanceof Long number ? Rational.of(number) : given;
    }

    private Object money(Map<?, ?> members) {
        for (Object name : members.keySet()) {
            if (!MONEY.contains(name)) {
                faults.add(new Fault(
                        path + "/" + Pointers.escaped(String.valueOf(name)),
                        "unknown_field",
                        "Money has no such field."));
                return members;
            }
        }
        Object amount = needed(path + "/amount", members.get("amount"));
        Object currency = needed(path + "/currency", members.get("currency"));
        if (amount == null || currency == null) {
            return members;
        }
        Object number = whole(path + "/amount", amount);
        if (!(number instanceof Long) && !(number instanceof BigInteger)) {
            wrong(path + "/amount", "a whole number of minor units");
        }
        if (!(currency instanceof String)) {
            wrong(path + "/currency", "a code of ISO 4217");
        }
        return number instanceof Long minor && currency instanceof String code ? new Money(minor, code) : members;
    }

    private Object list(List<?> items) {
        if (items.size() > MAX_LIST) {
            faults.add(new Fault(path, "too_long", "The list has at most " + MAX_LIST + " entries."));
            return items;
        }
        boolean wholes = parameter.type() == MethodParameters.Type.WHOLES;
        List<Object> values = new ArrayList<>(items.size());
        for (int i = 0; i < items.size() && faults.size() < DraftCheck.MANY_FAULTS; i++) {
            String where = path + "/" + i;
            Object item = needed(where, items.get(i));
            if (item == null) {
                continue;
            }
            Object value = wholes ? whole(where, item) : text(where, item);
            if (!(value instanceof BigInteger) && !(wholes ? value instanceof Long : value instanceof String)) {
                wrong(where, wholes ? "a whole number" : "a text");
            }
            values.add(value);
        }
        return values;
    }

    private @Nullable Object needed(String where, @Nullable Object value) {
        if (value == null) {
            faults.add(new Fault(where, "missing", "This is needed."));
        }
        return value;
    }

    private void wrong(String where, String needed) {
        faults.add(new Fault(where, "wrong_type", "This must be " + needed + "."));
    }

    private void add(RuleFault fault) {
        faults.add(new Fault(fault.path(), fault.code(), fault.detail()));
    }
}
