package org.minga.campaign.organisation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.minga.campaign.CampaignProblems;
import org.minga.campaign.organisation.domain.Access;
import org.minga.campaign.organisation.domain.Access.Granted;
import org.minga.campaign.organisation.domain.Access.Hidden;
import org.minga.campaign.organisation.domain.Access.NotAMember;
import org.minga.campaign.organisation.domain.Access.RoleMissing;
import org.minga.campaign.organisation.domain.Right;
import org.minga.campaign.organisation.domain.Role;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;

/** What the other features ask about organisations: who may do what, and does it exist. */
@ApplicationScoped
public class Organisations {
    private final OrganisationStore organisations;
    private final MemberStore members;

    Organisations(OrganisationStore organisations, MemberStore members) {
        this.organisations = organisations;
        this.members = members;
    }

    public Uni<Boolean> exists(UUID organisationId) {
        return organisations.of(organisationId).map(found -> found.isPresent());
    }

    public Uni<List<UUID>> of(Actor actor) {
        return members.organisationsOf(actor.subject());
    }

    /**
     * Goes on only if the actor has the right in this organisation; else fails with the problem to answer with.
     *
     * @param secret whether an outsider must not learn that the thing asked for exists
     */
    public Uni<Void> require(Actor actor, UUID organisationId, Right right, boolean secret) {
        return members.roleOf(actor.subject(), organisationId)
                .map(role -> Access.decide(role, actor.platformAdmin(), right, secret))
                .invoke(Organisations::refuseUnlessGranted)
                .replaceWithVoid();
    }

    private static void refuseUnlessGranted(Access access) {
        switch (access) {
            case Granted granted -> {}
            case Hidden hidden -> throw notFound().asException();
            case NotAMember notAMember ->
                throw Problem.of(CampaignProblems.NOT_A_MEMBER, "Only members of the organisation may do this.")
                        .asException();
            case RoleMissing(Role role, List<Role> sufficient) ->
                throw Problem.of(CampaignProblems.NOT_A_MEMBER, "You are " + role.code() + " in this organisation.")
                        .with(
                                "sufficientRoles",
                                sufficient.stream().map(Role::code).toList())
                        .asException();
        }
    }

    private static Problem notFound() {
        return Problem.of(ProblemTypes.NOT_FOUND, "There is nothing here.");
    }
}
