package org.minga.local.cli.bench.ballots;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One answer of HTTP/1.1, read from the beginning of what has come in. Knows as much of the protocol as the gateway
 * speaks: a length or chunks, and whether the connection stays.
 *
 * @param status from the status line
 * @param head the header lines, as they came
 * @param body without the marks of chunks
 * @param length so many bytes of what came in belong to it
 */
record Reply(int status, String head, String body, int length) {
    private static final int NO_CONTENT = 204;
    private static final int STATUS_AT = 9;

    /**
     * The answer at the beginning of the bytes; null while it is not complete.
     *
     * @throws IllegalArgumentException when it is no answer of HTTP/1.1
     */
    static @Nullable Reply read(byte[] bytes, int filled) {
        int headEnd = endOfHead(bytes, filled);
        if (headEnd < 0) {
            return null;
        }
        String head = new String(bytes, 0, headEnd, StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/1.1 ") || head.length() < STATUS_AT + 3) {
            throw new IllegalArgumentException("not an answer: " + head);
        }
        int status = Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3));
        int start = headEnd + 4;
        String length = header(head, "content-length");
        if (length != null) {
            int end = start + Integer.parseInt(length);
            return end > filled ? null : new Reply(status, head, text(bytes, start, end), end);
        }
        if ("chunked".equalsIgnoreCase(header(head, "transfer-encoding"))) {
            return chunked(status, head, bytes, start, filled);
        }
        if (status == NO_CONTENT) {
            return new Reply(status, head, "", start);
        }
        throw new IllegalArgumentException("an answer of unknown length: " + head);
    }

    private static @Nullable Reply chunked(int status, String head, byte[] bytes, int from, int filled) {
        StringBuilder body = new StringBuilder();
        int at = from;
        while (true) {
            int lineEnd = endOfLine(bytes, at, filled);
            if (lineEnd < 0) {
                return null;
            }
            int size = Integer.parseInt(text(bytes, at, lineEnd).strip(), 16);
            int data = lineEnd + 2;
            if (data + size + 2 > filled) {
                return null;
            }
            body.append(text(bytes, data, data + size));
            at = data + size + 2;
            if (size == 0) {
                return new Reply(status, head, body.toString(), at);
            }
        }
    }

    /** Value of a header; null when it is not there. */
    @Nullable
    String header(String name) {
        return header(head, name);
    }

    /** Whether the other side hangs up after this. */
    boolean last() {
        return "close".equalsIgnoreCase(header("connection"));
    }

    /** A member of a flat JSON object, without quotes; null when it is not there. */
    @Nullable
    String member(String name) {
        int found = body.indexOf("\"" + name + "\":");
        if (found < 0) {
            return null;
        }
        int start = found + name.length() + 3;
        boolean text = start < body.length() && body.charAt(start) == '"';
        if (text) {
            int end = body.indexOf('"', start + 1);
            return end < 0 ? null : body.substring(start + 1, end);
        }
        int end = start;
        while (end < body.length() && ",}".indexOf(body.charAt(end)) < 0) {
            end++;
        }
        return body.substring(start, end).strip();
    }

    private static @Nullable String header(String head, String name) {
        int at = head.toLowerCase(Locale.ROOT).indexOf("\r\n" + name + ":");
        if (at < 0) {
            return null;
        }
        int start = at + name.length() + 3;
        int end = head.indexOf("\r\n", start);
        return head.substring(start, end < 0 ? head.length() : end).strip();
    }

    private static int endOfHead(byte[] bytes, int filled) {
        for (int i = 3; i < filled; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i - 3;
            }
        }
        return -1;
    }

    private static int endOfLine(byte[] bytes, int from, int filled) {
        for (int i = from + 1; i < filled; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r') {
                return i - 1;
            }
        }
        return -1;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
