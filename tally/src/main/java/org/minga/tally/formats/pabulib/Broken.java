package org.minga.tally.formats.pabulib;

import java.io.Serial;

/**
 * The first reason not to use a file, on its way up to {@link PabulibReader}, the only place that catches it. An
 * exception and not a value, because each of the many checks ends the reading.
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

    PabulibRefusal refusal() {
        return new PabulibRefusal(line, column, String.valueOf(getMessage()));
    }
}
