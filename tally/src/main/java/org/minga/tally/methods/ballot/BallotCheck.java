package org.minga.tally.methods.ballot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minga.tally.methods.ballot.BallotFault.Code;

/** Holds one ballot against the rules of its contest and collects every fault. */
final class BallotCheck {

    /** A hostile ballot must not make us write a book about it. */
    static final int MAX_FAULTS = 100;

    private final BallotRules rules;
    private final Set<String> codes;
    private final List<BallotFault> faults = new ArrayList<>();

    BallotCheck(BallotRules rules, Set<String> codes) {
        this.rules = rules;
        this.codes = codes;
    }

    List<BallotFault> faultsOf(Ballot ballot) {
        if (ballot.kind() != rules.kind()) {
            String detail = "This contest takes " + rules.kind().label() + " ballots, not "
                    + ballot.kind().label() + " ones.";
            return List.of(new BallotFault("", Code.WRONG_KIND, detail));
        }
        switch (ballot) {
            case Ballot.Single single -> checkList("/selections", single.selections());
            case Ballot.Approval approval -> checkList("/selections", approval.selections());
            case Ballot.Ordinal ordinal -> checkList("/ranking", ordinal.ranking());
            case Ballot.Cumulative cumulative -> checkPoints(cumulative.points());
            case Ballot.Ranked ranked -> checkRanks(ranked.ranks(), (BallotRules.Ranked) rules);
            case Ballot.Scored scored -> checkScores(scored.scores(), (BallotRules.Scored) rules);
            case Ballot.Quadratic quadratic -> checkWeights(quadratic.weights(), (BallotRules.Quadratic) rules);
            case Ballot.Pairwise pairwise -> checkChoices(pairwise.choices());
        }
        return List.copyOf(faults);
    }

