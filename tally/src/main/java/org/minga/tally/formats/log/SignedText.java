package org.minga.tally.formats.log;

import java.nio.charset.StandardCharsets;

/** Texts that are signed: lines that each end in a line feed. The first says what is signed, so that none passes for another. */
final class SignedText {
    private SignedText() {}

    static byte[] of(String... lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (line.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("a line that is signed holds no line feed");
            }
            text.append(line).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
