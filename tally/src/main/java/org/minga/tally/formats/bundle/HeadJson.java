package org.minga.tally.formats.bundle;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.log.TreeHead;

/** Signed tree heads as JSON. */
final class HeadJson {

    private HeadJson() {}

    static JsonValue write(SignedHead signed) {
        TreeHead head = signed.head();
        return JsonValue.object(Map.of(
                "at", new JsonValue.Text(head.at().toString()),
                "key", new JsonValue.Text(signed.keyId()),
                "root", new JsonValue.Text(base64(head.root())),
                "signature", new JsonValue.Text(base64(signed.signature())),
                "size", JsonValue.number(head.size())));
    }

    /** Reads what it must have; leaves the rest to {@link JsonFields#end}. */
    static SignedHead read(JsonFields fields, String contest) {
        TreeHead head = new TreeHead(contest, fields.number("size"), bytes(fields, "root"), instant(fields, "at"));
        return new SignedHead(head, fields.text("key"), bytes(fields, "signature"));
    }

    static byte[] bytes(JsonFields fields, String name) {
        try {
            return Base64.getDecoder().decode(fields.text(name));
        } catch (IllegalArgumentException e) {
            throw fields.unfit(name, "must be base64");
        }
    }

    static Instant instant(JsonFields fields, String name) {
        try {
            return Instant.parse(fields.text(name));
        } catch (DateTimeException e) {
            throw fields.unfit(name, "must be a time in UTC");
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
