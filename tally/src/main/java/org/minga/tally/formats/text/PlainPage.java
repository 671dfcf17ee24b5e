package org.minga.tally.formats.text;

import java.util.ArrayList;
import java.util.List;

/** Plain text, 100 characters wide where it can be broken. */
final class PlainPage implements Page {

    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();

    @Override
    public String safe(String text) {
        return Page.printable(text);
    }

    @Override
    public boolean prefersTables() {
        return false;
    }

    @Override
    public void title(String text) {
        underlined(text, "=");
    }

    @Override
    public void heading(String text) {
        underlined(text, "-");
    }

    private void underlined(String text, String line) {
        gap();
        out.append(text).append('\n');
        out.append(line.repeat(Math.min(WIDTH, length(text)))).append('\n');
    }

    @Override
    public void paragraph(String text) {
        gap();
        wrap("", "", text);
    }

    @Override
    public void items(List<String> sentences) {
        gap();
        sentences.forEach(sentence -> wrap("- ", "  ", sentence));
    }

    @Override
    public void table(int texts, List<String> head, List<List<String>> rows) {
        gap();
        int[] widths = new int[head.size()];
        List<List<String>> lines = new ArrayList<>();
        lines.add(head);
        lines.addAll(rows);
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(line.get(i)));
            }
        }
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - length(line.get(i)));
                row.append(i == 0 ? "  " : "   ");
                row.append(i < texts ? line.get(i) + blanks : blanks + line.get(i));
            }
            out.append(row.toString().stripTrailing()).append('\n');
        }
    }

    private void gap() {
        if (!out.isEmpty()) {
            out.append('\n');
        }
    }

    private void wrap(String first, String others, String text) {
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : text.split(" ")) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder(others);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        out.append(line).append('\n');
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
