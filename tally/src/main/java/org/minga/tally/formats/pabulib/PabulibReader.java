package org.minga.tally.formats.pabulib;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.RuleFault;
import org.minga.tally.methods.budget.Misfit;

/** Reads and checks a .pb file to its last row. */
public final class PabulibReader {

    private final Path file;
    private final Meta meta = new Meta();

    private PabulibReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a file. Broken, contradictory or hostile content is answered with a {@link PabulibRefusal}.
     *
     * @throws IOException if the file can't be read
     */
    public static PabulibRead read(Path file) throws IOException {
        try {
            return new PabulibReader(file).read();
        } catch (Broken broken) {
            return broken.refusal();
        }
    }

    private PabulibRead read() throws IOException {
        VoteFacts facts = new VoteFacts();
        VoterIds voters = new VoterIds();
        try (Rows rows = Rows.open(file)) {
            Sections sections = new Sections(rows, meta);
            Projects projects = sections.readProjects();
            Votes votes = sections.openVotes(projects);
            for (Row row = rows.next(); row != null; row = rows.next()) {
                Vote vote = votes.read(row);
                if (!voters.add(vote.voter())) {
                    throw row.broken("Voter " + Row.shown(vote.voter()) + " votes twice.");
                }
                if (facts.ballots() == VoterIds.MAX) {
                    throw row.broken("There are more than " + VoterIds.MAX + " ballots.");
                }
                facts.add(vote);
            }
            meta.requireCount("num_votes", facts.ballots(), "votes");
            return election(projects, votes.hasPoints(), facts);
        }
    }

    private PabulibElection election(Projects projects, boolean points, VoteFacts facts) {
        BallotPaper paper = BallotPaper.of(meta, projects.all().size(), points, facts);
        List<String> notes = new ArrayList<>(paper.notes());
        if (meta.values().containsKey("max_sum_cost") || meta.values().containsKey("min_sum_cost")) {
            notes.add("META limits what the projects of one ballot may cost together; that was not checked.");
        }
        if (facts.repeating() > 0) {
            notes.add(
                    facts.repeating() == 1
                            ? "One ballot names a project more than once; it counts once."
                            : facts.repeating() + " ballots name a project more than once; it counts once.");
        }
        if (projects.all().stream().anyMatch(PabulibReader::selectedOtherwise)) {
            notes.add(
                    "Some projects were selected in another way (selected 2 or 3); only 1 counts as official winner.");
        }
        PabulibElection election = new PabulibElection(
                file,
                meta.values(),
                meta.budget(),
                meta.currency(),
                projects.all(),
                facts.ballots(),
                paper.rules(),
                meta.scoreThreshold(),
                paper.positionPoints(),
                notes);
        requireSound(election);
        return election;
    }

    private static boolean selectedOtherwise(PabulibProject project) {
        Integer selected = project.selected();
        return selected != null && selected > 1;
    }

    /** Limits of META may contradict each other without any ballot noticing. */
    private static void requireSound(PabulibElection election) {
        MethodRules method = election.budgetGreedy(Misfit.SKIP);
        List<RuleFault> faults = ContestRules.faults(method, election.ballotRules());
        if (faults.isEmpty()) {
            faults = new ContestRules(method, election.ballotRules()).faultsOf(election.options());
        }
        if (!faults.isEmpty()) {
            throw new Broken(
                    0, 0, "The limits of META do not fit: " + faults.getFirst().detail());
        }
    }
}
