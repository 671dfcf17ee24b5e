package org.minga.tally.formats.bundle;

/** Looks on while a log is read. */
interface LogWatch {

    /** Nothing is looked for. */
    LogWatch NONE = new LogWatch() {
        @Override
        public void counted(long index, byte[] commitment, OpenedBallot opened) {}

        @Override
        public void unopened(long index, byte[] commitment) {}

        @Override
        public void voided(long index, long voidedIndex) {}

        @Override
        public void grown(LogState log) {}
    };

    /** Entry {@code index} is a ballot that counts. */
    void counted(long index, byte[] commitment, OpenedBallot opened);

    /** Entry {@code index} is a ballot that was replaced or withdrawn. */
    void unopened(long index, byte[] commitment);

    /** Entry {@code index} says that an earlier one does not count. */
    void voided(long index, long voidedIndex);

    /** The log has the size it has; told once for each size, from 0. */
    void grown(LogState log);
}
