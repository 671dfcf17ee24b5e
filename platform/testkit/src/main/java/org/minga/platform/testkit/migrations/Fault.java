package org.minga.platform.testkit.migrations;

/**
 * What a migration did that others may not bear.
 *
 * @param kind who does not bear it
 * @param table to whose rows it was done; for what is no table its own name
 * @param what in words
 */
record Fault(Kind kind, String table, String what) {

    enum Kind {
        /** The code of before, which is still serving. */
        BREAKS,
        /** Whoever writes to the table meanwhile, if it is a large one. */
        BLOCKS
    }

    static Fault breaks(String table, String what) {
        return new Fault(Kind.BREAKS, table, what);
    }

    static Fault blocks(String table, String what) {
        return new Fault(Kind.BLOCKS, table, what);
    }
}
