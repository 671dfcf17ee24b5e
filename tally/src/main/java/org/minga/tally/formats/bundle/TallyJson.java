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
import org.minga.tally.methods.Round.Move;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.Winner;

/** Rounds and results as canonical JSON, as they stand in bundles. */
public final class TallyJson {

    private TallyJson() {}

    /** One round, without the line end. */
    public static String write(Round round) {
        return CanonicalJson.text(value(round));
    }

    /** The result, without the line end: winners in the order they won, the ranking, scores and supporters. */
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
            case Round.Scored scored -> {
                members.put("decision", new JsonValue.Text("scored"));
                members.put("figure", new JsonValue.Text(scored.figure()));
                members.put("scores", fractions(scored.scores()));
            }
            case Round.Stage stage -> {
                members.put("decision", new JsonValue.Text("stage"));
                members.put("tallies", fractions(stage.tallies()));
                members.put("inactive", fractions(stage.inactive()));
                Rational threshold = stage.threshold();
                if (threshold != null) {
                    members.put("threshold", JsonValue.number(threshold));
                }
                members.put(
                        "moves",
                        new JsonValue.Items(
                                stage.moves().stream().map(TallyJson::move).toList()));
            }
            case Round.Compared compared -> {
                members.put("decision", new JsonValue.Text("compared"));
                members.put("figure", new JsonValue.Text(compared.figure()));
                SortedMap<String, JsonValue> rows = new TreeMap<>();
                compared.rows().forEach((code, row) -> rows.put(code, wholes(row)));
                members.put("rows", new JsonValue.Members(rows));
            }
            case Round.Locked locked -> {
                members.put("decision", new JsonValue.Text(locked.locked() ? "locked" : "left_out"));
                members.put("over", new JsonValue.Text(locked.over()));
                members.put("under", new JsonValue.Text(locked.under()));
                members.put("strength", JsonValue.number(locked.strength()));
            }
            case Round.Ordered ordered -> {
                members.put("decision", new JsonValue.Text("ordered"));
                members.put("order", JsonValue.texts(ordered.order()));
                members.put("agreement", JsonValue.number(ordered.agreement()));
                members.put("equallyGood", JsonValue.number(ordered.equallyGood()));
            }
            case Round.Qualified qualified -> {
                members.put("decision", new JsonValue.Text("qualified"));
                members.put("option", new JsonValue.Text(qualified.option()));
                members.put("score", JsonValue.number(qualified.score()));
                addTie(members, qualified.tie());
            }
            case Round.Runoff runoff -> {
                members.put("decision", new JsonValue.Text("runoff"));
                members.put("first", new JsonValue.Text(runoff.first()));
                members.put("second", new JsonValue.Text(runoff.second()));
                members.put("votesFirst", JsonValue.number(runoff.votesFirst()));
                members.put("votesSecond", JsonValue.number(runoff.votesSecond()));
                members.put("neither", JsonValue.number(runoff.neither()));
                members.put("winner", new JsonValue.Text(runoff.winner()));
                addTie(members, runoff.tie());
            }
            case Round.Graded graded -> {
                members.put("decision", new JsonValue.Text("graded"));
                members.put("option", new JsonValue.Text(graded.option()));
                members.put(
                        "counts",
                        new JsonValue.Items(
                                graded.counts().stream().map(JsonValue::number).toList()));
                members.put("median", JsonValue.number(graded.median()));
            }
            case Round.Endowed endowed -> {
                members.put("decision", new JsonValue.Text("endowed"));
                members.put("share", JsonValue.number(endowed.share()));
                members.put("runs", JsonValue.number(endowed.runs()));
                members.put("reason", new JsonValue.Text(endowed.reason()));
            }
            case Round.Bought bought -> {
                members.put("decision", new JsonValue.Text("bought"));
                members.put("option", new JsonValue.Text(bought.option()));
                members.put("price", JsonValue.number(bought.price()));
                members.put("cost", JsonValue.number(bought.cost()));
                members.put("supporters", JsonValue.number(bought.supporters()));
                addTie(members, bought.tie());
            }
            case Round.Duelled duelled -> {
                members.put("decision", new JsonValue.Text("duelled"));
                members.put("option", new JsonValue.Text(duelled.option()));
                members.put("wins", JsonValue.number(duelled.wins()));
                members.put("losses", JsonValue.number(duelled.losses()));
                members.put("score", JsonValue.number(duelled.score()));
                members.put("low", JsonValue.number(duelled.low()));
                members.put("high", JsonValue.number(duelled.high()));
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
        return JsonValue.object(Map.of(
                "ballots", JsonValue.number(result.ballots()),
                "winners",
                        new JsonValue.Items(
                                result.winners().stream().map(TallyJson::winner).toList()),
                "ranking",
                        new JsonValue.Items(result.ranking().stream()
                                .<JsonValue>map(JsonValue::texts)
                                .toList()),
                "scores", fractions(result.scores()),
                "supporters", wholes(result.supporters())));
    }

    private static JsonValue winner(Winner winner) {
        SortedMap<String, JsonValue> members = new TreeMap<>();
        members.put("code", new JsonValue.Text(winner.option()));
        Rational score = winner.score();
        if (score != null) {
            members.put("score", JsonValue.number(score));
        }
        Long cost = winner.cost();
        if (cost != null) {
            members.put("cost", JsonValue.number(cost));
        }
        return new JsonValue.Members(members);
    }

    private static JsonValue move(Move move) {
        SortedMap<String, JsonValue> members = new TreeMap<>();
        members.put("kind", new JsonValue.Text(move.kind().label()));
        members.put("option", new JsonValue.Text(move.option()));
        members.put("transfers", fractions(move.transfers()));
        members.put("lost", fractions(move.lost()));
        addTie(members, move.tie());
        return new JsonValue.Members(members);
    }

    private static JsonValue fractions(SortedMap<String, Rational> numbers) {
        SortedMap<String, JsonValue> members = new TreeMap<>();
        numbers.forEach((name, number) -> members.put(name, JsonValue.number(number)));
        return new JsonValue.Members(members);
    }

    private static JsonValue wholes(SortedMap<String, Long> numbers) {
        SortedMap<String, JsonValue> members = new TreeMap<>();
        numbers.forEach((name, number) -> members.put(name, JsonValue.number(number)));
        return new JsonValue.Members(members);
    }

    private static void addTie(SortedMap<String, JsonValue> members, @Nullable Tie tie) {
        if (tie != null) {
            members.put(
                    "tie",
                    JsonValue.object(Map.of(
                            "options", JsonValue.texts(tie.options()),
                            "rule", new JsonValue.Text(tie.rule()),
                            "decisive", new JsonValue.Flag(tie.decisive()))));
        }
    }
}
