package org.minga.submission.submission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.minga.submission.campaigncopy.CampaignCopies;
import org.minga.submission.campaigncopy.Memberships;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.campaigncopy.domain.Right;
import org.minga.submission.submission.domain.Refusal;
import org.minga.submission.submission.domain.Sight;
import org.minga.submission.submission.domain.Submission;
import org.minga.submission.submission.domain.Viewer;
import org.minga.submission.submission.domain.VisibilityPolicy;

/** Lets the members of a campaign's organisation in, as far as their role allows. Runs in the caller's session. */
@ApplicationScoped
public class MemberDoor {

    /** Whether the caller may come in. */
    public sealed interface Entry {

        record Open(CampaignRules rules, Viewer.Member member) implements Entry {}

        record Closed(Refusal refusal) implements Entry {}
    }

    private final CampaignCopies campaigns;
    private final Memberships memberships;

    MemberDoor(CampaignCopies campaigns, Memberships memberships) {
        this.campaigns = campaigns;
        this.memberships = memberships;
    }

    public Uni<Entry> enter(UUID campaignId, String subject, Right right) {
        return campaigns
                .rules(campaignId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Entry.Closed(new Refusal.CampaignUnknown()))
                        : enter(found.get(), subject, right));
    }

    /** Whoever is refused learns of a submission that is hidden from them no more than that there is none. */
    public Uni<Entry> enterFor(Submission submission, String subject, Right right, Instant now) {
        return campaigns.rules(submission.campaignId()).chain(found -> {
            CampaignRules rules = found.orElseThrow();
            boolean hidden = VisibilityPolicy.sight(submission, rules, new Viewer.Person(subject), now) == Sight.NONE;
            return enter(rules, subject, right).map(entry -> switch (entry) {
                case Entry.Open open -> open;
                case Entry.Closed closed -> hidden ? new Entry.Closed(new Refusal.NotFound()) : closed;
            });
        });
    }

    private Uni<Entry> enter(CampaignRules rules, String subject, Right right) {
        return memberships
                .role(rules.organisationId(), subject)
                .map(role -> role.filter(held -> held.may(right))
                        .<Entry>map(held -> new Entry.Open(rules, new Viewer.Member(subject, held)))
                        .orElseGet(() -> new Entry.Closed(new Refusal.NotAMember(right))));
    }
}
