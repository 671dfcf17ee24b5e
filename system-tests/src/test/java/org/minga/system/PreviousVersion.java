package org.minga.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.minga.local.cli.platform.Service;

/** Builds the services of the commit that {@code previous-version} names, beside this checkout. Needs its history. */
final class PreviousVersion {
    private static final int BUILD_MINUTES = 20;
    private static final Path FILE = World.root().resolve("system-tests/src/test/resources/previous-version");
    private static final Path FOLDER = World.root().resolve("system-tests/target/previous");

    private PreviousVersion() {}

    /** A folder with its sources and, in them, its built services; those of an earlier run, if they are there. */
    static Path built() throws IOException, InterruptedException {
        String commit = Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .findFirst()
                .orElseThrow();
        Path checkout = FOLDER.resolve(commit);
        Path done = checkout.resolve("target/built");
        if (!Files.exists(done)) {
            Files.createDirectories(checkout.resolve("target"));
            Path archive = FOLDER.resolve("sources.tar");
            run(1, World.root(), "git", "archive", "--output=" + archive, commit);
            run(1, checkout, "tar", "-xf", archive.toString());
            run(
                    BUILD_MINUTES,
                    checkout,
                    checkout.resolve("mvnw").toString(),
                    "-B",
                    "-q",
                    "-Dmaven.test.skip=true",
                    "-am",
                    "-pl",
                    String.join(
                            ",",
                            Arrays.stream(Service.values()).map(Service::module).toList()),
                    "package");
            Files.createFile(done);
        }
        shareTools(checkout);
        return checkout;
    }

    /** PostgreSQL and RabbitMQ are the same for both. */
    private static void shareTools(Path checkout) throws IOException {
        Path tools = checkout.resolve(".minga/tools");
        if (!Files.exists(tools)) {
            Files.createDirectories(tools.getParent());
            Files.createSymbolicLink(tools, Files.createDirectories(World.root().resolve(".minga/tools")));
        }
    }

    private static void run(int minutes, Path folder, String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(FOLDER, "build", ".log");
        List<String> all = new ArrayList<>(Arrays.asList(command));
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", all) + " failed:\n" + Files.readString(log));
        }
        Files.delete(log);
    }
}
