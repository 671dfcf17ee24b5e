package org.minga.voting.ballot;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemException;
import org.minga.platform.problem.ProblemTypes;
import org.minga.voting.VotingProblems;

/** The gate every write of ballots goes through, and the words for those it keeps out. */
@ApplicationScoped
public class OpenContest {
    /**
     * Finds contest $1 if it is open to something received at $2, and locks it as a foreign key would: writers don't
     * wait for each other, the seal (FOR UPDATE) waits for all of them. One that waited for the seal looks at the state
     * again and finds nothing.
     */
    public static final String GATE = """
            SELECT c.id FROM contest c JOIN phase_copy p ON p.id = c.phase_id
            WHERE c.id = $1 AND c.state = 'open' AND p.opens_at <= $2 AND $2 < p.closes_at
            FOR KEY SHARE OF c""";

    private static final String DATES = """
            SELECT coalesce(c.sealed_opens_at, p.opens_at) AS opens_at, coalesce(c.sealed_closes_at, p.closes_at) AS closes_at
            FROM contest c JOIN campaign_copy k ON k.id = c.campaign_id LEFT JOIN phase_copy p ON p.id = c.phase_id
            WHERE c.id = $1 AND k.status = 'published'""";

    private final Pool pool;

    OpenContest(Pool pool) {
        this.pool = pool;
    }

    /** Nothing if the gate is open to something received at this time, else the refusal. */
    public Uni<Void> require(UUID contestId, Instant receivedAt) {
        return pool.preparedQuery(GATE)
                .execute(Tuple.of(contestId, receivedAt.atOffset(ZoneOffset.UTC)))
                .flatMap(rows -> rows.size() > 0 ? Uni.createFrom().voidItem() : refusal(contestId));
    }

    /** Why the gate was shut: no such contest, or not its time. */
    public <T> Uni<T> refusal(UUID contestId) {
        return pool.preparedQuery(DATES).execute(Tuple.of(contestId)).map(rows -> {
            for (Row row : rows) {
                throw notOpen(row.getOffsetDateTime("opens_at"), row.getOffsetDateTime("closes_at"));
            }
            throw Problem.of(ProblemTypes.NOT_FOUND, "There is no contest " + contestId + ".")
                    .asException();
        });
    }

    private static ProblemException notOpen(OffsetDateTime opensAt, OffsetDateTime closesAt) {
        return Problem.of(
                        VotingProblems.CONTEST_NOT_OPEN,
                        "Ballots are taken from " + opensAt.toInstant() + " until before " + closesAt.toInstant() + ".")
                .with("opensAt", opensAt.toInstant())
                .with("closesAt", closesAt.toInstant())
                .asException();
    }
}
