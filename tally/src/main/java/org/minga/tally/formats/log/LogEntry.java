package org.minga.tally.formats.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An entry of the ballot log of a contest. It names the contest, so that no entry can be shown as one of another log.
 */
public sealed interface LogEntry {

    /** The bytes that are hashed as a leaf of the tree. */
    byte[] bytes();

    /**
     * A ballot was accepted.
     *
     * @param commitment {@link Commitment#BYTES} bytes
     */
    record Ballot(String contest, byte[] commitment) implements LogEntry {
        static final byte TYPE = 1;

        public Ballot {
            if (commitment.length != Commitment.BYTES) {
                throw new IllegalArgumentException(
                        "a commitment has " + Commitment.BYTES + " bytes, not " + commitment.length);
            }
        }

        @Override
        public byte[] bytes() {
            return LogEntry.bytes(TYPE, commitment, contest);
        }
    }

    /**
     * An earlier ballot was replaced or withdrawn: it does not count and is never opened.
     *
     * @param index of its entry, from 0
     */
    record Void(String contest, long index) implements LogEntry {
        static final byte TYPE = 2;

        public Void {
            if (index < 0) {
                throw new IllegalArgumentException("no entry has the index " + index);
            }
        }

        @Override
        public byte[] bytes() {
            return LogEntry.bytes(
                    TYPE, ByteBuffer.allocate(Long.BYTES).putLong(index).array(), contest);
        }
    }

    private static byte[] bytes(byte type, byte[] content, String contest) {
        byte[] name = contest.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + content.length + name.length)
                .put(type)
                .put(content)
                .put(name)
                .array();
    }
}
