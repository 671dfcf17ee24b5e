package org.minga.tally.methods.stv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.GroupedBallot;

/**
 * Small elections full of ties, and what a count of them on paper came to.
 *
 * @param options also the order for ties, favoured first
 * @param papers the preferences of each voter
 */
record Papers(List<String> options, int seats, List<List<String>> papers) {

    /**
     * @param stages the votes of everyone not out, at each stage
     * @param quotas at each stage
     * @param exhausted at each stage
     */
    record Outcome(
            List<Map<String, Rational>> stages, List<Rational> quotas, List<Rational> exhausted, Set<String> elected) {}

    static Papers random(Random random) {
        List<String> options = new ArrayList<>(IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(i -> "ABCDEF".substring(i, i + 1))
                .toList());
        Collections.shuffle(options, random);
        int kinds = 1 + random.nextInt(6);
        List<List<String>> papers = new ArrayList<>();
        for (int kind = 0; kind < kinds; kind++) {
            List<String> ranking = new ArrayList<>(options);
            Collections.shuffle(ranking, random);
            List<String> paper = List.copyOf(ranking.subList(0, random.nextInt(options.size() + 1)));
            papers.addAll(Collections.nCopies(1 + random.nextInt(4), paper));
        }
        if (random.nextInt(40) == 0) {
            papers.clear();
        }
        return new Papers(List.copyOf(options), 1 + random.nextInt(4), papers);
    }

    List<BallotOption> ballotOptions() {
        return options.stream().sorted().map(BallotOption::of).toList();
    }

    List<GroupedBallot> ballots() {
        return papers.stream()
                .map(paper -> new GroupedBallot(new Ballot.Ordinal(paper), 1))
                .toList();
    }

    /** Papers that rank someone. */
    List<List<String>> valid() {
        return papers.stream().filter(paper -> !paper.isEmpty()).toList();
    }
}
