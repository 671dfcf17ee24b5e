package org.minga.tally.formats.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.Round.Move;

/** Tells a stage of a count in which votes move: how it stands, and what is done about it. */
final class StageText {

    private final Names names;
    private final TieText ties;
    private final Page page;

    StageText(Names names, TieText ties, Page page) {
        this.names = names;
        this.ties = ties;
        this.page = page;
    }

    void tell(Round.Stage stage) {
        page.paragraph(("Round " + stage.number() + ". " + needed(stage) + inactive(stage)).strip());
        standings(stage);
        List<String> sentences = new ArrayList<>();
        Set<String> moved = new HashSet<>();
        for (Move move : stage.moves()) {
            String lead = sentences.isEmpty() ? nobody(stage) : "";
            sentences.add(lead + sentence(move, stage, moved) + ties.after(move.tie()));
            moved.add(move.option());
        }
        if (sentences.isEmpty()) {
            sentences.add("Nothing changes in this round.");
        }
        page.items(sentences);
    }

    private static String needed(Round.Stage stage) {
        Rational threshold = stage.threshold();
        return threshold == null ? "" : Figures.count(threshold, "vote") + " would elect. ";
    }

    private static String inactive(Round.Stage stage) {
        List<String> parts = new ArrayList<>();
        stage.inactive().forEach((reason, votes) -> {
            if (votes.signum() != 0) {
                parts.add(Figures.number(votes) + " (" + reason(reason) + ")");
            }
        });
        return parts.isEmpty() ? "" : "Counting for nobody: " + Figures.list(parts) + ".";
    }

    private static String reason(String label) {
        return label.replace('_', ' ');
    }

    /** The tallies, best first: a table, or in plain text a line, since there may be many stages. */
    private void standings(Round.Stage stage) {
        List<String> order = best(stage.tallies());
        if (page.prefersTables()) {
            List<List<String>> rows = new ArrayList<>();
            for (String code : order) {
                rows.add(List.of(names.of(code), votes(stage, code)));
            }
            page.table(1, List.of("Option", "Votes"), rows);
        } else {
            List<String> parts = order.stream()
                    .map(code -> names.of(code) + " " + votes(stage, code))
                    .toList();
            page.items(List.of("Votes: " + (parts.isEmpty() ? "nobody is left" : String.join(", ", parts)) + "."));
        }
    }

    private static String votes(Round.Stage stage, String code) {
        return Figures.number(stage.tallies().getOrDefault(code, Rational.ZERO));
    }

    private static List<String> best(SortedMap<String, Rational> numbers) {
        Comparator<Map.Entry<String, Rational>> byNumber =
                Comparator.comparing(Map.Entry<String, Rational>::getValue).reversed();
        return numbers.entrySet().stream()
                .sorted(byNumber.thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String nobody(Round.Stage stage) {
        Rational threshold = stage.threshold();
        if (threshold == null || stage.tallies().values().stream().anyMatch(votes -> votes.compareTo(threshold) >= 0)) {
            return "";
        }
        return "Nobody has " + Figures.count(threshold, "vote") + ". ";
    }

    private String sentence(Move move, Round.Stage stage, Set<String> moved) {
        String name = names.of(move.option());
        Rational votes = stage.tallies().get(move.option());
        String has = votes == null ? "" : " (" + Figures.number(votes) + ")";
        return switch (move.kind()) {
            case ELECTED -> name + elected(votes, stage.threshold()) + transfers(move, "");
            case PLACED -> name + has + " takes the next place" + transfers(move, "");
            case SURPLUS_TRANSFERRED -> name + has + " has more than is needed, and passes it on" + transfers(move, "");
            case ELIMINATED ->
                name + (fewest(move, stage, moved) ? " has the fewest votes" + has + " and" : has) + " is eliminated"
                        + transfers(move, " and no vote goes on");
        };
    }

    private static String elected(@Nullable Rational votes, @Nullable Rational threshold) {
        if (votes == null) {
            return " is elected";
        }
        String figure = " is elected with " + Figures.count(votes, "vote");
        return threshold != null && votes.compareTo(threshold) < 0
                ? figure + ", without reaching the threshold, as one of the last who are left"
                : figure;
    }

    /** Whether nobody who stays has fewer votes. */
    private static boolean fewest(Move move, Round.Stage stage, Set<String> moved) {
        Rational votes = stage.tallies().get(move.option());
        return votes != null
                && stage.tallies().entrySet().stream()
                        .filter(other -> !moved.contains(other.getKey()))
                        .allMatch(other -> other.getValue().compareTo(votes) >= 0);
    }

    private String transfers(Move move, String none) {
        List<String> parts = new ArrayList<>();
        for (String code : best(move.transfers())) {
            Rational gain = move.transfers().getOrDefault(code, Rational.ZERO);
            if (gain.signum() != 0) {
                parts.add(Figures.number(gain) + " to " + names.of(code));
            }
        }
        List<String> lost = new ArrayList<>();
        move.lost().forEach((reason, votes) -> {
            if (votes.signum() != 0) {
                lost.add(Figures.number(votes) + " (" + reason(reason) + ")");
            }
        });
        String gains = parts.isEmpty() ? none : ": " + Figures.list(parts);
        String losses = lost.isEmpty() ? "" : "; " + Figures.list(lost) + " count for nobody from now on";
        return gains + losses + ".";
    }
}
