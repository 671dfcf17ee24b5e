package org.minga.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds words of the domain in technical code, also inside of names such as `countBallots`. */
final class DomainWords {

    private static final Set<String> WORDS = Set.of(
            "campaign",
            "submission",
            "ballot",
            "contest",
            "vote",
            "voter",
            "voting",
            "reward",
            "organisation",
            "organiser",
            "organization",
            "participant",
            "phase",
            "outcome",
            "rulebook",
            "tally",
            "electorate",
            "badge",
            "award",
            "moderator",
            "moderation",
            "election",
            "elector",
            "leaderboard",
            "submitter");

    /**
     * The envelope of an event carries two of the words as attributes (design, part 5): where it is made, read and stored
     * they are allowed. The rules of the rooms name the one library that all services share.
     */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "data/src/main/java/org/minga/platform/data/", Set.of("organisation", "campaign"),
            "data/src/main/resources/db/platform/", Set.of("organisation", "campaign"),
            "testkit/src/main/java/org/minga/platform/testkit/", Set.of("organisation", "campaign"),
            "testkit/src/main/java/org/minga/platform/testkit/ArchitectureRules.java", Set.of("tally"));

    private static final Pattern NOT_A_LETTER = Pattern.compile("[^A-Za-z]+");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private DomainWords() {}

    /** Each use as `file:line word`; the sources of all modules below `platform`. */
    static List<String> under(Path platform) {
        List<String> uses = new ArrayList<>();
        try (Stream<Path> files = Files.walk(platform)) {
            for (Path file : files.filter(DomainWords::isSource).sorted().toList()) {
                String name = platform.relativize(file).toString().replace('\\', '/');
                uses.addAll(in(name, Files.readAllLines(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return uses;
    }

    static List<String> in(String name, List<String> lines) {
        Set<String> allowed = ALLOWED.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.toSet());
        List<String> uses = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (String word : words(lines.get(i))) {
                if (WORDS.contains(word) && !allowed.contains(word)) {
                    uses.add(name + ":" + (i + 1) + " " + word);
                }
            }
        }
        return uses;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String run : NOT_A_LETTER.split(line)) {
            for (String part : HUMP.split(run)) {
                String word = part.toLowerCase(Locale.ROOT);
                words.add(word);
                if (word.endsWith("s")) {
                    words.add(word.substring(0, word.length() - 1));
                }
            }
        }
        return words;
    }

    private static boolean isSource(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.contains("/src/main/") && Files.isRegularFile(file);
    }
}
