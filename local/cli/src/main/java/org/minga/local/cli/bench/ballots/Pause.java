package org.minga.local.cli.bench.ballots;

import org.minga.local.backing.process.BackingException;

/** Waiting a little. */
final class Pause {
    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted", e);
        }
    }
}
