package org.minga.tally.formats.bundle;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.json.CanonicalJson;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.Conditions;
import org.minga.tally.methods.Conditions.Quorum;
import org.minga.tally.methods.Outcome;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.RuleFault;

/** Conditions of a contest and their outcome as canonical JSON, as they stand in bundles. */
public final class ConditionsJson {

    private ConditionsJson() {}

    /** The conditions, without a line end. */
    public static String write(Conditions conditions) {
        return CanonicalJson.text(value(conditions));
    }

    /** The outcome, without a line end. */
    public static String write(Outcome outcome) {
        return CanonicalJson.text(value(outcome));
    }

    static JsonValue value(Conditions conditions) {
        SortedMap<String, JsonValue> members = new TreeMap<>();
        switch (conditions.quorum()) {
            case null -> {}
            case Quorum.Ballots(long least) ->
                members.put("quorum", JsonValue.object(Map.of("ballots", JsonValue.number(least))));
            case Quorum.Share(Rational least) ->
                members.put("quorum", JsonValue.object(Map.of("share", JsonValue.number(least))));
        }
        Rational threshold = conditions.threshold();
        if (threshold != null) {
            members.put("threshold", JsonValue.number(threshold));
        }
        return new JsonValue.Members(members);
    }

    static Conditions read(JsonFields fields) {
        Quorum quorum = fields.has("quorum") ? quorum(fields.object("quorum")) : null;
        Rational threshold = fields.has("threshold") ? fields.fraction("threshold") : null;
        fields.end();
        List<RuleFault> faults = Conditions.faults(quorum, threshold);
        if (!faults.isEmpty()) {
            throw fields.unfit(
                    faults.getFirst().path().substring(1), faults.getFirst().detail());
        }
        return new Conditions(quorum, threshold);
    }

    private static @Nullable Quorum quorum(JsonFields fields) {
        Quorum quorum = fields.has("share")
                ? new Quorum.Share(fields.fraction("share"))
                : new Quorum.Ballots(fields.number("ballots"));
        fields.end();
        return quorum;
    }

    static JsonValue value(Outcome outcome) {
        SortedMap<String, JsonValue> members = new TreeMap<>();
        members.put("accepted", JsonValue.texts(outcome.accepted()));
        members.put("belowThreshold", JsonValue.texts(outcome.belowThreshold()));
        Outcome.Turnout turnout = outcome.turnout();
        if (turnout != null) {
            members.put(
                    "quorum",
                    JsonValue.object(Map.of(
                            "ballots", JsonValue.number(turnout.ballots()),
                            "needed", JsonValue.number(turnout.needed()),
                            "reached", new JsonValue.Flag(turnout.reached()))));
        }
        Outcome.Support support = outcome.support();
        if (support != null) {
            members.put(
                    "threshold",
                    JsonValue.object(Map.of(
                            "needed", JsonValue.number(support.needed()),
                            "share", JsonValue.number(support.share()),
                            "weight", JsonValue.number(support.weight()))));
        }
        return new JsonValue.Members(members);
    }
}
