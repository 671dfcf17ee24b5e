package org.minga.tally.methods.elimination;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.RankedBox;

/** {@code irv} and {@code rcv-multi-seat}: one {@link Elimination}, or one after the other. */
final class EliminationCounter implements Counter {

    private final MethodId method;
    private final EliminationRules rules;
    private final int passes;
    private final TieRule ties;
    private final List<BallotOption> options;
    private final List<String> writeIns;
    private final List<String> withdrawn;
    private final RankedBox box;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Winner> winners = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final SortedMap<String, Rational> scores = new TreeMap<>();

    /** @param passes how often to count, each time without those elected before */
    EliminationCounter(
            MethodId method,
            EliminationRules rules,
            int passes,
            TieRule ties,
            List<BallotOption> options,
            List<String> writeIns,
            List<String> withdrawn) {
        this.method = method;
        this.rules = rules;
        this.passes = passes;
        this.ties = ties;
        // In the order of their codes, so that the order in which they are given shows nowhere.
        this.options = options.stream()
                .sorted(Comparator.comparing(BallotOption::code))
                .toList();
        this.writeIns = writeIns;
        this.withdrawn = withdrawn;
        this.box = new RankedBox(this.options);
    }

    @Override
    public void add(Ballot ballot, long times) {
        box.add(ballot, times);
    }

    @Override
    public Tally finish() {
        BitSet out = CodeLists.indices(withdrawn, box);
        BitSet participants = new BitSet();
        participants.set(0, options.size());
        participants.andNot(out);
        Elimination count = pass(participants);
        for (int i = 1;
                i < passes && !count.elected().isEmpty() && count.ranking().size() > 1;
                i++) {
            count.elected().forEach(option -> {
                before.add(List.of(option));
                participants.clear(option);
            });
            count = pass(participants);
        }
        List<List<Integer>> ranking = new ArrayList<>(before);
        ranking.addAll(count.ranking());
        ranking.add(out.stream().boxed().toList());
        out.stream().forEach(option -> scores.put(code(option), Rational.ZERO));
        return new Tally(method, rounds, result(ranking));
    }

    private Elimination pass(BitSet participants) {
        Elimination count = new Elimination(rules, ties, box, participants, CodeLists.indices(writeIns, box), rounds);
        count.run(box.ballots());
        participants.stream().forEach(option -> scores.put(code(option), count.lastVotes(option)));
        for (int i = 0; i < count.elected().size(); i++) {
            BallotOption option = options.get(count.elected().get(i));
            winners.add(new Winner(option.code(), count.electedWith().get(i), option.cost()));
        }
        return count;
    }

    private Result result(List<List<Integer>> ranking) {
        List<List<String>> codes = ranking.stream()
                .filter(level -> !level.isEmpty())
                .map(level -> level.stream().map(this::code).sorted().toList())
                .toList();
        return new Result(box.ballots(), winners, codes, scores, box.supporters());
    }

    private String code(int option) {
        return options.get(option).code();
    }
}
