package org.minga.tally;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.seats.Approval;
import org.minga.tally.methods.seats.Plurality;

/** A small invented election, made from a seed: few voters and small numbers, so that ties and misfits are common. */
public record TestElection(ContestRules rules, List<BallotOption> options, List<Ballot> ballots) {

    /** Codes that sort, escape and encode in awkward ways. */
    private static final List<String> CODES =
            List.of("10", "2", "a", "B", "é", "a/b", "~x", "\"q\\", "𝒳", "c;d", "ﬀ", "Z Z");

    private static final List<BallotKind> KINDS =
            List.of(BallotKind.SINGLE, BallotKind.APPROVAL, BallotKind.CUMULATIVE, BallotKind.ORDINAL);

    public static TestElection ofSeed(long seed) {
        Random random = new Random(seed);
        BallotKind kind = KINDS.get(random.nextInt(KINDS.size()));
        List<String> codes = new ArrayList<>(CODES);
        Collections.shuffle(codes, random);
        int size = 1 + random.nextInt(7);
        List<BallotOption> options = codes.subList(0, size).stream()
                .map(code -> BallotOption.of(code, random.nextInt(6)))
                .toList();
        BallotRules ballot = ballotRules(random, kind, size);
        ContestRules rules = new ContestRules(method(random, ballot), ballot);
        List<Ballot> ballots = new ArrayList<>();
        int voters = random.nextInt(12);
        for (int i = 0; i < voters; i++) {
            ballots.add(ballot(random, ballot, codes.subList(0, size)));
        }
        return new TestElection(rules, options, List.copyOf(ballots));
    }

    public Set<String> codes() {
        return options.stream().map(BallotOption::code).collect(Collectors.toSet());
    }

    public Tally count() {
        return Count.run(rules, options, ungrouped());
    }

    public List<GroupedBallot> ungrouped() {
        return ballots.stream().map(ballot -> new GroupedBallot(ballot, 1)).toList();
    }

    public List<GroupedBallot> grouped() {
        return ballots.stream()
                .collect(Collectors.groupingBy(Ballot::canonical, Collectors.counting()))
                .entrySet()
                .stream()
                .map(group -> new GroupedBallot(group.getKey(), group.getValue()))
                .toList();
    }

    private static BallotRules ballotRules(Random random, BallotKind kind, int size) {
        int max = 1 + random.nextInt(size);
        int min = random.nextInt(max + 1);
        return switch (kind) {
            case SINGLE -> new BallotRules.Single(random.nextInt(2));
            case APPROVAL -> new BallotRules.Approval(min, max);
            case ORDINAL -> new BallotRules.Ordinal(min, max);
            case CUMULATIVE -> new BallotRules.Cumulative(min, max, min, 3L * max, 3);
            default -> throw new AssertionError(kind);
        };
    }

    private static MethodRules method(Random random, BallotRules ballot) {
        if (random.nextInt(3) == 0 && ballot.kind() == BallotKind.SINGLE) {
            return new Plurality(1 + random.nextInt(3));
        }
        if (random.nextInt(3) == 0 && ballot.kind() == BallotKind.APPROVAL) {
            return new Approval(1 + random.nextInt(3));
        }
        List<Long> positions =
                ballot.kind() == BallotKind.ORDINAL ? BudgetGreedy.descendingPoints(ballot.max()) : List.of();
        Misfit misfit = random.nextBoolean() ? Misfit.SKIP : Misfit.STOP;
        return new BudgetGreedy(random.nextInt(14), "EUR", misfit, random.nextInt(4), positions);
    }

    private static Ballot ballot(Random random, BallotRules rules, List<String> codes) {
        List<String> shuffled = new ArrayList<>(codes);
        Collections.shuffle(shuffled, random);
        int number = rules.min() + random.nextInt(rules.max() - rules.min() + 1);
        List<String> chosen = shuffled.subList(0, number);
        return switch (rules.kind()) {
            case SINGLE -> new Ballot.Single(chosen);
            case APPROVAL -> new Ballot.Approval(chosen);
            case ORDINAL -> new Ballot.Ordinal(chosen);
            case CUMULATIVE -> {
                Map<String, Long> points = new TreeMap<>();
                chosen.forEach(code -> points.put(code, 1L + random.nextInt(3)));
                yield new Ballot.Cumulative(points);
            }
            default -> throw new AssertionError(rules);
        };
    }
}
