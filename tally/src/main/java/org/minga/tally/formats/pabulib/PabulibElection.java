package org.minga.tally.formats.pabulib;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.tally.methods.ballot.BallotRules;
import org.minga.tally.methods.ballot.GroupedBallot;
import org.minga.tally.methods.budget.BudgetGreedy;
import org.minga.tally.methods.budget.Completion;
import org.minga.tally.methods.budget.EqualShares;
import org.minga.tally.methods.budget.Misfit;
import org.minga.tally.methods.budget.Utility;

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
    public Optional<MethodRules> method() {
        return method(rule());
    }

    /** The method that a rule of Pabulib stands for, with the budget of this file; empty for any other word. */
    public Optional<MethodRules> method(String rule) {
        return PabulibRules.method(rule, this);
    }

    /** The rules of Pabulib that stand for a method, sorted. */
    public static List<String> rules() {
        return PabulibRules.names();
    }

    /** Equal shares out of the budget of this file, raised by one unit of its currency at a time. */
    public EqualShares equalShares(Utility utility, Completion completion) {
        return new EqualShares(
                new Money(budget, currency),
                utility,
                completion,
                unit(),
                false,
                EqualShares.STANDARD.mostRuns(),
                positionPoints);
    }

    /** This election with its rankings as such, where {@link #ballotRules} has them read as points. */
    public PabulibElection ranked() {
        if (!meta.getOrDefault("vote_type", "").equalsIgnoreCase("ordinal")
                || ballotRules instanceof BallotRules.Ordinal) {
            return this;
        }
        BallotRules rankings = new BallotRules.Ordinal(ballotRules.min(), ballotRules.max());
        List<Long> points = BudgetGreedy.descendingPoints(ballotRules.max());
        return new PabulibElection(
                file, meta, budget, currency, projects, ballots, rankings, scoreThreshold, points, notes);
    }

    /** How many minor units make one unit of the currency: 100 for one with cents. */
    public long unit() {
        return BigInteger.TEN.pow(Numbers.minorDigits(currency)).longValueExact();
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

    /**
     * The election with all its ballots in memory, equal ones together.
     *
     * @throws IOException if the file cannot be read any more or was changed since it was checked
     */
    public ElectionRead.Election load() throws IOException {
        Map<Ballot, Long> groups = new LinkedHashMap<>();
        try (PabulibBallots rows = openBallots()) {
            rows.forEachRemaining(row -> groups.merge(row.ballot().canonical(), 1L, Long::sum));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        SortedMap<String, String> names = new TreeMap<>();
        projects.stream()
                .filter(project -> !project.name().equals(project.id()))
                .forEach(project -> names.put(project.id(), project.name()));
        List<GroupedBallot> grouped = new ArrayList<>(groups.size());
        groups.forEach((ballot, times) -> grouped.add(new GroupedBallot(ballot, times)));
        return new ElectionRead.Election(
                title(),
                options(),
                names,
                ballotRules,
                0,
                new Money(budget, currency),
                method().orElse(null),
                grouped,
                notes);
    }

    /** Reads the ballots one by one, in the order of the file. To be closed by the caller. */
    public PabulibBallots openBallots() throws IOException {
        return PabulibBallots.open(this);
    }
}
