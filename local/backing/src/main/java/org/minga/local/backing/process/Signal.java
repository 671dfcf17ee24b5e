package org.minga.local.backing.process;

/**
 * The signals that ask a process to end, and those by which tests freeze one and let it go on. PostgreSQL waits for its
 * clients on TERM and ends at once, cleanly, on INT.
 */
public enum Signal {
    TERM,
    INT,
    KILL,
    STOP,
    CONT
}
