package org.minga.tally.formats.blt;

/** A word of a file and where it stands. */
record Token(long line, int column, String text) {

    private static final int SHOWN = 40;

    boolean isEnd() {
        return text.isEmpty();
    }

    boolean isWhole() {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Cut short and without anything that could spoil a terminal. */
    String shown() {
        return shown(text);
    }

    static String shown(String text) {
        String cut = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return "'" + cut.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    Broken broken(String reason) {
        return new Broken(line, column, reason);
    }
}
