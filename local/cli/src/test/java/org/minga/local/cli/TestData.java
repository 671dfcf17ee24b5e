package org.minga.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
        Path root = Path.of(System.getProperty("minga.root", "../.."));
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
}
