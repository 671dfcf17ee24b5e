package org.minga.voting.campaigncopy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.minga.voting.campaigncopy.domain.KnownSubmission;

/**
 * Submissions as last told, each with a code that is unique in its campaign.
 *
 * <p>A given code wins over an assigned one: the submission that held it by chance gets the next number. Of two
 * submissions given the same code the first keeps it. Options of an open contest hold their own copy of the code.
 */
@ApplicationScoped
class SubmissionCopyStore {
    private static final String PUBLISHED = "published";

    private final PublishedSubmissions listener;

    SubmissionCopyStore(PublishedSubmissions listener) {
        this.listener = listener;
    }

    Uni<Void> apply(SubmissionSnapshot snapshot, long sequence) {
        return Panache.getSession()
                .flatMap(session -> session.find(SubmissionCopyRow.class, snapshot.submissionId())
                        .flatMap(known -> {
                            if (known != null && known.sequence >= sequence) {
                                return Uni.createFrom().voidItem();
                            }
                            SubmissionCopyRow row = known == null ? new SubmissionCopyRow() : known;
                            copy(snapshot, sequence, row);
                            Uni<Void> saved = known == null
                                    ? session.persist(row)
                                    : Uni.createFrom().voidItem();
                            return saved.chain(() -> withCode(session, row))
                                    .chain(() -> row.status.equals(PUBLISHED)
                                            ? listener.published(row.campaignId, known(row))
                                            : Uni.createFrom().voidItem());
                        }));
    }

    private static void copy(SubmissionSnapshot snapshot, long sequence, SubmissionCopyRow row) {
        row.id = snapshot.submissionId();
        row.campaignId = snapshot.campaignId();
        row.status = snapshot.status();
        row.title = snapshot.title();
        row.givenCode = snapshot.code();
        row.costAmount = snapshot.cost() == null ? null : snapshot.cost().amount();
        row.costCurrency = snapshot.cost() == null ? null : snapshot.cost().currency();
        row.sequence = sequence;
    }

    private static Uni<Void> withCode(Mutiny.Session session, SubmissionCopyRow row) {
        if (!row.status.equals(PUBLISHED)) {
            return Uni.createFrom().voidItem();
        }
        String given = row.givenCode;
        if (given != null && !given.equals(row.code)) {
            return holder(session, row.campaignId, given).flatMap(holder -> {
                if (holder.isEmpty()) {
                    row.code = given;
                    return Uni.createFrom().voidItem();
                }
                SubmissionCopyRow other = holder.get();
                if (given.equals(other.givenCode)) {
                    return row.code == null
                            ? numbered(session, row)
                            : Uni.createFrom().voidItem();
                }
                return numbered(session, other).chain(session::flush).invoke(() -> row.code = given);
            });
        }
        return row.code == null ? numbered(session, row) : Uni.createFrom().voidItem();
    }

    private static Uni<Void> numbered(Mutiny.Session session, SubmissionCopyRow row) {
        return session.createNativeQuery("""
                        INSERT INTO submission_code_counter AS c (campaign_id, last) VALUES (?1, 1)
                        ON CONFLICT (campaign_id) DO UPDATE SET last = c.last + 1 RETURNING last""", Integer.class)
                .setParameter(1, row.campaignId)
                .getSingleResult()
                .map(String::valueOf)
                .flatMap(code -> holder(session, row.campaignId, code).flatMap(holder -> {
                    if (holder.isPresent()) {
                        return numbered(session, row);
                    }
                    row.code = code;
                    return Uni.createFrom().voidItem();
                }));
    }

    private static Uni<Optional<SubmissionCopyRow>> holder(Mutiny.Session session, UUID campaignId, String code) {
        return session.createSelectionQuery(
                        "from SubmissionCopyRow where campaignId = :campaign and code = :code", SubmissionCopyRow.class)
                .setParameter("campaign", campaignId)
                .setParameter("code", code)
                .getSingleResultOrNull()
                .map(Optional::ofNullable);
    }

    Uni<List<KnownSubmission>> published(UUID campaignId) {
        return Panache.getSession()
                .flatMap(session -> session.createSelectionQuery("""
                                from SubmissionCopyRow
                                where campaignId = :campaign and status = 'published' and code is not null
                                order by code""", SubmissionCopyRow.class)
                        .setParameter("campaign", campaignId)
                        .getResultList())
                .map(rows -> rows.stream().map(SubmissionCopyStore::known).toList());
    }

    private static KnownSubmission known(SubmissionCopyRow row) {
        return new KnownSubmission(row.id, String.valueOf(row.code), row.title, row.costAmount, row.costCurrency);
    }
}
