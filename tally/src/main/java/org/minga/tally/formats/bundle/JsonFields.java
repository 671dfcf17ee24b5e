package org.minga.tally.formats.bundle;

import java.io.Serial;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.Rational;

/**
 * Takes an object apart, name by name, so that nothing missing, surplus or of the wrong type goes unseen. Misfits leave
 * as {@link Unfit}, which never leaves this package.
 */
final class JsonFields {

    private static final Pattern BIG_WHOLE = Pattern.compile("-?[1-9][0-9]{0,18}/1");

    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");

    private final SortedMap<String, JsonValue> members;
    private final String path;
    private final Set<String> taken = new HashSet<>();

    JsonFields(JsonValue value, String path) {
        if (!(value instanceof JsonValue.Members object)) {
            throw new Unfit(path, "wrong_type", "must be an object");
        }
        this.members = object.values();
        this.path = path;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    JsonValue value(String name) {
        return take(name);
    }

    JsonFields object(String name) {
        return new JsonFields(take(name), path + "/" + name);
    }

    List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonValue item : items(name)) {
            objects.add(new JsonFields(item, path + "/" + name + "/" + objects.size()));
        }
        return objects;
    }

    String text(String name) {
        if (take(name) instanceof JsonValue.Text text) {
            return text.value();
        }
        throw new Unfit(path + "/" + name, "wrong_type", "must be a string");
    }

    List<String> texts(String name) {
        return texts(take(name), path + "/" + name);
    }

    /** An array of strings. */
    static List<String> texts(JsonValue value, String path) {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : items(value, path)) {
            if (!(item instanceof JsonValue.Text text)) {
                throw new Unfit(path + "/" + texts.size(), "wrong_type", "must be a string");
            }
            texts.add(text.value());
        }
        return texts;
    }

    /** All members as texts. */
    SortedMap<String, String> allTexts() {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String name : members.keySet()) {
            texts.put(name, text(name));
        }
        return texts;
    }

    long number(String name) {
        return number(take(name), path + "/" + name);
    }

    boolean flag(String name) {
        if (take(name) instanceof JsonValue.Flag flag) {
            return flag.value();
        }
        throw new Unfit(path + "/" + name, "wrong_type", "must be true or false");
    }

    /** A whole number, or a text p/q in lowest terms. */
    Rational fraction(String name) {
        JsonValue value = take(name);
        if (value instanceof JsonValue.Whole whole) {
            return Rational.of(whole.value());
        }
        if (value instanceof JsonValue.Text text) {
            Optional<Rational> read = Rational.parse(text.value());
            // One form only, so that equal rules have equal hashes.
            if (read.isPresent() && JsonValue.number(read.get()).equals(value)) {
                return read.get();
            }
        }
        throw new Unfit(path + "/" + name, "wrong_type", "must be a fraction p/q in lowest terms");
    }

    int smallNumber(String name) {
        long value = number(name);
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            throw new Unfit(path + "/" + name, "out_of_range", "is too large");
        }
        return (int) value;
    }

    Map<String, Long> numbers(String name) {
        JsonFields inner = object(name);
        Map<String, Long> numbers = new TreeMap<>();
        inner.members.forEach((key, value) -> numbers.put(key, number(value, inner.path + "/" + key)));
        return numbers;
    }

    List<Long> numberList(String name) {
        List<Long> numbers = new ArrayList<>();
        for (JsonValue item : items(name)) {
            numbers.add(number(item, path + "/" + name + "/" + numbers.size()));
        }
        return numbers;
    }

    <T> T choice(String name, Optional<T> choice, String given) {
        return choice.orElseThrow(
                () -> new Unfit(path + "/" + name, "unknown_value", "'" + shown(given) + "' is not known"));
    }

    /** A member of the right type that has no such value. */
    Unfit unfit(String name, String detail) {
        return new Unfit(path + "/" + name, "unknown_value", detail);
    }

    /** Whether a member has the form of a hash, be it the right one or not. */
    boolean isHash(String name) {
        return members.get(name) instanceof JsonValue.Text text
                && HASH.matcher(text.value()).matches();
    }

    /** Refuses members that nobody asked for. */
    void end() {
        for (String name : members.keySet()) {
            if (!taken.contains(name)) {
                throw new Unfit(path + "/" + shown(name), "unknown_field", "is not part of the format");
            }
        }
    }

    List<JsonValue> items(String name) {
        return items(take(name), path + "/" + name);
    }

    private static List<JsonValue> items(JsonValue value, String path) {
        if (value instanceof JsonValue.Items items) {
            return items.values();
        }
        throw new Unfit(path, "wrong_type", "must be an array");
    }

    private JsonValue take(String name) {
        taken.add(name);
        JsonValue value = members.get(name);
        if (value == null) {
            throw new Unfit(path + "/" + name, "missing", "is missing");
        }
        return value;
    }

    private static long number(JsonValue value, String path) {
        if (value instanceof JsonValue.Whole whole) {
            return whole.value();
        }
        if (value instanceof JsonValue.Text text
                && BIG_WHOLE.matcher(text.value()).matches()) {
            BigInteger big =
                    new BigInteger(text.value().substring(0, text.value().indexOf('/')));
            // Small ones have one form only, the JSON number.
            if (big.bitLength() < Long.SIZE && big.abs().compareTo(BigInteger.valueOf(JsonValue.MAX_EXACT)) > 0) {
                return big.longValueExact();
            }
        }
        throw new Unfit(path, "wrong_type", "must be a whole number");
    }

    private static String shown(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    /** A value that does not have the shape asked for; caught at the entrance of each reader here. */
    static final class Unfit extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String path;
        private final String code;
        private final String detail;

        Unfit(String path, String code, String detail) {
            super(detail, null, false, false);
            this.path = path;
            this.code = code;
            this.detail = detail;
        }

        String path() {
            return path;
        }

        String code() {
            return code;
        }

        String describe() {
            return (path.isEmpty() ? "The value" : path) + " " + detail + ".";
        }
    }
}
