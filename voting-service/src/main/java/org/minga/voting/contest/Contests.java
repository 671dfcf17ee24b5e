package org.minga.voting.contest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemException;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.Caller;
import org.minga.voting.VotingProblems;
import org.minga.voting.campaigncopy.CampaignCopies;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.campaigncopy.domain.KnownCampaign;
import org.minga.voting.campaigncopy.domain.KnownPhase;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestState;
import org.minga.voting.contest.domain.OptionSource;
import org.minga.voting.contest.domain.OptionsAtOpening;

/** Contests as the rest of the service may see them. Works in the session of the caller. */
@ApplicationScoped
public class Contests {
    private final ContestStore store;
    private final CampaignCopies campaigns;
    private final DefinitionJson json;
    private final Caller caller;
    private final InstantSource clock;

    Contests(ContestStore store, CampaignCopies campaigns, DefinitionJson json, Caller caller, InstantSource clock) {
        this.store = store;
        this.campaigns = campaigns;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    /** A contest of a published campaign; any other is as good as none. */
    public Uni<Contest> requirePublic(UUID id) {
        return requireRow(id)
                .flatMap(row -> campaigns.require(row.campaignId).flatMap(campaign -> {
                    if (!campaign.published()) {
                        throw notFound(id);
                    }
                    return contestForPublic(row, campaign);
                }));
    }

    /** A contest of an organisation in which the caller has at least this role. */
    public Uni<Contest> requireForMember(UUID id, Role needed) {
        return requireRow(id)
                .flatMap(row -> campaigns
                        .requireRole(row.organisationId, needed)
                        .chain(() -> campaigns.require(row.campaignId))
                        .flatMap(campaign -> contest(row, campaign)));
    }

    /** Makes a provisional result certified, in the transaction of the caller; for editors and owners. */
    public Uni<Contest> certify(UUID id, Instant at) {
        return store.findForChange(id).flatMap(found -> {
            ContestRow row = found.orElseThrow(() -> notFound(id));
            return campaigns
                    .requireRole(row.organisationId, Role.EDITOR)
                    .chain(() -> campaigns.require(row.campaignId))
                    .flatMap(campaign -> {
                        if (!row.state().mayBecome(ContestState.CERTIFIED)) {
                            throw Problem.of(
                                            VotingProblems.CONTEST_NOT_PROVISIONAL,
                                            "The contest is " + row.state().wire() + ".")
                                    .with("state", row.state().wire())
                                    .asException();
                        }
                        row.become(ContestState.CERTIFIED);
                        row.certifiedAt = at;
                        row.certifiedBy = caller.requireSubject();
                        return contest(row, campaign);
                    });
        });
    }

    Uni<ContestRow> requireRow(UUID id) {
        return store.find(id).map(found -> found.orElseThrow(() -> notFound(id)));
    }
    /** Without the options it would have, as long as the rulebook hides the submissions they come from. */
    Uni<Contest> contestForPublic(ContestRow row, KnownCampaign campaign) {
        return contest(row, campaign)
                .map(contest -> !contest.state().isFrozen()
                                && contest.definition().options() instanceof OptionSource.Submissions
                                && campaign.hidesSubmissions(clock.instant())
                        ? contest.withoutOptions()
                        : contest);
    }

    Uni<Contest> contest(ContestRow row, KnownCampaign campaign) {
        ContestDefinition definition = json.definition(row.definition);
        KnownPhase phase = campaign.phase(row.phaseId).orElse(null);
        Uni<OptionsAtOpening> options = row.state().isFrozen()
                ? store.options(row.id).map(frozen -> new OptionsAtOpening(frozen, json.leftOut(row.leftOut)))
                : campaigns.publishedSubmissions(row.campaignId).map(now -> OptionsAtOpening.of(definition, now));
        return options.map(now -> new Contest(
                row.id,
                row.organisationId,
                definition,
                row.state(),
                campaign.published(),
                row.sealedOpensAt != null ? row.sealedOpensAt : phase == null ? null : phase.opensAt(),
                row.sealedClosesAt != null ? row.sealedClosesAt : phase == null ? null : phase.closesAt(),
                now.options(),
                now.leftOut(),
                row.version));
    }

    static ProblemException notFound(UUID id) {
        return Problem.of(ProblemTypes.NOT_FOUND, "There is no contest " + id + ".")
                .asException();
    }
}
