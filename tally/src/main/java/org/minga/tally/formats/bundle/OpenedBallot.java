package org.minga.tally.formats.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.json.JsonValue;

/**
 * A ballot of the log that counts, as its line opens it.
 *
 * @param canonical what should be the canonical text of a ballot
 * @param salt of its commitment
 * @param weight how many voters it counts as
 */
record OpenedBallot(String canonical, byte[] salt, long weight) {

    private static final String START = "{\"b\":";
    private static final String SALT = ",\"s\":\"";

    /** What follows the start of the salt: no more than 2^53 − 1, which the pattern only nearly says. */
    private static final Pattern REST = Pattern.compile("([0-9a-f]{32})\"(?:,\"w\":([1-9][0-9]{0,15}))?}");

    /** The parts of a line; null if it has others. That the first is a ballot is for the caller to see. */
    static @Nullable OpenedBallot read(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        int end = text.lastIndexOf(SALT);
        if (end < START.length() || !text.startsWith(START)) {
            return null;
        }
        Matcher rest = REST.matcher(text).region(end + SALT.length(), text.length());
        if (!rest.matches()) {
            return null;
        }
        String weight = rest.group(2);
        OpenedBallot opened = new OpenedBallot(
                text.substring(START.length(), end),
                HexFormat.of().parseHex(text, end + SALT.length(), end + SALT.length() + 32),
                weight == null ? 1 : Long.parseLong(weight));
        // Neither bytes that are not UTF-8 nor a weight of 1 that is written out survive this.
        boolean same = Arrays.equals(BundleLine.counted(opened.canonical, opened.salt, opened.weight), line);
        return same && opened.weight <= JsonValue.MAX_EXACT ? opened : null;
    }
}
