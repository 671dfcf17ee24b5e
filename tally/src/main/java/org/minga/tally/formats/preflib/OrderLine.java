package org.minga.tally.formats.preflib;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.minga.tally.formats.lines.BrokenFile;

/** A line {@code times: 1,{2,3},4}; in old files {@code times,1,{2,3},4}. Read from left to right, once. */
final class OrderLine {

    private static final int MAX_DIGITS = 15;

    private final String line;
    private final long number;
    private final Header header;
    private final Set<Long> seen = new HashSet<>();
    private int at;

    OrderLine(String line, long number, Header header) {
        this.line = line;
        this.number = number;
        this.header = header;
    }

    /** How many voters hold this order. */
    long times() {
        long times = whole();
        if (times == 0) {
            throw broken("An order must be held by at least one voter.");
        }
        skipBlanks();
        if (at < line.length()) {
            require(header.old() ? ',' : ':');
        }
        return times;
    }

    /** The order; empty if nothing is ranked. */
    List<List<String>> ranks() {
        List<List<String>> ranks = new ArrayList<>();
        skipBlanks();
        while (at < line.length()) {
            if (!ranks.isEmpty()) {
                require(',');
                skipBlanks();
            }
            ranks.add(rank());
            skipBlanks();
        }
        return ranks;
    }

    private List<String> rank() {
        if (at == line.length() || line.charAt(at) != '{') {
            return List.of(alternative());
        }
        List<String> rank = new ArrayList<>();
        do {
            at++;
            rank.add(alternative());
            skipBlanks();
        } while (at < line.length() && line.charAt(at) == ',');
        require('}');
        return rank;
    }

    private String alternative() {
        skipBlanks();
        int start = at;
        long alternative = whole();
        if (alternative < 1 || alternative > header.alternatives()) {
            throw new BrokenFile(number, start + 1, "There is no alternative " + alternative + ".");
        }
        if (!seen.add(alternative)) {
            throw new BrokenFile(number, start + 1, "Alternative " + alternative + " is ranked twice.");
        }
        return header.code((int) alternative);
    }

    private long whole() {
        skipBlanks();
        int start = at;
        while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw broken("A whole number is expected here.");
        }
        if (at - start > MAX_DIGITS) {
            throw new BrokenFile(number, start + 1, "This number is too large.");
        }
        return Long.parseLong(line.substring(start, at));
    }

    private void require(char sign) {
        if (at == line.length() || line.charAt(at) != sign) {
            throw broken("A '" + sign + "' is expected here.");
        }
        at++;
    }

    private void skipBlanks() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
    }

    private BrokenFile broken(String reason) {
        return new BrokenFile(number, at + 1, reason);
    }
}
