package org.minga.local.cli.bench;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Something that is measured.
 *
 * @param name for people
 * @param target most CPU seconds it may take; null where there is no target
 * @param elsewhere CPU seconds of another program for the same, and which; empty where none are recorded
 * @param answer what it must come to: what gives another answer was not measured
 * @param work does it once, and tells the answer
 */
record Task(String name, @Nullable Double target, String elsewhere, String answer, Work work) {

    /** Does something once. */
    @FunctionalInterface
    interface Work {
        String run() throws IOException;
    }
}
