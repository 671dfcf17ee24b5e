package org.minga.tally.methods.elimination;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Round.MoveKind;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;

class NaiveTwinTest {

    @Test
    void ten_thousand_instant_runoffs_agree_with_a_naive_count_round_by_round() {
        for (long seed = 0; seed < 10_000; seed++) {
            RandomElection election = new RandomElection(seed);
            InstantRunoff method = election.instantRunoff();
            RcvMultiSeat plain = new RcvMultiSeat(
                    1,
                    MultiSeatMode.SEQUENTIAL,
                    Rational.ZERO,
                    false,
                    Quota.DROOP,
                    false,
                    0,
                    method.overvotes(),
                    method.maxSkippedRanks(),
                    method.maxRankings(),
                    method.exhaustOnDuplicate(),
                    method.majorityOf(),
                    method.batchElimination(),
                    method.minimumVotes(),
                    method.ending(),
                    method.lastRound(),
                    method.tieBreak(),
                    method.writeIns(),
                    method.withdrawn());
            NaiveElimination naive = new NaiveElimination(
                    plain,
                    method.unranked(),
                    method.eliminateAllTied(),
                    election.options,
                    election.ballots,
                    election.ties.order());

            naive.run();

            agree(seed, naive, election.count(method));
        }
    }

    @Test
    void ten_thousand_counts_for_several_seats_agree_with_a_naive_count_round_by_round() {
        for (long seed = 0; seed < 10_000; seed++) {
            RandomElection election = new RandomElection(seed);
            RcvMultiSeat method = election.multiSeat();
            NaiveElimination naive = new NaiveElimination(
                    method,
                    UnrankedOptions.NOT_COUNTED,
                    false,
                    election.options,
                    election.ballots,
                    election.ties.order());

            naive.run();

            agree(seed, naive, election.count(method));
        }
    }

    @Test
    void seats_filled_one_after_the_other_are_instant_runoffs_without_the_elected() {
        for (long seed = 0; seed < 2_000; seed++) {
            RandomElection election = new RandomElection(seed);
            RcvMultiSeat sequential = sequential(3);

            Tally tally = election.count(sequential);

            List<String> expected = new ArrayList<>();
            for (int seat = 0; seat < 3 && expected.size() < election.options.size(); seat++) {
                NaiveElimination naive = new NaiveElimination(
                        without(expected),
                        UnrankedOptions.NOT_COUNTED,
                        false,
                        election.options,
                        election.ballots,
                        election.ties.order());
                naive.run();
                expected.addAll(naive.elected);
            }
            assertThat(winners(tally)).as("seed %s", seed).isEqualTo(expected);
        }
    }

    @Test
    void ten_thousand_two_round_counts_agree_with_a_naive_count() {
        for (long seed = 0; seed < 10_000; seed++) {
            RandomElection election = new RandomElection(seed);

            Tally tally = election.count(TwoRound.STANDARD);

            assertThat(winners(tally)).as("seed %s", seed).containsExactly(contingentWinner(election));
        }
    }

    private static String contingentWinner(RandomElection election) {
        Map<String, Integer> first = new TreeMap<>();
        election.options.forEach(option -> first.put(option, 0));
        int counted = 0;
        for (Ballot ballot : election.ballots) {
            List<Ballot.Rank> ranks = ((Ballot.Ranked) ballot)
                    .ranks().stream()
                            .filter(rank -> !rank.equals(Ballot.Rank.SKIPPED))
                            .toList();
            if (!ranks.isEmpty() && new TreeSet<>(ranks.getFirst().options()).size() == 1) {
                first.merge(ranks.getFirst().options().getFirst(), 1, Integer::sum);
                counted++;
            }
        }
        List<String> best = election.options.stream()
                .sorted((one, other) -> first.getOrDefault(one, 0).equals(first.getOrDefault(other, 0))
                        ? election.ties.order().compare(one, other)
                        : first.getOrDefault(other, 0) - first.getOrDefault(one, 0))
                .toList();
        if (best.size() == 1 || 2 * first.getOrDefault(best.getFirst(), 0) > counted) {
            return best.getFirst();
        }
        String one = best.get(0);
        String other = best.get(1);
        int balance = 0;
        for (Ballot ballot : election.ballots) {
            for (Ballot.Rank rank : ((Ballot.Ranked) ballot).ranks()) {
                boolean hasOne = rank.options().contains(one);
                boolean hasOther = rank.options().contains(other);
                if (rank.overvoted() || hasOne || hasOther) {
                    balance += hasOne && !hasOther ? 1 : hasOther && !hasOne ? -1 : 0;
                    break;
                }
            }
        }
        boolean firstFavoured = election.ties.order().compare(one, other) < 0;
        return balance > 0 || (balance == 0 && firstFavoured) ? one : other;
    }

