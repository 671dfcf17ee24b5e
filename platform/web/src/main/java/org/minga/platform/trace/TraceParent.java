package org.minga.platform.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A W3C trace parent, version 00.
 *
 * @param traceId  32 lower case hexadecimal digits, not all zero
 * @param parentId 16 lower case hexadecimal digits, not all zero
 * @param sampled  whether the caller records this trace
 */
public record TraceParent(String traceId, String parentId, boolean sampled) {

    // Later versions may append fields; what we read of them is where it always was.
    private static final Pattern FORMAT = Pattern.compile(
            "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.{0,200})?");

    /** Reads the header `traceparent`; empty when absent or not as the standard says. */
    public static Optional<TraceParent> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher parts = FORMAT.matcher(header);
        if (!parts.matches() || (parts.group(1).equals("00") && parts.group(5) != null)) {
            return Optional.empty();
        }
        boolean sampled = (HexFormat.fromHexDigits(parts.group(4)) & 1) == 1;
        return Optional.of(new TraceParent(parts.group(2), parts.group(3), sampled));
    }

    /** A new trace. */
    public static TraceParent fresh() {
        return new TraceParent(hex() + hex(), hex(), false);
    }

    /** The next step in the same trace. */
    public TraceParent child() {
        return new TraceParent(traceId, hex(), sampled);
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
