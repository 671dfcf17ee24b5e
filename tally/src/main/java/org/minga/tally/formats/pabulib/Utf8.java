package org.minga.tally.formats.pabulib;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds where a file stops being UTF-8; readers notice it only for a whole buffer. */
final class Utf8 {

    private Utf8() {}

    /** Line of the first byte that is not UTF-8, from 1; of the end if all is. */
    static long lineOfFirstFault(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 13);
        CharBuffer chars = CharBuffer.allocate(1 << 13);
        long line = 1;
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                chars.clear();
                CoderResult result = decoder.decode(bytes, chars, read < 0);
                line += chars.flip().chars().filter(c -> c == '\n').count();
                if (result.isError() || read < 0) {
                    return line;
                }
                bytes.compact();
            }
        }
    }
}
