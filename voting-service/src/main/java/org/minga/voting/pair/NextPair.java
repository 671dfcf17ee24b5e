package org.minga.voting.pair;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.minga.platform.id.Ids;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.voting.VotingProblems;
import org.minga.voting.ballot.OpenContest;
import org.minga.voting.pair.domain.Pair;
import org.minga.voting.pair.domain.SeenPairs;

/**
 * Finds the pair a voter is to answer: the one that waits for an answer, or a new one. Of several requests at once the
 * database lets one issue; the others find what that one issued.
 */
@ApplicationScoped
class NextPair {
    /** Another is needed only if the voter answers in another window at the same moment. */
    private static final int ATTEMPTS = 5;

    private final Boards boards;
    private final PairStore store;
    private final OpenContest open;
    private final Ids ids;
    private final SecureRandom chance = new SecureRandom();

    NextPair(Boards boards, PairStore store, OpenContest open, Ids ids) {
        this.boards = boards;
        this.store = store;
        this.open = open;
        this.ids = ids;
    }

    /** @param fresh whether it was issued just now */
    record Issued(PairView view, boolean fresh) {}

    Uni<Issued> of(UUID contestId, byte[] voterTag, Instant at) {
        return of(contestId, voterTag, at, ATTEMPTS);
    }

    /** Notes a first choice, so that other options are shown more often. */
    void chosen(UUID contestId, Pair pair) {
        boards.chosen(contestId, pair);
    }

    private Uni<Issued> of(UUID contestId, byte[] voterTag, Instant at, int attempts) {
        return open.require(contestId, at)
                .chain(() -> boards.of(contestId))
                .flatMap(board -> store.ofVoter(contestId, voterTag)
                        .flatMap(all -> open(contestId, board, all)
                                .flatMap(waiting -> waiting.isPresent()
                                        ? Uni.createFrom()
                                                .item(new Issued(PairView.of(waiting.get(), board, all), false))
                                        : issue(contestId, voterTag, board, all, at, attempts))));
    }

    /** The appearance that waits for an answer, unless an option of it was withdrawn: then it waits no longer. */
    private Uni<Optional<Appearance>> open(UUID contestId, Board board, List<Appearance> all) {
        Optional<Appearance> waiting = all.stream().filter(Appearance::isOpen).findFirst();
        return waiting.filter(one -> board.hasWithdrawn(one.pair())).isPresent()
                ? store.drop(waiting.get().id()).replaceWith(Optional.empty())
                : Uni.createFrom().item(waiting);
    }

    private Uni<Issued> issue(
            UUID contestId, byte[] voterTag, Board board, List<Appearance> all, Instant at, int attempts) {
        SeenPairs seen = new SeenPairs();
        all.forEach(one -> seen.add(one.pair().left(), one.pair().right()));
        Pair drawn = board.draw()
                .next(seen, chance)
                .orElseThrow(() -> Problem.of(
                                VotingProblems.NO_PAIR_LEFT,
                                "There is no pair of options left that you have not seen; more options may join.")
                        .asException());
        return store.issue(contestId, voterTag, drawn, ids.untimed(), at).flatMap(issued -> {
            if (issued.isPresent()) {
                List<Appearance> now = new ArrayList<>(all);
                now.add(issued.get());
                return Uni.createFrom().item(new Issued(PairView.of(issued.get(), board, now), true));
            }
            if (attempts <= 1) {
                throw ProblemTypes.unavailable().asException();
            }
            return of(contestId, voterTag, at, attempts - 1);
        });
    }
}
