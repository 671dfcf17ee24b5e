package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds our counts against a folder of trusted results. */
public final class Conformance {

    private static final String SCOPE = "scope.json";

    /** Members of an expectation, at any depth, that name a file below the folder of data. */
    private static final Set<String> NAMES_OF_FILES = Set.of("file", "config");

    /** By the {@code kind} of an expectation, or its folder where it has none, or its file name outside any. */
    private static final Map<String, List<Examiner>> EXAMINERS = Map.ofEntries(
            Map.entry("participatory-budget", List.of(new PabulibExaminer())),
            Map.entry("ranked", List.of(new RankedExaminer(), new InstantRunoffExaminer())),
            Map.entry("rcv", List.of(new RctabExaminer())),
            Map.entry("stv", List.of(new StvExaminer())),
            Map.entry("majority-judgment", List.of(new MajorityJudgmentExaminer())),
            Map.entry("pairwise", List.of(new PairwiseExaminer())),
            Map.entry("vectors.json", List.of(new VectorsExaminer())));

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
     * Compares everything and prints a line for each mismatch, how much was compared, and the sums last.
     *
     * @param folder holds {@code expected} and {@code data}
     * @return whether something was compared, and all of it agreed
     * @throws IOException if {@code scope.json} cannot be read
     */
    public static boolean run(Path folder, PrintStream out) throws IOException {
        Conformance conformance = new Conformance(folder, out);
        long start = System.nanoTime();
        int files = conformance.run();
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        out.printf(
                Locale.ROOT,
                "%,d values compared in %,d files in %d.%d s%n",
                conformance.report.compared(),
                files,
                milliseconds / 1000,
                milliseconds % 1000 / 100);
        out.println(conformance.report);
        return conformance.report.failed() == 0 && conformance.report.passed() > 0;
    }

    private int run() throws IOException {
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
        return files.size();
    }

    private void examine(Path file, JsonNode allScopes) {
        String name = expected.relativize(file).toString().replace('\\', '/');
        Report here = report.in(name);
        try {
            JsonNode expectation = mapper.readTree(file.toFile());
            Set<String> missing = new TreeSet<>();
            missingFiles(expectation, data.resolve(name).resolveSibling(""), missing);
            if (missing.isEmpty()) {
                examine(name, expectation, allScopes, here);
            } else {
                here.fail("file", "there is no " + String.join(", no ", missing) + " in " + data);
            }
        } catch (IOException e) {
            here.fail("file", "cannot be read: " + e.getMessage());
        } catch (RuntimeException e) {
            // One expectation that breaks off must not keep the others from being compared.
            here.fail("count", "broke off: " + e);
        }
    }

    private void examine(String name, JsonNode expectation, JsonNode allScopes, Report here) throws IOException {
        int slash = name.indexOf('/');
        String section = slash < 0 ? name : name.substring(0, slash);
        String base = name.substring(slash + 1).replace(".json", "");
        if (expectation instanceof ObjectNode node && slash >= 0 && !node.has("file")) {
            dataFile(section, base).ifPresent(found -> node.put("file", found));
        }
        Scope scope = Scope.of(allScopes, section, base);
        String kind = expectation.path("kind").asText(section);
        List<Examiner> examiners = EXAMINERS.getOrDefault(kind, List.of());
        if (examiners.isEmpty()) {
            here.fail("kind", "there is nothing to compare '" + kind + "' with");
        }
        long before = report.seen();
        for (Examiner examiner : examiners) {
            examiner.examine(expectation, scope, data, here);
        }
        if (!examiners.isEmpty() && report.seen() == before) {
            here.fail("values", "nothing in this expectation was compared");
        }
    }

    /** Data files that an expectation names and that are neither there nor in the folder of its own kind. */
    private void missingFiles(JsonNode expectation, Path ofKind, Set<String> missing) {
        for (Map.Entry<String, JsonNode> member : expectation.properties()) {
            JsonNode value = member.getValue();
            if (NAMES_OF_FILES.contains(member.getKey()) && value.isTextual()) {
                String file = value.asText();
                if (!Files.isRegularFile(data.resolve(file)) && !Files.isRegularFile(ofKind.resolve(file))) {
                    missing.add(file);
                }
            } else {
                missingFiles(value, ofKind, missing);
            }
        }
    }

    /** The data file that goes by the name of an expectation which does not say what file it is about. */
    private Optional<String> dataFile(String section, String base) throws IOException {
        Path folder = data.resolve(section);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(base + "."))
                    .map(file -> data.relativize(file).toString())
                    .min(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        }
    }
}
