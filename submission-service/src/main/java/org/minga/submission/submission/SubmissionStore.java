package org.minga.submission.submission;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.minga.submission.naming.Named;
import org.minga.submission.submission.domain.Listing;
import org.minga.submission.submission.domain.Submission;

/** Submissions and their revisions in the database. Every call runs in the caller's session. */
@ApplicationScoped
class SubmissionStore implements PanacheRepositoryBase<SubmissionRow, UUID> {

    /** Until the transaction ends nobody else changes this submission. */
    Uni<Optional<Submission>> readForChange(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(SubmissionStore::submission);
    }

    Uni<Boolean> codeTaken(UUID campaignId, String code) {
        return count("campaignId = ?1 and code = ?2", campaignId, code).map(found -> found > 0);
    }

    Uni<Void> insert(Submission submission) {
        return persistAndFlush(SubmissionRow.of(submission)).replaceWithVoid();
    }

    Uni<Void> update(Submission submission) {
        return findById(submission.id()).invoke(row -> row.write(submission)).chain(this::flush);
    }

    Uni<Void> keep(RevisionRow revision) {
        return Panache.getSession().chain(session -> session.persist(revision));
    }

    /** Newest first, from the one after {@code after}; one more than asked for tells that there is a next page. */
    Uni<List<Submission>> list(@Nullable UUID campaignId, Listing listing, @Nullable UUID after, int limit) {
        if (listing.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        StringBuilder where = new StringBuilder("status in (:statuses)");
        Parameters parameters = Parameters.with(
                "statuses", listing.statuses().stream().map(Named::wire).toList());
        if (campaignId != null) {
            where.append(" and campaignId = :campaign");
            parameters.and("campaign", campaignId);
        }
        if (listing.onlyBy() != null) {
            where.append(" and authorId = :author");
            parameters.and("author", listing.onlyBy());
        }
        if (after != null) {
            where.append(" and id < :after");
            parameters.and("after", after);
        }
        return find(where.append(" order by id desc").toString(), parameters)
                .range(0, limit)
                .list()
                .map(rows -> rows.stream().map(SubmissionRow::submission).toList());
    }

    static boolean isCodeTaken(Throwable failure) {
        return failure instanceof ConstraintViolationException violation
                && "submission_code".equals(violation.getConstraintName());
    }

    private static Optional<Submission> submission(@Nullable SubmissionRow row) {
        return Optional.ofNullable(row).map(SubmissionRow::submission);
    }
}
