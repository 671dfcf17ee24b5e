package org.minga.reward.scheme;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.minga.platform.id.Ids;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemTypes;
import org.minga.reward.RewardProblems;
import org.minga.reward.campaigncopy.CampaignCopies;
import org.minga.reward.campaigncopy.CampaignCopy;
import org.minga.reward.campaigncopy.Role;
import org.minga.reward.rule.SchemeStore;
import org.minga.reward.rule.domain.Rule;
import org.minga.reward.rule.domain.Scheme;
import org.minga.reward.settlement.SettlementUseCases;

/** Makes and shows schemes. A scheme is never changed: who was rewarded by a rule may rely on it. */
@ApplicationScoped
class SchemeUseCases {
    private final CampaignCopies campaigns;
    private final SchemeStore schemes;
    private final SettlementUseCases settlement;
    private final Ids ids;
    private final InstantSource clock;

    SchemeUseCases(
            CampaignCopies campaigns,
            SchemeStore schemes,
            SettlementUseCases settlement,
            Ids ids,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.schemes = schemes;
        this.settlement = settlement;
        this.ids = ids;
        this.clock = clock;
    }

    /** Within the caller's transaction. What happened before the scheme is rewarded by it too. */
    Uni<Scheme> create(CreateSchemeRequest request, String creator) {
        RuleParsing.Parsed parsed = RuleParsing.parse(request.rules());
        if (!parsed.errors().isEmpty()) {
            throw Problem.of(ProblemTypes.VALIDATION, "The rules can't be used as they are.")
                    .withErrors(parsed.errors())
                    .asException();
        }
        UUID campaignId = request.campaignId();
        return settlement.inTurn(
                campaignId,
                () -> campaigns
                        .requireRole(campaignId, creator, Role.EDITOR)
                        .call(() -> refuseSecond(campaignId))
                        .map(campaign -> scheme(campaign, request, parsed, creator))
                        .call(schemes::add)
                        .call(() -> settlement.settleEarlier(campaignId)));
    }

    private Uni<Void> refuseSecond(UUID campaignId) {
        return schemes.ofCampaign(campaignId)
                .invoke(found -> found.ifPresent(scheme -> {
                    throw Problem.of(RewardProblems.SCHEME_EXISTS, "The campaign has the scheme " + scheme.id() + ".")
                            .with("schemeId", scheme.id())
                            .asException();
                }))
                .replaceWithVoid();
    }

    private Scheme scheme(
            CampaignCopy campaign, CreateSchemeRequest request, RuleParsing.Parsed parsed, String creator) {
        List<Rule> rules = new ArrayList<>();
        for (RuleBody body : request.rules()) {
            rules.add(
                    new Rule(ids.next(), body.on().toOccasion(), parsed.grants().get(rules.size())));
        }
        return new Scheme(ids.next(), campaign.id(), campaign.organisationId(), creator, clock.instant(), rules);
    }

    /** The scheme of the campaign, if the reader is a member and there is one. */
    Uni<List<Scheme>> ofCampaign(UUID campaignId, String reader) {
        return campaigns
                .requireRole(campaignId, reader, Role.VIEWER)
                .chain(() -> schemes.ofCampaign(campaignId))
                .map(found -> found.stream().toList());
    }

    Uni<Scheme> require(UUID schemeId, String reader) {
        return schemes.find(schemeId)
                .map(found -> found.orElseThrow(
                        () -> Problem.of(ProblemTypes.NOT_FOUND, "There is no reward scheme " + schemeId + ".")
                                .asException()))
                .call(scheme -> campaigns.requireMember(scheme.organisationId(), reader, Role.VIEWER));
    }
}
