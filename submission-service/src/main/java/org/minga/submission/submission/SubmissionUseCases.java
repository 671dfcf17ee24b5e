package org.minga.submission.submission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.minga.platform.etag.ETags;
import org.minga.platform.id.Ids;
import org.minga.submission.campaigncopy.CampaignCopies;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.submission.domain.Change;
import org.minga.submission.submission.domain.Refusal;
import org.minga.submission.submission.domain.Sight;
import org.minga.submission.submission.domain.Submission;
import org.minga.submission.submission.domain.Submissions;
import org.minga.submission.submission.domain.Viewer;
import org.minga.submission.submission.domain.VisibilityPolicy;

/** What a person does with their own submissions. Every call runs in the transaction that the caller opened. */
@ApplicationScoped
class SubmissionUseCases {

    private final CampaignCopies campaigns;
    private final SubmissionChanges changes;
    private final Ids ids;
    private final InstantSource clock;

    SubmissionUseCases(CampaignCopies campaigns, SubmissionChanges changes, Ids ids, InstantSource clock) {
        this.campaigns = campaigns;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Change> submit(SubmissionRequest request, Actor actor) {
        Instant now = clock.instant();
        return campaigns.rules(request.campaignId()).chain(found -> {
            if (found.isEmpty() || !found.get().published()) {
                return refused(new Refusal.CampaignUnknown());
            }
            CampaignRules rules = found.get();
            Change change = Submissions.submit(request.handover(ids.next(), actor.subject()), rules, now);
            return changes.begin(change, rules, actor);
        });
    }

    /** The version is compared once it is clear that the caller may know it. */
    Uni<Change> edit(UUID id, @Nullable String ifMatch, EditRequest request, Actor actor) {
        Instant now = clock.instant();
        return change(id, actor, now, (submission, rules) -> {
            if (submission.writtenBy(actor.subject())) {
                ETags.require(ifMatch, submission.version());
            }
            Change change = Submissions.edit(submission, request.content(), actor.subject(), rules, now);
            return changes.rewrite(change, rules, actor);
        });
    }

    Uni<Change> withdraw(UUID id, Actor actor) {
        Instant now = clock.instant();
        return change(
                id,
                actor,
                now,
                (submission, rules) ->
                        changes.move(Submissions.withdraw(submission, actor.subject(), rules, now), rules));
    }

    private Uni<Change> change(
            UUID id, Actor actor, Instant now, BiFunction<Submission, CampaignRules, Uni<Change>> work) {
        return changes.readForChange(id).chain(found -> {
            if (found.isEmpty()) {
                return refused(new Refusal.NotFound());
            }
            Submission submission = found.get();
            return campaigns.rules(submission.campaignId()).chain(held -> {
                CampaignRules rules = held.orElseThrow();
                Viewer viewer = new Viewer.Person(actor.subject());
                boolean hidden = VisibilityPolicy.sight(submission, rules, viewer, now) == Sight.NONE;
                return hidden ? refused(new Refusal.NotFound()) : work.apply(submission, rules);
            });
        });
    }

    private static Uni<Change> refused(Refusal refusal) {
        return Uni.createFrom().item(new Change.Refused(refusal));
    }
}
