package org.minga.voting.closing;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.minga.platform.data.outbox.Outbox;
import org.minga.voting.VotingEvents;
import org.minga.voting.ballot.domain.BoxKey;
import org.minga.voting.contest.DefinitionJson;
import org.minga.voting.pair.IssuedPairs;

/** Publishes who took part, sorted, without time or order of casting. Paper ballots have no voter, so none is here. */
@ApplicationScoped
class Participation {
    private static final int PAGE = 1_000;
    private static final String LOCK = "SELECT " + ContestInClosing.COLUMNS + """
             FROM contest c WHERE c.id = $1 AND c.state = 'sealed' AND c.participation_published_at IS NULL
            FOR UPDATE SKIP LOCKED""";
    private static final String KEY = "SELECT secret FROM ballot_key WHERE contest_id = $1";
    private static final String VOTERS =
            "SELECT voter_tag, voter FROM ballot WHERE contest_id = $1 AND canonical IS NOT NULL";
    private static final String DONE = "UPDATE contest SET participation_published_at = $2 WHERE id = $1";

    private final Step step;
    private final DefinitionJson json;
    private final Outbox outbox;
    private final InstantSource clock;

    Participation(Step step, DefinitionJson json, Outbox outbox, InstantSource clock) {
        this.step = step;
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A page of those who took part, as the world hears of it. */
    record ParticipationPage(UUID contestId, UUID campaignId, int page, int pages, List<String> personIds) {}

    void take(UUID contestId) {
        step.inTransaction(connection -> {
            for (Row row : Step.rows(connection, LOCK, Tuple.of(contestId))) {
                publish(connection, ContestInClosing.of(row, json));
                Step.await(IssuedPairs.forget(connection, contestId));
                connection
                        .preparedQuery(DONE)
                        .executeAndAwait(Tuple.of(contestId, clock.instant().atOffset(ZoneOffset.UTC)));
            }
        });
    }

    private void publish(SqlConnection connection, ContestInClosing contest) {
        Tuple id = Tuple.of(contest.id());
        BoxKey key = new BoxKey(
                Step.rows(connection, KEY, id).getFirst().getBuffer("secret").getBytes());
        // Who answered several pairs took part once.
        Set<String> voters = new TreeSet<>();
        Step.forEachPiece(
                connection,
                VOTERS,
                id,
                PAGE,
                rows -> rows.forEach(row -> voters.add(key.reveal(
                        row.getBuffer("voter_tag").getBytes(),
                        row.getBuffer("voter").getBytes()))));
        List<String> sorted = List.copyOf(voters);
        int pages = Math.ceilDiv(voters.size(), PAGE);
        UUID campaignId = contest.definition().campaignId();
        for (int page = 1; page <= pages; page++) {
            List<String> persons = List.copyOf(sorted.subList((page - 1) * PAGE, Math.min(page * PAGE, sorted.size())));
            ParticipationPage data = new ParticipationPage(contest.id(), campaignId, page, pages, persons);
            Step.await(outbox.append(
                    connection,
                    VotingEvents.of(
                            "minga.contest.participation_published.v1",
                            contest.id(),
                            contest.organisationId(),
                            campaignId,
                            data)));
        }
    }
}
