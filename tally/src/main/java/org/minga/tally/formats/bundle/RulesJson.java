package org.minga.tally.formats.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minga.tally.formats.json.CanonicalJson;
import org.minga.tally.formats.json.JsonRead;
import org.minga.tally.formats.json.JsonReader;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.catalogue.Methods;

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
                "ties", TiesJson.write(rules.ties())));
    }

    static RulesRead ofValue(JsonValue value) {
        try {
            JsonFields fields = new JsonFields(value, "");
            List<RuleFault> faults = new ArrayList<>();
            MethodRules method = readMethod(fields.object("method"), faults);
            BallotRules ballot = readBallot(fields.object("ballot"));
            TieRule ties = TiesJson.read(fields);
            fields.end();
            if (faults.isEmpty()) {
                faults.addAll(ContestRules.faults(method, ballot));
            }
            return faults.isEmpty()
                    ? new RulesRead.Read(new ContestRules(method, ballot, ties))
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
        MethodParameters.values(rules).forEach((name, value) -> {
            // An empty list says that a parameter does not apply.
            if (!value.equals(List.of())) {
                members.put(name, ParameterJson.write(value));
            }
        });
        return JsonValue.object(members);
    }

    private static MethodRules readMethod(JsonFields fields, List<RuleFault> faults) {
        String name = fields.text("id");
        MethodId id = new MethodId(name, fields.smallNumber("version"));
        MethodRules standard = Methods.find(id)
                .orElseThrow(
                        () -> new JsonFields.Unfit("/method/id", "unknown_value", "with this version is not known"))
                .standard();
        Map<String, Object> given = new TreeMap<>();
        for (MethodParameters.Description one : MethodParameters.of(standard)) {
            if (ParameterJson.isList(one) && !fields.has(one.name())) {
                given.put(one.name(), List.of());
            } else {
                given.put(one.name(), ParameterJson.read(one, fields));
            }
        }
        fields.end();
        MethodRules rules = MethodParameters.read(standard, given, faults);
        return rules == null ? standard : rules;
    }

    private static JsonValue ballot(BallotRules rules) {
        Map<String, JsonValue> members = new TreeMap<>();
        members.put("kind", new JsonValue.Text(rules.kind().label()));
        members.put("min", JsonValue.number(rules.min()));
        members.put("max", JsonValue.number(rules.max()));
        switch (rules) {
            case BallotRules.Cumulative points -> {
                members.put("minPoints", JsonValue.number(points.minPoints()));
                members.put("maxPoints", JsonValue.number(points.maxPoints()));
                members.put("maxPerOption", JsonValue.number(points.maxPerOption()));
            }
            case BallotRules.Ranked ranked ->
                members.put("marking", new JsonValue.Text(ranked.marking().label()));
            case BallotRules.Scored scores -> {
                members.put("minScore", JsonValue.number(scores.minScore()));
                members.put("maxScore", JsonValue.number(scores.maxScore()));
            }
            case BallotRules.Quadratic quadratic -> {
                members.put("credits", JsonValue.number(quadratic.credits()));
                members.put("negative", new JsonValue.Flag(quadratic.negative()));
            }
            case BallotRules.Single single -> {}
            case BallotRules.Approval approval -> {}
            case BallotRules.Ordinal ordinal -> {}
            case BallotRules.Pairwise pairwise -> {}
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
            case RANKED -> {
                String marking = fields.text("marking");
                yield new BallotRules.Ranked(
                        min, max, fields.choice("marking", BallotRules.Marking.ofLabel(marking), marking));
            }
            case SCORED -> new BallotRules.Scored(min, max, fields.number("minScore"), fields.number("maxScore"));
            case QUADRATIC -> new BallotRules.Quadratic(min, max, fields.number("credits"), fields.flag("negative"));
            case PAIRWISE -> new BallotRules.Pairwise(min, max);
        };
        if (rules.max() != max) {
            throw new JsonFields.Unfit("/ballot/max", "out_of_range", "must be " + rules.max());
        }
        fields.end();
        return rules;
    }
}
