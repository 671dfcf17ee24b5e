package org.minga.tally.methods.score;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The methods once more, as plainly as they read in the rules. Shares no code with the real ones. */
final class NaiveScoring {

    private final ScoredElection election;

    NaiveScoring(ScoredElection election) {
        this.election = election;
    }

    /** Sum over divisor; the divisor may be 0 where nothing counts. */
    record Fraction(long sum, long divisor) {
        int compare(Fraction other) {
            BigInteger one = BigInteger.valueOf(sum).multiply(BigInteger.valueOf(Math.max(1, other.divisor)));
            return one.compareTo(BigInteger.valueOf(other.sum).multiply(BigInteger.valueOf(Math.max(1, divisor))));
        }
    }

    Fraction figure(Score rules, String code) {
        long sum = 0;
        long divisor = 0;
        for (Map<String, Long> ballot : election.ballots()) {
            Long score = ballot.get(code);
            if (score != null) {
                sum += score;
                divisor++;
            } else if (rules.blanks() == Blanks.LOWEST) {
                sum += election.scale().minScore();
                divisor++;
            } else if (rules.blanks() == Blanks.ZERO) {
                divisor++;
            }
        }
        return new Fraction(sum, rules.figure() == Figure.SUM ? 1 : divisor);
    }

    List<String> scoreWinners(Score rules) {
        List<String> winners = new ArrayList<>();
        while (winners.size() < rules.seats()) {
            String best = null;
            for (String code : election.codes()) {
                boolean enough = scored(code) > 0 && scored(code) >= rules.quorum();
                if (enough && !winners.contains(code) && (best == null || ahead(rules, code, best))) {
                    best = code;
                }
            }
            if (best == null) {
                break;
            }
            winners.add(best);
        }
        return winners;
    }

    private boolean ahead(Score rules, String one, String other) {
        int byFigure = figure(rules, one).compare(figure(rules, other));
        return byFigure > 0 || (byFigure == 0 && one.compareTo(other) < 0);
    }

    private long scored(String code) {
        return election.ballots().stream()
                .filter(ballot -> ballot.containsKey(code))
                .count();
    }

    /** Grades sorted, worst first. */
    List<Long> grades(BlankGrades blanks, String code) {
        List<Long> grades = new ArrayList<>();
        for (Map<String, Long> ballot : election.ballots()) {
            if (ballot.containsKey(code) || blanks == BlankGrades.WORST) {
                grades.add(ballot.getOrDefault(code, 0L));
            }
        }
        grades.sort(Comparator.naturalOrder());
        return grades;
    }

    /** Takes away the lower median of both until they differ. */
    int judge(BlankGrades blanks, String one, String other) {
        List<Long> its = grades(blanks, one);
        List<Long> others = grades(blanks, other);
        while (!its.isEmpty() && !others.isEmpty()) {
            int byMedian = Long.compare(its.remove((its.size() - 1) / 2), others.remove((others.size() - 1) / 2));
            if (byMedian != 0) {
                return byMedian;
            }
        }
        return Integer.compare(its.size(), others.size());
    }

    List<String> judgmentWinners(MajorityJudgment rules) {
        List<String> order = new ArrayList<>(election.codes());
        order.removeIf(code -> scored(code) == 0);
        order.sort((one, other) -> {
            int byGrades = judge(rules.blanks(), other, one);
            return byGrades == 0 ? one.compareTo(other) : byGrades;
        });
        return order.subList(0, Math.min(rules.seats(), order.size()));
    }

    List<String> starWinners(int seats) {
        List<String> left = new ArrayList<>(election.codes());
        left.removeIf(code -> scored(code) == 0);
        List<String> winners = new ArrayList<>();
        while (winners.size() < seats && !left.isEmpty()) {
            String winner = left.size() == 1 ? left.getFirst() : starWinner(left);
            winners.add(winner);
            left.remove(winner);
        }
        return winners;
    }

    private String starWinner(List<String> left) {
        List<String> finalists = new ArrayList<>();
        List<String> rest = new ArrayList<>(left);
        while (finalists.size() < 2) {
            List<String> top = most(rest, this::points);
            finalists.addAll(advancing(top, 2 - finalists.size()));
            rest.removeAll(top);
        }
        String one = finalists.get(0);
        String other = finalists.get(1);
        for (ToLongFunction<String> figure : List.<ToLongFunction<String>>of(
                code -> prefer(code, code.equals(one) ? other : one), this::points, this::topRatings)) {
            List<String> best = most(finalists, figure);
            if (best.size() == 1) {
                return best.getFirst();
            }
        }
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The protocol for ties of the scoring round. */
    private List<String> advancing(List<String> tied, int places) {
        if (tied.size() <= places || places == 0) {
            return places == 0 ? List.of() : tied;
        }
        List<String> mostLosses = most(tied, code -> losses(code, tied));
        if (mostLosses.size() < tied.size()) {
            return without(tied, mostLosses, places);
        }
        List<String> mostTop = most(tied, this::topRatings);
        if (mostTop.size() <= places) {
            return joined(mostTop, advancing(minus(tied, mostTop), places - mostTop.size()));
        }
        if (mostTop.size() < tied.size()) {
            return without(tied, most(tied, code -> -topRatings(code)), places);
        }
        String lot = tied.stream().min(Comparator.naturalOrder()).orElseThrow();
        return joined(List.of(lot), advancing(minus(tied, List.of(lot)), places - 1));
    }

    private List<String> without(List<String> tied, List<String> eliminated, int places) {
        List<String> others = minus(tied, eliminated);
        return others.size() >= places
                ? advancing(others, places)
                : joined(others, advancing(eliminated, places - others.size()));
    }

    private static List<String> minus(List<String> all, List<String> some) {
        return all.stream().filter(code -> !some.contains(code)).toList();
    }

    private static List<String> joined(List<String> some, List<String> others) {
        List<String> joined = new ArrayList<>(some);
        joined.addAll(others);
        return joined;
    }

    private static List<String> most(List<String> codes, ToLongFunction<String> figure) {
        long most = codes.stream().mapToLong(figure).max().orElseThrow();
        return codes.stream().filter(code -> figure.applyAsLong(code) == most).toList();
    }

    private long score(Map<String, Long> ballot, String code) {
        return ballot.getOrDefault(code, election.scale().minScore());
    }

    private long points(String code) {
        return election.ballots().stream()
                .mapToLong(ballot -> score(ballot, code))
                .sum();
    }

    private long topRatings(String code) {
        return election.ballots().stream()
                .filter(ballot -> ballot.containsKey(code)
                        && ballot.get(code) == election.scale().maxScore())
                .count();
    }

    private long prefer(String one, String other) {
        return election.ballots().stream()
                .filter(ballot -> score(ballot, one) > score(ballot, other))
                .count();
    }

    private long losses(String code, List<String> tied) {
        return tied.stream()
                .filter(other -> prefer(other, code) > prefer(code, other))
                .count();
    }
}
