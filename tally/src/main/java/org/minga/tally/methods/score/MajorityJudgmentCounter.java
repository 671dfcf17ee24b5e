package org.minga.tally.methods.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.Winner;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.counting.Levels;
import org.minga.tally.methods.counting.Scores.Standing;
import org.minga.tally.methods.counting.SeatFill;

/** {@code majority-judgment}: how many ballots gave which grade is all that it needs. */
final class MajorityJudgmentCounter implements Counter {

    private final MajorityJudgment rules;
    private final TieRule ties;
    private final List<BallotOption> options;
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final long[][] counts;
    private long ballots;

    MajorityJudgmentCounter(MajorityJudgment rules, TieRule ties, List<BallotOption> options) {
        this.rules = rules;
        this.ties = ties;
        this.options = List.copyOf(options);
        this.counts = new long[options.size()][rules.grades().size()];
        options.forEach(option -> indexOf.put(option.code(), indexOf.size()));
    }

    @Override
    public void add(Ballot ballot, long times) {
        if (times < 1) {
            throw new IllegalArgumentException("a ballot is counted at least once, not " + times + " times");
        }
        if (!(ballot instanceof Ballot.Scored graded)) {
            throw new IllegalArgumentException("gives no grades: a " + ballot.kind() + " ballot");
        }
        ballots = Math.addExact(ballots, times);
        graded.scores().forEach((code, grade) -> {
            Integer index = indexOf.get(code);
            if (index == null || grade < 0 || grade >= rules.grades().size()) {
                throw new IllegalArgumentException("not a valid ballot: '" + code + "' with grade " + grade);
            }
            // Never above the number of ballots, whose addition is checked.
            counts[index][grade.intValue()] += times;
        });
    }

    /** An option with its grades, blanks included where they are grades. */
    private record Judged(BallotOption option, long graded, long[] counts, MajorityValue value) {
        String code() {
            return option.code();
        }

        Standing standing() {
            return new Standing(option, Rational.of(value.median()), graded);
        }
    }

    @Override
    public Tally finish() {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            judged.add(judged(options.get(i), counts[i]));
        }
        List<List<Judged>> levels =
                Levels.of(judged, Comparator.comparing(Judged::value).reversed(), Judged::code);
        List<Round> rounds = new ArrayList<>();
        SortedMap<String, Rational> medians = new TreeMap<>();
        SortedMap<String, Long> supporters = new TreeMap<>();
        for (Judged one : levels.stream().flatMap(List::stream).toList()) {
            List<Long> grades = Arrays.stream(one.counts()).boxed().toList();
            rounds.add(new Round.Graded(
                    rounds.size() + 1, one.code(), grades, one.value().median()));
            medians.put(one.code(), Rational.of(one.value().median()));
            supporters.put(one.code(), one.graded());
        }
        List<List<Judged>> mayWin = Levels.only(levels, one -> one.graded() > 0);
        List<Winner> winners = SeatFill.fill(
                rules.seats(), Levels.map(mayWin, one -> one.standing().contender()), ties, rounds);
        Result result = new Result(ballots, winners, Levels.map(levels, Judged::code), medians, supporters);
        return new Tally(MajorityJudgment.ID, rounds, result);
    }

    private Judged judged(BallotOption option, long[] given) {
        long graded = Arrays.stream(given).sum();
        long[] all = given.clone();
        if (rules.blanks() == BlankGrades.WORST) {
            all[0] += ballots - graded;
        }
        return new Judged(option, graded, all, MajorityValue.of(all));
    }
}
