package org.minga.voting.ballot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.minga.voting.ballot.domain.BallotForm;
import org.minga.voting.contest.ContestOpening;
import org.minga.voting.contest.DefinitionJson;
import org.minga.voting.contest.domain.ContestState;

/** The forms of open contests. They are frozen at the opening, so they may be kept. */
@ApplicationScoped
public class BallotForms {
    private static final int KEPT = 1_000;
    private static final String FORM = """
            SELECT c.state, c.definition, o.code FROM contest c LEFT JOIN contest_option o ON o.contest_id = c.id
            WHERE c.id = $1""";

    private final Pool pool;
    private final DefinitionJson json;
    private final ContestOpening opening;
    private final Cache<UUID, BallotForm> frozen =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    BallotForms(Pool pool, DefinitionJson json, ContestOpening opening) {
        this.pool = pool;
        this.json = json;
        this.opening = opening;
    }

    /** The form of a contest that has opened; the first to ask after its phase opened opens it. */
    public Uni<Optional<BallotForm>> find(UUID contestId, Instant at) {
        BallotForm known = frozen.getIfPresent(contestId);
        if (known != null) {
            return Uni.createFrom().item(Optional.of(known));
        }
        return load(contestId)
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        : opening.openIfDue(contestId, at).chain(() -> load(contestId)));
    }

    private Uni<Optional<BallotForm>> load(UUID contestId) {
        return pool.preparedQuery(FORM).execute(Tuple.of(contestId)).map(rows -> {
            Set<String> codes = new HashSet<>();
            Row contest = null;
            for (Row row : rows) {
                contest = row;
                String code = row.getString("code");
                if (code != null) {
                    codes.add(code);
                }
            }
            if (contest == null || !ContestState.of(contest.getString("state")).isFrozen()) {
                return Optional.empty();
            }
            BallotForm form = new BallotForm(
                    json.definition(contest.getString("definition")).rules().ballot(), codes);
            frozen.put(contestId, form);
            return Optional.of(form);
        });
    }
}
