package org.minga.voting.export;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.platform.security.PublicOperation;
import org.minga.voting.export.domain.ExportFormat;

@Path("/v1/contests/{id}/exports/{format}")
@Tag(name = "Results")
class ExportResource {
    /** To be raised with every change of what is written for the same contest. */
    private static final String WRITTEN = "1";

    /** Certified is certified; not for ever, so that a mended writer gets through in the end. */
    private static final String CACHING = "public, max-age=86400";

    private static final String CSV = "text/csv";
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";

    private final Exports exports;

    ExportResource(Exports exports) {
        this.exports = exports;
    }

    @GET
    @Blocking
    @PublicOperation
    @Produces({CSV, JSON, TEXT})
    @Operation(
            summary = "The ballots of a certified contest, for other programs",
            description =
                    "`cvr.csv` and `cvr.json` are cast vote records of any contest; `blt` holds rankings, with the options"
                            + " numbered in the order of their codes; `pb` holds the vote on a budget, as in the Pabulib"
                            + " library. A ballot with a weight counts as that many. 409 `result-not-certified` before"
                            + " the certification, 409 `export-unsuitable` for a contest that does not fit the format.",
            operationId = "exportContest")
    @APIResponse(
            responseCode = "200",
            description = "The file. It never changes.",
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = JSON, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = TEXT, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "304", description = "It is still the one of `If-None-Match`.")
    @APIResponse(responseCode = "409", ref = "Problem409")
    public Response get(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(enumeration = {"cvr.csv", "cvr.json", "blt", "pb"})) @PathParam("format")
                    String format,
            @Context Request request)
            throws Throwable {
        CertifiedContest contest = exports.require(id, format);
        ExportFormat wanted = Exports.format(format);
        EntityTag tag = new EntityTag(contest.bundleHash() + '-' + wanted.label() + '-' + WRITTEN);
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        if (known != null) {
            return known.header(HttpHeaders.CACHE_CONTROL, CACHING).build();
        }
        StreamingOutput body = out -> contest.write(wanted, out);
        return Response.ok(body, wanted.mediaType())
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"minga-contest-" + id + '.' + wanted.label() + '"')
                .build();
    }
}
