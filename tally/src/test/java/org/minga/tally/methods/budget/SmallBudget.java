package org.minga.tally.methods.budget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;

/** An invented election under equal shares: small numbers, so that ties and exact fits are common; now and then huge. */
final class SmallBudget {

    private static final List<String> CODES = List.of("10", "2", "a", "B", "é", "ab");

    final ContestRules rules;
    final List<BallotOption> options;
    final List<Ballot> ballots = new ArrayList<>();

    SmallBudget(Random random) {
        List<String> codes = new ArrayList<>(CODES);
        Collections.shuffle(codes, random);
        codes = codes.subList(0, 1 + random.nextInt(codes.size()));
        long scale = random.nextInt(20) == 0 ? 1L << (50 + random.nextInt(10)) : 1;
        options = codes.stream()
                .map(code -> BallotOption.of(code, scale * random.nextInt(8)))
                .toList();
        BallotRules ballot = ballotRules(random, codes.size());
        Utility[] utilities = Utility.values();
        Utility utility = utilities[random.nextInt(utilities.length)];
        if (utility == Utility.BORDA) {
            ballot = new BallotRules.Ordinal(0, codes.size());
        }
        List<String> order = new ArrayList<>(codes);
        Collections.shuffle(order, random);
        EqualShares method = new EqualShares(
                new Money(scale * random.nextInt(16), "EUR"),
                utility,
                Completion.values()[random.nextInt(3)],
                scale * (1 + random.nextInt(2)),
                random.nextBoolean(),
                random.nextInt(10) == 0 ? 1 + random.nextInt(4) : 1000,
                ballot instanceof BallotRules.Ordinal ? points(random, ballot.max()) : List.of());
        TieRule ties = random.nextBoolean() ? TieRule.CODE_ASCENDING : new TieRule.GivenOrder(order);
        rules = new ContestRules(method, ballot, ties);
        int voters = random.nextInt(9);
        long most = random.nextInt(10) == 0 ? Long.MAX_VALUE / 100 : 3;
        for (int i = 0; i < voters; i++) {
            ballots.add(ballot(random, codes, most));
        }
    }

    private static BallotRules ballotRules(Random random, int size) {
        return switch (random.nextInt(4)) {
            case 0 -> new BallotRules.Single(0);
            case 1 -> new BallotRules.Approval(0, size);
            case 2 -> new BallotRules.Cumulative(0, size, 0, Long.MAX_VALUE, Long.MAX_VALUE);
            default -> new BallotRules.Ordinal(0, size);
        };
    }

    private static List<Long> points(Random random, int size) {
        List<Long> points = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            points.add((long) random.nextInt(5));
        }
        points.sort(Collections.reverseOrder());
        return points;
    }

    private Ballot ballot(Random random, List<String> codes, long most) {
        List<String> shuffled = new ArrayList<>(codes);
        Collections.shuffle(shuffled, random);
        List<String> chosen = shuffled.subList(0, random.nextInt(codes.size() + 1));
        return switch (rules.ballot()) {
            case BallotRules.Single single -> new Ballot.Single(chosen.subList(0, Math.min(1, chosen.size())));
            case BallotRules.Approval approval -> new Ballot.Approval(chosen);
            case BallotRules.Ordinal ordinal -> new Ballot.Ordinal(chosen);
            default -> {
                Map<String, Long> points = new TreeMap<>();
                chosen.forEach(code -> points.put(code, random.nextLong(most + 1)));
                yield new Ballot.Cumulative(points);
            }
        };
    }

    Tally count() {
        return Count.run(
                rules,
                options,
                ballots.stream().map(ballot -> new GroupedBallot(ballot, 1)).toList());
    }

    NaiveEqualShares.Outcome twin() {
        return new NaiveEqualShares((EqualShares) rules.method(), rules.ties().order(), options, ballots).count();
    }

    @Override
    public String toString() {
        return rules + " " + options + " " + ballots;
    }
}
