package org.minga.voting.pair;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.minga.platform.problem.Problem;
import org.minga.voting.Faults;
import org.minga.voting.VotingProblems;
import org.minga.voting.ballot.Casting;
import org.minga.voting.ballot.Casting.Voter;
import org.minga.voting.ballot.OpenBox;
import org.minga.voting.ballot.OpenBoxes;
import org.minga.voting.ballot.OpenContest;
import org.minga.voting.ballot.Receipt;
import org.minga.voting.pair.domain.Answer;
import org.minga.voting.pair.domain.AnswerDraft;

/** Showing pairs and taking answers to them. */
@ApplicationScoped
class PairUseCases {
    private final OpenBoxes boxes;
    private final OpenContest open;
    private final Casting casting;
    private final NextPair next;
    private final PairStore store;

    PairUseCases(OpenBoxes boxes, OpenContest open, Casting casting, NextPair next, PairStore store) {
        this.boxes = boxes;
        this.open = open;
        this.casting = casting;
        this.next = next;
        this.store = store;
    }

    Uni<NextPair.Issued> next(UUID contestId, Voter voter, Instant receivedAt) {
        return box(contestId, receivedAt)
                .flatMap(box -> casting.weight(box, voter)
                        .chain(() -> next.of(contestId, box.key().tag(voter.personId()), receivedAt)));
    }

    /** The receipt of a choice; empty for a skip. */
    Uni<Optional<Receipt>> answer(UUID contestId, Voter voter, UUID appearance, AnswerDraft draft, Instant receivedAt) {
        return box(contestId, receivedAt)
                .flatMap(box -> require(box, voter, appearance, receivedAt).flatMap(found -> switch (Answer.of(
                        draft, found.pair())) {
                    case Answer.Invalid invalid -> throw Faults.refusal(invalid.faults());
                    case Answer.Choice choice -> choose(box, voter, found, choice, receivedAt);
                    case Answer.Skip skip ->
                        casting.weight(box, voter).chain(() -> skip(box, voter, found, skip, receivedAt));
                }));
    }

    private Uni<Optional<Receipt>> choose(
            OpenBox box, Voter voter, Appearance appearance, Answer.Choice choice, Instant receivedAt) {
        return casting.answer(box, voter, appearance.id(), choice.ballot(), receivedAt)
                .flatMap(receipt -> {
                    if (receipt.isEmpty()) {
                        return refusal(box, voter, appearance.id(), receivedAt);
                    }
                    if (receipt.get().version() == 1) {
                        next.chosen(box.contestId(), appearance.pair());
                    }
                    return Uni.createFrom().item(receipt);
                });
    }

    private Uni<Optional<Receipt>> skip(
            OpenBox box, Voter voter, Appearance appearance, Answer.Skip skip, Instant receivedAt) {
        return store.skip(box.contestId(), appearance.id(), skip.reason(), receivedAt)
                .flatMap(done -> done
                        ? Uni.createFrom().item(Optional.empty())
                        : refusal(box, voter, appearance.id(), receivedAt));
    }

    /** Either it is not the time, or the pair has an answer that this one can't take the place of. */
    private <T> Uni<T> refusal(OpenBox box, Voter voter, UUID appearance, Instant receivedAt) {
        return require(box, voter, appearance, receivedAt)
                .call(found -> open.require(box.contestId(), receivedAt))
                .map(found -> {
                    String answer = found.isChosen() ? "chosen" : found.isDropped() ? "dropped" : "skipped";
                    String why = found.isDropped()
                            ? "An option of the pair was withdrawn before you answered."
                            : "You have " + answer
                                    + " this pair: a choice can be changed, but not into a skip, and a skip"
                                    + " not into a choice.";
                    throw Problem.of(VotingProblems.PAIR_ANSWERED, why)
                            .with("answer", answer)
                            .asException();
                });
    }

    private Uni<Appearance> require(OpenBox box, Voter voter, UUID appearance, Instant receivedAt) {
        return store.find(box.contestId(), box.key().tag(voter.personId()), appearance)
                .flatMap(found -> found.map(known -> Uni.createFrom().item(known))
                        // Issued pairs are forgotten at the seal, which is not the same as never issued.
                        .orElseGet(() -> open.require(box.contestId(), receivedAt)
                                .map(opened -> {
                                    throw Problem.of(
                                                    VotingProblems.PAIR_NOT_FOUND,
                                                    "Pair " + appearance + " was not issued to you in this contest.")
                                            .asException();
                                })));
    }

    private Uni<OpenBox> box(UUID contestId, Instant at) {
        return boxes.require(contestId, at).invoke(box -> {
            if (!box.definition().pairsIssued()) {
                throw Problem.of(VotingProblems.PAIRS_NOT_ISSUED, "This contest takes whole ballots.")
                        .asException();
            }
        });
    }
}
