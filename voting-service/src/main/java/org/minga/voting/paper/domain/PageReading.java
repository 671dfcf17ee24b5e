package org.minga.voting.paper.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.voting.ballot.domain.BallotDecision;
import org.minga.voting.ballot.domain.BallotForm;
import org.minga.voting.contest.domain.Fault;

/** What reading a page came to. */
public sealed interface PageReading {
    int MAX_BALLOTS = 2_000;
    int MAX_REF = 64;
    /** A page of nonsense must not make us write a book about it. */
    int MAX_FAULTS = 100;

    /** Every ballot of the page is valid. */
    record Valid(List<PaperBallot> ballots) implements PageReading {
        public Valid {
            ballots = List.copyOf(ballots);
        }
    }

    /** The first {@value PageReading#MAX_FAULTS} things that are wrong with the page. */
    record Invalid(List<Fault> faults) implements PageReading {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A valid ballot of the page.
     *
     * @param ballot in canonical form
     */
    record PaperBallot(@Nullable String ref, Ballot ballot) {}

    static PageReading of(@Nullable List<@Nullable PaperBallotDraft> drafts, BallotForm form) {
        if (drafts == null || drafts.isEmpty() || drafts.size() > MAX_BALLOTS) {
            return new Invalid(
                    List.of(new Fault("/ballots", "out_of_range", "A page holds 1 to " + MAX_BALLOTS + " ballots.")));
        }
        List<PaperBallot> ballots = new ArrayList<>(drafts.size());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < drafts.size() && faults.size() < MAX_FAULTS; i++) {
            read("/ballots/" + i, drafts.get(i), form, ballots, faults);
        }
        return faults.isEmpty()
                ? new Valid(ballots)
                : new Invalid(faults.subList(0, Math.min(faults.size(), MAX_FAULTS)));
    }

    private static void read(
            String path,
            @Nullable PaperBallotDraft draft,
            BallotForm form,
            List<PaperBallot> ballots,
            List<Fault> faults) {
        if (draft == null) {
            faults.add(new Fault(path, "missing", "This is needed."));
            return;
        }
        String ref = draft.ref();
        if (ref != null
                && (ref.isBlank() || ref.length() > MAX_REF || ref.chars().anyMatch(Character::isISOControl))) {
            faults.add(new Fault(
                    path + "/ref", "bad_ref", "A ref has 1 to " + MAX_REF + " characters, no control characters."));
        }
        switch (form.readPaper(draft.content())) {
            case BallotDecision.Valid valid -> ballots.add(new PaperBallot(ref, valid.ballot()));
            case BallotDecision.Invalid invalid ->
                invalid.faults()
                        .forEach(fault -> faults.add(new Fault(path + fault.pointer(), fault.code(), fault.detail())));
        }
    }
}
