package org.minga.voting.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.minga.platform.data.outbox.Outbox;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.voting.VotingProblems;
import org.minga.voting.contest.Contest;
import org.minga.voting.contest.ContestEvent;
import org.minga.voting.contest.Contests;

/** Showing and certifying results. Works in the session or transaction of the caller. */
@ApplicationScoped
class Results {
    private final Contests contests;
    private final BundleStore texts;
    private final ObjectMapper mapper;
    private final Outbox outbox;
    private final InstantSource clock;

    Results(Contests contests, BundleStore texts, ObjectMapper mapper, Outbox outbox, InstantSource clock) {
        this.contests = contests;
        this.texts = texts;
        this.mapper = mapper;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What was certified. */
    @Schema(name = "Certification")
    record CertificationView(UUID contestId, String state, String bundleHash, Instant certifiedAt) {}

    Uni<ResultView> show(UUID contestId) {
        return published(contestId).flatMap(this::view);
    }

    /** The count told to people, in Markdown. */
    Uni<String> explain(UUID contestId) {
        return published(contestId)
                .chain(() -> texts.explanation(contestId))
                .map(found -> found.orElseThrow(
                        () -> Problem.of(ProblemTypes.NOT_FOUND, "No explanation was written for this result.")
                                .asException()));
    }

    /** The one place where a result is let out: never before it is provisional. */
    private Uni<Contest> published(UUID contestId) {
        return contests.requirePublic(contestId).invoke(contest -> {
            if (!contest.state().hasResult()) {
                throw Problem.of(VotingProblems.RESULT_NOT_PUBLISHED, "The result is published after the close.")
                        .with("state", contest.seenAt(clock.instant()))
                        .asException();
            }
        });
    }

    Uni<CertificationView> certify(UUID contestId) {
        Instant now = clock.instant();
        return contests.certify(contestId, now)
                .flatMap(contest -> view(contest)
                        .flatMap(result -> tell(contest, result)
                                .replaceWith(
                                        new CertificationView(contestId, result.state(), result.bundleHash(), now))));
    }

    private Uni<ResultView> view(Contest contest) {
        return Panache.getSession()
                .flatMap(session -> session.find(ResultRow.class, contest.id()))
                .map(row -> {
                    if (row == null) {
                        throw new IllegalStateException("contest " + contest.id() + " has lost its result");
                    }
                    try {
                        return ResultView.of(contest, row, mapper.readTree(row.summary));
                    } catch (JsonProcessingException e) {
                        throw new IllegalStateException("a stored result can't be read", e);
                    }
                });
    }

    private Uni<Void> tell(Contest contest, ResultView result) {
        ContestEvent event = ContestEvent.of(contest.id(), contest.definition(), contest.state())
                .certified(result.bundleHash(), result.eventWinners());
        return Panache.getSession()
                .flatMap(session -> outbox.append(session, event.toOutgoing("certified", contest.organisationId())));
    }
}
