package org.minga.voting.ballot.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.voting.contest.domain.Fault;
import org.minga.voting.contest.domain.Pointers;

/** Whether what a kind of ballot consists of is there, whole, and nothing else. */
final class BallotShape {
    /** A hostile ballot must not make us write a book about it. */
    private static final int MAX_FAULTS = 100;

    private static final String OVERVOTE = "overvote";

    private final BallotKind kind;
    private final int options;
    private final boolean paper;
    private final List<Fault> faults;

    /** @param options how many the contest has */
    BallotShape(BallotKind kind, int options, boolean paper, List<Fault> faults) {
        this.kind = kind;
        this.options = options;
        this.paper = paper;
        this.faults = faults;
    }

    /** The ballot, which may still break the rules of the contest; empty if there were faults. */
    Optional<Ballot> read(BallotDraft draft) {
        String own = memberOf(kind);
        members(draft).forEach((name, value) -> {
            if (!name.equals(own) && !isNothing(value)) {
                add("/" + name, "wrong_kind", "This contest takes " + kind.label() + " ballots.");
            }
        });
        return switch (kind) {
            case SINGLE -> codes("/selections", draft.selections(), Ballot.Single::new);
            case APPROVAL -> codes("/selections", draft.selections(), Ballot.Approval::new);
            case ORDINAL -> codes("/ranking", draft.ranking(), Ballot.Ordinal::new);
            case CUMULATIVE -> numbers("/points", draft.points(), Ballot.Cumulative::new);
            case SCORED -> numbers("/scores", draft.scores(), Ballot.Scored::new);
            case QUADRATIC -> numbers("/weights", draft.weights(), Ballot.Quadratic::new);
            case RANKED -> ranks(draft.ranks());
            case PAIRWISE -> choices(draft.choices());
        };
    }

    /** Clients that are generated from the API's document send empty lists for those they were not given. */
    private static boolean isNothing(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Collection<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }

    private static String memberOf(BallotKind kind) {
        return switch (kind) {
            case SINGLE, APPROVAL -> "selections";
            case CUMULATIVE -> "points";
            case ORDINAL -> "ranking";
            case RANKED -> "ranks";
            case SCORED -> "scores";
            case QUADRATIC -> "weights";
            case PAIRWISE -> "choices";
        };
    }

    private static Map<String, @Nullable Object> members(BallotDraft draft) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("selections", draft.selections());
        members.put("points", draft.points());
        members.put("ranking", draft.ranking());
        members.put("ranks", draft.ranks());
        members.put("scores", draft.scores());
        members.put("weights", draft.weights());
        members.put("choices", draft.choices());
        return members;
    }

    private Optional<Ballot> codes(String path, @Nullable List<String> codes, Function<List<String>, Ballot> ballot) {
        if (codes == null) {
            missing(path);
            return Optional.empty();
        }
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) == null) {
                missing(path + "/" + i);
            }
        }
        return ifSound(() -> ballot.apply(codes));
    }

    private Optional<Ballot> numbers(
            String path, @Nullable Map<String, Long> numbers, Function<Map<String, Long>, Ballot> ballot) {
        if (numbers == null) {
            missing(path);
            return Optional.empty();
        }
        numbers.forEach((code, given) -> {
            if (given == null) {
                missing(path + "/" + Pointers.escaped(code));
            }
        });
        return ifSound(() -> ballot.apply(numbers));
    }

    private Optional<Ballot> ranks(@Nullable List<Object> drafts) {
        if (drafts == null) {
            missing("/ranks");
            return Optional.empty();
        }
        List<Ballot.Rank> ranks = new ArrayList<>();
        for (int i = 0; i < drafts.size() && faults.size() < MAX_FAULTS; i++) {
            rank("/ranks/" + i, drafts.get(i), ranks);
        }
        return ifSound(() -> new Ballot.Ranked(ranks));
    }

    private void rank(String path, @Nullable Object draft, List<Ballot.Rank> ranks) {
        switch (draft) {
            case null -> missing(path);
            case String mark when paper && mark.equals(OVERVOTE) -> ranks.add(Ballot.Rank.OVERVOTED);
            case List<?> codes
            when codes.size() > options -> add(path, "too_many_options", "There are only " + options + " options.");
            case List<?> codes -> {
                List<String> shared = new ArrayList<>();
                for (int j = 0; j < codes.size(); j++) {
                    switch (codes.get(j)) {
                        case null -> missing(path + "/" + j);
                        case String code -> shared.add(code);
                        default -> add(path + "/" + j, "wrong_type", "This must be the code of an option.");
                    }
                }
                ranks.add(new Ballot.Rank(shared, false));
            }
            default ->
                add(
                        path,
                        "wrong_type",
                        "A rank is a list of option codes" + (paper ? " or the text " + OVERVOTE + "." : "."));
        }
    }

    private Optional<Ballot> choices(@Nullable List<BallotDraft.ChoiceDraft> drafts) {
        if (drafts == null) {
            missing("/choices");
            return Optional.empty();
        }
        List<Ballot.Choice> choices = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            String path = "/choices/" + i;
            BallotDraft.ChoiceDraft draft = drafts.get(i);
            if (draft == null) {
                missing(path);
                continue;
            }
            String winner = draft.winner();
            String loser = draft.loser();
            if (winner == null) {
                missing(path + "/winner");
            }
            if (loser == null) {
                missing(path + "/loser");
            }
            if (winner != null && loser != null) {
                choices.add(new Ballot.Choice(winner, loser));
            }
        }
        return ifSound(() -> new Ballot.Pairwise(choices));
    }

    private Optional<Ballot> ifSound(Supplier<Ballot> ballot) {
        return faults.isEmpty() ? Optional.of(ballot.get()) : Optional.empty();
    }

    private void missing(String pointer) {
        add(pointer, "missing", "This is needed.");
    }

    private void add(String pointer, String code, String detail) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new Fault(pointer, code, detail));
        }
    }
}
