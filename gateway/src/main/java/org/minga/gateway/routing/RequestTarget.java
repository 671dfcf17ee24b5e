package org.minga.gateway.routing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path and query of a request, read once. A path that two readers could understand differently (dot segments,
 * encoded slashes, matrix parameters, broken escapes) is refused rather than tidied up: what we judge is what the
 * service will see.
 */
public sealed interface RequestTarget {

    record Accepted(List<Segment> segments, @Nullable String query) implements RequestTarget {}

    record Refused(String reason) implements RequestTarget {}

    record Segment(String raw, String decoded) {}

    static RequestTarget parse(String uri) {
        String target = withoutAuthority(uri);
        if (!target.startsWith("/")) {
            return new Refused("The request target must be a path that starts with a slash.");
        }
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? null : target.substring(question + 1);
        if (hasForbidden(path, "\"<>\\^`{|}#;") || (query != null && hasForbidden(query, "\"<>#"))) {
            return new Refused("The address has characters that must be percent-encoded.");
        }
        if (query != null && decode(query) == null) {
            return new Refused("The query has a percent-escape that is no UTF-8 text.");
        }
        List<Segment> segments = new ArrayList<>();
        for (String raw : path.substring(1).split("/", -1)) {
            String decoded = decode(raw);
            if (decoded == null) {
                return new Refused("The path has a percent-escape that is no UTF-8 text.");
            }
            if (decoded.equals(".") || decoded.equals("..")) {
                return new Refused("The path must not have dot segments.");
            }
            if (decoded.indexOf('/') >= 0 || decoded.indexOf('\\') >= 0) {
                return new Refused("A path segment must not hold a slash.");
            }
            segments.add(new Segment(raw, decoded));
        }
        return new Accepted(List.copyOf(segments), query);
    }

    private static String withoutAuthority(String uri) {
        String lower = uri.length() > 8 ? uri.substring(0, 8).toLowerCase(java.util.Locale.ROOT) : "";
        if (!lower.startsWith("http://") && !lower.equals("https://")) {
            return uri;
        }
        int start = uri.indexOf("//") + 2;
        for (int i = start; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '/') {
                return uri.substring(i);
            }
            if (c == '?') {
                return "/" + uri.substring(i);
            }
        }
        return "/";
    }

    private static boolean hasForbidden(String text, String forbidden) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= 0x20 || c >= 0x7f || forbidden.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The text, or null for a broken escape, malformed UTF-8 or a control character. */
    private static @Nullable String decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                bytes.put((byte) c);
                continue;
            }
            if (i + 2 >= raw.length()
                    || !HexFormat.isHexDigit(raw.charAt(i + 1))
                    || !HexFormat.isHexDigit(raw.charAt(i + 2))) {
                return null;
            }
            bytes.put((byte) HexFormat.fromHexDigits(raw, i + 1, i + 3));
            i += 2;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString();
            return text.chars().anyMatch(Character::isISOControl) ? null : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
