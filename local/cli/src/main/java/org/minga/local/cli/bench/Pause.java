package org.minga.local.cli.bench;

import org.minga.local.backing.process.BackingException;

/** Waiting a little. */
public final class Pause {
    private Pause() {}

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackingException("Interrupted", e);
        }
    }
}
