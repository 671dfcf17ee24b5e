package org.minga.tally.formats.blt;

import java.io.IOException;
import java.io.Reader;

/**
 * The text of a file, piece by piece. Line ends of every kind are told as a line feed, and a byte order mark is
 * dropped.
 */
final class Source {

    /** Told at the end of the text. */
    static final int END = -1;

    private static final int LONGEST_TOKEN = 1000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader reader;
    private int next;
    private long line = 1;
    private int column = 1;

    Source(Reader reader) throws IOException {
        this.reader = reader;
        this.next = reader.read();
        if (next == BYTE_ORDER_MARK) {
            this.next = reader.read();
        }
        if (next == '\r') {
            next = '\n';
            skipLineFeed = true;
        }
    }

    private boolean skipLineFeed;

    /** The next character, or {@link #END}, without taking it. */
    int peek() {
        return next;
    }

    /** Takes the next character. */
    int take() throws IOException {
        int taken = next;
        if (taken == '\n') {
            line++;
            column = 1;
        } else if (taken != END) {
            column = column == Integer.MAX_VALUE ? column : column + 1;
        }
        next = reader.read();
        if (skipLineFeed && next == '\n') {
            next = reader.read();
        }
        skipLineFeed = next == '\r';
        if (skipLineFeed) {
            next = '\n';
        }
        return taken;
    }

    long line() {
        return line;
    }

    int column() {
        return column;
    }

    Broken broken(String reason) {
        return new Broken(line, column, reason);
    }

    /** The rest of the line, without its end. */
    String restOfLine() throws IOException {
        StringBuilder text = new StringBuilder();
        while (next != '\n' && next != END) {
            if (text.length() == LONGEST_TOKEN) {
                throw broken("A line may have at most " + LONGEST_TOKEN + " characters here.");
            }
            text.append((char) take());
        }
        take();
        return text.toString();
    }

    /** Takes everything up to the next piece of the ballot part: blanks, commas, comments. */
    void skipBlanks() throws IOException {
        while (next != END) {
            if (next == '#') {
                skipLine();
            } else if (Character.isWhitespace(next) || next == ',') {
                take();
            } else {
                return;
            }
        }
    }

    private void skipLine() throws IOException {
        while (next != '\n' && next != END) {
            take();
        }
    }

    /**
     * A piece of the ballot part, up to a blank, comma or bracket's end; empty at the end of the text. Comments between
     * slash and asterisk are left out.
     */
    Token token() throws IOException {
        while (true) {
            skipBlanks();
            Token token = new Token(line, column, word());
            if (!token.text().startsWith("/*")) {
                return token;
            }
            skipComment(token);
        }
    }

    private String word() throws IOException {
        StringBuilder text = new StringBuilder();
        while (next != END && next != ',' && !Character.isWhitespace(next)) {
            if (text.length() == LONGEST_TOKEN) {
                throw broken("Nothing here may be longer than " + LONGEST_TOKEN + " characters.");
            }
            char taken = (char) take();
            text.append(taken);
            if (taken == ']'
                    || text.length() == 1 && taken == '['
                    || text.toString().equals("/*")) {
                break;
            }
            if (next == ']' || next == '#') {
                break;
            }
        }
        return text.toString();
    }

    private void skipComment(Token opening) throws IOException {
        int before = 0;
        while (next != END) {
            int taken = take();
            if (before == '*' && taken == '/') {
                return;
            }
            before = taken;
        }
        throw opening.broken("This comment has no end.");
    }
}
