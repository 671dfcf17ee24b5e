package org.minga.submission.submission;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.minga.platform.data.outbox.Outbox;
import org.minga.platform.data.outbox.OutgoingEvent;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.submission.domain.Fact;
import org.minga.submission.submission.domain.Submission;
import org.minga.submission.submission.domain.Viewer;
import org.minga.submission.submission.domain.VisibilityPolicy;

/** Writes what happened into the outbox, in the caller's transaction and in order. */
@ApplicationScoped
class SubmissionEvents {

    private static final Viewer SERVICES = new Viewer.Service();

    private final Outbox outbox;

    SubmissionEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> append(List<Fact> facts, Submission submission, CampaignRules rules) {
        return Panache.getSession().chain(session -> {
            Uni<Void> written = Uni.createFrom().voidItem();
            for (Fact fact : facts) {
                OutgoingEvent event = event(fact, submission, rules);
                written = written.chain(() -> outbox.append(session, event));
            }
            return written;
        });
    }

    private static OutgoingEvent event(Fact fact, Submission submission, CampaignRules rules) {
        return new OutgoingEvent(
                "minga.submission." + fact.wire() + ".v1",
                submission.id().toString(),
                Map.of(
                        "organisation", rules.organisationId().toString(),
                        "campaign", submission.campaignId().toString()),
                SubmissionSnapshot.of(
                        submission, VisibilityPolicy.sight(submission, rules, SERVICES, submission.updatedAt())));
    }
}
