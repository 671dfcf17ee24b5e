package org.minga.voting.turnout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.platform.problem.Problem;
import org.minga.platform.security.PublicOperation;
import org.minga.voting.VotingProblems;
import org.minga.voting.contest.Contest;
import org.minga.voting.contest.Contests;
import org.minga.voting.contest.domain.ContestState;

@Path("/v1/contests/{id}/turnout")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contests")
class TurnoutResource {
    private final Contests contests;
    private final Turnouts turnouts;
    private final InstantSource clock;

    TurnoutResource(Contests contests, Turnouts turnouts, InstantSource clock) {
        this.contests = contests;
        this.turnouts = turnouts;
        this.clock = clock;
    }

    /** How many took part. */
    @Schema(name = "Turnout")
    record TurnoutView(
            @Schema(description = "Ballots in the box, those on paper included.")
            long ballots,

            @Schema(description = "Voters who cast one themselves.")
            long voters,

            @Schema(description = "How many may take part; left out where nobody knows.") @Nullable
            Long electorateSize,

            @Schema(description = "When this was counted: it is some seconds old while the contest is open.")
            Instant asOf) {}

    @GET
    @PublicOperation
    @Operation(
            summary = "How many took part",
            description = "While the contest is open only if its `turnout` is `live`; once it is sealed always.",
            operationId = "getTurnout")
    @APIResponse(responseCode = "409", ref = "Problem409")
    @APIResponseSchema(TurnoutView.class)
    public Uni<TurnoutView> show(@PathParam("id") UUID id) {
        return Panache.withSession(() -> contests.requirePublic(id)).flatMap(contest -> {
            if (!contest.definition().tellsTurnout(contest.state())) {
                throw Problem.of(VotingProblems.TURNOUT_HIDDEN, "The turnout of this contest is told after the close.")
                        .with("state", contest.seenAt(clock.instant()))
                        .asException();
            }
            boolean sealed = contest.state().isFrozen() && contest.state() != ContestState.OPEN;
            return turnouts.of(new Turnouts.Key(id, sealed)).map(counted -> view(contest, counted));
        });
    }

    private static TurnoutView view(Contest contest, Turnouts.Counted counted) {
        return new TurnoutView(
                counted.voters() + counted.paper(),
                counted.voters(),
                contest.electorate() == null ? null : contest.electorate().size(),
                counted.asOf());
    }
}
