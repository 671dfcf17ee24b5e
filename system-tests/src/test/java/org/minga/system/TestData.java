package org.minga.system;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Real elections, kept outside of the project: {@code MINGA_TEST_DATA}, or {@code ../shared/data} beside it. */
final class TestData {
    private TestData() {}

    /** The folder; a printed skip where there is none, a failure where CI runs. */
    static Path voting() {
        Path folder = Optional.ofNullable(System.getenv("MINGA_TEST_DATA"))
                .map(Path::of)
                .orElse(CommandLine.ROOT.resolve("../shared/data"))
                .resolve("voting")
                .normalize();
        if (!Files.isDirectory(folder)) {
            String message = "no test data at " + folder + ": set MINGA_TEST_DATA";
            if (System.getenv("CI") != null) {
                fail(message);
            }
            System.out.println("SKIPPED: " + message);
            Assumptions.abort(message);
        }
        return folder;
    }
}
