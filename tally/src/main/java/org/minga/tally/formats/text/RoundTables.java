package org.minga.tally.formats.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minga.tally.formats.election.Currencies;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.ballot.BallotRules;

/** Steps of a count that are told by figures. */
final class RoundTables {

    /** A matrix with more columns than this is told row by row. */
    private static final int WIDEST_MATRIX = 8;

    private final String currency;
    private final long lowestGrade;
    private final Names names;
    private final Page page;

    RoundTables(ContestRules rules, Names names, Page page) {
        this.currency = rules.method().spending().map(Money::currency).orElse(Currencies.NONE);
        this.lowestGrade = rules.ballot() instanceof BallotRules.Scored scored ? scored.minScore() : 0;
        this.names = names;
        this.page = page;
    }

    void scored(Round.Scored round) {
        page.paragraph("Round " + round.number() + ": all options by " + figure(round.figure()) + ".");
        Comparator<Map.Entry<String, Rational>> byScore =
                Comparator.comparing(Map.Entry<String, Rational>::getValue).reversed();
        List<List<String>> rows = round.scores().entrySet().stream()
                .sorted(byScore.thenComparing(Map.Entry::getKey))
                .map(one -> List.of(names.of(one.getKey()), Figures.number(one.getValue())))
                .toList();
        page.table(1, List.of("Option", capital(figure(round.figure()))), rows);
    }

    void compared(Round.Compared round) {
        boolean votes = round.figure().equals("preferred");
        String meaning = votes
                ? "how many ballots prefer the first named to each of the others"
                : figure(round.figure()) + " of the first named against each of the others";
        page.paragraph("Round " + round.number() + ": options two by two; " + meaning + "."
                + (votes ? " " + undefeated(round.rows()) : ""));
        List<String> codes = List.copyOf(round.rows().keySet());
        if (codes.size() > WIDEST_MATRIX) {
            page.items(codes.stream().map(code -> row(code, round)).toList());
            return;
        }
        List<String> head = new ArrayList<>(names.of(codes));
        head.addFirst("");
        List<List<String>> rows = new ArrayList<>();
        for (String code : codes) {
            List<String> row = new ArrayList<>();
            row.add(names.of(code));
            codes.forEach(other -> row.add(cell(round, code, other)));
            rows.add(row);
        }
        page.table(1, head, rows);
    }

    private String row(String code, Round.Compared round) {
        return names.of(code)
                + Objects.requireNonNull(round.rows().get(code)).entrySet().stream()
                        .map(cell -> names.of(cell.getKey()) + " " + Figures.number(cell.getValue()))
                        .collect(Collectors.joining(", ", ": ", "."));
    }

    private static String cell(Round.Compared round, String code, String other) {
        Long number = Objects.requireNonNull(round.rows().get(code)).get(other);
        return number == null ? "" : Figures.number(number);
    }

    private String undefeated(SortedMap<String, SortedMap<String, Long>> rows) {
        return rows.keySet().stream()
                .filter(code -> rows.keySet().stream()
                        .allMatch(other -> other.equals(code) || votes(rows, code, other) > votes(rows, other, code)))
                .findFirst()
                .map(code -> names.of(code) + " beats every other option.")
                .orElse("No option beats every other one.");
    }

    private static long votes(SortedMap<String, SortedMap<String, Long>> rows, String over, String under) {
        return Objects.requireNonNull(rows.get(over)).getOrDefault(under, 0L);
    }

    void graded(List<Round.Graded> rounds) {
        page.paragraph("The ballots of each option by grade, the worst first, and the grade in the middle.");
        int grades = rounds.stream().mapToInt(one -> one.counts().size()).max().orElse(0);
        List<String> head = new ArrayList<>(List.of("Option", "Middle grade"));
        IntStream.range(0, grades).forEach(grade -> head.add("Grade " + (lowestGrade + grade)));
        List<List<String>> rows = new ArrayList<>();
        for (Round.Graded round : rounds) {
            List<String> row = new ArrayList<>();
            row.add(names.of(round.option()));
            row.add(round.median() < 0 ? "none" : String.valueOf(lowestGrade + round.median()));
            IntStream.range(0, grades)
                    .forEach(grade -> row.add(
                            grade < round.counts().size()
                                    ? Figures.number(round.counts().get(grade))
                                    : ""));
            rows.add(row);
        }
        page.table(1, head, rows);
    }

    void duelled(List<Round.Duelled> rounds) {
        page.paragraph("How each option fared in its pairs. The score is the chance of being preferred to another"
                + " option, the interval how sure that is.");
        List<List<String>> rows = rounds.stream()
                .map(one -> List.of(
                        names.of(one.option()),
                        Figures.number(one.wins()),
                        Figures.number(one.losses()),
                        Figures.number(one.score()),
                        Figures.number(one.low()) + " to " + Figures.number(one.high())))
                .toList();
        page.table(1, List.of("Option", "Won", "Lost", "Score", "Interval"), rows);
    }

    void considered(List<Round.Considered> rounds) {
        List<List<String>> rows = rounds.stream()
                .map(one -> List.of(
                        String.valueOf(one.number()),
                        names.of(one.option()),
                        RoundSentences.decision(one.decision()),
                        Figures.number(one.score()),
                        Figures.money(one.cost(), currency),
                        Figures.money(one.budgetLeft(), currency)))
                .toList();
        page.table(3, List.of("Round", "Option", "Decision", "Score", "Cost", "Left before"), rows);
    }

    void bought(List<Round.Bought> rounds) {
        List<List<String>> rows = rounds.stream()
                .map(one -> List.of(
                        String.valueOf(one.number()),
                        names.of(one.option()),
                        Figures.number(one.supporters()),
                        Figures.money(one.cost(), currency),
                        RoundSentences.price(one.price())))
                .toList();
        page.table(2, List.of("Round", "Bought", "Supporters", "Cost", "Price per unit of utility"), rows);
    }

    private static String figure(String label) {
        return label.replace('_', ' ');
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
