package org.minga.voting.contest;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.minga.tally.formats.bundle.RulesJson;
import org.minga.tally.formats.text.RulesText;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.Pairs;
import org.minga.voting.contest.domain.ParameterValues;

/** What a contest is held under: everything that is hashed, and the same in words. */
@Schema(name = "ContestRules")
record RulesView(
        BallotView ballot,

        @Schema(description = RulesView.METHOD) Map<String, Object> method,

        @Schema(description = RulesView.TIES, implementation = Object.class)
        Object ties,

        String rulesHash,

        @Schema(description = "The rules in plain English, sentence by sentence.")
        List<String> rulesInWords) {

    static final String METHOD = "`id`, `version` and every parameter of the method, as listed by"
            + " `GET /v1/counting-methods`. A fraction is a whole number or `\"p/q\"`. `ties` is the name of the rule for ties.";
    static final String TIES =
            "How equals are put in order: `\"option_code_ascending\"`, or `{\"rule\": \"lot\", \"seed\": …}`, or"
                    + " `{\"rule\": \"given_order\", \"order\": [codes, the favoured first]}`.";

    @Schema(name = "BallotRules")
    record BallotView(
            @Schema(
                    enumeration = {
                        "single",
                        "approval",
                        "cumulative",
                        "ordinal",
                        "ranked",
                        "scored",
                        "quadratic",
                        "pairwise"
                    })
            String kind,

            int min,
            int max,

            @Schema(description = "Of cumulative ballots, as are `minPoints` and `maxPerOption`.") @Nullable
            Long points,

            @Nullable Long minPoints,
            @Nullable Long maxPerOption,

            @Schema(
                    description = "Of ranked ballots.",
                    enumeration = {"strict", "equal_ranks", "as_marked"})
            @Nullable
            String marking,

            @Schema(description = "Of scored ballots, as is `maxScore`.") @Nullable
            Long minScore,

            @Nullable Long maxScore,

            @Schema(description = "Of quadratic ballots: what the squares of all weights may come to.") @Nullable
            Long credits,

            @Schema(description = "Of quadratic ballots: whether there may be weights against options.") @Nullable
            Boolean negative,

            @Schema(
                    description =
                            "Of pairwise ballots: whether pairs are `issued` by the service, each choice being a ballot of its own, or"
                                    + " ballots are whole and hold the choices a voter likes to make.",
                    enumeration = {"issued", "free"})
            @Nullable
            String pairs) {

        static BallotView of(BallotRules rules, boolean pairsIssued) {
            return switch (rules) {
                case BallotRules.Cumulative points ->
                    of(rules, points.maxPoints(), points.minPoints(), points.maxPerOption());
                case BallotRules.Ranked ranked -> of(rules, ranked.marking().label(), null, null, null, null, null);
                case BallotRules.Scored scored ->
                    of(rules, null, scored.minScore(), scored.maxScore(), null, null, null);
                case BallotRules.Quadratic quadratic ->
                    of(rules, null, null, null, quadratic.credits(), quadratic.negative(), null);
                case BallotRules.Single single -> of(rules, null, null, null);
                case BallotRules.Approval approval -> of(rules, null, null, null);
                case BallotRules.Ordinal ordinal -> of(rules, null, null, null);
                case BallotRules.Pairwise pairwise ->
                    of(rules, null, null, null, null, null, (pairsIssued ? Pairs.ISSUED : Pairs.FREE).wire());
            };
        }

        private static BallotView of(
                BallotRules rules, @Nullable Long points, @Nullable Long minPoints, @Nullable Long maxPerOption) {
            return new BallotView(
                    rules.kind().label(),
                    rules.min(),
                    rules.max(),
                    points,
                    minPoints,
                    maxPerOption,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        private static BallotView of(
                BallotRules rules,
                @Nullable String marking,
                @Nullable Long minScore,
                @Nullable Long maxScore,
                @Nullable Long credits,
                @Nullable Boolean negative,
                @Nullable String pairs) {
            return new BallotView(
                    rules.kind().label(),
                    rules.min(),
                    rules.max(),
                    null,
                    null,
                    null,
                    marking,
                    minScore,
                    maxScore,
                    credits,
                    negative,
                    pairs);
        }
    }

    /** @param options none if they are not known yet */
    static RulesView of(ContestDefinition definition, List<BallotOption> options) {
        ContestRules rules = definition.rules();
        Map<String, Object> method = ParameterValues.of(rules.method());
        method.putIfAbsent("ties", rules.ties().label());
        return new RulesView(
                BallotView.of(rules.ballot(), definition.pairsIssued()),
                method,
                ties(rules.ties()),
                RulesJson.hash(rules),
                RulesText.sentences(rules, options));
    }

    private static Object ties(TieRule rule) {
        return switch (rule) {
            case TieRule.CodeAscending code -> code.label();
            case TieRule.Lot lot -> new LotView(lot.label(), lot.seed());
            case TieRule.GivenOrder given -> new OrderView(given.label(), given.codes());
        };
    }

    private record LotView(String rule, String seed) {}

    private record OrderView(String rule, List<String> order) {}
}
