package org.minga.tally.formats.cvr;

import java.util.ArrayList;
import java.util.List;

/**
 * Several codes in one cell: separated by {@code |}, with a backslash before each {@code |} and backslash of a code, and
 * before an asterisk that begins it. An asterisk alone is no code.
 */
final class Cells {

    static final String OVERVOTE = "*";

    private Cells() {}

    static String join(List<String> codes) {
        StringBuilder cell = new StringBuilder();
        for (String code : codes) {
            if (!cell.isEmpty()) {
                cell.append('|');
            }
            String escaped = code.replace("\\", "\\\\").replace("|", "\\|");
            cell.append(escaped.startsWith("*") ? "\\" + escaped : escaped);
        }
        return cell.toString();
    }

    static List<String> split(String cell) {
        List<String> codes = new ArrayList<>();
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '|') {
                codes.add(code.toString());
                code.setLength(0);
            } else {
                boolean escapes = c == '\\' && i + 1 < cell.length();
                code.append(escapes ? cell.charAt(++i) : c);
            }
        }
        codes.add(code.toString());
        return codes;
    }
}
