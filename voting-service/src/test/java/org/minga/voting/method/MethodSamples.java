package org.minga.voting.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minga.tally.methods.MethodDescription;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.ballot.BallotKind;

/** What any method can be tried with, whichever it is: found out from its description. */
final class MethodSamples {
    private MethodSamples() {}

    /**
     * Ballots of one kind for options A, B and C.
     *
     * @param rules what a ballot may hold
     * @param invalid breaks these rules at {@code pointer}
     */
    record Ballots(
            Map<String, Object> rules, List<Map<String, Object>> valid, Map<String, Object> invalid, String pointer) {}

    static Map<String, Object> options() {
        List<Map<String, Object>> list = new ArrayList<>();
        List.of("A", "B", "C")
                .forEach(code -> list.add(Map.of(
                        "code", code, "title", "Option " + code, "cost", Map.of("amount", 40, "currency", "EUR"))));
        return Map.of("from", "given", "list", list);
    }

    /** The method with what has to be given, and everything else at its standard. */
    static Map<String, Object> method(MethodDescription method) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("id", method.standard().method().name());
        for (MethodParameters.Description one : MethodParameters.of(method.standard())) {
            if (one.standard() == null) {
                draft.put(
                        one.name(),
                        switch (one.type()) {
                            case WHOLE, FRACTION -> Math.max(1, one.min());
                            case FLAG -> true;
                            case CHOICE -> one.choices().getFirst().label();
                            case MONEY -> Map.of("amount", 100, "currency", "EUR");
                            case WHOLES -> List.of(3, 2, 1);
                            case TEXT, TEXTS -> throw new AssertionError(method + " needs a sample of " + one);
                        });
            }
        }
        return draft;
    }

    /** Of ballots that could suit, those to be tried first stand first. */
    static List<Ballots> ballots(BallotKind kind) {
        return switch (kind) {
            case SINGLE ->
                List.of(new Ballots(
                        Map.of("kind", "single"),
                        List.of(selections("A"), selections("B"), selections("A"), selections("C")),
                        selections("X"),
                        "/selections/0"));
            case APPROVAL ->
                List.of(new Ballots(
                        Map.of("kind", "approval", "max", 2),
                        List.of(selections("A", "B"), selections("B"), selections("C", "A"), selections("C")),
                        selections("A", "B", "C"),
                        "/selections"));
            case CUMULATIVE ->
                List.of(new Ballots(
                        Map.of("kind", "cumulative", "points", 10),
                        List.of(
                                Map.of("points", Map.of("A", 6, "B", 4)),
                                Map.of("points", Map.of("B", 10)),
                                Map.of("points", Map.of("C", 1)),
                                Map.of("points", Map.of("A", 3, "B", 3, "C", 4))),
                        Map.of("points", Map.of("A", 9, "B", 9)),
                        "/points"));
            case ORDINAL ->
                List.of(new Ballots(
                        Map.of("kind", "ordinal", "max", 3),
                        List.of(ranking("A", "B"), ranking("B", "C", "A"), ranking("C"), ranking("A", "C", "B")),
                        ranking("A", "A"),
                        "/ranking/1"));
            case RANKED -> List.of(ranked("equal_ranks"), ranked("strict"), ranked("as_marked"));
            case SCORED -> {
                List<Ballots> samples = new ArrayList<>();
                for (int best = 5; best <= 10; best++) {
                    samples.add(scored(best));
                }
                for (int best = 4; best >= 1; best--) {
                    samples.add(scored(best));
                }
                yield samples;
            }
            case QUADRATIC ->
                List.of(new Ballots(
                        Map.of("kind", "quadratic", "credits", 100, "negative", true),
                        List.of(
                                Map.of("weights", Map.of("A", 6, "B", 8)),
                                Map.of("weights", Map.of("B", -10)),
                                Map.of("weights", Map.of("C", 3, "A", 1)),
                                Map.of("weights", Map.of("C", 1))),
                        Map.of("weights", Map.of("A", 10, "C", 1)),
                        "/weights"));
            case PAIRWISE ->
                List.of(new Ballots(
                        Map.of("kind", "pairwise", "pairs", "free"),
                        List.of(
                                choices("A", "B", "C", "B"),
                                choices("B", "C"),
                                choices("A", "C", "A", "B", "B", "C"),
                                choices("C", "A")),
                        choices("A", "A"),
                        "/choices/0"));
        };
    }

    private static Ballots ranked(String marking) {
        return new Ballots(
                Map.of("kind", "ranked", "max", 3, "marking", marking),
                List.of(ranks("A", "B"), ranks("B", "C", "A"), ranks("C"), ranks("A", "C", "B")),
                ranks("A", "X"),
                "/ranks/1/0");
    }

    private static Ballots scored(int best) {
        return new Ballots(
                Map.of("kind", "scored", "maxScore", best),
                List.of(
                        Map.of("scores", Map.of("A", best, "B", 0, "C", 1)),
                        Map.of("scores", Map.of("B", best)),
                        Map.of("scores", Map.of("C", 1, "A", 1)),
                        Map.of("scores", Map.of("A", 0, "B", 1, "C", best))),
                Map.of("scores", Map.of("A", best + 1)),
                "/scores/A");
    }

    private static Map<String, Object> selections(String... codes) {
        return Map.of("selections", List.of(codes));
    }

    private static Map<String, Object> ranking(String... codes) {
        return Map.of("ranking", List.of(codes));
    }

    private static Map<String, Object> ranks(String... codes) {
        return Map.of("ranks", List.of(codes).stream().map(List::of).toList());
    }

    private static Map<String, Object> choices(String... codes) {
        List<Map<String, Object>> choices = new ArrayList<>();
        for (int i = 0; i < codes.length; i += 2) {
            choices.add(Map.of("winner", codes[i], "loser", codes[i + 1]));
        }
        return Map.of("choices", choices);
    }
}
