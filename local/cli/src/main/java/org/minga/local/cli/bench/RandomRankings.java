package org.minga.local.cli.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

/** Full rankings drawn at random, and a plain reckoning of who wins by Schulze's method. */
final class RandomRankings {

    static final long SEED = 20260601;

    private final int options;
    private final int[][] rankings;

    RandomRankings(int options, int ballots) {
        this.options = options;
        this.rankings = new int[ballots][];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < ballots; i++) {
            rankings[i] = shuffled(random);
        }
    }

    private int[] shuffled(SplittableRandom random) {
        int[] ranking = new int[options];
        for (int i = 0; i < options; i++) {
            int j = random.nextInt(i + 1);
            ranking[i] = ranking[j];
            ranking[j] = i;
        }
        return ranking;
    }

    ElectionRead.Election election() {
        List<BallotOption> all = new ArrayList<>();
        for (int i = 0; i < options; i++) {
            all.add(BallotOption.of(code(i)));
        }
        List<GroupedBallot> ballots = Arrays.stream(rankings)
                .map(ranking -> new GroupedBallot(
                        new Ballot.Ordinal(Arrays.stream(ranking)
                                .mapToObj(i -> all.get(i).code())
                                .toList()),
                        1))
                .toList();
        return new ElectionRead.Election(
                "", all, new TreeMap<>(), new BallotRules.Ordinal(1, options), 1, null, ballots, List.of());
    }

    /** The options that no other has a stronger path to than they have back, by winning votes. */
    List<String> schulzeWinners() {
        int[][] path = new int[options][options];
        for (int[] ranking : rankings) {
            for (int i = 0; i < options; i++) {
                for (int j = i + 1; j < options; j++) {
                    path[ranking[i]][ranking[j]]++;
                }
            }
        }
        int[][] wins = new int[options][options];
        for (int a = 0; a < options; a++) {
            for (int b = 0; b < options; b++) {
                wins[a][b] = path[a][b] > path[b][a] ? path[a][b] : 0;
            }
        }
        for (int via = 0; via < options; via++) {
            for (int a = 0; a < options; a++) {
                for (int b = 0; b < options; b++) {
                    wins[a][b] = a == b ? 0 : Math.max(wins[a][b], Math.min(wins[a][via], wins[via][b]));
                }
            }
        }
        List<String> winners = new ArrayList<>();
        for (int a = 0; a < options; a++) {
            boolean beaten = false;
            for (int b = 0; b < options; b++) {
                beaten |= wins[b][a] > wins[a][b];
            }
            if (!beaten) {
                winners.add(code(a));
            }
        }
        return winners;
    }

    private static String code(int option) {
        return "option " + option;
    }
}
