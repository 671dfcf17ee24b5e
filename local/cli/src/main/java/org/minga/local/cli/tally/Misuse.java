package org.minga.local.cli.tally;

import java.io.Serial;

/** Arguments that cannot be meant, with a message for the person who gave them. Ends the command. */
public final class Misuse extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
        super(message, null, false, false);
    }
}
