package org.minga.voting.closing;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.platform.data.outbox.OutgoingEvent;
import org.minga.voting.contest.ContestEvent;
import org.minga.voting.contest.DefinitionJson;
import org.minga.voting.contest.FrozenElectorate;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestState;

/**
 * What the steps need to know of a contest.
 *
 * @param electorate those who might take part; null where any account might
 */
record ContestInClosing(
        UUID id,
        UUID organisationId,
        ContestDefinition definition,
        @Nullable FrozenElectorate electorate) {
    static final String COLUMNS =
            "c.id, c.organisation_id, c.definition, c.electorate_size, c.electorate_weight, c.roll_hash";

    static ContestInClosing of(Row row, DefinitionJson json) {
        return new ContestInClosing(
                row.getUUID("id"),
                row.getUUID("organisation_id"),
                json.definition(row.getString("definition")),
                electorate(row));
    }

    private static @Nullable FrozenElectorate electorate(Row row) {
        String rollHash = row.getString("roll_hash");
        return rollHash == null
                ? null
                : new FrozenElectorate(row.getLong("electorate_size"), row.getLong("electorate_weight"), rollHash);
    }

    OutgoingEvent event(String fact, ContestState state) {
        return ContestEvent.of(id, definition, state).toOutgoing(fact, organisationId);
    }
}
