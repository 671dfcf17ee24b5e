package org.minga.tally;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

/** A small invented election of rankings: few options and few voters, so that ties are common. */
public record RankedElection(List<String> codes, List<GroupedBallot> ballots) {

    private static final List<String> CODES = List.of("B", "10", "é", "a", "2");

    /** Ballots as they stand on paper: shared, skipped and unreadable ranks, repetitions. */
    public static RankedElection marked(long seed) {
        Random random = new Random(seed);
        List<String> codes = CODES.subList(0, 1 + random.nextInt(CODES.size()));
        return new RankedElection(codes, ballots(random, () -> marked(random, codes)));
    }

    /** Ballots that rank every option, each on a rank of its own. */
    public static RankedElection complete(long seed) {
        Random random = new Random(seed);
        List<String> codes = CODES.subList(0, 2 + random.nextInt(CODES.size() - 1));
        return new RankedElection(codes, ballots(random, () -> complete(random, codes)));
    }

    private static List<GroupedBallot> ballots(Random random, java.util.function.Supplier<Ballot> ballot) {
        return IntStream.range(0, random.nextInt(7))
                .mapToObj(index -> new GroupedBallot(ballot.get(), 1 + random.nextInt(3)))
                .toList();
    }

    private static Ballot complete(Random random, List<String> codes) {
        List<String> shuffled = new ArrayList<>(codes);
        Collections.shuffle(shuffled, random);
        return new Ballot.Ordinal(shuffled);
    }

    private static Ballot marked(Random random, List<String> codes) {
        if (random.nextInt(3) == 0) {
            List<String> ranking = ((Ballot.Ordinal) complete(random, codes)).ranking();
            return new Ballot.Ordinal(ranking.subList(0, random.nextInt(codes.size() + 1)));
        }
        List<Rank> ranks = new ArrayList<>();
        for (int i = random.nextInt(codes.size() + 2); i > 0; i--) {
            if (random.nextInt(10) == 0) {
                ranks.add(Rank.OVERVOTED);
            } else {
                ranks.add(new Rank(
                        codes.stream().filter(code -> random.nextInt(3) == 0).toList(), false));
            }
        }
        return new Ballot.Ranked(ranks);
    }

    /** Each ballot as a list of ranks, read as the methods that ignore mistakes on paper do; times as often. */
    public List<List<List<String>>> read() {
        List<List<List<String>>> all = new ArrayList<>();
        for (GroupedBallot group : ballots) {
            List<List<String>> ranks = new ArrayList<>();
            List<String> before = new ArrayList<>();
            for (Rank rank : ranks(group.ballot())) {
                List<String> fresh = new ArrayList<>(rank.options());
                fresh.removeAll(before);
                before.addAll(fresh);
                if (!fresh.isEmpty()) {
                    ranks.add(fresh);
                }
            }
            all.addAll(Collections.nCopies((int) group.times(), ranks));
        }
        return all;
    }

    private static List<Rank> ranks(Ballot ballot) {
        return ballot instanceof Ballot.Ordinal ordinal
                ? ordinal.ranking().stream().map(Rank::of).toList()
                : ((Ballot.Ranked) ballot).ranks();
    }

    public Tally count(MethodRules method) {
        return count(method, TieRule.CODE_ASCENDING);
    }

    public Tally count(MethodRules method, TieRule ties) {
        BallotRules rules = new BallotRules.Ranked(0, 9, BallotRules.Marking.AS_MARKED);
        return Count.run(
                new ContestRules(method, rules, ties),
                codes.stream().map(BallotOption::of).toList(),
                ballots);
    }

    /** The same election with one ballot per voter, in another order. */
    public RankedElection ungrouped(long seed) {
        List<GroupedBallot> single = new ArrayList<>();
        ballots.forEach(
                group -> single.addAll(Collections.nCopies((int) group.times(), new GroupedBallot(group.ballot(), 1))));
        Collections.shuffle(single, new Random(seed));
        return new RankedElection(codes, single);
    }

    /** The same election with other codes. */
    public RankedElection renamed(Map<String, String> names) {
        List<GroupedBallot> renamed = ballots.stream()
                .map(group -> new GroupedBallot(
                        new Ballot.Ranked(ranks(group.ballot()).stream()
                                .map(rank -> rank.overvoted()
                                        ? rank
                                        : new Rank(
                                                rank.options().stream()
                                                        .map(code -> names.getOrDefault(code, code))
                                                        .toList(),
                                                false))
                                .toList()),
                        group.times()))
                .toList();
        return new RankedElection(
                codes.stream().map(code -> names.getOrDefault(code, code)).toList(), renamed);
    }

    /** The same election after the voters of one group of complete ballots have moved an option one place up. */
    public RankedElection raised(int group, String option) {
        List<GroupedBallot> changed = new ArrayList<>(ballots);
        List<String> ranking =
                new ArrayList<>(((Ballot.Ordinal) ballots.get(group).ballot()).ranking());
        int place = ranking.indexOf(option);
        Collections.swap(ranking, place, Math.max(0, place - 1));
        changed.set(
                group,
                new GroupedBallot(
                        new Ballot.Ordinal(ranking), ballots.get(group).times()));
        return new RankedElection(codes, changed);
    }
}
