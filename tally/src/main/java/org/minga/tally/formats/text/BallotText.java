package org.minga.tally.formats.text;

import java.util.List;
import org.minga.tally.methods.ballot.BallotRules;

/** What a ballot may hold, in words. */
final class BallotText {

    private BallotText() {}

    /** @param all how many options there are at most */
    static void add(BallotRules rules, int all, List<String> sentences) {
        String options = Texts.range(rules.min(), rules.max(), all, "option");
        switch (rules) {
            case BallotRules.Single single -> sentences.add("Each voter chooses one option.");
            case BallotRules.Approval approval ->
                sentences.add("Each voter names " + options + ", all of them equally.");
            case BallotRules.Ordinal ordinal -> sentences.add("Each voter ranks " + options + ", the best first.");
            case BallotRules.Cumulative points -> addPoints(points, options, sentences);
            case BallotRules.Ranked ranked -> addRanks(ranked, all, sentences);
            case BallotRules.Scored scored ->
                sentences.add("Each voter gives " + options + " a whole number from " + Texts.whole(scored.minScore())
                        + " to " + Texts.whole(scored.maxScore()) + ", the higher the better.");
            case BallotRules.Quadratic quadratic -> addWeights(quadratic, options, sentences);
            case BallotRules.Pairwise pairwise ->
                sentences.add("Each voter is shown options two by two and says which of the two is better, for "
                        + Texts.range(rules.min(), rules.max(), (long) all * (all - 1) / 2, "pair") + ".");
        }
        if (rules.min() == 0) {
            sentences.add("A blank ballot is allowed and counts as a ballot.");
        }
    }

    private static void addPoints(BallotRules.Cumulative rules, String options, List<String> sentences) {
        String points = Texts.range(rules.minPoints(), rules.maxPoints(), Long.MAX_VALUE, "point");
        sentences.add("Each voter spreads " + points + " over " + options + ".");
        if (rules.maxPerOption() < rules.maxPoints()) {
            sentences.add("One option may get at most " + Texts.count(rules.maxPerOption(), "point") + ".");
        }
    }

    private static void addRanks(BallotRules.Ranked rules, int all, List<String> sentences) {
        String ranks = rules.max() >= all ? "" : ", in at most " + Texts.count(rules.max(), "rank");
        String least = rules.min() == 0 ? "options" : "at least " + Texts.count(rules.min(), "option");
        sentences.add("Each voter ranks " + least + ", the best first" + ranks + ".");
        sentences.add(
                switch (rules.marking()) {
                    case STRICT -> "Each rank takes one option, and no rank may be skipped.";
                    case EQUAL_RANKS -> "Several options may share a rank, and no rank may be skipped.";
                    case AS_MARKED ->
                        "Ballots are taken as they were marked, with shared, skipped and repeated ranks: the counting"
                                + " rules say what those mean.";
                });
    }

    private static void addWeights(BallotRules.Quadratic rules, String options, List<String> sentences) {
        sentences.add("Each voter has " + Texts.count(rules.credits(), "credit") + " and gives weights to " + options
                + ". A weight costs its square: 1 costs 1 credit, 2 cost 4, 3 cost 9.");
        sentences.add(
                rules.negative() ? "A weight may also be given against an option." : "No weight can be negative.");
    }
}
