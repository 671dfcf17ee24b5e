package org.minga.platform.paging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.minga.platform.problem.FieldError;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemException;
import org.minga.platform.problem.ProblemTypes;

/**
 * The opaque place in a list: sort key and id of the last item, so that a page continues after it whatever was added or
 * removed in between. Base64url of a version byte and the parts, each with its length. Anything that we did not
 * encode ourselves is a 400 `bad-cursor`.
 */
public final class Cursor {

    /** Longest cursor we make or read, in characters. */
    public static final int MAX_LENGTH = 1_000;

    private static final byte VERSION = 1;

    private Cursor() {}

    /**
     * A cursor of these parts.
     *
     * @throws IllegalArgumentException when they do not fit into a cursor; sort keys must be short
     */
    public static String encode(String... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(VERSION);
        for (String part : parts) {
            byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
            bytes.write(utf8.length >>> 8);
            bytes.write(utf8.length);
            bytes.writeBytes(utf8);
        }
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
        if (cursor.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("sort key too long for a cursor: " + cursor.length());
        }
        return cursor;
    }

    /**
     * The parts of a cursor.
     *
     * @param count how many there must be
     * @throws ProblemException 400 `bad-cursor`
     */
    public static List<String> decode(String cursor, int count) {
        if (cursor.length() > MAX_LENGTH) {
            throw bad();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (!bytes.hasRemaining() || bytes.get() != VERSION) {
                throw bad();
            }
            List<String> parts = new ArrayList<>(count);
            while (bytes.hasRemaining()) {
                parts.add(part(bytes));
            }
            // Base64 has several spellings of the same bytes; only ours is accepted.
            if (parts.size() != count || !encode(parts.toArray(String[]::new)).equals(cursor)) {
                throw bad();
            }
            return List.copyOf(parts);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw bad();
        }
    }

    /** A part that is an id. */
    public static UUID uuid(String part) {
        try {
            UUID id = UUID.fromString(part);
            if (id.toString().equals(part)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw bad();
        }
        throw bad();
    }

    /** A part that is a moment, as written by {@link Instant#toString()}. */
    public static Instant instant(String part) {
        try {
            Instant instant = Instant.parse(part);
            if (instant.toString().equals(part)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw bad();
        }
        throw bad();
    }

    /** A part that is a whole number. */
    public static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw bad();
        }
    }

    private static String part(ByteBuffer bytes) throws CharacterCodingException {
        if (bytes.remaining() < 2) {
            throw bad();
        }
        int length = bytes.getShort() & 0xFFFF;
        if (length > bytes.remaining()) {
            throw bad();
        }
        String part = StandardCharsets.UTF_8
                .newDecoder()
                .decode(bytes.slice(bytes.position(), length))
                .toString();
        bytes.position(bytes.position() + length);
        // A database refuses NUL in text: it must not get that far.
        if (part.chars().anyMatch(Character::isISOControl)) {
            throw bad();
        }
        return part;
    }

    private static ProblemException bad() {
        return Problem.of(ProblemTypes.BAD_CURSOR)
                .withErrors(List.of(
                        FieldError.parameter("cursor", "bad_cursor", "must be the `next` of a page of this list")))
                .asException();
    }
}
