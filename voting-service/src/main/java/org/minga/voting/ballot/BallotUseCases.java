package org.minga.voting.ballot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemException;
import org.minga.tally.formats.bundle.BallotJson;
import org.minga.voting.Faults;
import org.minga.voting.VotingProblems;
import org.minga.voting.ballot.BallotView.ReceiptView;
import org.minga.voting.ballot.domain.BallotDecision;
import org.minga.voting.ballot.domain.BallotDraft;

/** Casting, changing, showing and withdrawing one's ballot. */
@ApplicationScoped
class BallotUseCases {
    private final BallotForms forms;
    private final BallotStore store;
    private final OpenContest open;
    private final ObjectMapper mapper;

    BallotUseCases(BallotForms forms, BallotStore store, OpenContest open, ObjectMapper mapper) {
        this.forms = forms;
        this.store = store;
        this.open = open;
        this.mapper = mapper;
    }

    Uni<ReceiptView> cast(UUID contestId, String voter, BallotDraft draft, Instant receivedAt) {
        return forms.find(contestId, receivedAt).flatMap(form -> {
            if (form.isEmpty()) {
                return open.refusal(contestId);
            }
            return switch (form.get().read(draft)) {
                case BallotDecision.Invalid invalid -> throw Faults.refusal(invalid.faults());
                case BallotDecision.Valid valid ->
                    store(contestId, voter, BallotJson.write(valid.ballot()), receivedAt);
            };
        });
    }

    private Uni<ReceiptView> store(UUID contestId, String voter, String canonical, Instant receivedAt) {
        return store.cast(contestId, voter, canonical, receivedAt)
                .flatMap(version -> version.isEmpty()
                        ? open.refusal(contestId)
                        : Uni.createFrom()
                                .item(new ReceiptView(
                                        contestId, version.get(), receivedAt, ContentHash.of(canonical))));
    }

    Uni<BallotView> show(UUID contestId, String voter) {
        return store.find(contestId, voter).map(found -> {
            BallotStore.StoredBallot stored = found.orElseThrow(() -> noBallot(contestId));
            return BallotView.of(contestId, stored, content(stored.canonical()));
        });
    }

    Uni<Void> withdraw(UUID contestId, String voter, Instant receivedAt) {
        return store.withdraw(contestId, voter, receivedAt).flatMap(version -> {
            if (version.isPresent()) {
                return Uni.createFrom().voidItem();
            }
            return open.isOpen(contestId, receivedAt).flatMap(stillOpen -> {
                if (stillOpen) {
                    throw noBallot(contestId);
                }
                return open.refusal(contestId);
            });
        });
    }

    private static ProblemException noBallot(UUID contestId) {
        return Problem.of(VotingProblems.BALLOT_NOT_FOUND, "You have no ballot in contest " + contestId + ".")
                .asException();
    }

    private BallotDraft content(String canonical) {
        try {
            return mapper.readValue(canonical, BallotDraft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored ballot can't be read", e);
        }
    }
}
