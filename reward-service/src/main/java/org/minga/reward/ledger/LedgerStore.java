package org.minga.reward.ledger;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.minga.platform.id.Ids;
import org.minga.reward.ledger.domain.Account;
import org.minga.reward.ledger.domain.Entry;
import org.minga.reward.ledger.domain.Posting;

/** Writes entries, never changes one; reads balances, pages and the trial balance. */
@ApplicationScoped
public class LedgerStore {
    private static final String RANKED =
            "select personId, balance from AccountRow where campaignId = :campaign and kind = 'person' and balance > 0 ";
    private static final String IN_ORDER = "order by balance desc, personId";

    private final Ids ids;

    LedgerStore(Ids ids) {
        this.ids = ids;
    }

    /** All entries belong to one campaign, whose turn the caller holds. */
    public Uni<Void> post(UUID campaignId, List<Entry> entries, Instant postedAt) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> accounts(session, campaignId, entries).chain(accounts -> {
                    List<EntryRow> entryRows = new ArrayList<>();
                    List<PostingRow> postingRows = new ArrayList<>();
                    for (Entry entry : entries) {
                        EntryRow row = new EntryRow();
                        row.id = entry.id();
                        row.campaignId = entry.campaignId();
                        row.postedAt = postedAt;
                        entryRows.add(row);
                        entry.postings().forEach(posting -> postingRows.add(row(entry, posting, accounts)));
                    }
                    return session.persistAll(entryRows.toArray())
                            .chain(session::flush)
                            .chain(() -> session.persistAll(postingRows.toArray()))
                            .chain(session::flush);
                }));
    }

    private static PostingRow row(Entry entry, Posting posting, Map<Account, UUID> accounts) {
        UUID account = accounts.get(posting.account());
        if (account == null) {
            throw new IllegalStateException("no account was opened for " + posting.account());
        }
        PostingRow row = new PostingRow();
        row.entryId = entry.id();
        row.accountId = account;
        row.amount = posting.amount();
        return row;
    }

    /** The accounts that the entries need, opened where there was none. */
    private Uni<Map<Account, UUID>> accounts(Mutiny.Session session, UUID campaignId, List<Entry> entries) {
        Set<Account> needed = new HashSet<>();
        entries.forEach(entry -> entry.postings().forEach(posting -> needed.add(posting.account())));
        Set<String> people = new HashSet<>();
        for (Account account : needed) {
            if (account instanceof Account.Person person) {
                people.add(person.personId());
            }
        }
        return session.createSelectionQuery(
                        "from AccountRow where campaignId = :campaign and (kind = 'issuer' or personId in :people)",
                        AccountRow.class)
                .setParameter("campaign", campaignId)
                .setParameter("people", people)
                .getResultList()
                .chain(found -> {
                    Map<Account, UUID> accounts = new HashMap<>();
                    found.forEach(row -> accounts.put(row.toAccount(), row.id));
                    List<AccountRow> opened = new ArrayList<>();
                    needed.stream()
                            .filter(account -> !accounts.containsKey(account))
                            .forEach(account -> opened.add(AccountRow.of(ids.next(), account)));
                    opened.forEach(row -> accounts.put(row.toAccount(), row.id));
                    return session.persistAll(opened.toArray())
                            .chain(session::flush)
                            .replaceWith(accounts);
                });
    }

    /** The person's points over all campaigns. */
    public Uni<Long> pointsOf(String personId) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select coalesce(sum(balance), 0L) from AccountRow where kind = 'person' and personId = :person",
                                Long.class)
                        .setParameter("person", personId)
                        .getSingleResult());
    }

    /** Most points first, equal points by person; only those after {@code after}. */
    public Uni<List<RankedAccount>> ranking(UUID campaignId, Optional<RankedAccount> after, int limit) {
        return Panache.getSession()
                .chain(session -> after.map(last -> session.createSelectionQuery(
                                        RANKED
                                                + "and (balance < :points or balance = :points and personId > :person) "
                                                + IN_ORDER,
                                        Object[].class)
                                .setParameter("points", last.points())
                                .setParameter("person", last.personId()))
                        .orElseGet(() -> session.createSelectionQuery(RANKED + IN_ORDER, Object[].class))
                        .setParameter("campaign", campaignId)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new RankedAccount((String) row[0], (Long) row[1]))
                        .toList());
    }

    /** How many people of the campaign come before this one, and how many of those have more points. */
    public Uni<Ahead> ahead(UUID campaignId, RankedAccount of) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("""
                                select count(*), coalesce(sum(case when balance > :points then 1L else 0L end), 0L) from AccountRow
                                where campaignId = :campaign and kind = 'person'
                                and (balance > :points or balance = :points and personId < :person)""", Object[].class)
                        .setParameter("campaign", campaignId)
                        .setParameter("points", of.points())
                        .setParameter("person", of.personId())
                        .getSingleResult())
                .map(row -> new Ahead((Long) row[0], (Long) row[1]));
    }

    public record Ahead(long before, long withMore) {}

    /** Entries in the order they were written; UUIDv7 sorts by time. */
    public Uni<List<PostedEntry>> entries(UUID campaignId, Optional<UUID> after, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from EntryRow where campaignId = :campaign and id > :after order by id",
                                EntryRow.class)
                        .setParameter("campaign", campaignId)
                        .setParameter("after", after.orElse(new UUID(0, 0)))
                        .setMaxResults(limit)
                        .getResultList()
                        .chain(entries -> entries.isEmpty()
                                ? Uni.createFrom().item(List.<PostedEntry>of())
                                : withPostings(session, entries)));
    }

    private static Uni<List<PostedEntry>> withPostings(Mutiny.Session session, List<EntryRow> entries) {
        return session.createSelectionQuery("""
                        select p.entryId, p.amount, a.campaignId, a.personId from PostingRow p
                        join AccountRow a on a.id = p.accountId where p.entryId in :entries order by p.amount""", Object[].class)
                .setParameter("entries", entries.stream().map(entry -> entry.id).toList())
                .getResultList()
                .map(rows -> {
                    Map<UUID, List<Posting>> postings = new LinkedHashMap<>();
                    for (Object[] row : rows) {
                        UUID campaignId = (UUID) row[2];
                        Account account = row[3] == null
                                ? new Account.Issuer(campaignId)
                                : new Account.Person(campaignId, (String) row[3]);
                        postings.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                                .add(new Posting(account, (Long) row[1]));
                    }
                    return entries.stream()
                            .map(entry -> new PostedEntry(
                                    new Entry(entry.id, entry.campaignId, postings.getOrDefault(entry.id, List.of())),
                                    entry.postedAt))
                            .toList();
                });
    }

    public Uni<TrialBalance> trialBalance(UUID campaignId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                                SELECT CAST(coalesce(sum(debits), 0) AS bigint), CAST(coalesce(sum(credits), 0) AS bigint),
                                       CAST(coalesce(sum(credits - debits) FILTER (WHERE kind = 'person'), 0) AS bigint),
                                       count(*) FILTER (WHERE balance <> credits - debits)
                                FROM (
                                  SELECT a.kind, a.balance,
                                         coalesce(-sum(p.amount) FILTER (WHERE p.amount < 0), 0) AS debits,
                                         coalesce(sum(p.amount) FILTER (WHERE p.amount > 0), 0) AS credits
                                  FROM ledger_account a LEFT JOIN ledger_posting p ON p.account_id = a.id
                                  WHERE a.campaign_id = :campaign GROUP BY a.id) AS accounts""", Object[].class)
                        .setParameter("campaign", campaignId)
                        .getSingleResult())
                .map(row -> new TrialBalance(
                        number(row[0]),
                        number(row[1]),
                        Math.subtractExact(number(row[1]), number(row[0])),
                        number(row[2]),
                        number(row[3])));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
