package org.minga.platform.web;

import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.NoStackTraceThrowable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.ConnectException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.minga.platform.etag.ETags;
import org.minga.platform.id.Ids;
import org.minga.platform.json.Json;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.paging.Pages;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemType;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.Caller;
import org.minga.platform.security.PublicOperation;
import org.minga.platform.security.RequiresScope;
import org.minga.platform.trace.TraceContext;

@Path("/v1/things")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresScope("things:write")
class ThingsResource {

    static final ProblemType CLOSED = new ProblemType("thing-closed", "The thing is closed", 409);

    private final Caller caller;
    private final Ids ids;
    private final TraceContext trace;

    ThingsResource(Caller caller, Ids ids, TraceContext trace) {
        this.caller = caller;
        this.ids = ids;
        this.trace = trace;
    }

    record Who(String subject, boolean person, String client, List<String> scopes, int level, boolean admin) {}

    record Thing(UUID id, String name, Instant at) {}

    @GET
    @PublicOperation
    public Uni<Response> list(@BeanParam PageRequest page, @Context UriInfo uri) {
        int start =
                page.after(1).map(parts -> (int) Cursor.number(parts.get(0))).orElse(0);
        List<Integer> rows =
                IntStream.range(start, 45).limit(page.rows()).boxed().toList();
        return Uni.createFrom()
                .item(Pages.response(Page.of(rows, page, last -> Cursor.encode(Integer.toString(last + 1))), uri));
    }

    @POST
    @APIResponse(responseCode = "201", description = "Made")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") String key, @Valid ThingRequest thing) {
        UUID id = ids.next();
        return Uni.createFrom()
                .item(Response.created(URI.create("/v1/things/" + id))
                        .entity(new Thing(id, thing.name(), Instant.parse("2026-11-22T12:00:00Z")))
                        .build());
    }

    @POST
    @Path("blocking")
    public Response createBlocking(@Valid ThingRequest thing) {
        return Response.noContent().build();
    }

    @GET
    @Path("{id}")
    @PublicOperation
    public Thing get(@PathParam("id") UUID id) {
        return new Thing(id, "one", Instant.parse("2026-11-22T12:00:00Z"));
    }

    @PUT
    @Path("{id}")
    public Thing put(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid ThingRequest thing) {
        ETags.require(ifMatch, 7);
        return new Thing(id, thing.name(), Instant.parse("2026-11-22T12:00:00Z"));
    }

    @DELETE
    @Path("{id}")
    @RequiresScope(value = "things:write", person = true)
    public void delete(@PathParam("id") UUID id) {}

    @GET
    @Path("whoami")
    public Who whoami() {
        return new Who(
                caller.requireSubject(),
                caller.isPerson(),
                caller.client().orElse(""),
                caller.scopes().stream().sorted().toList(),
                caller.assuranceLevel(),
                caller.platformAdmin());
    }

    @GET
    @Path("search")
    @PublicOperation
    public Map<String, String> search(
            @QueryParam("colour") ThingRequest.Colour colour,
            @QueryParam("owner") UUID owner,
            @QueryParam("n") Integer n,
            @QueryParam("since") Instant since,
            @QueryParam("open") Boolean open,
            @HeaderParam("X-Count") Integer count,
            @QueryParam("q") @Size(max = 5) String q,
            @QueryParam("ids") List<UUID> ids) {
        return Map.of("colour", String.valueOf(colour), "ids", String.valueOf(ids), "since", String.valueOf(since));
    }

    @GET
    @Path("trace")
    @PublicOperation
    public Uni<Map<String, String>> trace() {
        return Uni.createFrom()
                .item(() -> Map.of(
                        "traceparent",
                        trace.traceparent(),
                        "traceId",
                        trace.traceId(),
                        "requestId",
                        trace.requestId().orElse("")));
    }

    @GET
    @Path("fail/{kind}")
    @PublicOperation
    public Uni<Object> fail(@PathParam("kind") String kind) throws Exception {
        return switch (kind) {
            case "problem" ->
                throw Problem.of(CLOSED, "Too late.")
                        .with("closedAt", Instant.EPOCH)
                        .asException();
            case "async" ->
                Uni.createFrom()
                        .failure(new CompletionException(Problem.of(CLOSED).asException()));
            case "bug" -> throw new IllegalStateException("secret: org.minga.Secret at jdbc:postgresql://db");
            case "error" -> throw new StackOverflowError("secret");
            case "nullpointer" -> Uni.createFrom().failure(new NullPointerException("secret"));
            case "json" ->
                throw Json.newMapper().readerFor(Thing.class).<Thing>readValue("{\"secret\": 1}") == null
                        ? new IllegalStateException()
                        : new IllegalStateException();
            case "connection" -> Uni.createFrom().failure(new ConnectException("secret: db:5432"));
            case "pool" -> Uni.createFrom().failure(new RuntimeException(new NoStackTraceThrowable("Timeout")));
            case "unavailable" -> throw new ServiceUnavailableException(7L);
            case "teapot" -> throw new jakarta.ws.rs.WebApplicationException("secret", 418);
            case "gone" -> throw new jakarta.ws.rs.NotFoundException("secret");
            case "forbidden" -> throw new io.quarkus.security.ForbiddenException("secret");
            case "unauthorized" -> throw new io.quarkus.security.UnauthorizedException("secret");
            case "authentication" -> throw new io.quarkus.security.AuthenticationFailedException("secret");
            case "redirect" -> throw new RedirectionException(303, URI.create("/v1/things"));
            case "timeout" -> throw Problem.of(ProblemTypes.TIMEOUT).asException();
            default -> Uni.createFrom().item("?");
        };
    }

    @GET
    @Path("answer")
    @PublicOperation
    @NotNull
    public String wrongAnswer() {
        return null;
    }

    @GET
    @Path("text")
    @PublicOperation
    @Produces(MediaType.TEXT_PLAIN)
    public String text() {
        return "text";
    }
}
