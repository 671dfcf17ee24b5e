package org.minga.voting.ballot;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.platform.problem.ProblemTypes;
import org.minga.tally.formats.bundle.BallotJson;
import org.minga.tally.formats.log.Commitment;
import org.minga.tally.methods.ballot.Ballot;
import org.minga.voting.ballot.domain.BoxKey;
import org.minga.voting.ballot.domain.Cast;
import org.minga.voting.electorate.Electorates;
import org.minga.voting.electorate.domain.Eligibility;

/** Puts valid ballots of eligible voters into the box. Empty if the contest was not open to it. */
@ApplicationScoped
public class Casting {
    private final Box box;
    private final Electorates electorates;
    private final SecureRandom chance = new SecureRandom();

    Casting(Box box, Electorates electorates) {
        this.box = box;
        this.electorates = electorates;
    }

    /** @param assuranceLevel how surely this person was identified */
    public record Voter(String personId, int assuranceLevel) {}

    /** Refuses those who may not take part. They are as frozen as the form, so this needs no part in what writes. */
    public Uni<Integer> weight(OpenBox openBox, Voter voter) {
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

    /** A voter's one ballot in a contest. */
    Uni<Optional<Receipt>> cast(OpenBox openBox, Voter voter, Ballot ballot, Instant receivedAt) {
        return store(openBox, voter, null, ballot, receivedAt);
    }

    /** A voter's answer to an appearance of a pair: a ballot of its own. Empty, too, if the appearance takes no choice. */
    public Uni<Optional<Receipt>> answer(
            OpenBox openBox, Voter voter, UUID appearance, Ballot ballot, Instant receivedAt) {
        return store(openBox, voter, appearance, ballot, receivedAt);
    }

    private Uni<Optional<Receipt>> store(
            OpenBox openBox, Voter voter, @Nullable UUID appearance, Ballot ballot, Instant receivedAt) {
        return weight(openBox, voter)
                .flatMap(weight -> store(sealed(openBox, voter.personId(), appearance, ballot, weight, receivedAt)));
    }

    private Cast sealed(
            OpenBox openBox, String voter, @Nullable UUID appearance, Ballot ballot, int weight, Instant receivedAt) {
        String holder = appearance == null ? voter : BoxKey.holder(voter, appearance);
        byte[] tag = openBox.key().tag(holder);
        String canonical = BallotJson.write(ballot);
        byte[] salt = new byte[Commitment.SALT_BYTES];
        chance.nextBytes(salt);
        return new Cast(
                openBox.contestId(),
                tag,
                openBox.key().hide(tag, holder),
                appearance,
                canonical,
                weight,
                salt,
                Commitment.of(salt, Commitment.content(canonical, weight)),
                receivedAt);
    }

    private Uni<Optional<Receipt>> store(Cast cast) {
        return Uni.createFrom().completionStage(() -> box.cast(cast)).map(outcome -> switch (outcome) {
            case CastOutcome.Stored stored -> Optional.of(stored.receipt());
            case CastOutcome.NotAdmitted notAdmitted -> Optional.empty();
            case CastOutcome.HeldUp heldUp -> throw ProblemTypes.unavailable().asException();
        });
    }
}
