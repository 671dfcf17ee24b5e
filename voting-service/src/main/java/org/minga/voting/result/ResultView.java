package org.minga.voting.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.voting.contest.Contest;
import org.minga.voting.contest.ContestEvent;
import org.minga.voting.contest.ElectorateView;
import org.minga.voting.contest.domain.ContestOption;

/** The result of a contest. Exact numbers: an integer, or {@code "p/q"} where it is none or does not fit. */
@Schema(name = "ContestResult")
record ResultView(
        UUID contestId,
        UUID campaignId,
        @Schema(enumeration = {"provisional", "certified"}) String state,
        MethodView method,
        String rulesHash,

        @Schema(
                description =
                        "Ballots counted, blank and paper ones included, each once whatever its weight. Where pairs are"
                                + " issued, each choice is a ballot.")
        long ballots,

        @Schema(description = "What their weights come to: of this, shares are taken.")
        long weight,

        @Schema(description = "How many of them came on paper.")
        long paperBallots,

        String ballotsHash,
        ElectorateView electorate,

        @Schema(
                description =
                        "What the conditions of the contest make of it: `accepted`, the codes of winners that are, `belowThreshold`, those"
                                + " that are not; `quorum` with `needed`, `ballots` and whether it is `reached`; `threshold` with `share`,"
                                + " `weight` and `needed`. Left out where there are no conditions.",
                implementation = Map.class)
        @Nullable
        JsonNode outcome,

        @Schema(description = "In the order in which they won.")
        List<WinnerView> winners,

        @Schema(
                description =
                        "All options, best first, level ones together; empty where the method only says who wins.",
                implementation = String[][].class)
        JsonNode ranking,

        @Schema(
                description = "Score of every option by code; empty where the method has no such figure.",
                implementation = Map.class)
        JsonNode scores,

        @Schema(description = "Number of ballots that name an option, by code.", implementation = Map.class)
        JsonNode supporters,

        @Schema(
                description =
                        "How the count went, step by step, as in the bundle: `round` from 1, a `decision`, and what belongs to that"
                                + " decision. contracts/bundle.md lists them; expect new ones.",
                implementation = Map[].class)
        JsonNode rounds,

        @Schema(description = "SHA-256 of the audit bundle: what is certified.")
        String bundleHash,

        long bundleBytes,
        String bundleFile,
        String bundleUrl) {

    @Schema(name = "CountedBy")
    record MethodView(String id, int version) {}

    /** @param cost in minor units */
    @Schema(name = "ResultWinner")
    record WinnerView(
            String code,
            String title,
            @Nullable UUID submissionId,

            @Schema(description = "An integer or p/q.", implementation = Object.class) @Nullable
            JsonNode score,

            @Nullable Long cost,
            @Nullable String currency) {}

    static ResultView of(Contest contest, ResultRow row, JsonNode summary) {
        JsonNode result = summary.get("result");
        return new ResultView(
                contest.id(),
                contest.definition().campaignId(),
                contest.state().wire(),
                new MethodView(
                        contest.definition().rules().method().method().name(),
                        contest.definition().rules().method().method().version()),
                row.rulesHash,
                // Where all weights are one there need not be another figure.
                summary.path("ballots").asLong(result.get("ballots").asLong()),
                result.get("ballots").asLong(),
                row.paper,
                summary.get("ballotsHash").asText(),
                ElectorateView.of(contest),
                summary.get("outcome"),
                winners(contest, result),
                // Results of earlier days have none.
                result.path("ranking").isArray() ? result.get("ranking") : JsonNodeFactory.instance.arrayNode(),
                result.get("scores"),
                result.get("supporters"),
                summary.get("rounds"),
                row.bundleHash,
                row.bundleBytes,
                row.fileName,
                "/v1/contests/" + contest.id() + "/bundle");
    }

    private static List<WinnerView> winners(Contest contest, JsonNode result) {
        Map<String, ContestOption> options = new HashMap<>();
        contest.options().forEach(option -> options.put(option.code(), option));
        List<WinnerView> winners = new ArrayList<>();
        for (JsonNode winner : result.get("winners")) {
            String code = winner.get("code").asText();
            ContestOption option = options.get(code);
            if (option == null) {
                throw new IllegalStateException("contest " + contest.id() + " was won by no option of it: " + code);
            }
            winners.add(new WinnerView(
                    code,
                    option.title(),
                    option.submissionId(),
                    winner.get("score"),
                    option.cost(),
                    option.currency()));
        }
        return winners;
    }

    /** As the certified event names them. */
    List<ContestEvent.Winner> eventWinners() {
        return winners.stream()
                .map(winner -> new ContestEvent.Winner(winner.code(), winner.submissionId()))
                .toList();
    }
}
