package org.minga.voting.closing;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.minga.platform.data.outbox.Outbox;
import org.minga.voting.contest.DefinitionJson;
import org.minga.voting.contest.domain.ContestState;

/**
 * Ends the casting for good. The exclusive lock waits for every ballot that holds the contest's shared one, and every
 * ballot that comes to it later finds the contest sealed.
 */
@ApplicationScoped
class Seal {
    private static final String LOCK = "SELECT " + ContestInClosing.COLUMNS + """
            , p.opens_at, p.closes_at FROM contest c JOIN phase_copy p ON p.id = c.phase_id
            WHERE c.id = $1 AND c.state = 'open' AND p.closes_at <= $2 FOR UPDATE OF c""";
    private static final String SEAL = """
            UPDATE contest SET state = 'sealed', sealed_at = $2, sealed_opens_at = $3, sealed_closes_at = $4,
                               version = version + 1 WHERE id = $1 AND state = 'open'""";

    private final Step step;
    private final DefinitionJson json;
    private final Outbox outbox;
    private final InstantSource clock;

    Seal(Step step, DefinitionJson json, Outbox outbox, InstantSource clock) {
        this.step = step;
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    void take(UUID contestId, Instant closedBy) {
        step.inTransaction(connection -> {
            Tuple due = Tuple.of(contestId, closedBy.atOffset(ZoneOffset.UTC));
            for (Row row : Step.rows(connection, LOCK, due)) {
                Step.changeOne(
                        connection,
                        SEAL,
                        Tuple.of(
                                contestId,
                                clock.instant().atOffset(ZoneOffset.UTC),
                                row.getOffsetDateTime("opens_at"),
                                row.getOffsetDateTime("closes_at")));
                ContestInClosing contest = ContestInClosing.of(row, json);
                Step.await(outbox.append(connection, contest.event("sealed", ContestState.SEALED)));
            }
        });
    }
}
