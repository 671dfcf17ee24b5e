package org.minga.submission.submission;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.minga.platform.batching.Batching;
import org.minga.platform.context.OwnContext;
import org.minga.submission.campaigncopy.CampaignColumns;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.submission.domain.Submission;

/**
 * Reads of single submissions. Those that are asked for at the same time share one look into the database, which begins
 * after all of them asked: everybody sees what was there when they asked, or something newer. On the client itself rather
 * than through Hibernate, whose session costs more than the rest of such a read.
 */
@ApplicationScoped
class SubmissionLooks {
    /** The ids are looked at by a query of their own: a plan that can't depend on how many there are is made only once. */
    private static final String SQL = "SELECT s.*, " + CampaignColumns.COLUMNS + " FROM submission s JOIN ("
            + CampaignColumns.TABLES + ") ON c.id = s.campaign_id WHERE s.id = ANY(ARRAY(SELECT unnest($1::uuid[])))";

    /** While one is at work the next fills up. */
    private static final int LOOKS = 1;

    private static final int MOST_AT_ONCE = 256;
    private static final int MOST_WAITING = 4_096;
    /** After that the database is taken to be silent, so that others may try. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Pool pool;
    private final Batching<UUID, Optional<Seen>> looks =
            new Batching<>(LOOKS, MOST_AT_ONCE, MOST_WAITING, this::look, failure -> false);

    SubmissionLooks(Pool pool) {
        this.pool = pool;
    }

    /** A submission with the rules of its campaign. */
    record Seen(Submission submission, CampaignRules rules) {}

    Uni<Optional<Seen>> at(UUID id) {
        return OwnContext.after(Uni.createFrom().completionStage(() -> looks.submit(id)));
    }

    private CompletionStage<List<Optional<Seen>>> look(List<UUID> asked) {
        return pool.preparedQuery(SQL)
                .execute(Tuple.of(asked.stream().distinct().toArray(UUID[]::new)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(SubmissionLooks::seen)
                .map(seen -> asked.stream()
                        .map(id -> Optional.ofNullable(seen.get(id)))
                        .toList())
                .subscribeAsCompletionStage();
    }

    private static Map<UUID, Seen> seen(RowSet<Row> rows) {
        Map<UUID, Seen> seen = new HashMap<>();
        for (Row row : rows) {
            Submission submission = SubmissionRow.of(row).submission();
            seen.put(submission.id(), new Seen(submission, CampaignColumns.rules(row)));
        }
        return seen;
    }
}
