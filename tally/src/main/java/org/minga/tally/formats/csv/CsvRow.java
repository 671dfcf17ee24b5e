package org.minga.tally.formats.csv;

import java.util.List;

/**
 * One row.
 *
 * @param line on which it begins, from 1
 */
public record CsvRow(long line, List<String> fields) {
    public CsvRow {
        fields = List.copyOf(fields);
    }

    /** A field without surrounding blanks; empty if the row ends before it. */
    public String field(int index) {
        return index < fields.size() ? fields.get(index).strip() : "";
    }

    /** How many fields there are up to the last that is not blank. */
    public int width() {
        int width = fields.size();
        while (width > 0 && field(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    /** A fault of the whole row. */
    public CsvFault fault(String reason) {
        return new CsvFault(line, 0, reason);
    }

    /** A fault of one field, counted from 0. */
    public CsvFault fault(int index, String reason) {
        return new CsvFault(line, index + 1, reason);
    }

    /** How many times the row counts, as written in a field: a whole number of at least 1. */
    public long times(int index) {
        String text = field(index);
        try {
            long times = Long.parseLong(text);
            if (times >= 1) {
                return times;
            }
        } catch (NumberFormatException e) {
            // Told below, as is a number that is too small.
        }
        throw fault(index, "The number of ballots must be a whole number of at least 1, not " + shown(text) + ".");
    }

    /** A stranger's text, short enough to print. */
    public static String shown(String text) {
        return "'" + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + "'";
    }
}
