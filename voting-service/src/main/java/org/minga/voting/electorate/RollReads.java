package org.minga.voting.electorate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.minga.voting.contest.Contest;
import org.minga.voting.electorate.VoterRollView.PageEntryView;
import org.minga.voting.electorate.domain.RollPages;

/** What organisers see of a roll. */
@ApplicationScoped
class RollReads {
    private static final int SHOWN = 100;
    private static final String PAGES = """
            SELECT page, voters, weight, content_hash, uploaded_at, uploaded_by, uploaded_client
            FROM voter_roll_page WHERE contest_id = $1 ORDER BY page""";
    private static final String FIGURES =
            "SELECT count(*) AS voters, coalesce(sum(weight), 0)::bigint AS weight, " + RollHash.SQL + """
             AS hash, (SELECT roll_pages FROM contest WHERE id = $1) AS pages FROM voter_roll WHERE contest_id = $1""";

    private final Pool pool;

    RollReads(Pool pool) {
        this.pool = pool;
    }

    Uni<VoterRollView> show(Contest contest) {
        return pool.preparedQuery(PAGES).execute(Tuple.of(contest.id())).flatMap(rows -> {
            List<PageEntryView> pages = new ArrayList<>();
            rows.forEach(row -> pages.add(entry(row)));
            return pool.preparedQuery(FIGURES)
                    .execute(Tuple.of(contest.id()))
                    .map(figures -> view(contest, figures.iterator().next(), pages));
        });
    }

    private static VoterRollView view(Contest contest, Row figures, List<PageEntryView> pages) {
        RollPages there = new RollPages(
                figures.getInteger("pages"),
                pages.stream().map(PageEntryView::page).collect(Collectors.toCollection(TreeSet::new)));
        long voters = figures.getLong("voters");
        return new VoterRollView(
                contest.id(),
                voters,
                figures.getLong("weight"),
                voters == 0 ? null : RollHash.PREFIX + figures.getString("hash"),
                contest.state().isFrozen(),
                there.missing().stream().limit(SHOWN).toList(),
                pages);
    }

    private static PageEntryView entry(Row row) {
        return new PageEntryView(
                row.getInteger("page"),
                row.getInteger("voters"),
                row.getLong("weight"),
                row.getString("content_hash"),
                row.getOffsetDateTime("uploaded_at").toInstant(),
                row.getString("uploaded_by"),
                row.getString("uploaded_client"));
    }
}
