package org.minga.tally.formats.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.Tie;
import org.minga.tally.methods.TieRule;

/** Tells ties: who was level, what put them in order, whether it mattered. */
final class TieText {

    private final TieRule last;
    private final Names names;
    private final Page page;

    TieText(TieRule last, Names names, Page page) {
        this.last = last;
        this.names = names;
        this.page = page;
    }

    /** A sentence or two with a blank before them; empty without a tie. */
    String after(@Nullable Tie tie) {
        return tie == null ? "" : " " + of(tie);
    }

    String of(Tie tie) {
        String level = "Tie: " + Figures.list(names.of(tie.options())) + " are level; ";
        // Where several rules were needed, they stand in the order of their use.
        String rules = Stream.of(tie.rule().split("\\+")).map(this::rule).collect(Collectors.joining(", then "));
        String decided = rules + " puts them in this order, favoured first. ";
        String weight = tie.decisive()
                ? "Another order could have meant other winners."
                : "Any other order would have given the same winners.";
        return level + decided + weight;
    }

    /** The rule with its input, which for the contest's own rule stands in the rules. */
    private String rule(String label) {
        if (!label.equals(last.label())) {
            return "the rule “" + label.replace('_', ' ') + "”";
        }
        return switch (last) {
            case TieRule.CodeAscending code -> "the alphabetical order of their codes";
            case TieRule.GivenOrder given -> "the order given in the rules";
            case TieRule.Lot lot -> "the lot drawn with the seed “" + page.safe(lot.seed()) + "”";
        };
    }
}
