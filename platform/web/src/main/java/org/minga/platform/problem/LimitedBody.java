package org.minga.platform.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that ends with {@link TooLarge} after its limit. What follows is read and thrown away up to a bound: a client that
 * is still sending when we hang up sees a broken connection instead of the answer.
 */
final class LimitedBody extends FilterInputStream {

    private final long limit;
    private long read;

    LimitedBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    /** Why the body could not be read; also reaches us from operations that read the stream themselves. */
    abstract static sealed class Fault extends IOException {
        private static final long serialVersionUID = 1L;

        Fault(@Nullable Throwable cause) {
            super(cause);
        }

        /** The answer; the connection is of no more use, for the rest of the body may still be on it. */
        abstract Problem problem();
    }

    /** More than the limit came. */
    static final class TooLarge extends Fault {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super(null);
        }

        @Override
        Problem problem() {
            return EdgeLimits.tooLarge().withHeader("Connection", "close");
        }
    }

    /** The rest did not come. */
    static final class Unreadable extends Fault {
        private static final long serialVersionUID = 1L;

        Unreadable(IOException cause) {
            super(cause);
        }

        @Override
        Problem problem() {
            return Problem.of(ProblemTypes.REQUEST_TIMEOUT, "The body did not arrive completely.")
                    .withHeader("Connection", "close");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = readSome(buffer, offset, length);
        if (count > 0) {
            read += count;
        }
        if (read > limit) {
            drain(new byte[8192]);
            throw new TooLarge();
        }
        return count;
    }

    private void drain(byte[] waste) throws IOException {
        int count = 0;
        while (count >= 0 && read <= EdgeLimits.DRAIN) {
            count = readSome(waste, 0, waste.length);
            read += Math.max(count, 0);
        }
    }

    private int readSome(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw new Unreadable(e);
        }
    }
}
