package org.minga.tally.methods.score;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Counter;
import org.minga.tally.methods.MethodId;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Parameter;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;

/**
 * {@code majority-judgment}: options are ordered by their median grade, the lower of the two middle ones where the
 * number of grades is even. Among options with the same median one grade of that median is taken away from each, and
 * the medians of what is left are compared, and so on. Options that run out of grades together are level; one that
 * runs out first is behind. An option without any grade never wins. Ballots are scores that are indices into the list
 * of grades, 0 the worst.
 */
public record MajorityJudgment(
        @Parameter(value = "How many options may win.", min = 1, max = BallotOption.MAX_OPTIONS)
        int seats,

        @Parameter(
                "What the grades are called, worst first; a ballot gives 0 for the first, 1 for the second, and so on.")
        List<String> grades,

        @Parameter("What it means when a ballot leaves an option out.")
        BlankGrades blanks)
        implements MethodRules {
    public static final MethodId ID = new MethodId("majority-judgment", 1);

    /** Most grades there may be. */
    public static final int MAX_GRADES = 100;

    /** One seat, the six grades of Balinski and Laraki, blanks as worst grade. */
    public static final MajorityJudgment STANDARD = new MajorityJudgment(
            1, List.of("to reject", "poor", "acceptable", "good", "very good", "excellent"), BlankGrades.WORST);

    public MajorityJudgment {
        grades = List.copyOf(grades);
    }

    @Override
    public MethodId method() {
        return ID;
    }

    @Override
    public Set<BallotKind> ballots() {
        return EnumSet.of(BallotKind.SCORED);
    }

    @Override
    public List<RuleFault> faults(BallotRules ballot) {
        List<RuleFault> faults = new ArrayList<>();
        String path = "/method/grades";
        if (grades.size() < 2 || grades.size() > MAX_GRADES) {
            faults.add(new RuleFault(path, "wrong_size", "There must be 2 to " + MAX_GRADES + " grades."));
        }
        if (new HashSet<>(grades).size() < grades.size() || grades.stream().anyMatch(String::isBlank)) {
            faults.add(new RuleFault(path, "not_distinct", "Every grade needs a name of its own."));
        }
        if (ballot instanceof BallotRules.Scored scale
                && (scale.minScore() != 0 || scale.maxScore() != grades.size() - 1L)) {
            String detail = "Scores must go from 0 to " + (grades.size() - 1) + ", one for each grade.";
            faults.add(new RuleFault("/ballot/maxScore", "not_the_grades", detail));
        }
        return faults;
    }

    @Override
    public Counter open(ContestRules rules, List<BallotOption> options) {
        return new MajorityJudgmentCounter(this, rules.ties(), options);
    }
}
