package org.minga.voting.pair;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** What the seal has to do about issued pairs. */
public final class IssuedPairs {
    private static final String COUNT_SKIPS = """
            INSERT INTO pair_skip (contest_id, one_code, other_code, reason, times)
            SELECT contest_id, one_code, other_code, answer, count(*) FROM pair_appearance
            WHERE contest_id = $1 AND answer NOT IN ('choice', 'dropped')
            GROUP BY contest_id, one_code, other_code, answer ORDER BY one_code, other_code, answer""";
    private static final String FORGET = "DELETE FROM pair_appearance WHERE contest_id = $1";
    private static final String FORGET_STATE = "DELETE FROM pair_option_state WHERE contest_id = $1";

    private IssuedPairs() {}

    /**
     * Deletes, in the transaction of the connection, what says to whom which pair was shown in a sealed contest; skips
     * are kept as counts. A contest that issues no pairs is left as it is, as is one that was forgotten before.
     */
    public static Uni<Void> forget(SqlConnection connection, UUID contestId) {
        Tuple id = Tuple.of(contestId);
        return connection
                .preparedQuery(COUNT_SKIPS)
                .execute(id)
                .chain(() -> connection.preparedQuery(FORGET).execute(id))
                .chain(() -> connection.preparedQuery(FORGET_STATE).execute(id))
                .replaceWithVoid();
    }
}
