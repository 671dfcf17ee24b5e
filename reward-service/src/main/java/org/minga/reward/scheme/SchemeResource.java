package org.minga.reward.scheme;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.platform.data.idempotency.Idempotency;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageInfo;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;
import org.minga.reward.ProblemDoc;

@Path("/v1/admin/reward-schemes")
@Tag(name = "Reward schemes", description = "What a campaign gives to whom: for organisers.")
@RequiresScope("admin")
@Produces(MediaType.APPLICATION_JSON)
class SchemeResource {
    private final SchemeUseCases schemes;
    private final Idempotency idempotency;
    private final Caller caller;

    SchemeResource(SchemeUseCases schemes, Idempotency idempotency, Caller caller) {
        this.schemes = schemes;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createRewardScheme",
            summary = "Make the reward scheme of a campaign",
            description =
                    "One per campaign, never changed afterwards. What happened before is rewarded too. For owners and editors.")
    @APIResponse(
            responseCode = "201",
            description = "Made.",
            content = @Content(schema = @Schema(implementation = SchemeView.class)))
    @APIResponse(
            responseCode = "403",
            description = ProblemDoc.FORBIDDEN,
            content = @Content(mediaType = ProblemDoc.MEDIA_TYPE, schema = @Schema(ref = ProblemDoc.SCHEMA)))
    @APIResponse(
            responseCode = "404",
            description = ProblemDoc.CAMPAIGN_UNKNOWN,
            content = @Content(mediaType = ProblemDoc.MEDIA_TYPE, schema = @Schema(ref = ProblemDoc.SCHEMA)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`reward-scheme-exists`: the campaign already has one, named by `schemeId`.\n\n`request-in-flight`: the same request is still being worked on.",
            content = @Content(mediaType = ProblemDoc.MEDIA_TYPE, schema = @Schema(ref = ProblemDoc.SCHEMA)))
    public Uni<Response> create(
            @Parameter(required = true, description = "repeats of a request carry the same key")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @NotNull @Valid CreateSchemeRequest request) {
        String creator = caller.requireSubject();
        return idempotency.once(
                key,
                request,
                () -> schemes.create(request, creator)
                        .map(scheme -> Response.created(URI.create("/v1/admin/reward-schemes/" + scheme.id()))
                                .entity(SchemeView.from(scheme))
                                .build()));
    }

    @GET
    @Operation(
            operationId = "listRewardSchemes",
            summary = "The reward scheme of a campaign",
            description = "None or one. For members.")
    @APIResponse(
            responseCode = "200",
            description = "None or one.",
            content = @Content(schema = @Schema(implementation = SchemePage.class)))
    @APIResponse(
            responseCode = "403",
            description = ProblemDoc.FORBIDDEN,
            content = @Content(mediaType = ProblemDoc.MEDIA_TYPE, schema = @Schema(ref = ProblemDoc.SCHEMA)))
    @APIResponse(
            responseCode = "404",
            description = ProblemDoc.CAMPAIGN_UNKNOWN,
            content = @Content(mediaType = ProblemDoc.MEDIA_TYPE, schema = @Schema(ref = ProblemDoc.SCHEMA)))
    public Uni<Page<SchemeView>> list(@Parameter(required = true) @NotNull @QueryParam("campaign") UUID campaign) {
        String reader = caller.requireSubject();
        return Panache.withSession(() -> schemes.ofCampaign(campaign, reader))
                .map(found -> new Page<>(found.stream().map(SchemeView::from).toList(), new PageInfo(null)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getRewardScheme", summary = "One reward scheme", description = "For members.")
    @APIResponse(
            responseCode = "200",
            description = "The scheme.",
            content = @Content(schema = @Schema(implementation = SchemeView.class)))
    @APIResponse(
            responseCode = "403",
            description = ProblemDoc.FORBIDDEN,
            content = @Content(mediaType = ProblemDoc.MEDIA_TYPE, schema = @Schema(ref = ProblemDoc.SCHEMA)))
    @APIResponse(
            responseCode = "404",
            description = ProblemDoc.SCHEME_UNKNOWN,
            content = @Content(mediaType = ProblemDoc.MEDIA_TYPE, schema = @Schema(ref = ProblemDoc.SCHEMA)))
    public Uni<SchemeView> get(@PathParam("id") UUID id) {
        String reader = caller.requireSubject();
        return Panache.withSession(() -> schemes.require(id, reader)).map(SchemeView::from);
    }

    @Schema(name = "RewardSchemePage")
    record SchemePage(
            @Schema(required = true) List<SchemeView> items,
            @Schema(required = true) PageInfo page) {}
}
