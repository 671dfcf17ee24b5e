package org.minga.campaign.organisation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.minga.campaign.CampaignProblems;
import org.minga.campaign.organisation.domain.MembersDecision;
import org.minga.campaign.organisation.domain.Right;
import org.minga.platform.paging.Cursor;
import org.minga.platform.paging.Page;
import org.minga.platform.paging.PageInfo;
import org.minga.platform.paging.PageRequest;
import org.minga.platform.paging.Pages;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.Caller;
import org.minga.platform.security.RequiresScope;

/** The members of an organisation and their roles. */
@Path("/v1/admin/organisations/{id}/members")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope("admin")
@Tag(name = "Organisations")
public class MemberResource {
    private static final String PERSON_ID = "[\\x21-\\x7e]{1,64}";

    private final ChangingOrganisation changing;
    private final Organisations access;
    private final OrganisationStore organisations;
    private final MemberStore members;
    private final Caller caller;

    MemberResource(
            ChangingOrganisation changing,
            Organisations access,
            OrganisationStore organisations,
            MemberStore members,
            Caller caller) {
        this.changing = changing;
        this.access = access;
        this.organisations = organisations;
        this.members = members;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listMembers", summary = "List the members of an organisation")
    @APIResponseSchema(MemberPage.class)
    public Uni<Response> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page, @Context UriInfo uri) {
        Actor actor = Actor.of(caller);
        String after = page.after(1).map(List::getFirst).orElse("");
        return Panache.withSession(() -> organisations
                        .of(id)
                        .map(found -> found.orElseThrow(MemberResource::noOrganisation))
                        .chain(() -> access.require(actor, id, Right.READ, false))
                        .chain(() -> members.page(id, after, page.rows())))
                .map(rows -> Page.of(rows, page, row -> Cursor.encode(row.personId())))
                .map(found -> Pages.response(found, uri));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{personId}")
    @Operation(
            operationId = "putMember",
            summary = "Give a person a role",
            description = "Adds the person if need be. Owners only.")
    @APIResponseSchema(MemberView.class)
    @APIResponse(responseCode = "409", ref = "Problem409")
    @APIResponse(responseCode = "422", ref = "Problem422")
    public Uni<Response> put(
            @PathParam("id") UUID id,
            @PathParam("personId") @Pattern(regexp = PERSON_ID) @Size(max = 64) String personId,
            @Valid MemberRequest request) {
        Actor actor = Actor.of(caller);
        return Panache.withTransaction(() -> changing.putMember(actor, id, personId, request.role()))
                .map(decision -> answer(
                        decision,
                        Response.ok(new MemberView(personId, request.role())).build()));
    }

    @DELETE
    @Path("/{personId}")
    @Operation(
            operationId = "removeMember",
            summary = "Remove a member",
            description = "The last owner stays. Owners only.")
    @APIResponseSchema(value = Void.class, responseCode = "204")
    @APIResponse(responseCode = "409", ref = "Problem409")
    @APIResponse(responseCode = "422", ref = "Problem422")
    public Uni<Response> remove(
            @PathParam("id") UUID id,
            @PathParam("personId") @Pattern(regexp = PERSON_ID) @Size(max = 64) String personId) {
        Actor actor = Actor.of(caller);
        return Panache.withTransaction(() -> changing.removeMember(actor, id, personId))
                .map(decision -> answer(decision, Response.noContent().build()));
    }

    private static Response answer(MembersDecision decision, Response whenChanged) {
        return switch (decision) {
            case MembersDecision.Changed changed -> whenChanged;
            case MembersDecision.LastOwner lastOwner ->
                throw Problem.of(CampaignProblems.LAST_OWNER, "Make somebody else an owner first.")
                        .asException();
            case MembersDecision.NotThere notThere ->
                throw Problem.of(ProblemTypes.NOT_FOUND, "There is no such member.")
                        .asException();
            case MembersDecision.TooMany(int most) ->
                throw Problem.of(CampaignProblems.TOO_MANY_MEMBERS)
                        .with("limit", most)
                        .asException();
        };
    }

    private static RuntimeException noOrganisation() {
        return Problem.of(ProblemTypes.NOT_FOUND, "There is no such organisation.")
                .asException();
    }

    /** For the API document: the shape of a page of members. */
    record MemberPage(List<MemberView> items, PageInfo page) {}
}
