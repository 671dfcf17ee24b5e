package org.minga.voting.closing;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.minga.platform.data.outbox.OutgoingEvent;
import org.minga.voting.contest.ContestEvent;
import org.minga.voting.contest.DefinitionJson;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestState;

/** What the steps need to know of a contest. */
record ContestInClosing(UUID id, UUID organisationId, ContestDefinition definition) {
    static final String COLUMNS = "c.id, c.organisation_id, c.definition";

    static ContestInClosing of(Row row, DefinitionJson json) {
        return new ContestInClosing(
                row.getUUID("id"), row.getUUID("organisation_id"), json.definition(row.getString("definition")));
    }

    OutgoingEvent event(String fact, ContestState state) {
        return ContestEvent.of(id, definition, state).toOutgoing(fact, organisationId);
    }
}