    private void checkList(String path, List<String> selections) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < selections.size(); i++) {
            String code = selections.get(i);
            checkKnown(path + "/" + i, code);
            if (!seen.add(code)) {
                fault(path + "/" + i, Code.DUPLICATE_OPTION, "Option " + shown(code) + " is named more than once.");
            }
        }
        checkNumber(path, selections.size());
    }

    private void checkPoints(Map<String, Long> points) {
        BigInteger sum = BigInteger.ZERO;
        int named = 0;
        long perOption = rules instanceof BallotRules.Cumulative cumulative ? cumulative.maxPerOption() : 0;
        for (Map.Entry<String, Long> entry : new TreeMap<>(points).entrySet()) {
            String path = "/points/" + pointer(entry.getKey());
            long given = entry.getValue();
            checkKnown(path, entry.getKey());
            if (given < 0) {
                fault(path, Code.NEGATIVE_POINTS, "Points can't be negative.");
            }
            if (given > perOption) {
                fault(path, Code.TOO_MANY_POINTS_FOR_OPTION, "One option may get at most " + perOption + " points.");
            }
            sum = sum.add(BigInteger.valueOf(given));
            named += given == 0 ? 0 : 1;
        }
        checkNumber("/points", named);
        if (rules instanceof BallotRules.Cumulative cumulative) {
            checkSum(sum, cumulative);
        }
    }

    private void checkSum(BigInteger sum, BallotRules.Cumulative limits) {
        if (sum.compareTo(BigInteger.valueOf(limits.minPoints())) < 0) {
            fault(
                    "/points",
                    Code.TOO_FEW_POINTS,
                    "At least " + limits.minPoints() + " points are needed, not " + sum + ".");
        }
        if (sum.compareTo(BigInteger.valueOf(limits.maxPoints())) > 0) {
            fault(
                    "/points",
                    Code.TOO_MANY_POINTS,
                    "At most " + limits.maxPoints() + " points are allowed, not " + sum + ".");
        }
    }

    private void checkRanks(List<Ballot.Rank> ranks, BallotRules.Ranked limits) {
        Set<String> seen = new HashSet<>();
        boolean asMarked = limits.marking() == BallotRules.Marking.AS_MARKED;
        for (int i = 0; i < ranks.size(); i++) {
            String path = "/ranks/" + i;
            Ballot.Rank rank = ranks.get(i);
            if (!asMarked && rank.equals(Ballot.Rank.SKIPPED)) {
                fault(path, Code.SKIPPED_RANK, "No rank may be skipped.");
            }
            boolean shared = rank.overvoted() || rank.options().size() > 1;
            if (shared && limits.marking() == BallotRules.Marking.STRICT) {
                fault(path, Code.SHARED_RANK, "Each rank takes one option.");
            } else if (rank.overvoted() && !asMarked) {
                fault(path, Code.SHARED_RANK, "An overvote must say which options share the rank.");
            }
            for (int j = 0; j < rank.options().size(); j++) {
                String code = rank.options().get(j);
                checkKnown(path + "/" + j, code);
                if (!seen.add(code) && !asMarked) {
                    fault(
                            path + "/" + j,
                            Code.DUPLICATE_OPTION,
                            "Option " + shown(code) + " is ranked more than once.");
                }
            }
        }
        if (seen.size() < limits.min()) {
            String detail = "At least " + limits.min() + " options must be ranked, not " + seen.size() + ".";
            fault("/ranks", Code.TOO_FEW_OPTIONS, detail);
        }
        if (ranks.size() > limits.max()) {
            String detail = "There may be at most " + limits.max() + " ranks, not " + ranks.size() + ".";
            fault("/ranks", Code.TOO_MANY_RANKS, detail);
        }
    }

    private void checkScores(Map<String, Long> scores, BallotRules.Scored limits) {
        new TreeMap<>(scores).forEach((code, score) -> {
            String path = "/scores/" + pointer(code);
            checkKnown(path, code);
            if (score < limits.minScore() || score > limits.maxScore()) {
                String detail = "A score lies between " + limits.minScore() + " and " + limits.maxScore() + ".";
                fault(path, Code.SCORE_OUT_OF_RANGE, detail);
            }
        });
        checkNumber("/scores", scores.size());
    }

    private void checkWeights(Map<String, Long> weights, BallotRules.Quadratic limits) {
        BigInteger cost = BigInteger.ZERO;
        int named = 0;
        for (Map.Entry<String, Long> entry : new TreeMap<>(weights).entrySet()) {
            String path = "/weights/" + pointer(entry.getKey());
            checkKnown(path, entry.getKey());
            if (entry.getValue() < 0 && !limits.negative()) {
                fault(path, Code.NEGATIVE_WEIGHT, "A weight can't be negative.");
            }
            cost = cost.add(BigInteger.valueOf(entry.getValue()).pow(2));
            named += entry.getValue() == 0 ? 0 : 1;
        }
        checkNumber("/weights", named);
        if (cost.compareTo(BigInteger.valueOf(limits.credits())) > 0) {
            String detail =
                    "The squares of the weights cost " + cost + " credits, and there are " + limits.credits() + ".";
            fault("/weights", Code.TOO_MANY_CREDITS, detail);
        }
    }

    private void checkChoices(List<Ballot.Choice> choices) {
        Set<Set<String>> seen = new HashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            String path = "/choices/" + i;
            Ballot.Choice choice = choices.get(i);
            checkKnown(path + "/winner", choice.winner());
            checkKnown(path + "/loser", choice.loser());
            if (choice.winner().equals(choice.loser())) {
                fault(path, Code.SAME_OPTION, "An option can't be compared with itself.");
            } else if (!seen.add(Set.of(choice.winner(), choice.loser()))) {
                fault(path, Code.DUPLICATE_PAIR, "Each pair is judged once.");
            }
        }
        if (choices.size() < rules.min()) {
            String detail = "At least " + rules.min() + " pairs must be judged, not " + choices.size() + ".";
            fault("/choices", Code.TOO_FEW_CHOICES, detail);
        }
        if (choices.size() > rules.max()) {
            String detail = "At most " + rules.max() + " pairs may be judged, not " + choices.size() + ".";
            fault("/choices", Code.TOO_MANY_CHOICES, detail);
        }
    }

    private void checkKnown(String path, String code) {
        if (!codes.contains(code)) {
            fault(path, Code.UNKNOWN_OPTION, "This contest has no option " + shown(code) + ".");
        }
    }

    private void checkNumber(String path, int number) {
        if (number < rules.min()) {
            fault(
                    path,
                    Code.TOO_FEW_OPTIONS,
                    "At least " + rules.min() + " options must be named, not " + number + ".");
        }
        if (number > rules.max()) {
            fault(path, Code.TOO_MANY_OPTIONS, "At most " + rules.max() + " options may be named, not " + number + ".");
        }
    }

    private void fault(String path, Code code, String detail) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new BallotFault(path, code, detail));
        }
    }

    private static String shown(String code) {
        return code.length() <= BallotOption.MAX_CODE_LENGTH
                ? "'" + code + "'"
                : "'" + code.substring(0, BallotOption.MAX_CODE_LENGTH) + "…'";
    }

    private static String pointer(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
