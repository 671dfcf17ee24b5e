package org.minga.submission.submission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.submission.campaigncopy.CampaignCopies;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.submission.domain.Listing;
import org.minga.submission.submission.domain.Sight;
import org.minga.submission.submission.domain.Submission;
import org.minga.submission.submission.domain.Viewer;
import org.minga.submission.submission.domain.VisibilityPolicy;

/** Reading submissions; whatever leaves here was let through by the policy. Lists are read in the caller's session. */
@ApplicationScoped
class SubmissionReads {

    private final CampaignCopies campaigns;
    private final SubmissionStore store;
    private final SubmissionLooks looks;
    private final InstantSource clock;

    SubmissionReads(CampaignCopies campaigns, SubmissionStore store, SubmissionLooks looks, InstantSource clock) {
        this.campaigns = campaigns;
        this.store = store;
        this.looks = looks;
        this.clock = clock;
    }

    /** Needs no session. */
    Uni<Optional<SubmissionView>> one(UUID id, Viewer viewer) {
        Instant now = clock.instant();
        return looks.at(id).map(found -> found.flatMap(seen -> view(seen.submission(), seen.rules(), viewer, now)));
    }

    /** Nothing at all where the campaign is not public. One more than {@code limit} tells that there is a next page. */
    Uni<Optional<List<SubmissionView>>> publicList(UUID campaignId, Viewer viewer, @Nullable UUID after, int limit) {
        Instant now = clock.instant();
        return campaigns.rules(campaignId).chain(found -> {
            Optional<CampaignRules> published = found.filter(CampaignRules::published);
            if (published.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            Listing listing = VisibilityPolicy.publicListing(published.get(), viewer, now);
            return list(published.get(), listing, viewer, after, limit, now).map(Optional::of);
        });
    }

    Uni<List<SubmissionView>> memberList(
            CampaignRules rules, Listing listing, Viewer.Member member, @Nullable UUID after, int limit) {
        return list(rules, listing, member, after, limit, clock.instant());
    }

    Uni<List<SubmissionView>> ownList(
            Viewer.Person person, @Nullable UUID campaignId, @Nullable UUID after, int limit) {
        Instant now = clock.instant();
        Listing own = VisibilityPolicy.ownListing(person.subject());
        return store.list(campaignId, own, after, limit)
                .chain(submissions -> campaigns
                        .rules(submissions.stream()
                                .map(Submission::campaignId)
                                .distinct()
                                .toList())
                        .map(rules -> views(submissions, rules, person, now)));
    }

    private Uni<List<SubmissionView>> list(
            CampaignRules rules, Listing listing, Viewer viewer, @Nullable UUID after, int limit, Instant now) {
        return store.list(rules.id(), listing, after, limit)
                .map(submissions -> views(submissions, Map.of(rules.id(), rules), viewer, now));
    }

    private static List<SubmissionView> views(
            List<Submission> submissions, Map<UUID, CampaignRules> rules, Viewer viewer, Instant now) {
        return submissions.stream()
                .flatMap(submission -> Optional.ofNullable(rules.get(submission.campaignId()))
                        .flatMap(known -> view(submission, known, viewer, now))
                        .stream())
                .toList();
    }

    private static Optional<SubmissionView> view(
            Submission submission, CampaignRules rules, Viewer viewer, Instant now) {
        Sight sight = VisibilityPolicy.sight(submission, rules, viewer, now);
        return sight == Sight.NONE ? Optional.empty() : Optional.of(SubmissionView.of(submission, sight));
    }
}
