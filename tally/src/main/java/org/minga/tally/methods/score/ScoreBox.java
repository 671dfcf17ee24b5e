package org.minga.tally.methods.score;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

/** Scored ballots, equal ones together, to compare options by. An option left out has the lowest score. */
final class ScoreBox {

    private final long minScore;
    private final long maxScore;
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final Map<Ballot.Scored, Long> boxed = new LinkedHashMap<>();
    private final long[] topRatings;
    private long ballots;

    ScoreBox(BallotRules.Scored scale, List<BallotOption> options) {
        this.minScore = scale.minScore();
        this.maxScore = scale.maxScore();
        this.topRatings = new long[options.size()];
        options.forEach(option -> indexOf.put(option.code(), indexOf.size()));
    }

    /** Adds a ballot that names only options there are, on a number of ballots that is known to fit a long. */
    void add(Ballot.Scored ballot, long times) {
        boxed.merge(ballot, times, Math::addExact);
        ballots += times;
        ballot.scores().forEach((code, score) -> {
            if (score == maxScore) {
                topRatings[indexOf.getOrDefault(code, 0)] += times;
            }
        });
    }

    /** How many ballots give an option the highest score there is. */
    long topRatings(String code) {
        return topRatings[indexOf.getOrDefault(code, 0)];
    }

    /** How many ballots score the one above the other. */
    long preferring(String one, String other) {
        long preferring = 0;
        for (Map.Entry<Ballot.Scored, Long> group : boxed.entrySet()) {
            Map<String, Long> scores = group.getKey().scores();
            if (scores.getOrDefault(one, minScore) > scores.getOrDefault(other, minScore)) {
                preferring += group.getValue();
            }
        }
        return preferring;
    }

    long ballots() {
        return ballots;
    }

    /**
     * For each of some options, how many of the others are scored above it by more ballots than below.
     *
     * @return in the order of {@code codes}
     */
    int[] losses(List<String> codes) {
        int size = codes.size();
        int[] losses = new int[size];
        long[] margins = new long[size];
        for (int i = 0; i < size; i++) {
            Arrays.fill(margins, 0);
            for (Map.Entry<Ballot.Scored, Long> group : boxed.entrySet()) {
                Map<String, Long> given = group.getKey().scores();
                long own = given.getOrDefault(codes.get(i), minScore);
                for (int j = i + 1; j < size; j++) {
                    long its = given.getOrDefault(codes.get(j), minScore);
                    margins[j] += Integer.signum(Long.compare(own, its)) * group.getValue();
                }
            }
            for (int j = i + 1; j < size; j++) {
                losses[i] += margins[j] < 0 ? 1 : 0;
                losses[j] += margins[j] > 0 ? 1 : 0;
            }
        }
        return losses;
    }
}
