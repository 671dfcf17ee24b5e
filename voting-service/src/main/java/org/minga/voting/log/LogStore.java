package org.minga.voting.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.minga.voting.log.domain.EntrySearch;
import org.minga.voting.log.domain.LogPage;
import org.minga.voting.log.domain.StoredTree;
import org.minga.voting.log.domain.StoredTree.Place;
import org.minga.voting.log.domain.StoredTree.Wish;

/** Reads pages and nodes of logs. */
@ApplicationScoped
class LogStore {
    /** Full pages never change; these are some 16 MB. */
    private static final int KEPT = 2_000;
    /** Of one statement, so that no answer is too long to lie in the buffers between database and service. */
    private static final int PAGES_AT_ONCE = 32;

    private static final String PAGES = "SELECT page, entries FROM log_page WHERE contest_id = $1 AND page = ANY($2)";
    private static final String NODES = """
        SELECT n.height, n.position, n.hash FROM log_node n
        JOIN unnest($2::smallint[], $3::bigint[]) AS w (height, position) USING (height, position)
        WHERE n.contest_id = $1\
        """;

    private final Cache<Key, LogPage> full =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    private record Key(UUID contest, long page) {}

    /** What was wished for, as far as it is there. */
    Uni<StoredTree> read(SqlClient client, UUID contest, Wish wish) {
        return Uni.combine()
                .all()
                .unis(pages(client, contest, wish.pages()), nodes(client, contest, wish.nodes()))
                .with((pages, nodes) -> new StoredTree(contest.toString(), pages, nodes));
    }

    /** These pages by their numbers, as far as they are there. */
    Uni<Map<Long, LogPage>> pages(SqlClient client, UUID contest, Collection<Long> numbers) {
        Map<Long, LogPage> pages = new HashMap<>();
        Set<Long> missing = new TreeSet<>();
        for (Long number : numbers) {
            LogPage known = full.getIfPresent(new Key(contest, number));
            if (known == null) {
                missing.add(number);
            } else {
                pages.put(number, known);
            }
        }
        return load(client, contest, List.copyOf(missing), pages);
    }

    private Uni<Map<Long, LogPage>> load(SqlClient client, UUID contest, List<Long> missing, Map<Long, LogPage> pages) {
        if (missing.isEmpty()) {
            return Uni.createFrom().item(pages);
        }
        int some = Math.min(PAGES_AT_ONCE, missing.size());
        Long[] wanted = missing.subList(0, some).toArray(Long[]::new);
        return client.preparedQuery(PAGES).execute(Tuple.of(contest, wanted)).flatMap(rows -> {
            for (Row row : rows) {
                LogPage page = new LogPage(
                        row.getLong("page"), row.getBuffer("entries").getBytes());
                pages.put(page.number(), page);
                if (page.count() == LogPage.ENTRIES) {
                    full.put(new Key(contest, page.number()), page);
                }
            }
            return load(client, contest, missing.subList(some, missing.size()), pages);
        });
    }

    private static Uni<Map<Place, byte[]>> nodes(SqlClient client, UUID contest, Set<Place> places) {
        Map<Place, byte[]> nodes = new HashMap<>();
        if (places.isEmpty()) {
            return Uni.createFrom().item(nodes);
        }
        Tuple wanted = Tuple.of(
                contest,
                places.stream().map(place -> (short) place.height()).toArray(Short[]::new),
                places.stream().map(Place::position).toArray(Long[]::new));
        return client.preparedQuery(NODES).execute(wanted).map(rows -> {
            for (Row row : rows) {
                nodes.put(
                        new Place(row.getShort("height"), row.getLong("position")),
                        row.getBuffer("hash").getBytes());
            }
            return nodes;
        });
    }

    /** Takes the searches as far as they go. */
    Uni<Void> find(SqlClient client, UUID contest, Collection<EntrySearch> searches) {
        List<EntrySearch> going =
                searches.stream().filter(search -> !search.over()).toList();
        if (going.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<Long> wanted = new TreeSet<>();
        going.forEach(search -> wanted.add(search.page()));
        return pages(client, contest, wanted).flatMap(pages -> {
            for (EntrySearch search : going) {
                LogPage page = pages.get(search.page());
                if (page == null) {
                    throw new IllegalStateException("the log of " + contest + " has no page " + search.page());
                }
                search.read(page);
            }
            return find(client, contest, going);
        });
    }
}
