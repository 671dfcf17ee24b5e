package org.minga.voting.contest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemException;
import org.minga.platform.problem.ProblemTypes;
import org.minga.platform.security.Caller;
import org.minga.voting.Faults;
import org.minga.voting.VotingProblems;
import org.minga.voting.campaigncopy.CampaignCopies;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.campaigncopy.domain.KnownCampaign;
import org.minga.voting.campaigncopy.domain.KnownPhase;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestState;
import org.minga.voting.contest.domain.Fault;
import org.minga.voting.contest.domain.OptionSource;
import org.minga.voting.contest.domain.OptionsAtOpening;

/** Contests as the rest of the service may see them. Works in the session of the caller. */
@ApplicationScoped
public class Contests {
    private final ContestStore store;
    private final CampaignCopies campaigns;
    private final VoterRolls rolls;
    private final DefinitionJson json;
    private final Caller caller;
    private final InstantSource clock;

    Contests(
            ContestStore store,
            CampaignCopies campaigns,
            VoterRolls rolls,
            DefinitionJson json,
            Caller caller,
            InstantSource clock) {
        this.store = store;
        this.campaigns = campaigns;
        this.rolls = rolls;
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

    /** A roll that was uploaded fits one kind of electorate only: weights, for instance, are for juries. */
    Uni<Void> requireSameKindOnceARollIsBegun(ContestRow row, ContestDefinition next) {
        if (json.definition(row.definition)
                .electorate()
                .kind()
                .equals(next.electorate().kind())) {
            return Uni.createFrom().voidItem();
        }
        return rolls.isBegun(row.id)
                .invoke(begun -> {
                    if (begun) {
                        throw Faults.refusal(List.of(new Fault(
                                "/electorate/kind",
                                "roll_uploaded",
                                "Delete the pages of the voter roll before the kind of electorate changes.")));
                    }
                })
                .replaceWithVoid();
    }

    Uni<ContestRow> requireRow(UUID id) {
        return store.find(id).map(found -> found.orElseThrow(() -> notFound(id)));
    }

    /** Without the options it would have, as long as the rulebook hides the submissions they come from. */
    Uni<Contest> contestForPublic(ContestRow row, KnownCampaign campaign) {
        return contest(row, campaign)
                .map(Contest::forPublic)
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
        return options.flatMap(now -> openingFaults(row, definition, now)
                .flatMap(faults -> dateChanges(row)
                        .map(moves -> contest(row, campaign.published(), definition, phase, now, faults, moves))));
    }

    private Uni<List<Fault>> openingFaults(ContestRow row, ContestDefinition definition, OptionsAtOpening options) {
        return row.state().isFrozen()
                ? Uni.createFrom().item(List.of())
                : rolls.faults(row.id, row.organisationId, definition.electorate())
                        .map(faults -> Stream.concat(options.faults(definition.rules()).stream(), faults.stream())
                                .toList());
    }

    private Uni<List<DateChange>> dateChanges(ContestRow row) {
        return row.state().isFrozen()
                ? store.dateChanges(row.id)
                : Uni.createFrom().item(List.of());
    }

    private static Contest contest(
            ContestRow row,
            boolean published,
            ContestDefinition definition,
            @Nullable KnownPhase phase,
            OptionsAtOpening options,
            List<Fault> faults,
            List<DateChange> moves) {
        return new Contest(
                row.id,
                row.organisationId,
                definition,
                row.state(),
                published,
                row.sealedOpensAt != null ? row.sealedOpensAt : phase == null ? null : phase.opensAt(),
                row.sealedClosesAt != null ? row.sealedClosesAt : phase == null ? null : phase.closesAt(),
                options.options(),
                options.leftOut(),
                row.electorate(),
                faults,
                moves,
                row.version);
    }

    static ProblemException notFound(UUID id) {
        return Problem.of(ProblemTypes.NOT_FOUND, "There is no contest " + id + ".")
                .asException();
    }
}
