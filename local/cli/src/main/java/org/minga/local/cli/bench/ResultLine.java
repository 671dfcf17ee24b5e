package org.minga.local.cli.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The last line of a measurement, the same for all of them: {@code NAME ratio=R ours=X reference=Y errors=0 …}. */
public final class ResultLine {

    private final String name;
    private final long errors;
    private final Map<String, String> values = new LinkedHashMap<>();

    /** The ratio is of what is printed beside it. */
    public ResultLine(String name, double ours, double reference, long errors) {
        this.name = name;
        this.errors = errors;
        with("ratio", reference > 0 ? ours / reference : 0, 3);
        with("ours", ours, ours < 10 ? 3 : 0);
        with("reference", reference, reference < 10 ? 3 : 0);
        with("errors", errors);
    }

    /** Adds a whole number. */
    public ResultLine with(String key, long value) {
        values.put(key, Long.toString(value));
        return this;
    }

    /** Adds a number with so many decimals. */
    public ResultLine with(String key, double value, int decimals) {
        values.put(key, String.format(Locale.ROOT, "%." + decimals + "f", value));
        return this;
    }

    /** Of the command. */
    public int exitCode() {
        return errors == 0 ? 0 : 1;
    }

    @Override
    public String toString() {
        return name + " "
                + values.entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue())
                        .collect(Collectors.joining(" "));
    }
}
