package org.minga.reward.fact;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.minga.reward.fact.domain.Facts;
import org.minga.reward.fact.domain.Recipient;

/**
 * Stores facts as they arrive. Each method answers whose rewards the fact may change. The caller holds the campaign's
 * turn, so what is read here stays true until the commit.
 */
@ApplicationScoped
public class FactStore {
    public Uni<Set<Recipient>> remember(SubmissionSnapshot snapshot) {
        return Panache.getSession()
                .chain(session -> session.find(SubmissionFactRow.class, snapshot.submissionId())
                        .chain(found -> {
                            if (found != null && found.sequence >= snapshot.sequence()) {
                                return Uni.createFrom().item(Set.<Recipient>of());
                            }
                            SubmissionFactRow row = found == null ? new SubmissionFactRow() : found;
                            row.submissionId = snapshot.submissionId();
                            row.campaignId = snapshot.campaignId();
                            row.authorId = snapshot.authorId().orElse(null);
                            row.status = snapshot.status();
                            row.title = snapshot.title();
                            row.sequence = snapshot.sequence();
                            return session.persist(row).replaceWith(Set.of(row.recipient()));
                        }));
    }

    public Uni<Set<Recipient>> rememberParticipation(UUID campaignId, UUID contestId, Set<String> personIds) {
        if (personIds.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select personId from ParticipationFactRow where contestId = :contest and personId in :people",
                                String.class)
                        .setParameter("contest", contestId)
                        .setParameter("people", personIds)
                        .getResultList()
                        .chain(known -> {
                            Set<String> fresh = new HashSet<>(personIds);
                            known.forEach(fresh::remove);
                            return session.persistAll(participations(campaignId, contestId, fresh))
                                    .replaceWith(() -> fresh.stream()
                                            .<Recipient>map(Recipient.Person::new)
                                            .collect(Collectors.toSet()));
                        }));
    }

    private static Object[] participations(UUID campaignId, UUID contestId, Set<String> personIds) {
        return personIds.stream()
                .map(personId -> {
                    ParticipationFactRow row = new ParticipationFactRow();
                    row.campaignId = campaignId;
                    row.contestId = contestId;
                    row.personId = personId;
                    return row;
                })
                .toArray();
    }

    /** An outcome is told whole, so a newer one replaces what was known. */
    public Uni<Set<Recipient>> rememberOutcome(UUID campaignId, Map<UUID, String> decisions, long sequence) {
        return Panache.getSession()
                .chain(session -> decided(session, campaignId).chain(before -> {
                    boolean stale = before.stream().anyMatch(row -> row.sequence >= sequence);
                    if (stale) {
                        return Uni.createFrom().item(Set.<Recipient>of());
                    }
                    Set<UUID> touched = new HashSet<>(decisions.keySet());
                    before.forEach(row -> touched.add(row.submissionId));
                    return replaceDecisions(session, campaignId, before, decisions, sequence)
                            .chain(() -> recipients(session, touched));
                }));
    }

    private static Uni<List<DecisionFactRow>> decided(Mutiny.Session session, UUID campaignId) {
        return session.createSelectionQuery("from DecisionFactRow where campaignId = :campaign", DecisionFactRow.class)
                .setParameter("campaign", campaignId)
                .getResultList();
    }

    private static Uni<Void> replaceDecisions(
            Mutiny.Session session,
            UUID campaignId,
            List<DecisionFactRow> before,
            Map<UUID, String> decisions,
            long sequence) {
        Object[] rows = decisions.entrySet().stream()
                .map(decision -> {
                    DecisionFactRow row = new DecisionFactRow();
                    row.campaignId = campaignId;
                    row.submissionId = decision.getKey();
                    row.decision = decision.getValue();
                    row.sequence = sequence;
                    return row;
                })
                .toArray();
        return session.removeAll(before.toArray()).chain(session::flush).chain(() -> session.persistAll(rows));
    }

    private static Uni<Set<Recipient>> recipients(Mutiny.Session session, Set<UUID> submissionIds) {
        if (submissionIds.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return session.createSelectionQuery(
                        "from SubmissionFactRow where submissionId in :submissions", SubmissionFactRow.class)
                .setParameter("submissions", submissionIds)
                .getResultList()
                .map(rows -> rows.stream().map(SubmissionFactRow::recipient).collect(Collectors.toSet()));
    }

    /**
     * People of the campaign of whom anything is known and submissions without author, by id, from the one after
     * {@code after}.
     */
    public Uni<List<Recipient>> recipients(UUID campaignId, String after, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                                SELECT id, of_person FROM (
                                  SELECT author_id AS id, true AS of_person FROM submission_fact WHERE campaign_id = :campaign AND author_id IS NOT NULL
                                  UNION SELECT person_id, true FROM participation_fact WHERE campaign_id = :campaign
                                  UNION ALL SELECT CAST(submission_id AS text) COLLATE "C", false FROM submission_fact WHERE campaign_id = :campaign AND author_id IS NULL) AS recipients
                                WHERE id > :after ORDER BY id LIMIT :limit""", Object[].class)
                        .setParameter("campaign", campaignId)
                        .setParameter("after", after)
                        .setParameter("limit", limit)
                        .getResultList())
                .map(rows -> rows.stream()
                        .<Recipient>map(row -> (boolean) row[1]
                                ? new Recipient.Person((String) row[0])
                                : new Recipient.Submission(UUID.fromString((String) row[0])))
                        .toList());
    }

    public Uni<Facts> of(UUID campaignId, Collection<Recipient> recipients) {
        Set<String> people = Recipient.people(recipients);
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("""
                        select s.submissionId, s.authorId, s.status, d.decision from SubmissionFactRow s
                        left join DecisionFactRow d on d.campaignId = s.campaignId and d.submissionId = s.submissionId
                        where s.campaignId = :campaign
                        and (s.authorId in :people or s.authorId is null and s.submissionId in :submissions)""", Object[].class)
                        .setParameter("campaign", campaignId)
                        .setParameter("people", people)
                        .setParameter("submissions", Recipient.submissions(recipients))
                        .getResultList()
                        .map(rows -> rows.stream()
                                .map(row -> new Facts.Submission(
                                        (UUID) row[0],
                                        Optional.ofNullable((String) row[1]),
                                        "published".equals(row[2]),
                                        "selected".equals(row[3])))
                                .toList())
                        .chain(submissions -> session.createSelectionQuery(
                                        "from ParticipationFactRow where campaignId = :campaign and personId in :people",
                                        ParticipationFactRow.class)
                                .setParameter("campaign", campaignId)
                                .setParameter("people", people)
                                .getResultList()
                                .map(rows -> new Facts(
                                        campaignId,
                                        submissions,
                                        rows.stream()
                                                .map(row -> new Facts.Participation(row.contestId, row.personId))
                                                .toList()))));
    }

    /**
     * Titles of those submissions that the reader may see: published ones, and the reader's own whatever their state.
     */
    public Uni<Map<UUID, String>> titles(Set<UUID> submissionIds, Optional<String> reader) {
        if (submissionIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from SubmissionFactRow where submissionId in :submissions", SubmissionFactRow.class)
                        .setParameter("submissions", submissionIds)
                        .getResultList())
                .map(rows -> {
                    Map<UUID, String> titles = new HashMap<>();
                    rows.stream()
                            .filter(row -> row.published()
                                    || reader.filter(person -> person.equals(row.authorId))
                                            .isPresent())
                            .forEach(row -> titles.put(row.submissionId, row.title));
                    return titles;
                });
    }
}
