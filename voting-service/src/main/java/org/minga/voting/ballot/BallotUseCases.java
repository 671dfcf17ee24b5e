package org.minga.voting.ballot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.minga.platform.problem.Problem;
import org.minga.voting.Faults;
import org.minga.voting.VotingProblems;
import org.minga.voting.ballot.domain.BallotDecision;
import org.minga.voting.ballot.domain.BallotDraft;

/** Casting, changing, showing and withdrawing one's ballot. */
@ApplicationScoped
class BallotUseCases {
    private final OpenBoxes boxes;
    private final Box box;
    private final Casting casting;
    private final OpenContest open;
    private final ObjectMapper mapper;

    BallotUseCases(OpenBoxes boxes, Box box, Casting casting, OpenContest open, ObjectMapper mapper) {
        this.boxes = boxes;
        this.box = box;
        this.casting = casting;
        this.open = open;
        this.mapper = mapper;
    }

    Uni<Receipt> cast(UUID contestId, Casting.Voter voter, BallotDraft draft, Instant receivedAt) {
        return boxes.require(contestId, receivedAt).flatMap(openBox -> switch (read(openBox, draft)) {
            case BallotDecision.Invalid invalid -> throw Faults.refusal(invalid.faults());
            case BallotDecision.Valid valid ->
                casting.cast(openBox, voter, valid.ballot(), receivedAt)
                        .flatMap(receipt -> receipt.isEmpty()
                                ? open.refusal(contestId)
                                : Uni.createFrom().item(receipt.get()));
        });
    }

    private static BallotDecision read(OpenBox openBox, BallotDraft draft) {
        if (openBox.definition().pairsIssued()) {
            throw Problem.of(
                            VotingProblems.PAIR_NEEDED,
                            "Ask for a pair with POST /v1/contests/" + openBox.contestId() + "/pairs and answer it.")
                    .asException();
        }
        return openBox.form().read(draft);
    }

    Uni<BallotView> show(UUID contestId, String voter, Instant receivedAt) {
        return boxes.require(contestId, receivedAt)
                .flatMap(openBox -> box.find(contestId, openBox.key().tag(voter))
                        .flatMap(found -> found.isPresent()
                                ? Uni.createFrom()
                                        .item(BallotView.of(
                                                contestId,
                                                found.get(),
                                                content(found.get().canonical())))
                                : noBallot(contestId, receivedAt)));
    }

    Uni<Withdrawal> withdraw(UUID contestId, String voter, Instant receivedAt) {
        return boxes.require(contestId, receivedAt)
                .flatMap(openBox -> box.withdraw(contestId, openBox.key().tag(voter), receivedAt)
                        .flatMap(withdrawal -> withdrawal.isPresent()
                                ? Uni.createFrom().item(withdrawal.get())
                                : noBallot(contestId, receivedAt)));
    }

    /** A box that was sealed meanwhile is not a ballot that is missing. */
    private <T> Uni<T> noBallot(UUID contestId, Instant at) {
        return open.require(contestId, at).map(stillOpen -> {
            throw Problem.of(VotingProblems.BALLOT_NOT_FOUND, "You have no ballot in contest " + contestId + ".")
                    .asException();
        });
    }

    private BallotDraft content(String canonical) {
        try {
            return mapper.readValue(canonical, BallotDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored ballot can't be read", e);
        }
    }
}
