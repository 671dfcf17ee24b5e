package org.minga.tally.formats.csv;

import java.io.Serial;
import org.minga.tally.formats.election.ElectionRead;

/**
 * The first reason not to use a file, on its way up to the reader, the only place that catches it. An exception and not
 * a value, because each of the many checks ends the reading.
 */
public final class CsvFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long line;
    private final int column;

    /**
     * @param line from 1; 0 if the whole file is meant
     * @param column the field in its row, from 1; 0 if the whole row is meant
     */
    public CsvFault(long line, int column, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
    }

    /** The answer of the reader. */
    public ElectionRead.Refused refusal() {
        return new ElectionRead.Refused(line, column, String.valueOf(getMessage()));
    }
}
