package org.minga.tally.formats.lines;

import java.io.Serial;
import org.minga.tally.formats.election.ElectionRead;

/**
 * The first reason not to use a file, on its way up to the reader, the only place that catches it. An exception and not
 * a value, because each of the many checks ends the reading.
 */
public final class BrokenFile extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 60;

    private final long line;
    private final int column;

    /** As {@link ElectionRead.Refused}. */
    public BrokenFile(long line, int column, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
    }

    /** What the reader answers. */
    public ElectionRead.Refused refusal() {
        return new ElectionRead.Refused(line, column, String.valueOf(getMessage()));
    }

    /** A piece of the file in quotes, short enough for a message, without control characters. */
    public static String shown(String text) {
        String head = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return "'" + head.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
