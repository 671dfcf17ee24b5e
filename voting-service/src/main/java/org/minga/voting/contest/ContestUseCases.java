package org.minga.voting.contest;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.platform.data.outbox.Outbox;
import org.minga.platform.etag.ETags;
import org.minga.platform.id.Ids;
import org.minga.platform.problem.Problem;
import org.minga.platform.problem.ProblemException;
import org.minga.platform.security.Caller;
import org.minga.voting.Faults;
import org.minga.voting.VotingProblems;
import org.minga.voting.campaigncopy.CampaignCopies;
import org.minga.voting.campaigncopy.Role;
import org.minga.voting.campaigncopy.domain.KnownCampaign;
import org.minga.voting.campaigncopy.domain.KnownPhase;
import org.minga.voting.contest.domain.ContestCheck;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestDraft;
import org.minga.voting.contest.domain.ContestState;
import org.minga.voting.contest.domain.DraftCheck;
import org.minga.voting.contest.domain.Fault;
import org.minga.voting.contest.domain.PublicationCheck;

/** Setting up and changing contests. Works in the transaction of the caller. */
@ApplicationScoped
class ContestUseCases {
    private final ContestStore store;
    private final Contests contests;
    private final CampaignCopies campaigns;
    private final DefinitionJson json;
    private final Outbox outbox;
    private final Origin origin;

    ContestUseCases(
            ContestStore store,
            Contests contests,
            CampaignCopies campaigns,
            DefinitionJson json,
            Outbox outbox,
            Origin origin) {
        this.store = store;
        this.contests = contests;
        this.campaigns = campaigns;
        this.json = json;
        this.outbox = outbox;
        this.origin = origin;
    }

    /** What a new contest takes from the request and the clock rather than from its draft. */
    @ApplicationScoped
    static class Origin {
        private final Caller caller;
        private final Ids ids;
        private final InstantSource clock;

        Origin(Caller caller, Ids ids, InstantSource clock) {
            this.caller = caller;
            this.ids = ids;
            this.clock = clock;
        }

        ContestRow row() {
            ContestRow row = new ContestRow();
            row.id = ids.next();
            row.state = ContestState.UPCOMING.wire();
            row.leftOut = "[]";
            row.createdAt = clock.instant();
            row.createdBy = caller.requireSubject();
            return row;
        }

        boolean isOver(KnownPhase phase) {
            return !clock.instant().isBefore(phase.opensAt());
        }
    }

    Uni<Contest> create(ContestDraft draft) {
        UUID campaignId = draft.campaignId();
        if (campaignId == null) {
            throw Faults.refusal(faults(draft, Optional.empty()));
        }
        return campaigns
                .require(campaignId)
                .flatMap(campaign -> campaigns
                        .requireRole(campaign.organisationId(), Role.EDITOR)
                        .chain(() -> create(draft, campaign)));
    }

    private Uni<Contest> create(ContestDraft draft, KnownCampaign campaign) {
        ContestDefinition definition = requireSound(draft, campaign);
        KnownPhase phase = campaign.phase(definition.phaseId()).orElseThrow();
        if (campaign.published() && origin.isOver(phase)) {
            throw Problem.of(VotingProblems.PHASE_NOT_UPCOMING, "The phase opened at " + phase.opensAt() + ".")
                    .with("opensAt", phase.opensAt())
                    .asException();
        }
        ContestRow row = origin.row();
        row.organisationId = campaign.organisationId();
        set(row, draft, definition);
        return store.persist(row)
                .chain(() -> tell("created", row, definition))
                .chain(() -> contests.contest(row, campaign));
    }

    /** What a contest of this draft would be held under; refuses what {@link #create} would, but for the date. */
    Uni<ContestDefinition> preview(ContestDraft draft) {
        UUID campaignId = draft.campaignId();
        if (campaignId == null) {
            throw Faults.refusal(faults(draft, Optional.empty()));
        }
        return campaigns
                .require(campaignId)
                .flatMap(campaign -> campaigns
                        .requireRole(campaign.organisationId(), Role.EDITOR)
                        .map(member -> requireSound(draft, campaign)));
    }

