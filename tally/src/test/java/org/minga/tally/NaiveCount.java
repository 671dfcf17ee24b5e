package org.minga.tally;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.seats.Plurality;

/**
 * The methods once more, as slowly and plainly as they read in the rules: no grouping, no sorting, the best remaining
 * option looked for again and again. Shares no code with the real ones.
 */
final class NaiveCount {

    private NaiveCount() {}

    static BigInteger score(ContestRules rules, String code, List<Ballot> ballots) {
        BigInteger sum = BigInteger.ZERO;
        for (Ballot ballot : ballots) {
            sum = sum.add(BigInteger.valueOf(worth(rules, code, ballot)));
        }
        return sum;
    }

    private static long worth(ContestRules rules, String code, Ballot ballot) {
        return switch (ballot) {
            case Ballot.Single single -> single.selections().contains(code) ? 1 : 0;
            case Ballot.Approval approval -> approval.selections().contains(code) ? 1 : 0;
            case Ballot.Cumulative cumulative -> cumulative.points().getOrDefault(code, 0L);
            case Ballot.Ordinal ordinal -> {
                int position = ordinal.ranking().indexOf(code);
                yield position < 0 ? 0 : rules.ballot().max() - position;
            }
            default -> throw new AssertionError(ballot);
        };
    }

    static List<String> winners(TestElection election) {
        return winners(election.rules(), election.options(), election.ballots());
    }

    static List<String> winners(ContestRules rules, List<BallotOption> options, List<Ballot> ballots) {
        Map<String, BigInteger> scores = new LinkedHashMap<>();
        options.forEach(option -> scores.put(option.code(), score(rules, option.code(), ballots)));
        return switch (rules.method()) {
            case Plurality plurality -> seats(scores, plurality.seats());
            case org.minga.tally.methods.seats.Approval approval -> seats(scores, approval.seats());
            case BudgetGreedy greedy -> greedy(greedy, options, scores);
            default -> throw new AssertionError(rules);
        };
    }

    private static List<String> seats(Map<String, BigInteger> scores, int seats) {
        List<String> winners = new ArrayList<>();
        Set<String> left = new HashSet<>(scores.keySet());
        while (winners.size() < seats && !left.isEmpty()) {
            String best = best(scores, left);
            if (scores.getOrDefault(best, BigInteger.ZERO).signum() == 0) {
                break;
            }
            left.remove(best);
            winners.add(best);
        }
        return winners;
    }

    private static List<String> greedy(BudgetGreedy rules, List<BallotOption> options, Map<String, BigInteger> scores) {
        List<String> winners = new ArrayList<>();
        Set<String> left = new HashSet<>();
        for (Map.Entry<String, BigInteger> score : scores.entrySet()) {
            if (score.getValue().compareTo(BigInteger.valueOf(rules.scoreThreshold())) >= 0) {
                left.add(score.getKey());
            }
        }
        BigInteger spent = BigInteger.ZERO;
        while (!left.isEmpty()) {
            String best = best(scores, left);
            left.remove(best);
            BigInteger after = spent.add(cost(options, best));
            if (after.compareTo(BigInteger.valueOf(rules.budget().amount())) <= 0) {
                spent = after;
                winners.add(best);
            } else if (rules.misfit() == Misfit.STOP) {
                break;
            }
        }
        return winners;
    }

    private static BigInteger cost(List<BallotOption> options, String code) {
        for (BallotOption option : options) {
            Long cost = option.cost();
            if (option.code().equals(code) && cost != null) {
                return BigInteger.valueOf(cost);
            }
        }
        throw new AssertionError("no cost for " + code);
    }

    private static String best(Map<String, BigInteger> scores, Set<String> left) {
        String best = left.iterator().next();
        for (String code : left) {
            int byScore =
                    scores.getOrDefault(code, BigInteger.ZERO).compareTo(scores.getOrDefault(best, BigInteger.ZERO));
            if (byScore > 0 || (byScore == 0 && code.compareTo(best) < 0)) {
                best = code;
            }
        }
        return best;
    }
}
