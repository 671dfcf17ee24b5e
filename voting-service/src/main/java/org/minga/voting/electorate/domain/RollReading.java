package org.minga.voting.electorate.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minga.voting.contest.domain.Electorate;
import org.minga.voting.contest.domain.Fault;

/** What reading a page of a voter roll came to. */
public sealed interface RollReading {
    int MAX_VOTERS = 10_000;
    int MAX_PERSON_ID = 64;
    /** A page of nonsense must not make us write a book about it. */
    int MAX_FAULTS = 100;

    /** Every voter of the page is well said. */
    record Valid(List<Voter> voters) implements RollReading {
        public Valid {
            voters = List.copyOf(voters);
        }
    }

    /** The first {@value RollReading#MAX_FAULTS} things that are wrong with the page. */
    record Invalid(List<Fault> faults) implements RollReading {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /** Somebody who may take part. */
    record Voter(String personId, int weight) {}

    static RollReading of(@Nullable List<@Nullable VoterDraft> drafts, Electorate electorate) {
        if (drafts == null || drafts.isEmpty() || drafts.size() > MAX_VOTERS) {
            return new Invalid(
                    List.of(new Fault("/voters", "out_of_range", "A page holds 1 to " + MAX_VOTERS + " voters.")));
        }
        Map<String, Integer> places = new HashMap<>();
        List<Voter> voters = new ArrayList<>(drafts.size());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < drafts.size() && faults.size() < MAX_FAULTS; i++) {
            VoterDraft draft = drafts.get(i);
            String path = "/voters/" + i;
            if (draft == null) {
                faults.add(new Fault(path, "missing", "This is needed."));
                continue;
            }
            int weight = weight(path, draft.weight(), electorate, faults);
            String personId = draft.personId();
            if (personId == null || !isPersonId(personId)) {
                faults.add(new Fault(
                        path + "/personId",
                        personId == null ? "missing" : "bad_person_id",
                        "The id of an account has 1 to " + MAX_PERSON_ID + " printable ASCII characters, no blanks."));
                continue;
            }
            Integer before = places.putIfAbsent(personId, i);
            if (before != null) {
                faults.add(duplicate(i, "The same person stands at /voters/" + before + "."));
            }
            voters.add(new Voter(personId, weight));
        }
        return faults.isEmpty()
                ? new Valid(voters)
                : new Invalid(faults.subList(0, Math.min(faults.size(), MAX_FAULTS)));
    }

    /** Somebody who is on the roll already. */
    static Fault duplicate(int place, String detail) {
        return new Fault("/voters/" + place + "/personId", "duplicate_voter", detail);
    }

    private static int weight(String path, @Nullable Integer given, Electorate electorate, List<Fault> faults) {
        int weight = given == null ? 1 : given;
        if (electorate instanceof Electorate.Jury) {
            if (weight < 1 || weight > Electorate.Jury.MAX_WEIGHT) {
                faults.add(new Fault(
                        path + "/weight", "out_of_range", "A weight is from 1 to " + Electorate.Jury.MAX_WEIGHT + "."));
            }
        } else if (weight != 1) {
            faults.add(new Fault(path + "/weight", "not_applicable", "Only jurors have weights."));
        }
        return weight;
    }

    /** Without blanks, so that a line of the roll can be read in one way only. */
    private static boolean isPersonId(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_PERSON_ID
                && text.chars().allMatch(character -> character > ' ' && character <= '~');
    }
}
