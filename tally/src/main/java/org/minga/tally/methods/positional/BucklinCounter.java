package org.minga.tally.methods.positional;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.Places;
import org.minga.tally.methods.counting.RankedBox;

/** {@code bucklin}: rank after rank is added until there is a majority. */
final class BucklinCounter implements Counter {

    private final Bucklin rules;
    private final Places places;
    private final TieRule ties;
    private final RankedBox box;

    /**
     * How far an option came.
     *
     * @param rank at which it came to a majority, or the last one
     * @param votes up to that rank
     */
    private record Standing(boolean majority, int rank, long votes) implements Comparable<Standing> {
        @Override
        public int compareTo(Standing other) {
            if (majority != other.majority) {
                return Boolean.compare(majority, other.majority);
            }
            return rank == other.rank ? Long.compare(votes, other.votes) : Integer.compare(other.rank, rank);
        }
    }

    BucklinCounter(Bucklin rules, Places places, TieRule ties, List<BallotOption> options) {
        this.rules = rules;
        this.places = places;
        this.ties = ties;
        this.box = new RankedBox(options);
    }

    @Override
    public void add(Ballot ballot, long times) {
        box.add(ballot, times);
    }

    @Override
    public Tally finish() {
        // For each rank, the votes of every option up to it, and how many ballots end before it.
        List<long[]> votes = new ArrayList<>();
        List<Long> ended = new ArrayList<>();
        collect(votes, ended);
        long base = box.ballots() - (rules.majority() == MajorityOf.RANKING_BALLOTS ? ended.getFirst() : 0);
        long threshold = base / 2 + 1;
        List<Standing> standings = IntStream.range(0, box.codes().size())
                .mapToObj(option -> standing(option, votes, threshold))
                .toList();
        List<Round> rounds = tell(votes, ended, threshold);
        BestFirst<Standing> ranking = BestFirst.of(box.codes(), standings, ties);
        SortedMap<String, Long> supporters = box.supporters();
        List<Winner> winners = places.fill(ranking.levels(), supporters, new TreeMap<>(), rounds);
        return new Tally(
                rules.method(),
                rounds,
                new Result(box.ballots(), winners, ranking.byCode(box.codes()), new TreeMap<>(), supporters));
    }

    private void collect(List<long[]> votes, List<Long> ended) {
        List<Ranking> rankings = box.groups().stream()
                .map(group -> new Ranking(Ranks.read(group.ranks()), group.times()))
                .toList();
        int longest = Math.max(
                1, rankings.stream().mapToInt(one -> one.ranks().size()).max().orElse(0));
        for (int rank = 0; rank < longest; rank++) {
            long[] sums =
                    rank == 0 ? new long[box.codes().size()] : votes.getLast().clone();
            long endedBefore = 0;
            for (Ranking one : rankings) {
                if (one.ranks().size() <= rank) {
                    endedBefore += one.times();
                } else {
                    for (int option : one.ranks().get(rank)) {
                        sums[option] += one.times();
                    }
                }
            }
            votes.add(sums);
            ended.add(endedBefore);
        }
    }

    private record Ranking(List<int[]> ranks, long times) {}

    private static Standing standing(int option, List<long[]> votes, long threshold) {
        for (int rank = 0; rank < votes.size(); rank++) {
            if (votes.get(rank)[option] >= threshold) {
                return new Standing(true, rank, votes.get(rank)[option]);
            }
        }
        return new Standing(false, votes.size() - 1, votes.getLast()[option]);
    }

    private List<Round> tell(List<long[]> votes, List<Long> ended, long threshold) {
        List<Round> rounds = new ArrayList<>();
        for (int rank = 0; rank < votes.size(); rank++) {
            SortedMap<String, Rational> tallies = new TreeMap<>();
            long reached = 0;
            for (int option = 0; option < box.codes().size(); option++) {
                long sum = votes.get(rank)[option];
                tallies.put(box.codes().get(option), Rational.of(sum));
                reached += sum >= threshold ? 1 : 0;
            }
            SortedMap<String, Rational> inactive = new TreeMap<>();
            inactive.put("exhausted", Rational.of(ended.get(rank)));
            rounds.add(new Round.Stage(rounds.size() + 1, tallies, Rational.of(threshold), inactive, List.of()));
            if (reached >= rules.seats()) {
                break;
            }
        }
        return rounds;
    }
}
