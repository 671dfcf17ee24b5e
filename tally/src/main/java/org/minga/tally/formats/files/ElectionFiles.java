package org.minga.tally.formats.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.minga.tally.formats.blt.BltReader;
import org.minga.tally.formats.condorcet.CondorcetReader;
import org.minga.tally.formats.election.ElectionRead;
import org.minga.tally.formats.preflib.PrefLibReader;

/** The way in to every format of election files. */
public final class ElectionFiles {

    /** Reads a file of one format. */
    @FunctionalInterface
    private interface Reader {
        ElectionRead read(Path file) throws IOException;
    }

    /**
     * A format that is known by how file names end.
     *
     * @param endings in lower case, with the point
     */
    private record Format(String name, List<String> endings, Reader reader) {
        boolean takes(String fileName) {
            return endings.stream().anyMatch(fileName::endsWith);
        }
    }

    private static final List<Format> FORMATS = List.of(
            new Format("Pabulib participatory budgets", List.of(".pb"), PabulibFile::read),
            new Format("Condorcet Election Format", List.of(".cvotes"), CondorcetReader::read),
            new Format("PrefLib rankings", List.of(".soc", ".soi", ".toc", ".toi"), PrefLibReader::read),
            new Format(
                    "RCTab's rows with their .config.json beside, tables of grades, wiki surveys",
                    List.of(".csv"),
                    RowsFile::read),
            new Format("ranked ballots of STV programs", List.of(".blt"), BltReader::read));

    private ElectionFiles() {}

    /**
     * Reads a file in the format that its name ends in. Broken or hostile content is refused.
     *
     * @throws IOException if the file cannot be read
     */
    public static ElectionRead read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new ElectionRead.Refused(0, 0, "There is no such file.");
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (Format format : FORMATS) {
            if (format.takes(name)) {
                return format.reader().read(file);
            }
        }
        return new ElectionRead.Refused(
                0,
                0,
                "The format is told from the ending of the name, and this one is not known. Known are: " + known()
                        + ".");
    }

    private static String known() {
        return FORMATS.stream()
                .map(format -> String.join(", ", format.endings()) + " (" + format.name() + ")")
                .collect(Collectors.joining("; "));
    }
}
