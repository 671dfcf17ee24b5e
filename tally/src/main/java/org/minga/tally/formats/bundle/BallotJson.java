package org.minga.tally.formats.bundle;

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
 * {"points":{"A":3}}}, {@code {"ranking":["B","A"]}}.
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
            case Ballot.Cumulative cumulative -> {
                Map<String, JsonValue> points = new TreeMap<>();
                cumulative.points().forEach((code, given) -> points.put(code, JsonValue.number(given)));
                yield member("points", JsonValue.object(points));
            }
        };
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
            };
            fields.end();
        } catch (JsonFields.Unfit e) {
            return new BallotRead.Refused(e.describe());
        }
        return ballot.canonical().equals(ballot)
                ? new BallotRead.Read(ballot)
                : new BallotRead.Refused("Selections are sorted by code, and points of zero are left out.");
    }

    private static JsonValue member(String name, JsonValue value) {
        return JsonValue.object(Map.of(name, value));
    }
}
