package org.minga.local.cli.bench.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One answer of HTTP/1.1, read from the beginning of what has come in. Knows as much of the protocol as the gateway
 * speaks: a length or chunks, and whether the connection stays. Looks at bytes where they lie and makes text only of what
 * it is asked for, because the load runs on the processors of what it measures; so it is good until more is read.
 */
public final class Reply {
    private static final int NO_CONTENT = 204;
    private static final int STATUS_AT = 9;
    private static final byte[] VERSION = ascii("HTTP/1.1 ");
    private static final byte[] LENGTH = ascii("content-length");
    private static final byte[] ENCODING = ascii("transfer-encoding");
    private static final byte[] CONNECTION = ascii("connection");

    private final int status;
    private final byte[] head;
    private final int headEnd;
    private final byte[] body;
    private final int bodyFrom;
    private final int bodyTo;
    private final int length;

    private Reply(int status, byte[] head, int headEnd, byte[] body, int bodyFrom, int bodyTo, int length) {
        this.status = status;
        this.head = head;
        this.headEnd = headEnd;
        this.body = body;
        this.bodyFrom = bodyFrom;
        this.bodyTo = bodyTo;
        this.length = length;
    }

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
        if (headEnd < STATUS_AT + 3
                || !Arrays.equals(VERSION, 0, VERSION.length, bytes, 0, Math.min(VERSION.length, headEnd))) {
            throw new IllegalArgumentException("not an answer: " + text(bytes, 0, headEnd));
        }
        int status = Integer.parseInt(text(bytes, STATUS_AT, STATUS_AT + 3));
        int start = headEnd + 4;
        String length = header(bytes, headEnd, LENGTH);
        if (length != null) {
            int end = start + Integer.parseInt(length);
            return end > filled ? null : new Reply(status, bytes, headEnd, bytes, start, end, end);
        }
        if ("chunked".equalsIgnoreCase(header(bytes, headEnd, ENCODING))) {
            return chunked(status, bytes, headEnd, filled);
        }
        if (status == NO_CONTENT) {
            return new Reply(status, bytes, headEnd, bytes, start, start, start);
        }
        throw new IllegalArgumentException("an answer of unknown length: " + text(bytes, 0, headEnd));
    }

    private static @Nullable Reply chunked(int status, byte[] bytes, int headEnd, int filled) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = headEnd + 4;
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
            body.write(bytes, data, size);
            at = data + size + 2;
            if (size == 0) {
                byte[] whole = body.toByteArray();
                return new Reply(status, bytes, headEnd, whole, 0, whole.length, at);
            }
        }
    }

    public int status() {
        return status;
    }

    /** So many bytes of what came in belong to it. */
    public int length() {
        return length;
    }

    /** Without the marks of chunks. */
    public String body() {
        return text(body, bodyFrom, bodyTo);
    }

    /** Whether the body is this, byte for byte. */
    public boolean holds(byte[] expected) {
        return Arrays.equals(body, bodyFrom, bodyTo, expected, 0, expected.length);
    }

    /** Value of a header; null when it is not there. */
    @Nullable
    public String header(String name) {
        return header(head, headEnd, ascii(name));
    }

    /** Whether the other side hangs up after this. */
    public boolean last() {
        return "close".equalsIgnoreCase(header(head, headEnd, CONNECTION));
    }

    /** A member of a flat JSON object, without quotes; null when it is not there. */
    @Nullable
    public String member(String name) {
        int start = after(ascii("\"" + name + "\":"));
        if (start < 0) {
            return null;
        }
        boolean text = start < bodyTo && body[start] == '"';
        int from = text ? start + 1 : start;
        int end = from;
        while (end < bodyTo && (text ? body[end] != '"' : body[end] != ',' && body[end] != '}')) {
            end++;
        }
        return text && end == bodyTo ? null : text(body, from, end).strip();
    }

    /** Where the body goes on behind its first occurrence; negative when it has none. */
    private int after(byte[] sought) {
        for (int at = bodyFrom; at + sought.length <= bodyTo; at++) {
            if (Arrays.equals(sought, 0, sought.length, body, at, at + sought.length)) {
                return at + sought.length;
            }
        }
        return -1;
    }

    /** Each line feed in the head is followed by the next header. */
    private static @Nullable String header(byte[] head, int headEnd, byte[] name) {
        for (int at = 0; at + name.length < headEnd; at++) {
            if (head[at] == '\n' && named(head, at + 1, headEnd, name)) {
                int start = at + 1 + name.length + 1;
                int end = start;
                while (end < headEnd && head[end] != '\r') {
                    end++;
                }
                return text(head, start, end).strip();
            }
        }
        return null;
    }

    /** Letters of either case are the same; the name is in small ones. */
    private static boolean named(byte[] head, int at, int headEnd, byte[] name) {
        if (at + name.length >= headEnd || head[at + name.length] != ':') {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (Character.toLowerCase(head[at + i]) != name[i]) {
                return false;
            }
        }
        return true;
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

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
