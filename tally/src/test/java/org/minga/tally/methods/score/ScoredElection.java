package org.minga.tally.methods.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

/** A small election by scores: few options, few voters and few scores, so that ties are common. */
record ScoredElection(List<String> codes, BallotRules.Scored scale, List<Map<String, Long>> ballots) {

    static ScoredElection random(Random random, boolean fromZero) {
        List<String> codes = new ArrayList<>(List.of("10", "2", "a", "B", "é", "c;d"));
        Collections.shuffle(codes, random);
        codes = List.copyOf(codes.subList(0, 1 + random.nextInt(5)));
        long min = fromZero ? 0 : random.nextInt(3);
        BallotRules.Scored scale =
                new BallotRules.Scored(0, codes.size(), min, min + 1 + random.nextInt(fromZero ? 4 : 3));
        List<Map<String, Long>> ballots = new ArrayList<>();
        int voters = random.nextInt(9);
        int blanks = random.nextInt(3);
        for (int i = 0; i < voters; i++) {
            ballots.add(ballot(random, codes, scale, blanks));
        }
        return new ScoredElection(codes, scale, ballots);
    }

    private static Map<String, Long> ballot(Random random, List<String> codes, BallotRules.Scored scale, int blanks) {
        Map<String, Long> ballot = new HashMap<>();
        for (String code : codes) {
            if (random.nextInt(4) >= blanks) {
                ballot.put(code, random.nextLong(scale.minScore(), scale.maxScore() + 1));
            }
        }
        return ballot;
    }

    Tally count(MethodRules method) {
        return count(method, TieRule.CODE_ASCENDING, 1);
    }

    /** @param times how often each ballot is counted */
    Tally count(MethodRules method, TieRule ties, long times) {
        Counter counter = Count.open(
                new ContestRules(method, scale, ties),
                codes.stream().map(BallotOption::of).toList());
        ballots.forEach(ballot -> counter.add(new Ballot.Scored(ballot), times));
        return counter.finish();
    }

    ScoredElection shuffled(Random random) {
        List<String> otherCodes = new ArrayList<>(codes);
        Collections.shuffle(otherCodes, random);
        List<Map<String, Long>> otherBallots = new ArrayList<>(ballots);
        Collections.shuffle(otherBallots, random);
        return new ScoredElection(otherCodes, scale, otherBallots);
    }

    ScoredElection renamed(UnaryOperator<String> rename) {
        return new ScoredElection(
                codes.stream().map(rename).toList(),
                scale,
                ballots.stream()
                        .map(ballot -> {
                            Map<String, Long> renamed = new HashMap<>();
                            ballot.forEach((code, score) -> renamed.put(rename.apply(code), score));
                            return renamed;
                        })
                        .toList());
    }

    static List<String> winners(Tally tally) {
        return tally.result().winners().stream().map(Winner::option).toList();
    }
}
