package org.minga.voting.contest.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.TieRule;
import org.minga.tally.methods.ballot.BallotOption;

/** Reads what puts equals in order. Whether a given order names all options, the rules say. */
final class TiesReader {
    private static final int MAX_SEED = 1_000;
    private static final String CODE = TieRule.CODE_ASCENDING.label();
    private static final String LOT = "lot";
    private static final String GIVEN = "given_order";

    private final List<Fault> faults;

    TiesReader(List<Fault> faults) {
        this.faults = faults;
    }

    Optional<TieRule> read(@Nullable Object draft) {
        return switch (draft) {
            case null -> Optional.of(TieRule.CODE_ASCENDING);
            case String label when label.equals(CODE) -> Optional.of(TieRule.CODE_ASCENDING);
            case String label
            when label.equals(LOT) -> refused("/ties", "missing", "A lot needs an object with its seed.");
            case String label
            when label.equals(GIVEN) -> refused("/ties", "missing", "A given order needs an object with its order.");
            case String label -> unknown("/ties");
            case Map<?, ?> members -> rule(members);
            default -> refused("/ties", "wrong_type", "This must be a text or an object.");
        };
    }

    private Optional<TieRule> rule(Map<?, ?> members) {
        return switch (members.get("rule")) {
            case null -> refused("/ties/rule", "missing", "This is needed.");
            case String label
            when label.equals(CODE) -> only(members, "rule") ? Optional.of(TieRule.CODE_ASCENDING) : Optional.empty();
            case String label when label.equals(LOT) -> lot(members);
            case String label when label.equals(GIVEN) -> given(members);
            default -> unknown("/ties/rule");
        };
    }

    private Optional<TieRule> lot(Map<?, ?> members) {
        boolean alone = only(members, "seed");
        return switch (members.get("seed")) {
            case null -> refused("/ties/seed", "missing", "This is needed.");
            case String seed
            when seed.isBlank() || seed.length() > MAX_SEED ->
                refused("/ties/seed", "out_of_range", "A seed has 1 to " + MAX_SEED + " characters and is not blank.");
            case String seed -> alone ? Optional.of(new TieRule.Lot(seed)) : Optional.empty();
            default -> refused("/ties/seed", "wrong_type", "This must be a text.");
        };
    }

    private Optional<TieRule> given(Map<?, ?> members) {
        boolean alone = only(members, "order");
        return switch (members.get("order")) {
            case null -> refused("/ties/order", "missing", "This is needed.");
            case List<?> items
            when items.size() > BallotOption.MAX_OPTIONS ->
                refused("/ties/order", "out_of_range", "There are at most " + BallotOption.MAX_OPTIONS + " options.");
            case List<?> items -> alone ? order(items) : Optional.empty();
            default -> refused("/ties/order", "wrong_type", "This must be a list of option codes.");
        };
    }

    private Optional<TieRule> order(List<?> items) {
        int before = faults.size();
        List<String> codes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size() && faults.size() < DraftCheck.MANY_FAULTS; i++) {
            String path = "/ties/order/" + i;
            if (!(items.get(i) instanceof String code)) {
                faults.add(new Fault(path, "wrong_type", "This must be the code of an option."));
            } else if (!seen.add(code)) {
                faults.add(new Fault(path, "duplicate_option", "An option stands in the order once."));
            } else {
                codes.add(code);
            }
        }
        return faults.size() > before ? Optional.empty() : Optional.of(new TieRule.GivenOrder(codes));
    }

    private boolean only(Map<?, ?> members, String input) {
        for (Object name : members.keySet()) {
            if (!name.equals("rule") && !name.equals(input)) {
                faults.add(new Fault(
                        "/ties/" + Pointers.escaped(String.valueOf(name)),
                        "unknown_field",
                        "The rule has no such field."));
                return false;
            }
        }
        return true;
    }

    private Optional<TieRule> unknown(String path) {
        return refused(path, "unknown_value", "Known are: " + String.join(", ", CODE, LOT, GIVEN) + ".");
    }

    private Optional<TieRule> refused(String path, String code, String detail) {
        faults.add(new Fault(path, code, detail));
        return Optional.empty();
    }
}
