package org.minga.voting.electorate;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;
import org.minga.voting.contest.Contests;
import org.minga.voting.electorate.domain.Eligibility;

@Path("/v1/contests/{id}/eligibility")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(value = "ballots:cast", person = true)
@Tag(name = "Ballots")
class EligibilityResource {
    private final Contests contests;
    private final Electorates electorates;
    private final Caller caller;

    EligibilityResource(Contests contests, Electorates electorates, Caller caller) {
        this.contests = contests;
        this.electorates = electorates;
        this.caller = caller;
    }

    /** Whether the caller may take part. */
    @Schema(name = "Eligibility")
    record EligibilityView(
            boolean eligible,

            @Schema(description = "Of one's ballot; 1 but in juries. Only if eligible.") @Nullable
            Integer weight,

            @Schema(
                    enumeration = {"not_in_electorate", "assurance_too_low"},
                    description = "Only if not eligible.")
            @Nullable
            String reason,

            @Schema(description = "The assurance level the contest asks for.")
            int minAssurance,

            @Schema(description = "That of the caller's token.")
            int assurance,

            @Schema(description = "Whether the contest has opened; before, this is how it would be now.")
            boolean frozen) {}

    @GET
    @Operation(summary = "Whether one may take part in a contest, whatever its time", operationId = "getEligibility")
    public Uni<EligibilityView> show(@PathParam("id") UUID id) {
        String person = caller.requireSubject();
        int assurance = caller.assuranceLevel();
        return Panache.withSession(() -> contests.requirePublic(id)).flatMap(contest -> {
            boolean frozen = contest.state().isFrozen();
            int required = contest.definition().electorate().minAssurance();
            Uni<Eligibility> found = frozen
                    ? electorates.eligibility(id, contest.definition().electorate(), person, assurance)
                    : electorates.preview(contest, person, assurance);
            return found.map(eligibility -> switch (eligibility) {
                case Eligibility.Eligible eligible ->
                    new EligibilityView(true, eligible.weight(), null, required, assurance, frozen);
                case Eligibility.NotInElectorate notIn ->
                    new EligibilityView(false, null, "not_in_electorate", required, assurance, frozen);
                case Eligibility.AssuranceTooLow low ->
                    new EligibilityView(false, null, "assurance_too_low", required, assurance, frozen);
            });
        });
    }
}
