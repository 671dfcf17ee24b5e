package org.minga.local.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which expectations about one data file count, as {@code scope.json} says: those named {@code in}, unless they are
 * named {@code out}, for all files or for this one. A name may hold {@code *}; what follows it in brackets or after
 * "where" is a remark.
 */
final class Scope {

    private static final Pattern REMARK = Pattern.compile(" (?:\\(|where ).*");

    private final List<Pattern> in;
    private final List<Pattern> out;

    private Scope(List<Pattern> in, List<Pattern> out) {
        this.in = in;
        this.out = out;
    }

    /**
     * @param all the whole of {@code scope.json}
     * @param section the folder of the expectation ({@code pb}), or its file name where it is in none
     * @param file the name of the expectation without {@code .json}
     */
    static Scope of(JsonNode all, String section, String file) {
        JsonNode here = all.path(section);
        JsonNode out = here.path("out");
        List<String> outside = new ArrayList<>(texts(out.path("per file").path(file)));
        out.fieldNames().forEachRemaining(outside::add);
        return new Scope(patterns(texts(here.path("in")), file), patterns(outside, file));
    }

    /** Whether an expectation counts that goes by these names, the most general first. */
    boolean counts(String... names) {
        return matches(in, names) && !matches(out, names);
    }

    private static boolean matches(List<Pattern> patterns, String... names) {
        return Stream.of(names)
                .anyMatch(name ->
                        patterns.stream().anyMatch(one -> one.matcher(name).matches()));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static List<Pattern> patterns(List<String> names, String file) {
        return names.stream()
                // "a, b" in one name are two names.
                .flatMap(name -> Stream.of(REMARK.matcher(name).replaceFirst("").split(", ")))
                .map(name -> name.equals("all") || name.equals(file + ": all") ? "*" : name)
                .map(Scope::pattern)
                .toList();
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(
                Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
