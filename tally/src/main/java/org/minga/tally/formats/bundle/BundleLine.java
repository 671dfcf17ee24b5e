package org.minga.tally.formats.bundle;

import java.util.Map;
import org.minga.tally.formats.json.CanonicalJson;
import org.minga.tally.formats.json.JsonRead;
import org.minga.tally.formats.json.JsonReader;
import org.minga.tally.formats.json.JsonValue;

/** The lines of a bundle besides its header, and how to tell them apart. */
final class BundleLine {

    /** What a line is, going by how it begins; canonical JSON begins in one way only. */
    enum Kind {
        BALLOT("{\"b\":"),
        PAGE("{\"ballots\":"),
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

    static byte[] ballot(JsonValue ballot) {
        return CanonicalJson.bytes(JsonValue.object(Map.of("b", ballot)));
    }

    static byte[] page(long page, long ballots, String hash) {
        return CanonicalJson.bytes(JsonValue.object(Map.of(
                "page",
                JsonValue.number(page),
                "ballots",
                JsonValue.number(ballots),
                "hash",
                new JsonValue.Text(hash))));
    }

    static byte[] box(long pages, long ballots, String hash) {
        JsonValue box = JsonValue.object(Map.of(
                "pages",
                JsonValue.number(pages),
                "ballots",
                JsonValue.number(ballots),
                "hash",
                new JsonValue.Text(hash)));
        return CanonicalJson.bytes(JsonValue.object(Map.of("box", box)));
    }

    static byte[] result(JsonValue result) {
        return CanonicalJson.bytes(JsonValue.object(Map.of("result", result)));
    }

    /** The value of a line that is no ballot; refused unless canonical. */
    static JsonValue read(byte[] line) {
        return switch (JsonReader.read(line)) {
            case JsonRead.Canonical canonical -> canonical.value();
            case JsonRead.NotCanonical other -> throw new Refusal(Finding.UNREADABLE, other.reason());
            case JsonRead.Broken broken -> throw new Refusal(Finding.UNREADABLE, broken.reason());
        };
    }
}
