package org.minga.tally.formats.text;

import java.util.List;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Round;

/** Tells the rounds of a count one after the other, neighbours of one kind together. */
final class RoundsText {

    private final RoundSentences sentences;
    private final RoundTables tables;
    private final StageText stages;
    private final Page page;

    RoundsText(ContestRules rules, Names names, Page page) {
        TieText ties = new TieText(rules.ties(), names, page);
        this.sentences = new RoundSentences(rules, names, ties);
        this.tables = new RoundTables(rules, names, page);
        this.stages = new StageText(names, ties, page);
        this.page = page;
    }

    void tell(List<Round> rounds) {
        int start = 0;
        for (int i = 1; i <= rounds.size(); i++) {
            if (i == rounds.size()
                    || rounds.get(i).getClass() != rounds.get(start).getClass()) {
                tellAlike(rounds.subList(start, i));
                start = i;
            }
        }
    }

    private void tellAlike(List<Round> run) {
        switch (run.getFirst()) {
            case Round.Stage first -> of(run, Round.Stage.class).forEach(stages::tell);
            case Round.Scored first -> of(run, Round.Scored.class).forEach(tables::scored);
            case Round.Compared first -> of(run, Round.Compared.class).forEach(tables::compared);
            case Round.Graded first -> tables.graded(of(run, Round.Graded.class));
            case Round.Duelled first -> tables.duelled(of(run, Round.Duelled.class));
            case Round.Considered first -> {
                List<Round.Considered> steps = of(run, Round.Considered.class);
                if (page.prefersTables()) {
                    tables.considered(steps);
                    notes(steps.stream()
                            .map(step -> sentences.tie(step, step.tie()))
                            .toList());
                } else {
                    page.items(steps.stream().map(sentences::considered).toList());
                }
            }
            case Round.Bought first -> {
                List<Round.Bought> steps = of(run, Round.Bought.class);
                if (page.prefersTables()) {
                    tables.bought(steps);
                    notes(steps.stream()
                            .map(step -> sentences.tie(step, step.tie()))
                            .toList());
                } else {
                    page.items(steps.stream().map(sentences::bought).toList());
                }
            }
            case Round.Elected first ->
                page.items(of(run, Round.Elected.class).stream()
                        .map(sentences::elected)
                        .toList());
            case Round.Unfilled first ->
                page.items(of(run, Round.Unfilled.class).stream()
                        .map(sentences::unfilled)
                        .toList());
            case Round.Locked first ->
                page.items(of(run, Round.Locked.class).stream()
                        .map(sentences::locked)
                        .toList());
            case Round.Ordered first ->
                page.items(of(run, Round.Ordered.class).stream()
                        .map(sentences::ordered)
                        .toList());
            case Round.Qualified first ->
                page.items(of(run, Round.Qualified.class).stream()
                        .map(sentences::qualified)
                        .toList());
            case Round.Runoff first ->
                page.items(of(run, Round.Runoff.class).stream()
                        .map(sentences::runoff)
                        .toList());
            case Round.Endowed first ->
                page.items(of(run, Round.Endowed.class).stream()
                        .map(sentences::endowed)
                        .toList());
        }
    }

    /** What a table has no room for. */
    private void notes(List<String> all) {
        List<String> told = all.stream().filter(note -> !note.isEmpty()).toList();
        if (!told.isEmpty()) {
            page.items(told);
        }
    }

    private static <R extends Round> List<R> of(List<Round> run, Class<R> kind) {
        return run.stream().map(kind::cast).toList();
    }
}
