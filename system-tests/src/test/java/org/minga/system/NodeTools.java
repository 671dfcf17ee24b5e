package org.minga.system;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Checks that only Node has tools for: the scripts of {@code contracts/lint}, installed from its lockfile when needed. */
final class NodeTools {
    private static final Path FOLDER = CommandLine.ROOT.resolve("contracts/lint");
    private static final int OLDEST = 18;
    private static final int INSTALL_SECONDS = 300;
    private static final int RUN_SECONDS = 120;

    record Outcome(int exit, String output) {}

    private NodeTools() {}

    /** Runs a script of the folder; a printed skip where there is no Node, a failure where CI runs. */
    static Outcome script(String name, String... arguments) throws IOException, InterruptedException {
        install();
        List<String> command = new ArrayList<>(List.of("npm", "run", "--silent", name, "--"));
        command.addAll(List.of(arguments));
        return run(RUN_SECONDS, FOLDER, command);
    }

    static Outcome node(List<String> arguments) throws IOException, InterruptedException {
        install();
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        return run(RUN_SECONDS, FOLDER, command);
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Optional<Integer> version = version();
        if (version.isEmpty() || version.get() < OLDEST) {
            missing("the contracts are checked with Node " + OLDEST + " or newer and npm: "
                    + version.map(found -> "this is Node " + found).orElse("there is none on the PATH"));
        }
        Path installed = FOLDER.resolve("node_modules/.package-lock.json");
        if (!Files.exists(installed)
                || Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(FOLDER.resolve("package-lock.json")))
                        < 0) {
            Outcome done = run(INSTALL_SECONDS, FOLDER, List.of("npm", "ci"));
            if (done.exit() != 0) {
                missing("npm could not install the tools of contracts/lint:\n" + done.output());
            }
        }
    }

    private static Optional<Integer> version() throws InterruptedException {
        try {
            String said = run(RUN_SECONDS, FOLDER, List.of("node", "--version"))
                    .output()
                    .strip();
            return said.matches("v\\d+\\..*")
                    ? Optional.of(Integer.parseInt(said.substring(1, said.indexOf('.'))))
                    : Optional.empty();
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        }
    }

    private static void missing(String message) {
        if (System.getenv("CI") != null) {
            fail(message);
        }
        System.out.println("SKIPPED: " + message);
        Assumptions.abort(message);
    }

    static Outcome run(int seconds, Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("minga-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        String.join(" ", command) + " did not end in " + seconds + " s:\n" + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
