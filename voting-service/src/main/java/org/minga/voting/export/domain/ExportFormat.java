package org.minga.voting.export.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.ballot.BallotOption;

/** A format that a contest can be written in. */
public enum ExportFormat {
    /** Cast vote records as rows. */
    CVR_CSV("cvr.csv", "text/csv;charset=UTF-8"),
    /** Cast vote records as JSON. */
    CVR_JSON("cvr.json", "application/json"),
    /** Rankings as programs for single transferable vote take them. */
    BLT("blt", "text/plain;charset=UTF-8"),
    /** Participatory budgets as in the Pabulib library. */
    PB("pb", "text/plain;charset=UTF-8");

    private static final Set<BallotKind> RANKINGS = EnumSet.of(BallotKind.ORDINAL, BallotKind.RANKED);
    private static final Set<BallotKind> BUDGET_BALLOTS =
            EnumSet.of(BallotKind.SINGLE, BallotKind.APPROVAL, BallotKind.CUMULATIVE, BallotKind.ORDINAL);

    private final String label;
    private final String mediaType;

    ExportFormat(String label, String mediaType) {
        this.label = label;
        this.mediaType = mediaType;
    }

    public static Optional<ExportFormat> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(label))
                .findFirst();
    }

    /** How the format is called in addresses, and how its files end. */
    public String label() {
        return label;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Why a contest can't be written in this format, one sentence for people; empty if it can as far as its rules go. */
    public Optional<String> misfit(ContestRules rules, List<BallotOption> options) {
        BallotKind kind = rules.ballot().kind();
        return switch (this) {
            case CVR_CSV, CVR_JSON -> Optional.empty();
            case BLT ->
                RANKINGS.contains(kind)
                        ? Optional.empty()
                        : Optional.of(
                                "A .blt file holds rankings; the ballots of this contest are " + kind.label() + ".");
            case PB -> budgetMisfit(rules, kind, options);
        };
    }

    private static Optional<String> budgetMisfit(ContestRules rules, BallotKind kind, List<BallotOption> options) {
        if (rules.method().spending().isEmpty()) {
            return Optional.of("A .pb file holds the vote on a budget; this contest has none.");
        }
        if (!BUDGET_BALLOTS.contains(kind)) {
            return Optional.of("A .pb file has no " + kind.label() + " ballots.");
        }
        // Commas separate the options of a vote.
        return options.stream()
                .map(BallotOption::code)
                .filter(code -> code.indexOf(',') >= 0)
                .findFirst()
                .map(code -> "A .pb file has no option whose code holds a comma, as " + code + " does.");
    }
}
