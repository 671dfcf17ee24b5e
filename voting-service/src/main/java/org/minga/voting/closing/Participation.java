package org.minga.voting.closing;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.minga.platform.data.outbox.Outbox;
import org.minga.voting.VotingEvents;
import org.minga.voting.contest.DefinitionJson;

/** Publishes who took part, sorted, without time or order of casting. Paper ballots have no voter, so none is here. */
@ApplicationScoped
class Participation {
    private static final int PAGE = 1_000;
    private static final String LOCK = "SELECT " + ContestInClosing.COLUMNS + """
             FROM contest c WHERE c.id = $1 AND c.state = 'sealed' AND c.participation_published_at IS NULL
            AND NOT EXISTS (SELECT FROM ballot_key k WHERE k.contest_id = c.id)
            FOR UPDATE SKIP LOCKED""";
    private static final String HOW_MANY = "SELECT count(*) AS persons FROM participant WHERE contest_id = $1";
    private static final String PERSONS = "SELECT person_id FROM participant WHERE contest_id = $1 ORDER BY person_id";
    private static final String DONE = """
            UPDATE contest SET participation_published_at = $2
            WHERE id = $1 AND state = 'sealed' AND participation_published_at IS NULL""";

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
                new Pages(connection, ContestInClosing.of(row, json)).publish();
                Step.changeOne(
                        connection, DONE, Tuple.of(contestId, clock.instant().atOffset(ZoneOffset.UTC)));
            }
        });
    }

    private final class Pages {
        private final SqlConnection connection;
        private final ContestInClosing contest;
        private final Tuple id;

        private int page;

        Pages(SqlConnection connection, ContestInClosing contest) {
            this.connection = connection;
            this.contest = contest;
            this.id = Tuple.of(contest.id());
        }

        void publish() {
            long persons = Step.rows(connection, HOW_MANY, id).getFirst().getLong("persons");
            int pages = Math.toIntExact(Math.ceilDiv(persons, PAGE));
            Step.forEachPiece(
                    connection,
                    PERSONS,
                    id,
                    PAGE,
                    rows -> publish(
                            pages,
                            rows.stream().map(row -> row.getString("person_id")).toList()));
        }

        private void publish(int pages, List<String> persons) {
            page++;
            UUID campaignId = contest.definition().campaignId();
            Step.await(outbox.append(
                    connection,
                    VotingEvents.of(
                            "minga.contest.participation_published.v1",
                            contest.id(),
                            contest.organisationId(),
                            campaignId,
                            new ParticipationPage(contest.id(), campaignId, page, pages, persons))));
        }
    }
}
