package org.minga.tally.formats.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.pabulib.PabulibBallots;
import org.minga.tally.formats.pabulib.PabulibElection;
import org.minga.tally.formats.pabulib.PabulibProject;
import org.minga.tally.formats.pabulib.PabulibReader;
import org.minga.tally.formats.pabulib.PabulibRefusal;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.GroupedBallot;

/** A participatory budget as an election like any other, equal ballots together. */
final class PabulibFile {

    private PabulibFile() {}

    static ElectionRead read(Path file) throws IOException {
        return switch (PabulibReader.read(file)) {
            case PabulibRefusal refusal -> new ElectionRead.Refused(refusal.line(), refusal.column(), refusal.reason());
            case PabulibElection election -> election(election);
        };
    }

    private static ElectionRead.Election election(PabulibElection election) throws IOException {
        SortedMap<String, String> names = new TreeMap<>();
        for (PabulibProject project : election.projects()) {
            if (!project.name().equals(project.id())) {
                names.put(project.id(), project.name());
            }
        }
        return new ElectionRead.Election(
                election.title(),
                election.options(),
                names,
                election.ballotRules(),
                0,
                new Money(election.budget(), election.currency()),
                election.method().orElse(null),
                ballots(election),
                election.notes());
    }

    private static List<GroupedBallot> ballots(PabulibElection election) throws IOException {
        Map<Ballot, Long> groups = new LinkedHashMap<>();
        try (PabulibBallots ballots = election.openBallots()) {
            while (ballots.hasNext()) {
                groups.merge(ballots.next().ballot(), 1L, Math::addExact);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return groups.entrySet().stream()
                .map(group -> new GroupedBallot(group.getKey(), group.getValue()))
                .toList();
    }
}
