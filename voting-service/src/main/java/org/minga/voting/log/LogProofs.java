package org.minga.voting.log;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.minga.platform.problem.FieldError;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemException;
import org.minga.platform.problem.ProblemTypes;
import org.minga.tally.formats.log.SignedHead;
import org.minga.tally.formats.merkle.MerklePaths;
import org.minga.tally.formats.merkle.MerklePaths.FullSubtrees;
import org.minga.voting.VotingProblems;
import org.minga.voting.contest.Contests;
import org.minga.voting.log.domain.EntrySearch;
import org.minga.voting.log.domain.LogPage;
import org.minga.voting.log.domain.StoredTree;
import org.minga.voting.log.domain.StoredTree.Wish;

/** What anyone may see of a log: heads, entries and proofs, each made of a few rows however long the log is. */
@ApplicationScoped
class LogProofs {
    private static final String RANGE =
            "SELECT log_from, log_to FROM ballot_batch WHERE contest_id = $1 AND id = $2 AND log_from IS NOT NULL";
    private static final String VOIDED = "SELECT index FROM log_void WHERE contest_id = $1 AND voided = $2";

    /** A way through a tree. */
    private interface Proof {
        List<byte[]> in(FullSubtrees tree);
    }

    private final Pool pool;
    private final Contests contests;
    private final LogStore store;
    private final Heads heads;

    LogProofs(Pool pool, Contests contests, LogStore store, Heads heads) {
        this.pool = pool;
        this.contests = contests;
        this.store = store;
        this.heads = heads;
    }

    Uni<SignedHead> latest(UUID contest) {
        return visible(contest).chain(() -> requireLatest(contest));
    }

    /** Heads of more than so many entries, in order. */
    Uni<List<SignedHead>> heads(UUID contest, long after, int limit) {
        return visible(contest).chain(() -> heads.after(pool, contest, after, limit));
    }

    /** Entries from an index on; none beyond the latest head. */
    Uni<EntryView.PageView> entries(UUID contest, long from, int limit) {
        notNegative("from", from);
        return latest(contest).flatMap(latest -> {
            long to = Math.min(latest.head().size(), from + limit);
            if (from >= to) {
                return Uni.createFrom().item(new EntryView.PageView(List.of(), null));
            }
            Wish wish = new Wish();
            LongStream.rangeClosed(LogPage.of(from), LogPage.of(to - 1)).forEach(wish::page);
            return store.read(pool, contest, wish)
                    .map(tree -> new EntryView.PageView(
                            LongStream.range(from, to)
                                    .mapToObj(index -> EntryView.of(
                                            index, tree.page(LogPage.of(index)).entry(contest.toString(), index)))
                                    .toList(),
                            to < latest.head().size() ? to : null));
        });
    }

    /**
     * Where the entry of a receipt is, with the way to the root.
     *
     * @param size of the tree to prove it in; that of the latest head if left out
     */
    Uni<InclusionView> inclusion(UUID contest, byte[] tracker, UUID batch, @Nullable Long size) {
        return head(contest, size, "size")
                .flatMap(head -> find(contest, tracker, batch).flatMap(index -> {
                    if (index >= head.head().size()) {
                        throw invalid("size", "too_early", "the entry came into the log later");
                    }
                    return proof(
                                    contest,
                                    tree -> MerklePaths.inclusion(
                                            index, head.head().size(), tree))
                            .flatMap(path -> voided(contest, index)
                                    .map(by -> InclusionView.of(index, path, head, by.orElse(null))));
                }));
    }

    Uni<ConsistencyView> consistency(UUID contest, long from, @Nullable Long to) {
        notNegative("from", from);
        return head(contest, to, "to").flatMap(head -> {
            if (from > head.head().size()) {
                throw invalid("from", "too_large", "must not be larger than the tree that it is compared with");
            }
            return proof(
                            contest,
                            tree -> MerklePaths.consistency(from, head.head().size(), tree))
                    .map(path -> ConsistencyView.of(from, path, head));
        });
    }

    /** Proofs are of use against what was signed only. */
    private Uni<SignedHead> head(UUID contest, @Nullable Long size, String parameter) {
        if (size == null) {
            return latest(contest);
        }
        long wanted = size;
        return visible(contest)
                .chain(() -> heads.ofSize(pool, contest, wanted))
                .map(head ->
                        head.orElseThrow(() -> invalid(parameter, "no_head", "must be the size of a signed head")));
    }

    private Uni<SignedHead> requireLatest(UUID contest) {
        return heads.latest(pool, contest)
                .map(head -> head.orElseThrow(() -> Problem.of(ProblemTypes.NOT_FOUND, "Nothing was logged so far.")
                        .asException()));
    }

    /** How long a log is tells how many voted, and where a ballot stands in it about when: nothing of it leaves before it may. */
    private Uni<Void> visible(UUID contest) {
        return Panache.withSession(() -> contests.requirePublic(contest))
                .invoke(found -> {
                    if (!found.definition().tellsTurnout(found.state())) {
                        throw Problem.of(VotingProblems.LOG_HIDDEN, "The log of this contest is shown after the close.")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Long> find(UUID contest, byte[] tracker, UUID batch) {
        return pool.preparedQuery(RANGE).execute(Tuple.of(contest, batch)).flatMap(rows -> {
            for (Row row : rows) {
                EntrySearch search = new EntrySearch(tracker, row.getLong("log_from"), row.getLong("log_to"));
                return store.find(pool, contest, List.of(search))
                        .map(done -> search.index().orElseThrow(LogProofs::unknown));
            }
            throw unknown();
        });
    }

    private Uni<Optional<Long>> voided(UUID contest, long index) {
        return pool.preparedQuery(VOIDED).execute(Tuple.of(contest, index)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(row.getLong("index"));
            }
            return Optional.empty();
        });
    }

    /** Made twice: once to see what has to be read. */
    private Uni<List<byte[]>> proof(UUID contest, Proof made) {
        Wish wish = new Wish();
        made.in(wish);
        return store.read(pool, contest, wish).map((StoredTree tree) -> made.in(tree));
    }

    private static void notNegative(String parameter, long value) {
        if (value < 0) {
            throw invalid(parameter, "range", "must not be negative");
        }
    }

    private static ProblemException invalid(String parameter, String code, String detail) {
        return Problem.of(ProblemTypes.VALIDATION)
                .withErrors(List.of(FieldError.parameter(parameter, code, detail)))
                .asException();
    }

    private static ProblemException unknown() {
        return Problem.of(ProblemTypes.NOT_FOUND, "The log has no such entry of that batch.")
                .asException();
    }
}
