package org.minga.tally.formats.pabulib;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The META section. */
final class Meta {

    private static final int MAX_ROWS = 200;
    private static final int MAX_VALUE_LENGTH = 20_000;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private static final Map<String, VoteType> KINDS = Map.of(
            "approval", VoteType.APPROVAL,
            "choose-1", VoteType.SINGLE,
            "cumulative", VoteType.CUMULATIVE,
            "ordinal", VoteType.ORDINAL);

    private final SortedMap<String, String> values = new TreeMap<>();
    private final Map<String, Row> rows = new HashMap<>();

    void add(Row row) {
        if (row.fields().size() != 2) {
            throw row.broken(
                    "A row of META has a key and a value, not " + row.fields().size() + " fields.");
        }
        String key = row.field(0).toLowerCase(Locale.ROOT);
        if (row.field(1).length() > MAX_VALUE_LENGTH || rows.size() == MAX_ROWS) {
            throw row.broken("META is too long.");
        }
        if (rows.putIfAbsent(key, row) != null) {
            throw row.broken(0, "Key " + Row.shown(key) + " is there twice.");
        }
        values.put(key, key.equals("rule") ? row.field(1).toLowerCase(Locale.ROOT) : row.field(1));
    }

    SortedMap<String, String> values() {
        return values;
    }

    VoteType kind() {
        Row row = require("vote_type");
        VoteType kind = KINDS.get(row.field(1).toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw row.broken(
                    1,
                    "Vote type " + Row.shown(row.field(1)) + " is not known; approval, choose-1, cumulative and"
                            + " ordinal are.");
        }
        return kind;
    }

    String currency() {
        Row row = rows.get("currency");
        if (row == null) {
            return "XXX";
        }
        String code = row.field(1).toUpperCase(Locale.ROOT);
        if (!CURRENCY.matcher(code).matches()) {
            throw row.broken(1, Row.shown(row.field(1)) + " is no currency code of three letters.");
        }
        return code;
    }

    long budget() {
        return Numbers.amount(require("budget"), 1, currency());
    }

    long scoreThreshold() {
        Row row = rows.get("min_project_score_threshold");
        return row == null ? 0 : Numbers.threshold(row, 1, row.field(1));
    }

    /** A whole number; null where the key is missing. */
    @Nullable
    Long count(String key) {
        Row row = rows.get(key);
        return row == null || row.field(1).isEmpty() ? null : Numbers.count(row, 1, row.field(1));
    }

    void requireCount(String key, long counted, String what) {
        Long stated = count(key);
        if (stated != null && stated != counted) {
            throw new Broken(
                    require(key).line(),
                    2,
                    "META says " + stated + " " + what + ", the file has " + counted + ": was it cut off or edited?");
        }
    }

    Row require(String key) {
        Row row = rows.get(key);
        if (row == null) {
            throw new Broken(0, 0, "META lacks '" + key + "'.");
        }
        return row;
    }
}
