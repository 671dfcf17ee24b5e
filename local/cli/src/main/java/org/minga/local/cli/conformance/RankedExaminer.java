package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.minga.tally.formats.condorcet.CondorcetReader;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.preflib.PrefLibReader;
import org.minga.tally.formats.rctab.RctabReader;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.GroupedBallot;

/**
 * Expectations of kind {@code ranked}: rankings counted by methods that compare two by two or give points by place.
 * Instant-runoff results in the same files are left to {@code InstantRunoffExaminer}.
 */
final class RankedExaminer implements Examiner {

    private static final Set<String> MODES = Set.of("implicit", "explicit");

    @Override
    public void examine(JsonNode expected, Scope scope, Path data, Report report) throws IOException {
        if (expected.has("modes")) {
            for (var mode : expected.path("modes").properties()) {
                ElectionRead read =
                        read(data.resolve(mode.getValue().path("file").asText()));
                if (known(mode.getKey(), report) && read instanceof ElectionRead.Election election) {
                    Report here = report.in(mode.getKey());
                    boolean implicit = mode.getKey().equals("implicit");
                    new PublishedRankings(election, implicit, scope, here).compare(mode.getValue());
                } else {
                    report.fail(mode.getKey(), "the file was refused: " + read);
                }
            }
        } else {
            results(expected, scope, data, report);
        }
    }

    private static void results(JsonNode expected, Scope scope, Path data, Report report) throws IOException {
        String file = expected.path("file").asText();
        if (!(read(data.resolve(file)) instanceof ElectionRead.Election election)) {
            report.fail(file, "the file was refused: " + read(data.resolve(file)));
            return;
        }
        new OwnResults(election, scope, name(file), report).compare(expected);
    }

    /** The name under which the scope speaks of results that are kept apart from others on the same file. */
    private static String name(String file) {
        String base = file.substring(file.lastIndexOf('/') + 1);
        return base.substring(0, base.lastIndexOf('.')) + ".condorcet.json";
    }

    private static boolean known(String mode, Report report) {
        if (!MODES.contains(mode)) {
            report.fail(mode, "unranked options are compared in an unknown way");
        }
        return MODES.contains(mode);
    }

    private static ElectionRead read(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".cvotes")) {
            return CondorcetReader.read(file);
        }
        if (name.endsWith(".csv")) {
            Path config = file.resolveSibling(name.replaceAll("csv$", "config.json"));
            return RctabReader.read(file, config) instanceof ElectionRead.Election election
                    ? withoutOvervotes(election)
                    : RctabReader.read(file, config);
        }
        return List.of("soc", "soi", "toc", "toi").contains(name.substring(name.lastIndexOf('.') + 1))
                ? PrefLibReader.read(file)
                : new ElectionRead.Refused(0, 0, "no reader for " + name);
    }

    /** As the expectations say: a rank of several options is dropped, also where these can be read. */
    private static ElectionRead.Election withoutOvervotes(ElectionRead.Election read) {
        List<GroupedBallot> ballots = read.ballots().stream()
                .map(group -> new GroupedBallot(withoutOvervotes(group.ballot()), group.times()))
                .toList();
        return new ElectionRead.Election(
                read.title(),
                read.options(),
                read.names(),
                read.ballot(),
                read.seats(),
                read.method(),
                ballots,
                read.notes());
    }

    private static Ballot withoutOvervotes(Ballot ballot) {
        return ballot instanceof Ballot.Ranked ranked
                ? new Ballot.Ranked(ranked.ranks().stream()
                        .filter(rank -> rank.options().size() == 1)
                        .toList())
                : ballot;
    }
}
