package org.minga.tally.formats.pabulib;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Misfit;

/**
 * A participatory budget, read and checked to its last row. Ballots stay in the file: see {@link #openBallots}.
 *
 * @param file where it was read from
 * @param meta the META section as it stands
 * @param budget in minor units of {@code currency}
 * @param currency ISO 4217 code; XXX where the file names none
 * @param projects in the order of the file, at least one
 * @param ballots number of ballots, blank ones included
 * @param ballotRules the limits of META, widened where ballots of the file go beyond them
 * @param scoreThreshold fewest points a project needs; 0 where the file names none
 * @param positionPoints points of each position of a ranking; empty unless ballots are rankings
 * @param notes sentences for people about what was read with a grain of salt
 */
public record PabulibElection(
        Path file,
        SortedMap<String, String> meta,
        long budget,
        String currency,
        List<PabulibProject> projects,
        long ballots,
        BallotRules ballotRules,
        long scoreThreshold,
        List<Long> positionPoints,
        List<String> notes)
        implements PabulibRead {

    /**
     * The rules of cities that come down to greedy counting. What exclusive and custom rules add is already in the
     * projects of the file.
     */
    private static final Map<String, Misfit> GREEDY_RULES = Map.of(
            "greedy", Misfit.SKIP,
            "greedy-threshold", Misfit.SKIP,
            "greedy-exclusive", Misfit.SKIP,
            "greedy-custom", Misfit.SKIP,
            "greedy-no-skip", Misfit.STOP);

    public PabulibElection {
        meta = Collections.unmodifiableSortedMap(new TreeMap<>(meta));
        projects = List.copyOf(projects);
        positionPoints = List.copyOf(positionPoints);
        notes = List.copyOf(notes);
    }

    /** What the file calls itself, else its name. */
    public String title() {
        return meta.getOrDefault("description", String.valueOf(file.getFileName()));
    }

    /** The rule as the file names it, {@code unknown} where it names none. */
    public String rule() {
        return meta.getOrDefault("rule", "unknown");
    }

    /** The method that {@link #rule()} stands for; empty where the caller must name one. */
    public Optional<BudgetGreedy> method() {
        return Optional.ofNullable(GREEDY_RULES.get(rule())).map(this::budgetGreedy);
    }

    /** Greedy counting with the budget, threshold and position points of this file. */
    public BudgetGreedy budgetGreedy(Misfit misfit) {
        return new BudgetGreedy(budget, currency, misfit, scoreThreshold, positionPoints);
    }

    /** The projects as options, in the order of the file. */
    public List<BallotOption> options() {
        return projects.stream()
                .map(project -> BallotOption.of(project.id(), project.cost()))
                .toList();
    }

    /** Ids of the projects that the city selected (value 1), sorted; empty where the file does not say. */
    public Optional<SortedSet<String>> officialWinners() {
        if (projects.stream().anyMatch(project -> project.selected() == null)) {
            return Optional.empty();
        }
        SortedSet<String> selected = new TreeSet<>();
        for (PabulibProject project : projects) {
            Integer value = project.selected();
            if (value != null && value == 1) {
                selected.add(project.id());
            }
        }
        return Optional.of(Collections.unmodifiableSortedSet(selected));
    }

    /** Reads the ballots one by one, in the order of the file. To be closed by the caller. */
    public PabulibBallots openBallots() throws IOException {
        return PabulibBallots.open(this);
    }
}
