package org.minga.tally.formats.json;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.methods.Rational;

/** A JSON value of the kind that bundles are made of. */
public sealed interface JsonValue {

    /** Largest magnitude of an integer that is written as a JSON number: 2^53 − 1. */
    long MAX_EXACT = (1L << 53) - 1;

    /** An object. Its keys are in canonical order: by UTF-16 code units, which is how Java compares strings. */
    record Members(SortedMap<String, JsonValue> values) implements JsonValue {
        public Members {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /** An array. */
    record Items(List<JsonValue> values) implements JsonValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A string. */
    record Text(String value) implements JsonValue {}

    /** An integer. */
    record Whole(long value) implements JsonValue {
        /** Refuses what a JSON reader might round, with an {@link IllegalArgumentException}. */
        public Whole {
            if (value > MAX_EXACT || value < -MAX_EXACT) {
                throw new IllegalArgumentException(value + " is too large for a JSON number");
            }
        }
    }

    /** true or false. */
    record Flag(boolean value) implements JsonValue {}

    /** An object with these members. */
    static Members object(Map<String, ? extends JsonValue> members) {
        return new Members(new TreeMap<>(members));
    }

    /** An array of these strings. */
    static Items texts(List<String> values) {
        return new Items(values.stream().<JsonValue>map(Text::new).toList());
    }

    /** A whole number: a JSON number up to 2^53 − 1, else the string "n/1". */
    static JsonValue number(long value) {
        return number(Rational.of(value));
    }

    /** An exact number: a JSON number if whole and up to 2^53 − 1, else the string "p/q" in lowest terms. */
    static JsonValue number(Rational value) {
        boolean small = value.isWhole() && value.numerator().abs().compareTo(BigInteger.valueOf(MAX_EXACT)) <= 0;
        return small ? new Whole(value.numerator().longValueExact()) : new Text(value.toString());
    }
}
