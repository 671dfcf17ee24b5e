package org.minga.tally.formats.text;

import java.util.List;

/** Where an explanation is written. */
interface Page {

    /** Makes a text from outside harmless: nothing in it is taken for markup or for orders to a terminal. */
    String safe(String text);

    /** Whether many equal steps are better told in a table than in sentences. */
    boolean prefersTables();

    void title(String text);

    void heading(String text);

    void paragraph(String text);

    void items(List<String> sentences);

    /**
     * A table.
     *
     * @param texts how many columns from the left hold texts; those to their right hold numbers
     */
    void table(int texts, List<String> head, List<List<String>> rows);

    /** A text without characters that control a terminal or turn the direction of writing. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            boolean control = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
            safe.appendCodePoint(control ? ' ' : point);
        });
        return safe.toString().strip();
    }
}
