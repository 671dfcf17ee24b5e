package org.minga.tally.formats.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.json.JsonRead;
import org.minga.tally.formats.json.JsonReader;
import org.minga.tally.formats.log.SignedHead;

/** Takes lines of a box apart; null, or below 0, where they are not as the writer would write them. */
final class LogLine {

    private static final Pattern COMMITMENT = Pattern.compile("\\{\"c\":\"([0-9a-f]{64})\"}");
    private static final Pattern INDEX = Pattern.compile("\\{\"v\":(0|[1-9][0-9]{0,15})}");
    private static final String PAPER = "{\"p\":";

    private LogLine() {}

    static byte @Nullable [] commitment(byte[] line) {
        Matcher parts = COMMITMENT.matcher(new String(line, StandardCharsets.ISO_8859_1));
        return parts.matches() ? HexFormat.of().parseHex(parts.group(1)) : null;
    }

    static long index(byte[] line) {
        Matcher parts = INDEX.matcher(new String(line, StandardCharsets.ISO_8859_1));
        return parts.matches() ? Long.parseLong(parts.group(1)) : -1;
    }

    static @Nullable SignedHead head(byte[] line, String contest) {
        if (!(JsonReader.read(line) instanceof JsonRead.Canonical canonical)) {
            return null;
        }
        try {
            SignedHead head = HeadJson.read(new JsonFields(canonical.value(), "").object("head"), contest);
            // One form of time and base64 only, nothing missing and nothing more.
            return Arrays.equals(BundleLine.head(head), line) ? head : null;
        } catch (JsonFields.Unfit e) {
            return null;
        }
    }

    /** The text of a paper ballot, canonical or not. */
    static @Nullable String paper(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        if (!text.startsWith(PAPER) || !text.endsWith("}")) {
            return null;
        }
        String canonical = text.substring(PAPER.length(), text.length() - 1);
        return Arrays.equals(BundleLine.paper(canonical), line) ? canonical : null;
    }
}
