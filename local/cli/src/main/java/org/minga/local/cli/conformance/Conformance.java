package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Holds our counts against a folder of trusted results. */
public final class Conformance {

    private static final String SCOPE = "scope.json";

    /** By the {@code kind} of an expectation, or by its file name where it has none. */
    private static final Map<String, List<Examiner>> EXAMINERS = Map.of();

    private final Path expected;
    private final Path data;
    private final Report report;
    private final ObjectMapper mapper = new ObjectMapper();

    private Conformance(Path folder, PrintStream out) {
        this.expected = folder.resolve("expected");
        this.data = folder.resolve("data");
        this.report = new Report(out);
    }

    /**
     * Compares everything and prints a line for each mismatch, and the sums last.
     *
     * @param folder holds {@code expected} and {@code data}
     * @return whether something was compared, and all of it agreed
     * @throws IOException if a file of expectations cannot be read
     */
    public static boolean run(Path folder, PrintStream out) throws IOException {
        Conformance conformance = new Conformance(folder, out);
        conformance.run();
        out.println(conformance.report);
        return conformance.report.failed() == 0 && conformance.report.passed() > 0;
    }

    private void run() throws IOException {
        JsonNode scope = mapper.readTree(expected.resolve(SCOPE).toFile());
        List<Path> files;
        try (Stream<Path> found = Files.walk(expected)) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.equals(expected.resolve(SCOPE)))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            examine(file, scope);
        }
    }

    private void examine(Path file, JsonNode allScopes) throws IOException {
        String name = expected.relativize(file).toString();
        Report here = report.in(name);
        JsonNode expectation = mapper.readTree(file.toFile());
        int slash = name.indexOf('/');
        String section = slash < 0 ? name : name.substring(0, slash);
        String base = name.substring(slash + 1).replace(".json", "");
        Scope scope = Scope.of(allScopes, section, base);
        List<Examiner> examiners =
                EXAMINERS.getOrDefault(expectation.path("kind").asText(name), List.of());
        if (examiners.isEmpty()) {
            here.fail("kind", "there is nothing to compare " + expectation.path("kind") + " with");
        }
        for (Examiner examiner : examiners) {
            examiner.examine(expectation, scope, data, here);
        }
    }
}
