package org.minga.tally.formats.lines;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, one at a time. Strict about UTF-8, NUL and length; a byte order mark and any kind of line end are
 * taken off.
 */
public final class TextLines implements Closeable {

    /** Longest line in bytes: a ranking of as many options as there may be. */
    static final int MAX_LINE = 1 << 21;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private int next;
    private int filled;
    private long number;
    private boolean afterReturn;

    private TextLines(InputStream in) {
        this.in = in;
    }

    /** @throws IOException if the file cannot be opened */
    public static TextLines open(Path file) throws IOException {
        return new TextLines(Files.newInputStream(file));
    }

    /** The number of the line that was read last, from 1. */
    public long number() {
        return number;
    }

    /**
     * The next line without its end; null when there is none.
     *
     * @throws BrokenFile if it is no text or too long
     */
    public @Nullable String next() throws IOException {
        collected.reset();
        boolean any = false;
        while (fill()) {
            if (afterReturn && buffer[next] == '\n') {
                next++;
                afterReturn = false;
                continue;
            }
            afterReturn = false;
            any = true;
            if (collectToEnd()) {
                return text();
            }
        }
        return any ? text() : null;
    }

    private boolean fill() throws IOException {
        if (next == filled) {
            next = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return filled > 0;
    }

    /** Whether the end of the line was in the buffer. */
    private boolean collectToEnd() {
        int start = next;
        while (next < filled && buffer[next] != '\n' && buffer[next] != '\r') {
            next++;
        }
        if (collected.size() + next - start > MAX_LINE) {
            throw new BrokenFile(number + 1, 0, "The line is longer than " + MAX_LINE + " bytes.");
        }
        collected.write(buffer, start, next - start);
        if (next == filled) {
            return false;
        }
        afterReturn = buffer[next] == '\r';
        next++;
        return true;
    }

    private String text() {
        number++;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(collected.toByteArray()))
                    .toString();
            int nul = text.indexOf('\0');
            if (nul >= 0) {
                throw new BrokenFile(number, nul + 1, "A NUL character does not belong into a text.");
            }
            return number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BrokenFile(number, 0, "The text is not UTF-8.");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
