package org.minga.local.cli.conformance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round.Move;
import org.minga.tally.methods.Round.MoveKind;
import org.minga.tally.methods.Round.Stage;
import org.minga.tally.methods.Tally;

/** Our count as a recorder would have told it. */
final class StvTrace {

    private final List<Stage> stages;
    private final List<String> codes;

    StvTrace(Tally tally, List<String> codes) {
        this.stages = tally.rounds().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .toList();
        this.codes = codes;
    }

    int last() {
        return stages.size() - 1;
    }

    Stage stage(int index) {
        return stages.get(index);
    }

    Rational quota(int index) {
        return Objects.requireNonNull(stages.get(index).threshold(), "every stage of these rules has a quota");
    }

    /** The first stage from an index on that does this to an option; −1 if none does. */
    int find(int from, MoveKind kind, String option) {
        for (int i = from; i < stages.size(); i++) {
            if (stages.get(i).moves().stream()
                    .anyMatch(move -> move.kind() == kind && move.option().equals(option))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a tie among just these options was met, by earlier stages or not, and this one picked. */
    boolean hasTie(Set<String> level, String picked, boolean byStage) {
        return stages.stream()
                .flatMap(stage -> stage.moves().stream())
                .anyMatch(move -> move.tie() != null
                        && new TreeSet<>(move.tie().options()).equals(level)
                        && move.tie().rule().equals("previous_rounds") == byStage
                        && move.option().equals(picked));
    }

    /** The tally of every option at the start of a stage; nought if it is out. */
    Map<String, Rational> tallies(int index) {
        Map<String, Rational> all = new TreeMap<>();
        codes.forEach(code -> all.put(code, stages.get(index).tallies().getOrDefault(code, Rational.ZERO)));
        return all;
    }

    /** What those elected in earlier stages hold beyond the quota. */
    Rational surplus(int index) {
        Rational surplus = Rational.ZERO;
        for (Stage earlier : stages.subList(0, index)) {
            for (Move move : earlier.moves()) {
                if (move.kind() == MoveKind.ELECTED) {
                    Rational votes = stages.get(index).tallies().getOrDefault(move.option(), Rational.ZERO);
                    surplus = surplus.plus(votes.minus(quota(index)));
                }
            }
        }
        return surplus.signum() < 0 ? Rational.ZERO : surplus;
    }

    /** Who was elected together and who was defeated, in order. */
    List<String> decisions(boolean batch) {
        List<StvStep> steps = new ArrayList<>();
        for (Stage stage : stages) {
            for (Move move : stage.moves()) {
                switch (move.kind()) {
                    case ELECTED -> steps.add(new StvStep(StvStep.Kind.ELECTED, List.of(move.option()), null));
                    case ELIMINATED -> steps.add(new StvStep(StvStep.Kind.DEFEATED, List.of(move.option()), null));
                    case SURPLUS_TRANSFERRED -> {}
                }
            }
        }
        return decisions(steps, batch);
    }

    /** The same of recorded steps. In which order options left a batch is of no account. */
    static List<String> decisions(List<StvStep> steps, boolean batch) {
        List<String> decisions = new ArrayList<>();
        Set<String> together = new TreeSet<>();
        String doing = "";
        for (StvStep step : steps) {
            String does = switch (step.kind()) {
                case ELECTED -> "elected";
                case DEFEATED, DEFEATED_IN_BATCH -> "defeated";
                default -> "";
            };
            if (does.isEmpty()) {
                continue;
            }
            boolean joins = does.equals(doing) && (does.equals("elected") || batch);
            if (!joins && !together.isEmpty()) {
                decisions.add(doing + " " + String.join(" ", together));
                together.clear();
            }
            doing = does;
            together.addAll(step.options());
        }
        if (!together.isEmpty()) {
            decisions.add(doing + " " + String.join(" ", together));
        }
        return decisions;
    }

    /** A figure with as many decimals as another one is written with, rounded half up. */
    static String like(String written, Rational figure) {
        int decimals = written.length() - 1 - written.indexOf('.');
        BigInteger doubled = figure.numerator().shiftLeft(1).multiply(BigInteger.TEN.pow(decimals));
        BigInteger rounded =
                doubled.add(figure.denominator()).divide(figure.denominator().shiftLeft(1));
        return new BigDecimal(rounded, decimals).toPlainString();
    }
}
