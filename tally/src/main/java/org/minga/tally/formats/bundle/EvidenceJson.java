package org.minga.tally.formats.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minga.tally.formats.json.JsonRead;
import org.minga.tally.formats.json.JsonReader;
import org.minga.tally.formats.log.LogKey;
import org.minga.tally.formats.log.SignedHead;

/** Reads what people hold against a bundle: any JSON with the right members, canonical or not. */
final class EvidenceJson {

    private static final int MAX_LENGTH = 1 << 20;

    private EvidenceJson() {}

    static List<Receipt> receipts(List<Evidence.Item> items) {
        List<Receipt> receipts = new ArrayList<>();
        for (Evidence.Item item : items) {
            try {
                receipts.add(Receipt.read(item.name(), fields(item)));
            } catch (JsonFields.Unfit e) {
                throw unlike(item, "receipt", e);
            }
        }
        return receipts;
    }

    /** Heads by their names. Those that name no contest are taken for ones of this. */
    static Map<String, SignedHead> heads(List<Evidence.Item> items, String contest) {
        Map<String, SignedHead> heads = new TreeMap<>();
        for (Evidence.Item item : items) {
            try {
                JsonFields fields = fields(item);
                JsonFields head = fields.has("head") ? fields.object("head") : fields;
                String of = head.has("contestId") ? head.text("contestId") : contest;
                if (!of.equals(contest)) {
                    throw wrong(Finding.HISTORY, item.name(), "is a tree head of contest " + Refusal.shown(of) + ".");
                }
                heads.put(item.name(), HeadJson.read(head, contest));
            } catch (JsonFields.Unfit e) {
                throw unlike(item, "signed tree head", e);
            }
        }
        return heads;
    }

    /** Ed25519 keys of a JSON Web Key Set by their ids; keys of other kinds are passed over. */
    static Map<String, LogKey> keys(Evidence.Item item) {
        Map<String, LogKey> keys = new TreeMap<>();
        try {
            for (JsonFields key : fields(item).objects("keys")) {
                if (key.text("kty").equals("OKP") && key.text("crv").equals("Ed25519")) {
                    LogKey read = LogKey.ofX(key.text("x")).orElseThrow(() -> key.unfit("x", "is no Ed25519 key"));
                    keys.put(read.id(), read);
                }
            }
        } catch (JsonFields.Unfit e) {
            throw unlike(item, "set of keys", e);
        }
        return keys;
    }

    /** A finding about what the bundle is held against; it concerns no line. */
    static Refusal wrong(Finding finding, String name, String what) {
        return new Refusal(finding, 0, 0, name + " " + what);
    }

    private static Refusal unlike(Evidence.Item item, String wanted, JsonFields.Unfit unfit) {
        return wrong(Finding.EVIDENCE, item.name(), "is no " + wanted + ": " + unfit.describe());
    }

    private static JsonFields fields(Evidence.Item item) {
        if (item.text().length() > MAX_LENGTH) {
            throw wrong(Finding.EVIDENCE, item.name(), "is too long.");
        }
        return switch (JsonReader.read(item.text())) {
            case JsonRead.Broken broken ->
                throw wrong(Finding.EVIDENCE, item.name(), "can't be read: " + broken.reason());
            case JsonRead.NotCanonical other -> new JsonFields(other.value(), "");
            case JsonRead.Canonical canonical -> new JsonFields(canonical.value(), "");
        };
    }
}
