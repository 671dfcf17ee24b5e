package org.minga.tally.formats.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes values as RFC 8785 says: no blanks, keys by UTF-16 code units, the shortest escapes, UTF-8. */
public final class CanonicalJson {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    /** The canonical text as UTF-8, without a line end. Refusals as {@link #text}. */
    public static byte[] bytes(JsonValue value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The canonical text, without a line end.
     *
     * @throws IllegalArgumentException if a string holds a lone surrogate, which has no UTF-8 form
     */
    public static String text(JsonValue value) {
        StringBuilder out = new StringBuilder(256);
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, JsonValue value) {
        switch (value) {
            case JsonValue.Members members -> {
                char before = '{';
                for (Map.Entry<String, JsonValue> member : members.values().entrySet()) {
                    out.append(before);
                    append(out, member.getKey());
                    out.append(':');
                    append(out, member.getValue());
                    before = ',';
                }
                out.append(before == '{' ? "{}" : "}");
            }
            case JsonValue.Items items -> {
                char before = '[';
                for (JsonValue item : items.values()) {
                    out.append(before);
                    append(out, item);
                    before = ',';
                }
                out.append(before == '[' ? "[]" : "]");
            }
            case JsonValue.Text text -> append(out, text.value());
            case JsonValue.Whole whole -> out.append(whole.value());
            case JsonValue.Flag flag -> out.append(flag.value());
        }
    }

    private static void append(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                requirePair(text, i);
                out.append(c).append(text.charAt(++i));
            } else {
                append(out, c);
            }
        }
        out.append('"');
    }

    private static void append(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x20) {
                    out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static void requirePair(String text, int index) {
        boolean pair =
                index + 1 < text.length() && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
        if (!pair) {
            throw new IllegalArgumentException("lone surrogate at character " + (index + 1));
        }
    }
}
