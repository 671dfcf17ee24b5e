package org.minga.voting.ballot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.tally.formats.bundle.BallotJson;
import org.minga.tally.formats.log.Commitment;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.voting.Faults;
import org.minga.voting.VotingProblems;
import org.minga.voting.ballot.domain.BallotDecision;
import org.minga.voting.ballot.domain.BallotDraft;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.ballot.domain.GroupCommit;
import org.minga.voting.electorate.Electorates;
import org.minga.voting.electorate.domain.Eligibility;

/** Casting, changing, showing and withdrawing one's ballot. */
@ApplicationScoped
class BallotUseCases {
    private final OpenBoxes boxes;
    private final Box box;
    private final OpenContest open;
    private final Electorates electorates;
    private final ObjectMapper mapper;
    private final SecureRandom chance = new SecureRandom();

    BallotUseCases(OpenBoxes boxes, Box box, OpenContest open, Electorates electorates, ObjectMapper mapper) {
        this.boxes = boxes;
        this.box = box;
        this.open = open;
        this.electorates = electorates;
        this.mapper = mapper;
    }

    /** @param assuranceLevel how surely this person was identified */
    record Voter(String personId, int assuranceLevel) {}

    Uni<Receipt> cast(UUID contestId, Voter voter, BallotDraft draft, Instant receivedAt) {
        return inBox(contestId, receivedAt, openBox -> switch (openBox.form().read(draft)) {
            case BallotDecision.Invalid invalid -> throw Faults.refusal(invalid.faults());
            case BallotDecision.Valid valid ->
                weight(openBox, voter)
                        .flatMap(
                                weight -> store(sealed(openBox, voter.personId(), valid.ballot(), weight, receivedAt)));
        });
    }

    /** Those who may take part are as frozen as the form, so this needs no part in the transaction that writes. */
    private Uni<Integer> weight(OpenBox openBox, Voter voter) {
        return electorates
                .eligibility(
                        openBox.contestId(),
                        openBox.definition().electorate(),
                        voter.personId(),
                        voter.assuranceLevel())
                .map(eligibility -> switch (eligibility) {
                    case Eligibility.Eligible eligible -> eligible.weight();
                    case Eligibility.NotInElectorate notIn -> throw Electorates.refusal(notIn);
                    case Eligibility.AssuranceTooLow low -> throw Electorates.refusal(low);
                });
    }

    private Cast sealed(OpenBox openBox, String voter, Ballot ballot, int weight, Instant receivedAt) {
        String canonical = BallotJson.write(ballot);
        byte[] salt = new byte[Commitment.SALT_BYTES];
        chance.nextBytes(salt);
        return new Cast(
                openBox.contestId(),
                openBox.key().tag(voter),
                openBox.key().hide(voter),
                canonical,
                weight,
                salt,
                Commitment.of(salt, Commitment.content(canonical, weight)),
                receivedAt);
    }

    private Uni<Receipt> store(Cast cast) {
        return Uni.createFrom()
                .completionStage(() -> box.cast(cast))
                .onFailure(GroupCommit.Overloaded.class)
                .transform(full -> ProblemTypes.unavailable().asException())
                .flatMap(receipt -> receipt.isEmpty()
                        ? open.refusal(cast.contestId())
                        : Uni.createFrom().item(receipt.get()));
    }

    Uni<BallotView> show(UUID contestId, String voter, Instant receivedAt) {
        return inBox(
                contestId,
                receivedAt,
                openBox -> box.find(contestId, openBox.key().tag(voter))
                        .flatMap(found -> found.isPresent()
                                ? Uni.createFrom()
                                        .item(BallotView.of(
                                                contestId,
                                                found.get(),
                                                content(found.get().canonical())))
                                : noBallot(contestId, receivedAt)));
    }

    Uni<Void> withdraw(UUID contestId, String voter, Instant receivedAt) {
        return inBox(
                contestId,
                receivedAt,
                openBox -> box.withdraw(contestId, openBox.key().tag(voter), receivedAt)
                        .flatMap(done -> done ? Uni.createFrom().voidItem() : noBallot(contestId, receivedAt)));
    }

    /** A box that was sealed meanwhile is not a ballot that is missing. */
    private <T> Uni<T> noBallot(UUID contestId, Instant at) {
        return open.isOpen(contestId, at).flatMap(stillOpen -> {
            if (stillOpen) {
                throw Problem.of(VotingProblems.BALLOT_NOT_FOUND, "You have no ballot in contest " + contestId + ".")
                        .asException();
            }
            return open.refusal(contestId);
        });
    }

    private <T> Uni<T> inBox(UUID contestId, Instant at, Function<OpenBox, Uni<T>> work) {
        return boxes.find(contestId, at)
                .flatMap((Optional<OpenBox> found) ->
                        found.isPresent() ? work.apply(found.get()) : open.refusal(contestId));
    }

    private BallotDraft content(String canonical) {
        try {
            return mapper.readValue(canonical, BallotDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored ballot can't be read", e);
        }
    }
}
