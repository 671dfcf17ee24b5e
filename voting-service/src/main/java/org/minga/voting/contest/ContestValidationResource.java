package org.minga.voting.contest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;
import org.minga.voting.contest.domain.Fault;
import org.minga.voting.contest.domain.PublicationCheck;

@Path("/internal/contests/validation")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Internal", description = "For other services of the platform only; never routed from outside.")
class ContestValidationResource {
    private final ContestUseCases useCases;
    private final Caller caller;

    ContestValidationResource(ContestUseCases useCases, Caller caller) {
        this.useCases = useCases;
        this.caller = caller;
    }

    @Schema(name = "PublicationRequest")
    record PublicationRequest(
            @NotNull UUID campaignId, @NotNull List<@NotNull @Valid PhaseView> phases) {}

    @Schema(name = "PublicationPhase")
    record PhaseView(
            @NotNull UUID id,
            @NotNull String kind,
            @NotNull Instant opensAt,
            @NotNull Instant closesAt) {}

    @Schema(name = "PublicationFaults")
    record PublicationFaults(List<FaultView> errors) {}

    @Schema(name = "PublicationFault")
    record FaultView(String pointer, String code, String detail) {
        static FaultView of(Fault fault) {
            return new FaultView(fault.pointer(), fault.code(), fault.detail());
        }
    }

    @POST
    @RequiresScope("contests:validate")
    @Operation(
            summary = "Whether the contests of a campaign allow it to be published with these phases",
            operationId = "validateContests")
    public Uni<PublicationFaults> validate(@Valid PublicationRequest request) {
        if (caller.isPerson()) {
            throw Problem.of(ProblemTypes.FORBIDDEN, "Only services of the platform ask this.")
                    .asException();
        }
        List<PublicationCheck.Phase> phases = request.phases().stream()
                .map(phase -> new PublicationCheck.Phase(phase.id(), phase.kind()))
                .toList();
        return Panache.withSession(() -> useCases.publicationFaults(request.campaignId(), phases))
                .map(faults ->
                        new PublicationFaults(faults.stream().map(FaultView::of).toList()));
    }
}
