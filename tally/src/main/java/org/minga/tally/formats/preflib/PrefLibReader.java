package org.minga.tally.formats.preflib;

import java.io.IOException;
import java.nio.file.Path;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.lines.BrokenFile;
import org.minga.tally.formats.lines.RankedBallots;
import org.minga.tally.formats.lines.TextLines;

/**
 * Reads rankings of PrefLib, with the header lines of today or the plain ones of before 2022. Alternatives go by their
 * numbers, which become the codes of the options.
 */
public final class PrefLibReader {

    private PrefLibReader() {}

    /**
     * Reads a file. Broken or hostile content is answered with {@link ElectionRead.Refused}.
     *
     * @throws IOException if the file can't be read
     */
    public static ElectionRead read(Path file) throws IOException {
        try (TextLines lines = TextLines.open(file)) {
            return read(lines);
        } catch (BrokenFile broken) {
            return broken.refusal();
        }
    }

    private static ElectionRead read(TextLines lines) throws IOException {
        Header header = new Header();
        RankedBallots ballots = new RankedBallots();
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank() && !header.read(line, lines.number())) {
                OrderLine order = new OrderLine(line, lines.number(), header);
                long times = order.times();
                ballots.add(order.ranks(), times, lines.number());
            }
        }
        return election(header, ballots);
    }

    private static ElectionRead election(Header header, RankedBallots ballots) {
        header.requireComplete();
        // Else half a file would be counted without a word.
        if (ballots.count() != header.voters()) {
            throw new BrokenFile(
                    0, 0, "The file promises " + header.voters() + " voters and has " + ballots.count() + ".");
        }
        return new ElectionRead.Election(
                header.title(),
                header.options(),
                header.names(),
                ballots.rules(header.alternatives()),
                0,
                null,
                ballots.grouped(),
                header.notes());
    }
}
