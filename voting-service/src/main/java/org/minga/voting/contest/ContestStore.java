package org.minga.voting.contest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.minga.voting.contest.domain.ContestOption;
import org.minga.voting.contest.domain.ContestState;

/** Contest rows and their frozen options. Works in the session of the caller. */
@ApplicationScoped
class ContestStore {

    Uni<Optional<ContestRow>> find(UUID id) {
        return session().flatMap(session -> session.find(ContestRow.class, id)).map(Optional::ofNullable);
    }

    /** Changes of one contest come one after the other; ballots are not held up by this lock. */
    Uni<Optional<ContestRow>> findForChange(UUID id) {
        return session()
                .flatMap(session -> session.find(ContestRow.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(Optional::ofNullable);
    }

    /** Neither opens nor is sealed in the meantime; ballots are not held up by this lock. */
    Uni<Optional<ContestRow>> findSteady(UUID id) {
        return session()
                .flatMap(session -> session.find(ContestRow.class, id, LockModeType.PESSIMISTIC_READ))
                .map(Optional::ofNullable);
    }

    /** Contests of a campaign that issue pairs and are not sealed. */
    Uni<List<UUID>> issuingPairs(UUID campaignId) {
        return session()
                .flatMap(session -> session.createNativeQuery("""
                                SELECT id FROM contest WHERE campaign_id = ?1 AND state IN ('upcoming', 'open')
                                  AND CAST(definition AS jsonb) -> 'ballot' ->> 'pairs' = 'issued' ORDER BY id""", UUID.class)
                        .setParameter(1, campaignId)
                        .getResultList());
    }

    Uni<Void> persist(ContestRow row) {
        return session().flatMap(session -> session.persist(row).chain(session::flush));
    }

    Uni<List<ContestRow>> ofCampaign(UUID campaignId) {
        return session()
                .flatMap(session -> session.createSelectionQuery(
                                "from ContestRow where campaignId = :campaign order by id", ContestRow.class)
                        .setParameter("campaign", campaignId)
                        .getResultList());
    }

    /** @param after the last id of the page before, or the lowest of all */
    Uni<List<ContestRow>> page(UUID campaignId, UUID after, int limit) {
        return session()
                .flatMap(session -> session.createSelectionQuery(
                                "from ContestRow where campaignId = :campaign and id > :after order by id",
                                ContestRow.class)
                        .setParameter("campaign", campaignId)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList());
    }

    Uni<List<UUID>> dueToOpen(Instant now) {
        return session()
                .flatMap(session -> session.createSelectionQuery("""
                                select contest.id from ContestRow contest, PhaseCopyRow phase, CampaignCopyRow campaign
                                where contest.state = 'upcoming' and phase.id = contest.phaseId
                                  and campaign.id = contest.campaignId and campaign.status = 'published'
                                  and phase.opensAt <= :now""", UUID.class)
                        .setParameter("now", now)
                        .getResultList());
    }

    /** The state of a contest that is open, or upcoming although its phase has opened; waits for nobody. */
    Uni<Optional<ContestState>> openOrDue(UUID id, Instant now) {
        return session()
                .flatMap(session -> session.createSelectionQuery("""
                                select contest.state from ContestRow contest, PhaseCopyRow phase, CampaignCopyRow campaign
                                where contest.id = :id and phase.id = contest.phaseId and campaign.id = contest.campaignId
                                  and (contest.state = 'open' or contest.state = 'upcoming'
                                    and campaign.status = 'published' and phase.opensAt <= :now)""", String.class)
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .getSingleResultOrNull())
                .map(state -> Optional.ofNullable(state).map(ContestState::of));
    }

    Uni<List<ContestOption>> options(UUID contestId) {
        return session()
                .flatMap(session -> session.createSelectionQuery(
                                "from ContestOptionRow where id.contestId = :contest", ContestOptionRow.class)
                        .setParameter("contest", contestId)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(ContestOptionRow::toOption)
                        .sorted(Comparator.comparing(ContestOption::code))
                        .toList());
    }

    Uni<Void> freeze(UUID contestId, List<ContestOption> options) {
        return session()
                .flatMap(session -> session.persistAll(options.stream()
                        .map(option -> ContestOptionRow.of(contestId, option))
                        .toArray()));
    }

    /** Makes the box of a contest that opens: its key, and an empty log. */
    Uni<Void> makeBox(UUID contestId, byte[] key) {
        return session()
                .flatMap(session -> session.createNativeQuery(
                                "INSERT INTO ballot_key (contest_id, secret) VALUES (?1, decode(?2, 'hex'))")
                        .setParameter(1, contestId)
                        .setParameter(2, HexFormat.of().formatHex(key))
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery("INSERT INTO ballot_log (contest_id) VALUES (?1)")
                                .setParameter(1, contestId)
                                .executeUpdate()))
                .replaceWithVoid();
    }

    Uni<List<DateChange>> dateChanges(UUID contestId) {
        return session()
                .flatMap(session -> session.createSelectionQuery(
                                "from DateChangeRow where id.contestId = :contest order by id.sequence",
                                DateChangeRow.class)
                        .setParameter("contest", contestId)
                        .getResultList())
                .map(rows -> rows.stream().map(DateChangeRow::toChange).toList());
    }

    private static Uni<Mutiny.Session> session() {
        return Panache.getSession();
    }
}
