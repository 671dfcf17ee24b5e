package org.minga.tally.formats.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.minga.tally.formats.comparisons.ComparisonsReader;
import org.minga.tally.formats.csv.CsvFault;
import org.minga.tally.formats.csv.CsvRow;
import org.minga.tally.formats.csv.CsvRows;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.grades.GradesReader;
import org.minga.tally.formats.rctab.RctabReader;

/** A .csv file, which may hold several formats: told apart by what lies beside it and by its first row. */
final class RowsFile {

    private RowsFile() {}

    static ElectionRead read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String base = name.substring(0, name.length() - ".csv".length());
        Path config = file.resolveSibling(base + ".config.json");
        if (Files.isRegularFile(config)) {
            return RctabReader.read(file, config);
        }
        CsvRow heading;
        try (CsvRows rows = CsvRows.open(file)) {
            heading = rows.next();
        } catch (CsvFault fault) {
            return fault.refusal();
        }
        if (heading != null && ComparisonsReader.takes(heading)) {
            return ComparisonsReader.read(file);
        }
        if (heading != null && GradesReader.takes(heading)) {
            return GradesReader.read(file);
        }
        return new ElectionRead.Refused(
                0,
                0,
                "There is no " + config.getFileName() + " beside it, and its first row is neither that of a table of"
                        + " grades (an empty cell, then names) nor that of a wiki survey (winner_id, loser_id).");
    }
}
