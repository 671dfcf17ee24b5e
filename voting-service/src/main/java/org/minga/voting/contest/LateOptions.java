package org.minga.voting.contest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.minga.tally.methods.ballot.BallotOption;
import org.minga.voting.campaigncopy.CampaignCopies;
import org.minga.voting.campaigncopy.PublishedSubmissions;
import org.minga.voting.campaigncopy.domain.KnownCampaign;
import org.minga.voting.campaigncopy.domain.KnownSubmission;
import org.minga.voting.contest.domain.ContestDefinition;
import org.minga.voting.contest.domain.ContestOption;
import org.minga.voting.contest.domain.ContestState;
import org.minga.voting.contest.domain.LateOption;
import org.minga.voting.contest.domain.OptionsAtOpening.LeftOut;

/**
 * Lets submissions that are published while a contest with issued pairs is open join its options. The contest is locked
 * against its opening and its seal: a submission is either there when the options freeze or joins them afterwards.
 */
@ApplicationScoped
class LateOptions implements PublishedSubmissions {
    private final ContestStore store;
    private final CampaignCopies campaigns;
    private final DefinitionJson json;
    private final InstantSource clock;

    LateOptions(ContestStore store, CampaignCopies campaigns, DefinitionJson json, InstantSource clock) {
        this.store = store;
        this.campaigns = campaigns;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Uni<Void> published(UUID campaignId, KnownSubmission submission) {
        return store.issuingPairs(campaignId)
                .flatMap(ids -> ids.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : campaigns
                                .find(campaignId)
                                .flatMap(campaign -> Multi.createFrom()
                                        .iterable(ids)
                                        .onItem()
                                        .transformToUniAndConcatenate(
                                                id -> join(id, campaign.orElseThrow(), submission))
                                        .collect()
                                        .last()
                                        .replaceWithVoid()));
    }

    private Uni<Void> join(UUID contestId, KnownCampaign campaign, KnownSubmission submission) {
        return store.findSteady(contestId)
                .flatMap(found -> found.filter(row -> row.state() == ContestState.OPEN && isOn(campaign, row))
                        .map(row -> store.options(contestId).flatMap(options -> join(row, options, submission)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private boolean isOn(KnownCampaign campaign, ContestRow row) {
        Instant now = clock.instant();
        return campaign.phase(row.phaseId)
                .filter(phase -> now.isBefore(phase.closesAt()))
                .isPresent();
    }

    private Uni<Void> join(ContestRow row, List<ContestOption> options, KnownSubmission submission) {
        ContestDefinition definition = json.definition(row.definition);
        if (!definition.optionsMayJoin()
                || options.stream().anyMatch(option -> submission.id().equals(option.submissionId()))) {
            return Uni.createFrom().voidItem();
        }
        ContestOption late = LateOption.of(submission, options);
        List<BallotOption> all = Stream.concat(options.stream(), Stream.of(late))
                .map(ContestOption::forCount)
                .toList();
        if (definition.rules().faultsOf(all).isEmpty()) {
            row.lateOptions++;
            return store.freeze(row.id, List.of(late));
        }
        List<LeftOut> leftOut = new ArrayList<>(json.leftOut(row.leftOut));
        if (leftOut.stream().noneMatch(one -> one.submissionId().equals(submission.id()))) {
            leftOut.add(new LeftOut(submission.id(), "rules_allow_no_more"));
            row.leftOut = json.write(leftOut);
        }
        return Uni.createFrom().voidItem();
    }
}
