package org.minga.tally.formats.bundle;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.json.CanonicalJson;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.Winner;

/** Rounds and results as canonical JSON, as they stand in bundles. */
public final class TallyJson {

    private TallyJson() {}

    /** One round, without the line end. */
    public static String write(Round round) {
        return CanonicalJson.text(value(round));
    }

    /** The result, without the line end: winners in the order they won, scores and supporters of every option. */
    public static String write(Result result) {
        return CanonicalJson.text(value(result));
    }

    static byte[] bytes(Round round) {
        return CanonicalJson.bytes(value(round));
    }

    static JsonValue value(Round round) {
        SortedMap<String, JsonValue> members = new TreeMap<>();
        members.put("round", JsonValue.number(round.number()));
        switch (round) {
            case Round.Elected elected -> {
                members.put("decision", new JsonValue.Text("elected"));
                members.put("option", new JsonValue.Text(elected.option()));
                members.put("votes", JsonValue.number(elected.votes()));
                members.put("placesLeft", JsonValue.number(elected.placesLeft()));
                addTie(members, elected.tie());
            }
            case Round.Unfilled unfilled -> {
                members.put("decision", new JsonValue.Text("unfilled"));
                members.put("placesLeft", JsonValue.number(unfilled.placesLeft()));
            }
            case Round.Considered considered -> {
                members.put("decision", new JsonValue.Text(considered.decision().label()));
                members.put("option", new JsonValue.Text(considered.option()));
                members.put("score", JsonValue.number(considered.score()));
                members.put("cost", JsonValue.number(considered.cost()));
                members.put("budgetLeft", JsonValue.number(considered.budgetLeft()));
                addTie(members, considered.tie());
            }
        }
        return new JsonValue.Members(members);
    }

    static JsonValue value(Result result) {
        SortedMap<String, JsonValue> scores = new TreeMap<>();
        for (Map.Entry<String, Rational> score : result.scores().entrySet()) {
            scores.put(score.getKey(), JsonValue.number(score.getValue()));
        }
        SortedMap<String, JsonValue> supporters = new TreeMap<>();
        result.supporters().forEach((code, number) -> supporters.put(code, JsonValue.number(number)));
        return JsonValue.object(Map.of(
                "ballots", JsonValue.number(result.ballots()),
                "winners",
                        new JsonValue.Items(
                                result.winners().stream().map(TallyJson::winner).toList()),
                "scores", new JsonValue.Members(scores),
                "supporters", new JsonValue.Members(supporters)));
    }

    private static JsonValue winner(Winner winner) {
        SortedMap<String, JsonValue> members = new TreeMap<>();
        members.put("code", new JsonValue.Text(winner.option()));
        members.put("score", JsonValue.number(winner.score()));
        Long cost = winner.cost();
        if (cost != null) {
            members.put("cost", JsonValue.number(cost));
        }
        return new JsonValue.Members(members);
    }

    private static void addTie(SortedMap<String, JsonValue> members, @Nullable Tie tie) {
        if (tie != null) {
            members.put(
                    "tie",
                    JsonValue.object(Map.of(
                            "options", JsonValue.texts(tie.options()),
                            "rule", new JsonValue.Text(tie.rule().label()),
                            "decisive", new JsonValue.Flag(tie.decisive()))));
        }
    }
}
