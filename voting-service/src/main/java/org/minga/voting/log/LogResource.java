package org.minga.voting.log;

import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.paging.Pages;
import org.minga.platform.security.PublicOperation;

@Path("/v1/contests/{id}/log")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ballot log")
@APIResponse(responseCode = "409", ref = "Problem409")
class LogResource {
    private static final int MOST_ENTRIES = 1_000;
    private static final long BEFORE_ALL = -1;
    /** The largest integer that every JSON reader keeps exactly. */
    private static final long MOST = (1L << 53) - 1;

    private final LogProofs proofs;

    LogResource(LogProofs proofs) {
        this.proofs = proofs;
    }

    @GET
    @Path("/head")
    @PublicOperation
    @Operation(
            summary = "The latest signed head",
            description = "While the contest is open only where its turnout is public; so with all of the log.",
            operationId = "getTreeHead")
    @APIResponseSchema(HeadView.class)
    public Uni<HeadView> head(@PathParam("id") UUID id) {
        return proofs.latest(id).map(HeadView::of);
    }

    @GET
    @Path("/heads")
    @PublicOperation
    @Operation(summary = "All signed heads", operationId = "listTreeHeads")
    @APIResponse(
            responseCode = "200",
            description = "A page of heads, the newest last",
            content = @Content(schema = @Schema(implementation = HeadView.PageView.class)))
    public Uni<Response> heads(@PathParam("id") UUID id, @BeanParam PageRequest page, @Context UriInfo uri) {
        long after = page.after(1).map(parts -> Cursor.number(parts.getFirst())).orElse(BEFORE_ALL);
        return proofs.heads(id, after, page.rows())
                .map(heads -> Pages.response(
                        Page.of(
                                        heads,
                                        page,
                                        head -> Cursor.encode(
                                                Long.toString(head.head().size())))
                                .map(HeadView::of),
                        uri));
    }

    @GET
    @Path("/entries")
    @PublicOperation
    @Operation(
            summary = "The entries",
            description = "In their order, up to the latest signed head.",
            operationId = "listLogEntries")
    @APIResponseSchema(EntryView.PageView.class)
    public Uni<EntryView.PageView> entries(
            @PathParam("id") UUID id,
            @QueryParam("from")
                    @DefaultValue("0")
                    @Min(0)
                    @Max(MOST)
                    @Parameter(description = "Index of the first entry wanted")
                    long from,
            @QueryParam("limit")
                    @DefaultValue("100")
                    @Min(1)
                    @Max(MOST_ENTRIES)
                    @Parameter(description = "Most entries on the page")
                    int limit) {
        return proofs.entries(id, from, limit);
    }

    @GET
    @Path("/inclusion-proof")
    @PublicOperation
    @Operation(
            summary = "Proof that the ballot of a receipt is in the log",
            description =
                    "Whoever asks tells that the receipt interests them; the audit bundle proves the same to all.",
            operationId = "getInclusionProof")
    @APIResponseSchema(InclusionView.class)
    public Uni<InclusionView> inclusion(
            @PathParam("id") UUID id,
            @NotNull
                    @Pattern(regexp = "[0-9a-f]{64}")
                    @Size(max = 64)
                    @QueryParam("tracker")
                    @Parameter(description = "The `tracker` of the receipt")
                    String tracker,
            @NotNull @QueryParam("batch") @Parameter(description = "The `promise.batch` of the receipt") UUID batch,
            @Nullable
                    @Min(0)
                    @Max(MOST)
                    @QueryParam("size")
                    @Parameter(description = "Size of the signed head to prove it for; that of the latest if left out")
                    Long size) {
        return proofs.inclusion(id, HexFormat.of().parseHex(tracker), batch, size);
    }

    @GET
    @Path("/consistency-proof")
    @PublicOperation
    @Operation(
            summary = "Proof that the log of a head begins with the log of an earlier size",
            operationId = "getConsistencyProof")
    @APIResponseSchema(ConsistencyView.class)
    public Uni<ConsistencyView> consistency(
            @PathParam("id") UUID id,
            @NotNull @Min(0) @Max(MOST) @QueryParam("from") @Parameter(description = "The earlier size") Long from,
            @Nullable
                    @Min(0)
                    @Max(MOST)
                    @QueryParam("to")
                    @Parameter(description = "Size of the signed head to prove it for; that of the latest if left out")
                    Long to) {
        return proofs.consistency(id, from, to);
    }
}
