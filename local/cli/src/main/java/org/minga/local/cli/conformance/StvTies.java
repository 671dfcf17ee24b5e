package org.minga.local.cli.conformance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Round.MoveKind;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;

/**
 * Finds the order for ties that a recorded count used. The recorder takes the first of level options, whether to
 * transfer its surplus or to defeat it, while our order favours the same options throughout: so it is pieced together
 * from the ties that come up.
 */
final class StvTies {

    /** The recorded choices contradict each other: no one order gives them all. */
    static final class Contradiction extends Exception {
        private static final long serialVersionUID = 1L;

        Contradiction(String message) {
            super(message);
        }
    }

    private final List<String> inFile;
    /** Recorded picks, by the level options. */
    private final Map<Set<String>, String> recorded =
            new TreeMap<>((one, other) -> String.join(" ", one).compareTo(String.join(" ", other)));

    private final Set<Preference> preferences = new LinkedHashSet<>();

    private record Preference(String favoured, String other) {}

    StvTies(List<String> inFile, List<StvStep> steps) {
        this.inFile = inFile;
        for (StvStep step : steps) {
            if (step.kind() == StvStep.Kind.TIE && step.picked() != null) {
                recorded.putIfAbsent(new TreeSet<>(step.options()), step.picked());
            }
        }
    }

    /** Favoured first. As far as nothing says otherwise, the last in the file, which is defeated last. */
    TieRule.GivenOrder order() throws Contradiction {
        List<String> left = new ArrayList<>(inFile.reversed());
        List<String> order = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(code -> left.stream().noneMatch(other -> preferences.contains(new Preference(other, code))))
                    .findFirst()
                    .orElseThrow(() ->
                            new Contradiction("no one order for ties gives all recorded choices: " + preferences));
            left.remove(next);
            order.add(next);
        }
        return new TieRule.GivenOrder(order);
    }

    /** Takes in the first tie of a count that was broken otherwise than recorded; says whether there was one. */
    boolean learn(Tally tally) {
        for (Round round : tally.rounds()) {
            if (round instanceof Round.Stage stage) {
                for (Round.Move move : stage.moves()) {
                    Tie tie = move.tie();
                    if (tie != null && tie.rule().equals("given_order") && learn(move, tie)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean learn(Round.Move move, Tie tie) {
        Set<String> level = new TreeSet<>(tie.options());
        String first = inFile.stream().filter(level::contains).findFirst().orElseThrow();
        String pick = recorded.getOrDefault(level, first);
        if (pick.equals(move.option())) {
            return false;
        }
        boolean favoured = move.kind() == MoveKind.SURPLUS_TRANSFERRED;
        boolean news = false;
        for (String other : level) {
            if (!other.equals(pick)) {
                news |= preferences.add(favoured ? new Preference(pick, other) : new Preference(other, pick));
            }
        }
        return news;
    }
}
