package org.minga.reward.campaigncopy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.reward.RewardProblems;
import org.minga.reward.TurnLock;

/** Keeps the newest snapshot of campaigns and organisations, and answers who may do what. */
@ApplicationScoped
public class CampaignCopies {
    private final TurnLock turns;

    CampaignCopies(TurnLock turns) {
        this.turns = turns;
    }

    public Uni<Void> keepCampaign(UUID id, UUID organisationId, String status, long sequence) {
        return session()
                .chain(session -> turns.of(session, id)
                        .chain(() -> session.find(CampaignCopyRow.class, id).chain(found -> {
                            if (found != null && found.sequence >= sequence) {
                                return Uni.createFrom().voidItem();
                            }
                            CampaignCopyRow row = found == null ? new CampaignCopyRow() : found;
                            row.id = id;
                            row.organisationId = organisationId;
                            row.status = status;
                            row.sequence = sequence;
                            return session.persist(row);
                        })));
    }

    public Uni<Void> keepOrganisation(UUID id, Map<String, String> roles, long sequence) {
        return session()
                .chain(session -> turns.of(session, id)
                        .chain(() -> session.find(OrganisationCopyRow.class, id).chain(found -> {
                            if (found != null && found.sequence >= sequence) {
                                return Uni.createFrom().voidItem();
                            }
                            OrganisationCopyRow row = found == null ? new OrganisationCopyRow() : found;
                            row.id = id;
                            row.sequence = sequence;
                            return session.persist(row)
                                    .chain(session::flush)
                                    .chain(() -> replaceMembers(session, id, roles));
                        })));
    }

    private static Uni<Void> replaceMembers(Mutiny.Session session, UUID organisationId, Map<String, String> roles) {
        Object[] members = roles.entrySet().stream()
                .map(entry -> {
                    MemberRow row = new MemberRow();
                    row.organisationId = organisationId;
                    row.personId = entry.getKey();
                    row.role = entry.getValue();
                    return row;
                })
                .toArray();
        return session.createMutationQuery("delete from MemberRow where organisationId = :organisation")
                .setParameter("organisation", organisationId)
                .executeUpdate()
                .chain(() -> session.persistAll(members));
    }

    public Uni<Optional<CampaignCopy>> find(UUID campaignId) {
        return session()
                .chain(session -> session.find(CampaignCopyRow.class, campaignId))
                .map(row -> Optional.ofNullable(row).map(CampaignCopy::from));
    }

    /** A campaign that anybody may see; its copy may still be on its way, so the answer asks to try again. */
    public Uni<CampaignCopy> requireVisible(UUID campaignId) {
        return find(campaignId)
                .map(found -> found.filter(CampaignCopy::visible).orElseThrow(() -> unknown(campaignId)));
    }

    /** A campaign, draft or not, in whose organisation the person has the role. */
    public Uni<CampaignCopy> requireRole(UUID campaignId, String personId, Role role) {
        return find(campaignId)
                .map(found -> found.orElseThrow(() -> unknown(campaignId)))
                .call(campaign -> requireMember(campaign.organisationId(), personId, role));
    }

    public Uni<Void> requireMember(UUID organisationId, String personId, Role role) {
        return session()
                .chain(session -> session.find(MemberRow.class, new MemberRow.Key(organisationId, personId)))
                .invoke(member -> {
                    if (member == null || !role.isGivenBy(member.role)) {
                        throw Problem.of(RewardProblems.NOT_A_MEMBER, "Your account has no role that allows this.")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private static RuntimeException unknown(UUID campaignId) {
        return Problem.of(ProblemTypes.NOT_FOUND, "There is no campaign " + campaignId + ".")
                .withHeader("Retry-After", "1")
                .asException();
    }

    private static Uni<Mutiny.Session> session() {
        return Panache.getSession();
    }
}
