package org.minga.tally.formats.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Markdown as GitHub reads it (tables included). */
final class MarkdownPage implements Page {

    /** What can mean something in the middle of a line. */
    private static final String SPECIAL = "\\`*_[]<>#|~&$";

    private final StringBuilder out = new StringBuilder();

    @Override
    public String safe(String text) {
        StringBuilder safe = new StringBuilder();
        Page.printable(text).codePoints().forEach(point -> {
            if (SPECIAL.indexOf(point) >= 0) {
                safe.append('\\');
            }
            safe.appendCodePoint(point);
        });
        return safe.toString();
    }

    @Override
    public boolean prefersTables() {
        return true;
    }

    @Override
    public void title(String text) {
        block("# " + text);
    }

    @Override
    public void heading(String text) {
        block("## " + text);
    }

    @Override
    public void paragraph(String text) {
        block(text);
    }

    @Override
    public void items(List<String> sentences) {
        block(sentences.stream().map(sentence -> "- " + sentence).collect(Collectors.joining("\n")));
    }

    @Override
    public void table(int texts, List<String> head, List<List<String>> rows) {
        String ruler = IntStream.range(0, head.size())
                .mapToObj(column -> column < texts ? "---" : "---:")
                .collect(Collectors.joining(" | ", "| ", " |"));
        block(row(head) + "\n" + ruler
                + rows.stream().map(row -> "\n" + row(row)).collect(Collectors.joining()));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private void block(String text) {
        out.append(out.isEmpty() ? "" : "\n").append(text).append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
