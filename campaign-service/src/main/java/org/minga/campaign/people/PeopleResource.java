package org.minga.campaign.people;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.minga.platform.problem.FieldError;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.Caller;
import org.minga.platform.security.PublicOperation;
import org.minga.platform.security.RequiresScope;

/** One's own profile, and how others want to be called. */
@Path("/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
public class PeopleResource {
    private static final int MOST_IDS = 100;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_LIST = MOST_IDS * (LONGEST_ID + 1);

    private final PersonStore people;
    private final Caller caller;
    private final InstantSource clock;

    PeopleResource(PersonStore people, Caller caller, InstantSource clock) {
        this.people = people;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/me")
    @RequiresScope(value = "profile", person = true)
    @Operation(operationId = "getMyProfile", summary = "Read one's own profile")
    @APIResponseSchema(ProfileView.class)
    @APIResponse(responseCode = "404", ref = "Problem404")
    public Uni<ProfileView> me() {
        String id = caller.requireSubject();
        return Panache.withSession(() -> people.of(id))
                .map(found -> found.map(ProfileView::from)
                        .orElseThrow(() -> Problem.of(
                                        ProblemTypes.NOT_FOUND, "You have not told anything about yourself yet.")
                                .asException()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/me")
    @RequiresScope(value = "profile", person = true)
    @Operation(
            operationId = "putMyProfile",
            summary = "Write one's own profile",
            description = "Replaces all of it. Only the display name is ever shown to others.")
    public Uni<ProfileView> put(@Valid ProfileRequest request) {
        String id = caller.requireSubject();
        return Panache.withTransaction(() -> people.put(id, request, clock.instant()))
                .replaceWith(() -> ProfileView.from(id, request));
    }

    @GET
    @PublicOperation
    @Operation(
            operationId = "getPeople",
            summary = "Resolve ids of people to display names",
            description = "Ids that are unknown, or whose people told no name, are left out.")
    public Uni<PersonNamesView> names(
            @Parameter(description = "1 to 100 ids, separated by commas", required = true)
                    @QueryParam("ids")
                    @Size(max = LONGEST_LIST)
                    @Nullable
                    String ids) {
        Set<String> wanted = wanted(ids == null ? "" : ids);
        return Panache.withSession(() -> people.of(wanted))
                .map(rows -> new PersonNamesView(
                        rows.stream().map(PersonNameView::from).toList()));
    }

    private static Set<String> wanted(String ids) {
        Set<String> wanted = Arrays.stream(ids.split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (wanted.isEmpty() || wanted.size() > MOST_IDS || !wanted.stream().allMatch(PeopleResource::isId)) {
            throw Problem.of(ProblemTypes.VALIDATION)
                    .withErrors(List.of(FieldError.parameter(
                            "ids", "size", "must be 1 to 100 ids of at most 64 characters, separated by commas")))
                    .asException();
        }
        return wanted;
    }

    private static boolean isId(String id) {
        return id.length() <= LONGEST_ID && id.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }
}
