package org.minga.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Public elections with reference results, which lie outside the project: under {@code MINGA_TEST_DATA}, else beside
 * the project in {@code shared/data}. Without them a test is skipped, except in CI, where that is a failure.
 */
public final class TestData {

    private TestData() {}

    /** A folder of the test data. */
    public static Path folder(String path) {
        String configured = System.getenv("MINGA_TEST_DATA");
        Path root = Path.of(System.getProperty("minga.root", ".."));
        Path data = configured == null ? root.resolve("../shared/data") : root.resolve(configured);
        Path folder = data.resolve(path).normalize();
        if (!Files.isDirectory(folder)) {
            assertThat(System.getenv("CI"))
                    .as("test data must be there in CI: " + folder)
                    .isNull();
            System.out.println("SKIPPED: no test data at " + folder + " (set MINGA_TEST_DATA)");
            Assumptions.abort("no test data at " + folder);
        }
        return folder;
    }

    /** Files of a folder of the test data with this ending, sorted; at least one. */
    public static List<Path> files(String path, String ending) {
        try (Stream<Path> files = Files.list(folder(path))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(found).as(path).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