    private static RcvMultiSeat sequential(int seats) {
        return new RcvMultiSeat(
                seats,
                MultiSeatMode.SEQUENTIAL,
                Rational.ZERO,
                false,
                Quota.DROOP,
                false,
                4,
                OvervoteRule.ALWAYS_SKIP_TO_NEXT_RANK,
                -1,
                0,
                false,
                ThresholdBase.CONTINUING_BALLOTS,
                false,
                0,
                Ending.WINNER_FOUND,
                0,
                TieBreak.PREVIOUS_ROUNDS,
                List.of(),
                List.of());
    }

    private static RcvMultiSeat without(List<String> elected) {
        RcvMultiSeat one = sequential(1);
        return new RcvMultiSeat(
                1,
                one.mode(),
                one.share(),
                false,
                one.quota(),
                false,
                0,
                one.overvotes(),
                -1,
                0,
                false,
                one.majorityOf(),
                false,
                0,
                one.ending(),
                0,
                one.tieBreak(),
                List.of(),
                List.copyOf(elected));
    }

    private static void agree(long seed, NaiveElimination naive, Tally tally) {
        List<Round.Stage> stages = tally.rounds().stream()
                .filter(Round.Stage.class::isInstance)
                .map(Round.Stage.class::cast)
                .toList();
        List<Object> counted = new ArrayList<>(List.of(new TreeSet<>(winners(tally))));
        for (Round.Stage stage : stages) {
            Set<String> in = moved(stage, MoveKind.ELECTED);
            in.addAll(moved(stage, MoveKind.PLACED));
            counted.add(List.of(
                    stage.tallies(),
                    Objects.requireNonNull(stage.threshold()),
                    stage.inactive(),
                    in,
                    moved(stage, MoveKind.ELIMINATED)));
        }
        List<Object> expected = new ArrayList<>(List.of(new TreeSet<>(naive.elected)));
        for (NaiveElimination.NaiveRound round : naive.rounds) {
            expected.add(List.of(
                    exact(round.tallies()),
                    exact(round.threshold()),
                    exact(round.inactive()),
                    round.elected(),
                    round.eliminated()));
        }
        if (!counted.equals(expected)) {
            assertThat(counted).as("seed %s", seed).isEqualTo(expected);
        }
    }

    private static Set<String> moved(Round.Stage stage, MoveKind kind) {
        return stage.moves().stream()
                .filter(move -> move.kind() == kind)
                .map(Round.Move::option)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> winners(Tally tally) {
        return tally.result().winners().stream().map(Winner::option).toList();
    }

    private static Map<String, Rational> exact(Map<String, BigDecimal> numbers) {
        Map<String, Rational> exact = new TreeMap<>();
        numbers.forEach((name, number) -> exact.put(name, exact(number)));
        return exact;
    }

    private static Rational exact(BigDecimal number) {
        BigDecimal scaled = number.setScale(Math.max(0, number.scale()));
        return new Rational(scaled.unscaledValue(), BigInteger.TEN.pow(scaled.scale()));
    }
}
