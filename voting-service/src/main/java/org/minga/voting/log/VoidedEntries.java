package org.minga.voting.log;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.minga.voting.log.WaitingBatches.Voided;
import org.minga.voting.log.domain.EntrySearch;

/** Finds the entries that become void. */
@ApplicationScoped
class VoidedEntries {
    private static final String RANGES = """
        SELECT id, log_from, log_to FROM ballot_batch
        WHERE contest_id = $1 AND id = ANY($2) AND log_from IS NOT NULL\
        """;

    private final LogStore store;

    VoidedEntries(LogStore store) {
        this.store = store;
    }

    /** Sorted indices of what the waiting batches void, if their ballots are appended from {@code from} on. */
    List<Long> find(SqlConnection connection, UUID contest, WaitingBatches waiting, long from) {
        List<Long> indices = new ArrayList<>();
        List<Voided> earlier = new ArrayList<>();
        for (Voided voided : waiting.voided()) {
            if (waiting.ids().contains(voided.batch())) {
                int at = Collections.binarySearch(waiting.commitments(), voided.commitment(), Arrays::compareUnsigned);
                indices.add(from + found(at >= 0 ? OptionalLong.of(at) : OptionalLong.empty(), contest));
            } else {
                earlier.add(voided);
            }
        }
        for (EntrySearch search : searches(connection, contest, earlier)) {
            indices.add(found(search.index(), contest));
        }
        Collections.sort(indices);
        return indices;
    }

    private List<EntrySearch> searches(SqlConnection connection, UUID contest, List<Voided> earlier) {
        if (earlier.isEmpty()) {
            return List.of();
        }
        UUID[] batches = earlier.stream().map(Voided::batch).distinct().toArray(UUID[]::new);
        Map<UUID, long[]> ranges = new HashMap<>();
        for (Row row : connection.preparedQuery(RANGES).executeAndAwait(Tuple.of(contest, batches))) {
            ranges.put(row.getUUID("id"), new long[] {row.getLong("log_from"), row.getLong("log_to")});
        }
        List<EntrySearch> searches = new ArrayList<>();
        for (Voided voided : earlier) {
            long[] range = ranges.getOrDefault(voided.batch(), new long[] {0, 0});
            searches.add(new EntrySearch(voided.commitment(), range[0], range[1]));
        }
        store.find(connection, contest, searches).await().indefinitely();
        return searches;
    }

    /** To go on without it would let a ballot count that must not: better the log stands still until somebody looks. */
    private static long found(OptionalLong index, UUID contest) {
        return index.orElseThrow(
                () -> new IllegalStateException("a ballot that becomes void is not in the log of contest " + contest));
    }
}