    Uni<Contest> change(UUID id, @Nullable String ifMatch, ContestDraft draft) {
        return store.findForChange(id).flatMap(found -> {
            ContestRow row = found.orElseThrow(() -> Contests.notFound(id));
            return campaigns
                    .requireRole(row.organisationId, Role.EDITOR)
                    .chain(() -> campaigns.require(row.campaignId))
                    .flatMap(campaign -> change(row, ifMatch, draft, campaign));
        });
    }

    private Uni<Contest> change(ContestRow row, @Nullable String ifMatch, ContestDraft draft, KnownCampaign campaign) {
        if (row.state().isFrozen()) {
            throw frozen(row);
        }
        ETags.require(ifMatch, row.version);
        ContestDefinition definition = requireSound(draft, campaign);
        return contests.requireSameKindOnceARollIsBegun(row, definition)
                .invoke(() -> set(row, draft, definition))
                .chain(Panache::getSession)
                .flatMap(session -> session.flush())
                .chain(() -> tell("changed", row, definition))
                .chain(() -> contests.contest(row, campaign));
    }

    private static ProblemException frozen(ContestRow row) {
        return Problem.of(
                        VotingProblems.CONTEST_FROZEN, "The contest opened at " + row.openedAt + " and stays as it is.")
                .asException();
    }

    private void set(ContestRow row, ContestDraft draft, ContestDefinition definition) {
        row.campaignId = definition.campaignId();
        row.phaseId = definition.phaseId();
        row.definition = json.write(draft.settled(definition));
        row.paper = definition.paper();
    }

    private Uni<Void> tell(String fact, ContestRow row, ContestDefinition definition) {
        return Panache.getSession()
                .flatMap(session -> outbox.append(
                        session,
                        ContestEvent.of(row.id, definition, row.state()).toOutgoing(fact, row.organisationId)));
    }

    private static ContestDefinition requireSound(ContestDraft draft, KnownCampaign campaign) {
        List<Fault> faults = faults(draft, Optional.of(campaign));
        if (faults.isEmpty() && DraftCheck.of(draft) instanceof ContestCheck.Sound sound) {
            return sound.definition();
        }
        throw Faults.refusal(faults);
    }

    private static List<Fault> faults(ContestDraft draft, Optional<KnownCampaign> campaign) {
        List<Fault> faults = new ArrayList<>();
        UUID phaseId = draft.phaseId();
        if (campaign.isPresent() && !campaign.get().id().equals(draft.campaignId())) {
            faults.add(new Fault("/campaignId", "fixed", "A contest stays in its campaign."));
        }
        if (campaign.isPresent() && phaseId != null) {
            Optional<KnownPhase> phase = campaign.get().phase(phaseId);
            if (phase.isEmpty()) {
                faults.add(new Fault("/phaseId", "phase_unknown", "The campaign has no such phase."));
            } else if (!phase.get().isVote()) {
                faults.add(new Fault("/phaseId", "phase_not_vote", "Contests belong to vote phases."));
            }
        }
        if (DraftCheck.of(draft) instanceof ContestCheck.Faulty faulty) {
            faults.addAll(faulty.faults());
        }
        return faults;
    }

    /** The faults that keep a campaign from being published, from what its contests say now. */
    Uni<List<Fault>> publicationFaults(UUID campaignId, List<PublicationCheck.Phase> phases) {
        return store.ofCampaign(campaignId).map(rows -> {
            Map<UUID, ContestDraft> drafts = new LinkedHashMap<>();
            rows.forEach(row -> drafts.put(row.id, json.draft(row.definition)));
            return PublicationCheck.faults(phases, drafts);
        });
    }
}
