package org.minga.tally.formats.blt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands after the ballots: the name of each option and the title, one a line or one after the other, in quotes or
 * plain. A second text in quotes on the line of an option is its party. What follows the title is not read.
 */
final class Names {

    private record Entry(String text, boolean comment) {}

    private final Source source;
    private final int options;
    /** The texts of each line that has any. */
    private final List<List<String>> lines = new ArrayList<>();

    private Names(Source source, int options) {
        this.source = source;
        this.options = options;
    }

    /** @return a name for each option and a title, which may be empty; no names at all if the file gives none */
    static List<String> read(Source source, int options) throws IOException {
        return new Names(source, options).read();
    }

    private List<String> read() throws IOException {
        List<List<String>> comments = new ArrayList<>();
        while (source.peek() != Source.END
                && lines.size() <= options
                && lines.size() + comments.size() < 4 * options + 1000) {
            List<Entry> entries = entries();
            if (!entries.isEmpty()) {
                // Some councils' names begin with a number sign: told apart from comments once all lines are known.
                (entries.getFirst().comment() ? comments : lines)
                        .add(entries.stream().map(Entry::text).toList());
            }
        }
        if (lines.size() < options && lines.size() + comments.size() >= options && lines.size() <= 1) {
            lines.addAll(0, comments);
        }
        return arranged();
    }

    private List<String> arranged() {
        if (lines.size() >= options) {
            List<String> names = new ArrayList<>(
                    lines.subList(0, options).stream().map(Names::joined).toList());
            names.add(lines.size() > options ? joined(lines.get(options)) : "");
            return names;
        }
        List<String> all = lines.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        if (all.size() < options) {
            throw source.broken("The file ends after " + all.size() + " names, and there are " + options + " options.");
        }
        List<String> names = new ArrayList<>(all.subList(0, options));
        names.add(all.size() > options ? all.get(options) : "");
        return names;
    }

    private static String joined(List<String> texts) {
        return String.join(" ", texts).strip();
    }

    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        skipSpace();
        if (source.peek() != '"') {
            String text = source.restOfLine().strip();
            return text.isEmpty() ? List.of() : List.of(new Entry(text, text.startsWith("#")));
        }
        while (source.peek() == '"') {
            if (entries.size() > options + 20) {
                throw source.broken("There are more names than options.");
            }
            entries.add(new Entry(quoted(), false));
            skipSpace();
        }
        source.restOfLine();
        return entries;
    }

    private void skipSpace() throws IOException {
        while (source.peek() != '\n' && (Character.isWhitespace(source.peek()) || source.peek() == ',')) {
            source.take();
        }
    }

    /** A quote within is doubled or stands after a backslash. */
    private String quoted() throws IOException {
        Broken unclosed = source.broken("This quote is not closed on its line.");
        StringBuilder text = new StringBuilder();
        boolean endsInEscape = false;
        source.take();
        while (source.peek() != '\n' && source.peek() != Source.END) {
            char taken = (char) source.take();
            endsInEscape = false;
            if (taken == '"') {
                if (source.peek() != '"') {
                    return text.toString();
                }
                source.take();
            } else if (taken == '\\' && (source.peek() == '"' || source.peek() == '\\')) {
                taken = (char) source.take();
                endsInEscape = taken == '"';
            }
            if (text.length() > 1000) {
                throw unclosed;
            }
            text.append(taken);
        }
        if (endsInEscape) {
            // A name that ends in a backslash, written by a program that knows no escapes.
            return text.deleteCharAt(text.length() - 1).append('\\').toString();
        }
        throw unclosed;
    }
}
