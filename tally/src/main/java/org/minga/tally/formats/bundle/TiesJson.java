package org.minga.tally.formats.bundle;

import java.util.Map;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.TieRule;

/** The rule for ties: its label, or an object where it needs input. */
final class TiesJson {

    private TiesJson() {}

    static JsonValue write(TieRule ties) {
        return switch (ties) {
            case TieRule.CodeAscending code -> new JsonValue.Text(code.label());
            case TieRule.GivenOrder given ->
                JsonValue.object(
                        Map.of("rule", new JsonValue.Text(given.label()), "order", JsonValue.texts(given.codes())));
            case TieRule.Lot lot ->
                JsonValue.object(
                        Map.of("rule", new JsonValue.Text(lot.label()), "seed", new JsonValue.Text(lot.seed())));
        };
    }

    static TieRule read(JsonFields fields) {
        if (fields.value("ties") instanceof JsonValue.Text text) {
            if (text.value().equals(TieRule.CODE_ASCENDING.label())) {
                return TieRule.CODE_ASCENDING;
            }
            throw new JsonFields.Unfit("/ties", "unknown_value", "is not known");
        }
        JsonFields ties = fields.object("ties");
        TieRule rule = switch (ties.text("rule")) {
            case "given_order" -> new TieRule.GivenOrder(ties.texts("order"));
            case "lot" -> new TieRule.Lot(ties.text("seed"));
            default -> throw new JsonFields.Unfit("/ties/rule", "unknown_value", "is not known");
        };
        ties.end();
        return rule;
    }
}
