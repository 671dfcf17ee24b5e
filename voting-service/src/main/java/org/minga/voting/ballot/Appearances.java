package org.minga.voting.ballot;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Set;
import java.util.UUID;

/** Pairs that were issued to voters, each of which may be answered by one choice. */
public interface Appearances {

    /** Takes down, in the transaction of the connection, that these are answered by a choice; those that may be. */
    Future<Set<UUID>> choose(SqlConnection connection, Set<UUID> appearances);
}
