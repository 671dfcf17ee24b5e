package org.minga.system;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.minga.local.backing.process.ProcessMark;
import org.minga.local.backing.process.Processes;

/** The command line as a person uses it, with a data folder and ports of its own. */
record CommandLine(Path home, int portBase) {
    static final Path ROOT = Path.of(requireNonNull(System.getProperty("minga.root")));

    record Outcome(int exit, String output) {
        String lastLine() {
            return output.strip().lines().reduce((first, second) -> second).orElse("");
        }
    }

    static CommandLine in(Path home) {
        return new CommandLine(home, World.freeBlock());
    }

    /** Runs the built command line, as {@code ./minga} does after it found a JDK. */
    Outcome run(int limitSeconds, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dminga.root=" + ROOT,
                "-jar",
                ROOT.resolve("local/cli/target/minga-cli.jar").toString()));
        command.addAll(List.of(arguments));
        Files.createDirectories(home);
        Path output = Files.createTempFile(home, arguments[0], ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("MINGA_HOME", home.toString());
        builder.environment().put("MINGA_PORT_BASE", Integer.toString(portBase));
        Process process = builder.start();
        if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", arguments) + " did not end in " + limitSeconds + " s:\n"
                    + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /** Processes that still belong to this data folder, whatever their command line says. */
    List<ProcessMark> leftBehind() {
        return Processes.ofFolder(home);
    }
}
