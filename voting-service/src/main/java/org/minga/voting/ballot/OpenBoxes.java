package org.minga.voting.ballot;

import com.github.benmanes.caffeine.cache.AsyncCache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.platform.context.OwnContext;
import org.minga.voting.ShortMemory;
import org.minga.voting.ballot.domain.BallotForm;
import org.minga.voting.ballot.domain.BoxKey;
import org.minga.voting.contest.ContestOpening;
import org.minga.voting.contest.DefinitionJson;
import org.minga.voting.contest.domain.ContestDefinition;

/** The boxes that are open. They are kept for a short while only, so that a destroyed key is soon gone from memory too. */
@ApplicationScoped
public class OpenBoxes {
    private static final int KEPT = 1_000;
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);
    private static final String BOX = """
            SELECT c.organisation_id, c.definition, k.secret, o.code
            FROM contest c JOIN ballot_key k ON k.contest_id = c.id LEFT JOIN contest_option o ON o.contest_id = c.id
            WHERE c.id = $1""";

    private final Pool pool;
    private final DefinitionJson json;
    private final ContestOpening opening;
    private final OpenContest open;
    private final AsyncCache<UUID, OpenBox> kept =
            ShortMemory.of(KEPT_FOR).maximumSize(KEPT).buildAsync();

    OpenBoxes(Pool pool, DefinitionJson json, ContestOpening opening, OpenContest open) {
        this.pool = pool;
        this.json = json;
        this.opening = opening;
        this.open = open;
    }

    /** The box of a contest that has opened and still has its key; the first to ask after its phase opened opens it. */
    public Uni<Optional<OpenBox>> find(UUID contestId, Instant at) {
        OpenBox known = kept.synchronous().getIfPresent(contestId);
        if (known != null) {
            return Uni.createFrom().item(Optional.of(known));
        }
        return find(contestId)
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        // A look that began before the opening would not see it, so no other's is waited for.
                        : opening.openIfDue(contestId, at)
                                .flatMap(isOpen -> isOpen
                                        ? load(contestId).map(Optional::ofNullable)
                                        : Uni.createFrom().item(Optional.empty())));
    }

    /** The same, or why there is none. */
    public Uni<OpenBox> require(UUID contestId, Instant at) {
        return find(contestId, at)
                .flatMap(
                        found -> found.map(box -> Uni.createFrom().item(box)).orElseGet(() -> open.refusal(contestId)));
    }

    /** Of many who come when a contest opens one reads and the others wait for it. */
    private Uni<Optional<OpenBox>> find(UUID contestId) {
        return OwnContext.after(Uni.createFrom()
                .completionStage(() ->
                        kept.get(contestId, (missing, executor) -> load(missing).subscribeAsCompletionStage()))
                .map(Optional::ofNullable));
    }

    /** Null, which is not kept, if there is none. */
    private Uni<@Nullable OpenBox> load(UUID contestId) {
        return pool.preparedQuery(BOX).execute(Tuple.of(contestId)).map(rows -> {
            Set<String> codes = new HashSet<>();
            @Nullable Row contest = null;
            for (Row row : rows) {
                contest = row;
                String code = row.getString("code");
                if (code != null) {
                    codes.add(code);
                }
            }
            if (contest == null) {
                return null;
            }
            ContestDefinition definition = json.definition(contest.getString("definition"));
            return new OpenBox(
                    contestId,
                    contest.getUUID("organisation_id"),
                    definition,
                    new BallotForm(definition.rules().ballot(), codes),
                    new BoxKey(contest.getBuffer("secret").getBytes()));
        });
    }
}
