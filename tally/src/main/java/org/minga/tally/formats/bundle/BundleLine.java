package org.minga.tally.formats.bundle;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.minga.tally.formats.json.CanonicalJson;
import org.minga.tally.formats.json.JsonRead;
import org.minga.tally.formats.json.JsonReader;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.methods.Outcome;

/** The lines of a bundle besides its header, and how to tell them apart. */
final class BundleLine {

    /** What a line is, going by how it begins; canonical JSON begins in one way only. */
    enum Kind {
        COUNTED("{\"b\":"),
        UNOPENED("{\"c\":"),
        VOID("{\"v\":"),
        HEAD("{\"head\":"),
        PAPER("{\"p\":"),
        PAGE("{\"hash\":"),
        BOX("{\"box\":"),
        RESULT("{\"result\":"),
        OTHER("");

        private final String start;

        Kind(String start) {
            this.start = start;
        }

        static Kind of(byte[] line) {
            for (Kind kind : values()) {
                if (kind.begins(line)) {
                    return kind;
                }
            }
            return OTHER;
        }

        private boolean begins(byte[] line) {
            for (int i = 0; i < start.length(); i++) {
                if (i == line.length || line[i] != start.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private BundleLine() {}

    /** @param canonical the canonical text of the ballot */
    static byte[] counted(String canonical, byte[] salt, long weight) {
        String opened =
                Kind.COUNTED.start + canonical + ",\"s\":\"" + HexFormat.of().formatHex(salt) + '"';
        return bytes(weight == 1 ? opened + '}' : opened + ",\"w\":" + weight + '}');
    }

    static byte[] unopened(byte[] commitment) {
        return bytes(Kind.UNOPENED.start + '"' + HexFormat.of().formatHex(commitment) + "\"}");
    }

    static byte[] voided(long index) {
        return bytes(Kind.VOID.start + index + '}');
    }

    static byte[] head(SignedHead head) {
        return CanonicalJson.bytes(JsonValue.object(Map.of("head", HeadJson.write(head))));
    }

    /** @param canonical the canonical text of the ballot */
    static byte[] paper(String canonical) {
        return bytes(Kind.PAPER.start + canonical + '}');
    }

    static byte[] page(long page, long lines, String hash) {
        return CanonicalJson.bytes(JsonValue.object(Map.of(
                "page", JsonValue.number(page),
                "lines", JsonValue.number(lines),
                "hash", new JsonValue.Text(hash))));
    }

    static byte[] box(long pages, BoxCounts counts, String hash) {
        JsonValue box = JsonValue.object(Map.of(
                "counted", JsonValue.number(counts.counted()),
                "entries", JsonValue.number(counts.entries()),
                "hash", new JsonValue.Text(hash),
                "pages", JsonValue.number(pages),
                "paper", JsonValue.number(counts.paper()),
                "voided", JsonValue.number(counts.voided())));
        return CanonicalJson.bytes(JsonValue.object(Map.of("box", box)));
    }

    static byte[] result(JsonValue result) {
        return CanonicalJson.bytes(JsonValue.object(Map.of("result", result)));
    }

    static byte[] outcome(Outcome outcome) {
        return CanonicalJson.bytes(JsonValue.object(Map.of("outcome", ConditionsJson.value(outcome))));
    }

    static byte[] signature(String keyId, byte[] signature) {
        JsonValue value = JsonValue.object(
                Map.of("key", new JsonValue.Text(keyId), "signature", new JsonValue.Text(HeadJson.base64(signature))));
        return CanonicalJson.bytes(JsonValue.object(Map.of("signature", value)));
    }

    /** The value of a line that is not in the box; refused unless canonical. */
    static JsonValue read(byte[] line) {
        return switch (JsonReader.read(line)) {
            case JsonRead.Canonical canonical -> canonical.value();
            case JsonRead.NotCanonical other -> throw new Refusal(Finding.UNREADABLE, other.reason());
            case JsonRead.Broken broken -> throw new Refusal(Finding.UNREADABLE, broken.reason());
        };
    }

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
