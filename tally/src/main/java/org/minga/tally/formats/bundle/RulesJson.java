package org.minga.tally.formats.bundle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minga.tally.formats.json.CanonicalJson;
import org.minga.tally.formats.json.JsonRead;
import org.minga.tally.formats.json.JsonReader;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Misfit;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotRules;

/** Contest rules as canonical JSON: the {@code rules} of a bundle, and what {@link #hash} is taken of. */
public final class RulesJson {

    /** What reading rules came to. */
    public sealed interface RulesRead {
        /** Sound rules, written canonically. */
        record Read(ContestRules rules) implements RulesRead {}

        /** No sound rules; at least one fault. */
        record Refused(List<RuleFault> faults) implements RulesRead {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }

    private RulesJson() {}

    /** The canonical text. */
    public static String write(ContestRules rules) {
        return CanonicalJson.text(value(rules));
    }

    /** {@code sha256:} and the SHA-256 of the canonical text in hexadecimal digits. */
    public static String hash(ContestRules rules) {
        return Sha256.of(CanonicalJson.bytes(value(rules)));
    }

    /** Reads what {@link #write} wrote. Never throws because of the text. */
    public static RulesRead read(String text) {
        return switch (JsonReader.read(text)) {
            case JsonRead.Broken broken -> refused("", "malformed", broken.reason());
            case JsonRead.NotCanonical other -> refused("", "not_canonical", other.reason());
            case JsonRead.Canonical canonical -> ofValue(canonical.value());
        };
    }

    static JsonValue value(ContestRules rules) {
        return JsonValue.object(Map.of(
                "method", method(rules.method()),
                "ballot", ballot(rules.ballot()),
                "ties", new JsonValue.Text(rules.ties().label())));
    }

    static RulesRead ofValue(JsonValue value) {
        try {
            JsonFields fields = new JsonFields(value, "");
            MethodRules method = readMethod(fields.object("method"));
            BallotRules ballot = readBallot(fields.object("ballot"));
            String ties = fields.text("ties");
            TieRule tieRule = fields.choice("ties", TieRule.ofLabel(ties), ties);
            fields.end();
            List<RuleFault> faults = ContestRules.faults(method, ballot);
            return faults.isEmpty()
                    ? new RulesRead.Read(new ContestRules(method, ballot, tieRule))
                    : new RulesRead.Refused(faults);
        } catch (JsonFields.Unfit e) {
            return refused(e.path(), e.code(), e.describe());
        }
    }

    private static RulesRead refused(String path, String code, String detail) {
        return new RulesRead.Refused(List.of(new RuleFault(path, code, detail)));
    }

    private static JsonValue method(MethodRules rules) {
        Map<String, JsonValue> members = new TreeMap<>();
        members.put("id", new JsonValue.Text(rules.method().name()));
        members.put("version", JsonValue.number(rules.method().version()));
        switch (rules) {
            case MethodRules.Plurality plurality -> members.put("seats", JsonValue.number(plurality.seats()));
            case MethodRules.Approval approval -> members.put("seats", JsonValue.number(approval.seats()));
            case MethodRules.BudgetGreedy greedy -> {
                members.put(
                        "budget",
                        JsonValue.object(Map.of(
                                "amount",
                                JsonValue.number(greedy.budget()),
                                "currency",
                                new JsonValue.Text(greedy.currency()))));
                members.put("misfit", new JsonValue.Text(greedy.misfit().label()));
                members.put("scoreThreshold", JsonValue.number(greedy.scoreThreshold()));
                if (!greedy.positionPoints().isEmpty()) {
                    members.put(
                            "positionPoints",
                            new JsonValue.Items(greedy.positionPoints().stream()
                                    .map(JsonValue::number)
                                    .toList()));
                }
            }
        }
        return JsonValue.object(members);
    }

    private static MethodRules readMethod(JsonFields fields) {
        String name = fields.text("id");
        MethodId id = new MethodId(name, fields.smallNumber("version"));
        MethodRules rules;
        if (id.equals(MethodRules.Plurality.ID)) {
            rules = new MethodRules.Plurality(fields.smallNumber("seats"));
        } else if (id.equals(MethodRules.Approval.ID)) {
            rules = new MethodRules.Approval(fields.smallNumber("seats"));
        } else if (id.equals(MethodRules.BudgetGreedy.ID)) {
            rules = readGreedy(fields);
        } else {
            throw new JsonFields.Unfit("/method/id", "unknown_value", "with this version is not known");
        }
        fields.end();
        return rules;
    }

    private static MethodRules readGreedy(JsonFields fields) {
        JsonFields budget = fields.object("budget");
        String misfit = fields.text("misfit");
        MethodRules rules = new MethodRules.BudgetGreedy(
                budget.number("amount"),
                budget.text("currency"),
                fields.choice("misfit", Misfit.ofLabel(misfit), misfit),
                fields.number("scoreThreshold"),
                fields.has("positionPoints") ? fields.numberList("positionPoints") : List.of());
        budget.end();
        return rules;
    }

    private static JsonValue ballot(BallotRules rules) {
        Map<String, JsonValue> members = new TreeMap<>();
        members.put("kind", new JsonValue.Text(rules.kind().label()));
        members.put("min", JsonValue.number(rules.min()));
        members.put("max", JsonValue.number(rules.max()));
        if (rules instanceof BallotRules.Cumulative points) {
            members.put("minPoints", JsonValue.number(points.minPoints()));
            members.put("maxPoints", JsonValue.number(points.maxPoints()));
            members.put("maxPerOption", JsonValue.number(points.maxPerOption()));
        }
        return JsonValue.object(members);
    }

    private static BallotRules readBallot(JsonFields fields) {
        String label = fields.text("kind");
        BallotKind kind = fields.choice("kind", BallotKind.ofLabel(label), label);
        int min = fields.smallNumber("min");
        int max = fields.smallNumber("max");
        BallotRules rules = switch (kind) {
            case SINGLE -> new BallotRules.Single(min);
            case APPROVAL -> new BallotRules.Approval(min, max);
            case ORDINAL -> new BallotRules.Ordinal(min, max);
            case CUMULATIVE ->
                new BallotRules.Cumulative(
                        min,
                        max,
                        fields.number("minPoints"),
                        fields.number("maxPoints"),
                        fields.number("maxPerOption"));
        };
        if (rules.max() != max) {
            throw new JsonFields.Unfit("/ballot/max", "out_of_range", "must be " + rules.max());
        }
        fields.end();
        return rules;
    }
}
