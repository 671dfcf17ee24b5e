package org.minga.voting.contest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.security.RequiresScope;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestDraft;
import org.minga.voting.contest.domain.ContestOption;
import org.minga.voting.contest.domain.OptionSource;

@Path("/v1/admin/contest-previews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresScope("admin")
@Tag(name = "Contest administration")
class ContestPreviewResource {
    private final ContestUseCases useCases;

    ContestPreviewResource(ContestUseCases useCases) {
        this.useCases = useCases;
    }

    @POST
    @Operation(
            summary = "What the rules of a contest would be, without setting it up",
            description =
                    "Takes and refuses what setting it up would, and stores nothing: the rules with every parameter"
                            + " filled in, their hash, and the same in words. Editors and owners of the campaign's organisation.",
            operationId = "previewContest")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ContestDraft.class),
                            examples = @ExampleObject(name = "budget", value = ContestAdminResource.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The rules",
            content = @Content(schema = @Schema(implementation = RulesView.class)))
    @APIResponse(responseCode = "404", ref = "Problem404")
    public Uni<RulesView> preview(ContestDraft draft) {
        return Panache.withSession(() -> useCases.preview(draft))
                .map(definition -> RulesView.of(definition, options(definition)));
    }

    private static List<BallotOption> options(ContestDefinition definition) {
        return switch (definition.options()) {
            case OptionSource.Given given ->
                given.options().stream().map(ContestOption::forCount).toList();
            case OptionSource.Submissions later -> List.of();
        };
    }
}
