package org.minga.voting.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.minga.platform.data.outbox.Outbox;
import org.minga.voting.VotingEvents;
import org.minga.voting.contest.DefinitionJson;
import org.minga.voting.contest.domain.ContestState;

/**
 * Tells how many ballots came into a log, of contests that let it be known. What a batch of ballots leaves to be logged is
 * committed with it, so the world hears of each accepted ballot exactly once, and yet not a hundred times a second.
 */
@ApplicationScoped
class Announcements {
    private static final String CONTEST = "SELECT organisation_id, campaign_id, definition FROM contest WHERE id = $1";

    private final Outbox outbox;
    private final DefinitionJson json;

    Announcements(Outbox outbox, DefinitionJson json) {
        this.outbox = outbox;
        this.json = json;
    }

    /** As the world hears of it. */
    record BallotsAccepted(UUID contestId, UUID campaignId, int ballots, int voided) {}

    /**
     * In the transaction of an append.
     *
     * @param ballots that came, changes included
     * @param voided that were changed or withdrawn
     */
    Uni<Void> append(SqlConnection connection, UUID contestId, int ballots, int voided) {
        return connection.preparedQuery(CONTEST).execute(Tuple.of(contestId)).flatMap(rows -> {
            Row contest = rows.iterator().next();
            if (!json.definition(contest.getString("definition")).tellsTurnout(ContestState.OPEN)) {
                return Uni.createFrom().voidItem();
            }
            UUID campaign = contest.getUUID("campaign_id");
            return outbox.append(
                    connection,
                    VotingEvents.of(
                            "minga.contest.ballots_accepted.v1",
                            contestId,
                            contest.getUUID("organisation_id"),
                            campaign,
                            new BallotsAccepted(contestId, campaign, ballots, voided)));
        });
    }
}
