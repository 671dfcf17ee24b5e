package org.minga.platform.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A W3C trace parent, version 00.
 *
 * @param traceId  32 lower case hexadecimal digits, not all zero
 * @param parentId 16 lower case hexadecimal digits, not all zero
 * @param sampled  whether the caller records this trace
 */
public record TraceParent(String traceId, String parentId, boolean sampled) {

    private static final int TRACE = 3;
    private static final int PARENT = 36;
    private static final int FLAGS = 53;
    private static final int END = 55;
    /** Later versions may append fields; what we read of them is where it always was. */
    private static final int LONGEST = END + 201;

    /** Reads the header `traceparent`; empty when absent or not as the standard says. */
    public static Optional<TraceParent> parse(@Nullable String header) {
        if (header == null
                || header.length() < END
                || header.length() > LONGEST
                || header.charAt(TRACE - 1) != '-'
                || header.charAt(PARENT - 1) != '-'
                || header.charAt(FLAGS - 1) != '-') {
            return Optional.empty();
        }
        boolean longer = header.length() > END;
        if (!isHex(header, 0, TRACE - 1)
                || header.startsWith("ff")
                || !isId(header, TRACE, PARENT - 1)
                || !isId(header, PARENT, FLAGS - 1)
                || !isHex(header, FLAGS, END)
                || (longer && (header.startsWith("00") || header.charAt(END) != '-'))) {
            return Optional.empty();
        }
        boolean sampled = (Character.digit(header.charAt(END - 1), 16) & 1) == 1;
        return Optional.of(
                new TraceParent(header.substring(TRACE, PARENT - 1), header.substring(PARENT, FLAGS - 1), sampled));
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Hexadecimal and not all zero. */
    private static boolean isId(String text, int from, int to) {
        int first = from;
        while (first < to && text.charAt(first) == '0') {
            first++;
        }
        return first < to && isHex(text, first, to);
    }

    /** A new trace. */
    public static TraceParent fresh() {
        return new TraceParent(hex() + hex(), hex(), false);
    }

    /** The next step in the same trace. */
    public TraceParent child() {
        return new TraceParent(traceId, hex(), sampled);
    }

    /** The same step, recorded or not. */
    TraceParent withSampled(boolean recorded) {
        return sampled == recorded ? this : new TraceParent(traceId, parentId, recorded);
    }

    /** The header value. */
    public String header() {
        return "00-" + traceId + "-" + parentId + (sampled ? "-01" : "-00");
    }

    private static String hex() {
        // Trace ids are no secrets; they only must not collide. Zero is not allowed.
        long bits = ThreadLocalRandom.current().nextLong();
        return HexFormat.of().toHexDigits(bits == 0 ? 1 : bits);
    }
}
