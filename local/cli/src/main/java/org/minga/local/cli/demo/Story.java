package org.minga.local.cli.demo;

import java.io.PrintStream;

/** Prints what happens as a person would want to read it. */
final class Story {
    private final PrintStream out;
    private int chapter;

    Story(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        chapter++;
        out.println("%n%d. %s".formatted(chapter, title));
        out.flush();
    }

    void line(String format, Object... values) {
        out.println("   " + format.formatted(values));
        out.flush();
    }
}
