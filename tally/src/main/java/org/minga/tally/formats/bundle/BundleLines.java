package org.minga.tally.formats.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into lines, hashes every byte of it, and holds no more than one line. */
final class BundleLines {

    /** Longest line in bytes: twice what the largest possible result needs. */
    static final int MAX_LINE = 32 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final Sha256 hash = new Sha256();
    private int position;
    private int end;
    private long number;
    private @Nullable String finished;

    BundleLines(InputStream in) {
        this.in = in;
    }

    /** Number of the line last returned, from 1. */
    long number() {
        return number;
    }

    /** The next line without its line feed; null at the end of the stream. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        number++;
        while (true) {
            if (position == end && !fill()) {
                if (line.size() == 0) {
                    return null;
                }
                throw new Refusal(
                        Finding.TRUNCATED, "The file was cut off: its last line does not end in a line feed.");
            }
            int from = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            hash.add(buffer, from, position - from);
            if (line.size() + position - from > MAX_LINE) {
                throw new Refusal(Finding.UNREADABLE, "The line is longer than " + MAX_LINE + " bytes.");
            }
            line.write(buffer, from, position - from);
            if (position < end) {
                hash.add(buffer, position, 1);
                position++;
                return line.toByteArray();
            }
        }
    }

    /** The hash of all lines returned so far, with their line feeds. */
    String hashSoFar() {
        return hash.soFar();
    }

    /** Reads on to the end for the sake of the hash alone. */
    String hashOfAll() throws IOException {
        if (finished == null) {
            do {
                hash.add(buffer, position, end - position);
            } while (fill());
            finished = hash.finish();
        }
        return finished;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
