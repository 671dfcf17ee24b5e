package org.minga.tally.formats.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minga.tally.formats.election.Currencies;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.Result;
import org.minga.tally.methods.Tally;
import org.minga.tally.methods.Winner;

/**
 * A count, explained to a person: by what rules, round by round, with what result. Exact numbers stand as they are; a
 * number with ≈ was rounded for reading only.
 */
public final class TallyText {

    private final ContestRules rules;
    private final Tally tally;
    private final Names names;
    private final Page page;

    private TallyText(ContestRules rules, Map<String, String> names, Tally tally, Page page) {
        this.rules = rules;
        this.tally = tally;
        this.names = new Names(tally.result().supporters().keySet(), names, page);
        this.page = page;
    }

    /**
     * Plain text in lines of about 100 characters.
     *
     * @param title of the contest; left out if empty
     * @param rules by which it was counted
     * @param names what options are called, by code; an option without a name is called by its code
     * @param notes on how the ballots were read, one sentence each
     */
    public static String plain(
            String title, ContestRules rules, Map<String, String> names, Tally tally, List<String> notes) {
        return new TallyText(rules, names, tally, new PlainPage()).write(title, notes);
    }

    /** Markdown, with what comes from outside escaped. Parameters as {@link #plain}. */
    public static String markdown(
            String title, ContestRules rules, Map<String, String> names, Tally tally, List<String> notes) {
        return new TallyText(rules, names, tally, new MarkdownPage()).write(title, notes);
    }

    private String write(String title, List<String> notes) {
        String safeTitle = page.safe(title);
        if (!safeTitle.isEmpty()) {
            page.title(safeTitle);
        }
        page.heading("Rules");
        page.items(RulesText.sentences(rules).stream().map(page::safe).toList());
        notes.forEach(note -> page.paragraph("Note: " + page.safe(note)));
        page.heading("Count");
        page.paragraph(Figures.count(tally.result().ballots(), "ballot")
                + (tally.result().ballots() == 1 ? " was" : " were") + " counted.");
        if (tally.rounds().isEmpty()) {
            page.paragraph("There was nothing to decide.");
        }
        new RoundsText(rules, names, page).tell(tally.rounds());
        page.heading("Result");
        winners(tally.result());
        ranking(tally.result());
        return page.toString();
    }

    private void winners(Result result) {
        List<Winner> winners = result.winners();
        if (winners.isEmpty()) {
            page.paragraph("Nobody wins.");
            return;
        }
        boolean costs = rules.method().spending().isPresent();
        boolean scores = winners.stream().allMatch(winner -> winner.score() != null);
        String currency = rules.method().spending().map(Money::currency).orElse(Currencies.NONE);
        List<String> head = new ArrayList<>(List.of("Winner"));
        addIf(scores, head, "Score");
        addIf(costs, head, "Cost");
        List<List<String>> rows = new ArrayList<>();
        for (Winner winner : winners) {
            List<String> row = new ArrayList<>(List.of(names.of(winner.option())));
            Rational score = winner.score();
            Long cost = winner.cost();
            addIf(scores, row, score == null ? "" : Figures.number(score));
            addIf(costs, row, cost == null ? "" : Figures.money(cost, currency));
            rows.add(row);
        }
        page.table(1, head, rows);
        rules.method().spending().ifPresent(budget -> spent(winners, budget));
    }

    private void spent(List<Winner> winners, Money budget) {
        Rational spent = winners.stream()
                .map(Winner::cost)
                .filter(Objects::nonNull)
                .map(Rational::of)
                .reduce(Rational.ZERO, Rational::plus);
        page.paragraph(Figures.money(spent, budget.currency()) + " of " + Figures.money(budget) + " are spent.");
    }

    private void ranking(Result result) {
        if (result.ranking().isEmpty()) {
            return;
        }
        page.paragraph("All options, best first; those with the same rank are level.");
        boolean scores = !result.scores().isEmpty();
        List<String> head = new ArrayList<>(List.of("Rank", "Option"));
        addIf(scores, head, "Score");
        head.add("Ballots that name it");
        List<List<String>> rows = new ArrayList<>();
        for (List<String> level : result.ranking()) {
            String rank = String.valueOf(rows.size() + 1);
            for (String code : level) {
                List<String> row = new ArrayList<>(List.of(rank, names.of(code)));
                addIf(scores, row, Figures.number(result.scores().getOrDefault(code, Rational.ZERO)));
                row.add(Figures.number(result.supporters().getOrDefault(code, 0L)));
                rows.add(row);
            }
        }
        page.table(2, head, rows);
    }

    private static void addIf(boolean wanted, List<String> row, String cell) {
        if (wanted) {
            row.add(cell);
        }
    }
}
