package org.minga.tally.formats.blt;

import java.io.Serial;
import org.minga.tally.formats.election.ElectionRead;

/**
 * The first reason not to use a file, on its way up to {@link BltReader}, the only place that catches it. An exception
 * and not a value, because each of the many checks ends the reading.
 */
final class Broken extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long line;
    private final int column;

    Broken(long line, int column, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
    }

    ElectionRead.Refused refusal() {
        return new ElectionRead.Refused(line, column, String.valueOf(getMessage()));
    }
}
