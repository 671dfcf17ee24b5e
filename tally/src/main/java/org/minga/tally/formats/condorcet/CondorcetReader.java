package org.minga.tally.formats.condorcet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.lines.BrokenFile;
import org.minga.tally.formats.lines.RankedBallots;
import org.minga.tally.formats.lines.TextLines;
import org.minga.tally.methods.ballot.BallotOption;

/**
 * Reads a {@code .cvotes} file. A weight counts as so many ballots where the file allows weights. What unranked options
 * mean is told in a note and in the method, if the file names one that is known here.
 */
public final class CondorcetReader {

    private final Settings settings = new Settings();
    private final RankedBallots ballots = new RankedBallots();
    private boolean voting;

    private CondorcetReader() {}

    /**
     * Reads a file. Broken or hostile content is answered with {@link ElectionRead.Refused}.
     *
     * @throws IOException if the file can't be read
     */
    public static ElectionRead read(Path file) throws IOException {
        try (TextLines lines = TextLines.open(file)) {
            return new CondorcetReader().read(lines);
        } catch (BrokenFile broken) {
            return broken.refusal();
        }
    }

    private ElectionRead read(TextLines lines) throws IOException {
        VoteLine votes = new VoteLine(settings);
        for (String line = lines.next(); line != null; line = lines.next()) {
            long number = lines.number();
            if (line.stripLeading().startsWith("#/")) {
                parameter(line, number);
            } else if (!beforeComment(line).isBlank()) {
                voting = true;
                Vote vote = votes.read(beforeComment(line), number);
                ballots.add(vote.ranks(), vote.times(), number);
            }
        }
        return election();
    }

    private void parameter(String line, long number) {
        if (!line.startsWith("#/")) {
            throw new BrokenFile(number, 1, "A parameter must start at the beginning of the line.");
        }
        if (voting) {
            throw new BrokenFile(number, 1, "A parameter must stand before the first vote.");
        }
        int comment = line.indexOf('#', 1);
        if (comment >= 0) {
            throw new BrokenFile(number, comment + 1, "A line with a parameter cannot have a comment.");
        }
        settings.read(line, number);
    }

    private static String beforeComment(String line) {
        int comment = line.indexOf('#');
        return comment < 0 ? line : line.substring(0, comment);
    }

    private ElectionRead election() {
        List<BallotOption> options =
                settings.candidates().stream().map(BallotOption::of).toList();
        if (options.isEmpty()) {
            throw new BrokenFile(0, 0, "The file names no candidate.");
        }
        List<String> notes = new ArrayList<>(settings.notes());
        notes.add(
                settings.implicitRanking()
                        ? "Options that a ballot does not rank are level behind the ranked ones (implicit ranking)."
                        : "Options that a ballot does not rank are not compared with others (no implicit ranking).");
        return new ElectionRead.Election(
                "",
                options,
                new TreeMap<>(),
                ballots.rules(options.size()),
                settings.seats(),
                settings.method(),
                ballots.grouped(),
                notes);
    }
}
