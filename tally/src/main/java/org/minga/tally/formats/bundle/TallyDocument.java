package org.minga.tally.formats.bundle;

import java.util.List;
import java.util.Map;
import org.minga.tally.formats.json.CanonicalJson;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Tally;

/** A whole count in one canonical JSON document: equal rules and ballots give equal bytes. */
public final class TallyDocument {

    private TallyDocument() {}

    /** {@code {"result", "rounds", "rules", "rulesHash"}}, each as in a bundle, without a line end. */
    public static String write(ContestRules rules, Tally tally) {
        List<JsonValue> rounds = tally.rounds().stream().map(TallyJson::value).toList();
        return CanonicalJson.text(JsonValue.object(Map.of(
                "rules",
                RulesJson.value(rules),
                "rulesHash",
                new JsonValue.Text(RulesJson.hash(rules)),
                "rounds",
                new JsonValue.Items(rounds),
                "result",
                TallyJson.value(tally.result()))));
    }
}
