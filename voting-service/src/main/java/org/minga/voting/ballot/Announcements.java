package org.minga.voting.ballot;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minga.platform.data.outbox.Outbox;
import org.minga.voting.VotingEvents;
import org.minga.voting.contest.domain.ContestState;

/** Tells how many ballots a batch brought, of contests that let it be known; one event for each contest of the batch. */
@ApplicationScoped
class Announcements {
    private final OpenBoxes boxes;
    private final Outbox outbox;
    private final InstantSource clock;

    Announcements(OpenBoxes boxes, Outbox outbox, InstantSource clock) {
        this.boxes = boxes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What a batch brought to a contest.
     *
     * @param ballots accepted, changes included
     * @param voters whose first it was
     */
    record Brought(int ballots, int voters) {
        Brought plus(Brought other) {
            return new Brought(ballots + other.ballots, voters + other.voters);
        }
    }

    /** As the world hears of it. */
    record BallotsAccepted(UUID contestId, UUID campaignId, int ballots, int voters) {}

    /** Of these contests the ones that let it be known. */
    Uni<List<OpenBox>> live(Collection<UUID> contests) {
        return Multi.createFrom()
                .iterable(contests)
                .onItem()
                .transformToUniAndConcatenate(contest -> boxes.find(contest, clock.instant()))
                .filter(box -> box.isPresent() && box.get().definition().tellsTurnout(ContestState.OPEN))
                .map(Optional::orElseThrow)
                .collect()
                .asList();
    }

    /** In the transaction of the connection, and sent at once, so that a commit can be sent behind it. */
    Uni<Void> append(SqlConnection connection, List<OpenBox> live, Map<UUID, Brought> brought) {
        List<Uni<Void>> events = new ArrayList<>();
        for (OpenBox box : live) {
            Brought here = brought.get(box.contestId());
            if (here != null) {
                events.add(append(connection, box, here));
            }
        }
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(events).andFailFast().replaceWithVoid();
    }

    private Uni<Void> append(SqlConnection connection, OpenBox box, Brought brought) {
        UUID campaign = box.definition().campaignId();
        return outbox.append(
                connection,
                VotingEvents.of(
                        "minga.contest.ballots_accepted.v1",
                        box.contestId(),
                        box.organisationId(),
                        campaign,
                        new BallotsAccepted(box.contestId(), campaign, brought.ballots(), brought.voters())));
    }
}
