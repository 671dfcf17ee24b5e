package org.minga.tally.formats.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minga.tally.formats.json.CanonicalJson;
import org.minga.tally.formats.json.JsonRead;
import org.minga.tally.formats.json.JsonReader;
import org.minga.tally.formats.json.JsonValue;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotKind;

/**
 * Ballots as JSON, in the shape in which the API takes them: {@code {"selections":["A"]}}, {@code
 * {"points":{"A":3}}}, {@code {"ranking":["B","A"]}}, {@code {"ranks":[["B"],["A","C"]]}} (a rank that was overvoted
 * without its being known with what is the string {@code "overvote"}), {@code {"scores":{"A":3}}}, {@code
 * {"weights":{"A":-2}}}, {@code {"choices":[{"winner":"A","loser":"B"}]}}.
 */
public final class BallotJson {

    /** What reading a ballot came to. */
    public sealed interface BallotRead {
        /** A ballot, written canonically. It may still break the rules of its contest. */
        record Read(Ballot ballot) implements BallotRead {}

        /**
         * No ballot, or not written canonically.
         *
         * @param reason one sentence for people
         */
        record Refused(String reason) implements BallotRead {}
    }

    private static final String OVERVOTE = "overvote";

    private BallotJson() {}

    /**
     * The canonical text of a ballot's {@link Ballot#canonical() canonical form}: what is stored, sorted and hashed.
     *
     * @throws IllegalArgumentException if a code holds a lone surrogate; a ballot that passed validation has none
     */
    public static String write(Ballot ballot) {
        return CanonicalJson.text(value(ballot));
    }

    /** Reads a ballot of a known kind; anything but its canonical text is refused. Never throws because of the text. */
    public static BallotRead read(String text, BallotKind kind) {
        return switch (JsonReader.read(text)) {
            case JsonRead.Broken broken -> new BallotRead.Refused(broken.reason());
            case JsonRead.NotCanonical other -> new BallotRead.Refused(other.reason());
            case JsonRead.Canonical canonical -> ofValue(canonical.value(), kind);
        };
    }

    static JsonValue value(Ballot ballot) {
        return switch (ballot.canonical()) {
            case Ballot.Single single -> member("selections", JsonValue.texts(single.selections()));
            case Ballot.Approval approval -> member("selections", JsonValue.texts(approval.selections()));
            case Ballot.Ordinal ordinal -> member("ranking", JsonValue.texts(ordinal.ranking()));
            case Ballot.Cumulative cumulative -> member("points", numbers(cumulative.points()));
            case Ballot.Scored scored -> member("scores", numbers(scored.scores()));
            case Ballot.Quadratic quadratic -> member("weights", numbers(quadratic.weights()));
            case Ballot.Ranked ranked ->
                member(
                        "ranks",
                        new JsonValue.Items(
                                ranked.ranks().stream().map(BallotJson::rank).toList()));
            case Ballot.Pairwise pairwise ->
                member(
                        "choices",
                        new JsonValue.Items(pairwise.choices().stream()
                                .map(BallotJson::choice)
                                .toList()));
        };
    }

    private static JsonValue numbers(Map<String, Long> numbers) {
        Map<String, JsonValue> members = new TreeMap<>();
        numbers.forEach((code, given) -> members.put(code, JsonValue.number(given)));
        return JsonValue.object(members);
    }

    private static JsonValue rank(Ballot.Rank rank) {
        return rank.overvoted() ? new JsonValue.Text(OVERVOTE) : JsonValue.texts(rank.options());
    }

    private static JsonValue choice(Ballot.Choice choice) {
        return JsonValue.object(
                Map.of("winner", new JsonValue.Text(choice.winner()), "loser", new JsonValue.Text(choice.loser())));
    }

    static BallotRead ofValue(JsonValue value, BallotKind kind) {
        Ballot ballot;
        try {
            JsonFields fields = new JsonFields(value, "");
            ballot = switch (kind) {
                case SINGLE -> new Ballot.Single(fields.texts("selections"));
                case APPROVAL -> new Ballot.Approval(fields.texts("selections"));
                case ORDINAL -> new Ballot.Ordinal(fields.texts("ranking"));
                case CUMULATIVE -> new Ballot.Cumulative(fields.numbers("points"));
                case SCORED -> new Ballot.Scored(fields.numbers("scores"));
                case QUADRATIC -> new Ballot.Quadratic(fields.numbers("weights"));
                case RANKED -> new Ballot.Ranked(ranks(fields));
                case PAIRWISE -> new Ballot.Pairwise(choices(fields));
            };
            fields.end();
        } catch (JsonFields.Unfit e) {
            return new BallotRead.Refused(e.describe());
        }
        return ballot.canonical().equals(ballot)
                ? new BallotRead.Read(ballot)
                : new BallotRead.Refused(
                        "Selections, equal ranks and choices are sorted by code, and what counts nothing is left out.");
    }

    private static List<Ballot.Rank> ranks(JsonFields fields) {
        List<Ballot.Rank> ranks = new ArrayList<>();
        for (JsonValue value : fields.items("ranks")) {
            String path = "/ranks/" + ranks.size();
            ranks.add(
                    value.equals(new JsonValue.Text(OVERVOTE))
                            ? Ballot.Rank.OVERVOTED
                            : new Ballot.Rank(JsonFields.texts(value, path), false));
        }
        return ranks;
    }

    private static List<Ballot.Choice> choices(JsonFields fields) {
        List<Ballot.Choice> choices = new ArrayList<>();
        for (JsonFields choice : fields.objects("choices")) {
            choices.add(new Ballot.Choice(choice.text("winner"), choice.text("loser")));
            choice.end();
        }
        return choices;
    }

    private static JsonValue member(String name, JsonValue value) {
        return JsonValue.object(Map.of(name, value));
    }
}
