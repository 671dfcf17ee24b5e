package org.minga.voting.contest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.minga.platform.data.outbox.Outbox;
import org.minga.voting.campaigncopy.MovedPhase;
import org.minga.voting.campaigncopy.PhaseMoves;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestState;

/**
 * Keeps a public trace of dates that move while a contest is open, and tells of it. The seal locks the contest too, so a
 * move is either before it and counts, or after it and changes nothing.
 */
@ApplicationScoped
class DateChanges implements PhaseMoves {
    private static final String OPEN_CONTESTS = """
            UPDATE contest SET version = version + 1 WHERE phase_id = ?1 AND state = 'open'
            RETURNING id, organisation_id, definition""";

    private final DefinitionJson json;
    private final Outbox outbox;
    private final InstantSource clock;

    DateChanges(DefinitionJson json, Outbox outbox, InstantSource clock) {
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Uni<Void> moved(MovedPhase move, long sequence) {
        DateChange change = new DateChange(
                clock.instant(), move.opensBefore(), move.opensAfter(), move.closesBefore(), move.closesAfter());
        return Panache.getSession()
                .flatMap(session -> openContests(session, move.id())
                        .onItem()
                        .transformToMulti(contests -> Multi.createFrom().iterable(contests))
                        .onItem()
                        .transformToUniAndConcatenate(contest -> note(session, contest, sequence, change))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private static Uni<List<Object[]>> openContests(Mutiny.Session session, UUID phaseId) {
        return session.createNativeQuery(OPEN_CONTESTS, Object[].class)
                .setParameter(1, phaseId)
                .getResultList();
    }

    private Uni<Void> note(Mutiny.Session session, Object[] contest, long sequence, DateChange change) {
        UUID id = (UUID) contest[0];
        ContestDefinition definition = json.definition((String) contest[2]);
        return session.persist(DateChangeRow.of(id, sequence, change))
                .chain(() -> outbox.append(
                        session,
                        ContestEvent.of(id, definition, ContestState.OPEN)
                                .moved(change)
                                .toOutgoing("changed", (UUID) contest[1])));
    }
}
