package org.minga.tally.methods.elimination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.Ballot.Rank;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

/** Small elections with every mistake that a voter can make, and random rules: few options and voters, so many ties. */
final class RandomElection {

    final Random random;
    final List<String> options = new ArrayList<>();
    final List<Ballot> ballots = new ArrayList<>();
    final TieRule ties;

    RandomElection(long seed) {
        this.random = new Random(seed);
        int size = 1 + random.nextInt(5);
        for (int i = 0; i < size; i++) {
            options.add(String.valueOf((char) ('A' + i)));
        }
        Collections.shuffle(options, random);
        List<String> order = new ArrayList<>(options);
        Collections.shuffle(order, random);
        this.ties = random.nextBoolean() ? TieRule.CODE_ASCENDING : new TieRule.GivenOrder(order);
        int voters = random.nextInt(11);
        boolean clean = random.nextInt(3) == 0;
        for (int i = 0; i < voters; i++) {
            ballots.add(clean ? ordinal() : marked());
        }
    }

    private Ballot ordinal() {
        List<String> shuffled = new ArrayList<>(options);
        Collections.shuffle(shuffled, random);
        List<Rank> ranks = shuffled.subList(0, random.nextInt(options.size() + 1)).stream()
                .map(Rank::of)
                .toList();
        return new Ballot.Ranked(ranks);
    }

    private Ballot marked() {
        List<Rank> ranks = new ArrayList<>();
        int length = random.nextInt(options.size() + 2);
        for (int i = 0; i < length; i++) {
            ranks.add(
                    switch (random.nextInt(12)) {
                        case 0, 1 -> Rank.SKIPPED;
                        case 2 -> Rank.OVERVOTED;
                        case 3, 4 -> Rank.of(any(), any());
                        default -> Rank.of(any());
                    });
        }
        return new Ballot.Ranked(ranks);
    }

    private String any() {
        return options.get(random.nextInt(options.size()));
    }

    <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** Each option with a chance of one in eight. */
    private List<String> some() {
        return options.stream().filter(option -> random.nextInt(8) == 0).toList();
    }

    InstantRunoff instantRunoff() {
        Ending ending = one(Ending.values());
        return new InstantRunoff(
                one(OvervoteRule.values()),
                random.nextInt(4) - 1,
                random.nextInt(4),
                random.nextBoolean(),
                one(UnrankedOptions.values()),
                one(ThresholdBase.values()),
                random.nextBoolean(),
                random.nextInt(4) == 0 ? random.nextInt(4) : 0,
                ending,
                random.nextInt(6) == 0 ? 1 + random.nextInt(3) : 0,
                one(TieBreak.values()),
                ending != Ending.TWO_REMAIN && random.nextInt(3) == 0,
                some(),
                some());
    }

    RcvMultiSeat multiSeat() {
        MultiSeatMode mode = one(new MultiSeatMode[] {
            MultiSeatMode.ONE_WINNER_PER_ROUND,
            MultiSeatMode.SEVERAL_WINNERS_PER_ROUND,
            MultiSeatMode.BOTTOMS_UP,
            MultiSeatMode.BOTTOMS_UP_USING_PERCENTAGE_THRESHOLD
        });
        boolean byShare = mode == MultiSeatMode.BOTTOMS_UP_USING_PERCENTAGE_THRESHOLD;
        return new RcvMultiSeat(
                byShare ? 0 : 2 + random.nextInt(3),
                mode,
                byShare ? Rational.of(1 + random.nextInt(60), 100) : Rational.ZERO,
                byShare && random.nextBoolean(),
                one(Quota.values()),
                random.nextBoolean(),
                random.nextInt(6),
                one(OvervoteRule.values()),
                random.nextInt(4) - 1,
                random.nextInt(5),
                random.nextBoolean(),
                byShare && random.nextBoolean() ? ThresholdBase.FIRST_ROUND : ThresholdBase.CONTINUING_BALLOTS,
                false,
                random.nextInt(4) == 0 ? random.nextInt(4) : 0,
                Ending.WINNER_FOUND,
                random.nextInt(6) == 0 ? 1 + random.nextInt(3) : 0,
                one(TieBreak.values()),
                some(),
                some());
    }

    List<BallotOption> ballotOptions() {
        return options.stream().map(BallotOption::of).toList();
    }

    Tally count(MethodRules method) {
        return count(method, ballots);
    }

    Tally count(MethodRules method, List<Ballot> some) {
        BallotRules rules = new BallotRules.Ranked(0, 20, BallotRules.Marking.AS_MARKED);
        return Count.run(
                new ContestRules(method, rules, ties),
                ballotOptions(),
                some.stream().map(ballot -> new GroupedBallot(ballot, 1)).toList());
    }
}
