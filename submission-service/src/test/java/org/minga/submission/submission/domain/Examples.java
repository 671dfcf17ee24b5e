package org.minga.submission.submission.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.campaigncopy.domain.Moderation;
import org.minga.submission.campaigncopy.domain.Phase;
import org.minga.submission.campaigncopy.domain.PhaseKind;
import org.minga.submission.campaigncopy.domain.SubmissionsVisible;

/** A campaign that collects for ten days and votes for five, and a submission to it. */
final class Examples {

    static final Instant COLLECT_OPENS = Instant.parse("2026-06-01T06:00:00Z");
    static final Instant COLLECT_CLOSES = COLLECT_OPENS.plus(Duration.ofDays(10));
    static final Instant VOTE_OPENS = COLLECT_CLOSES.plus(Duration.ofDays(1));
    static final Instant WHILE_COLLECTING = COLLECT_OPENS.plus(Duration.ofDays(1));
    static final UUID CAMPAIGN = new UUID(1, 1);

    private Examples() {}

    static CampaignRules rules(Moderation moderation, SubmissionsVisible visible) {
        return rules(moderation, visible, true);
    }

    static CampaignRules rules(Moderation moderation, SubmissionsVisible visible, boolean published) {
        return new CampaignRules(
                CAMPAIGN,
                new UUID(2, 2),
                published,
                visible,
                moderation,
                3,
                List.of(
                        new Phase(PhaseKind.COLLECT, COLLECT_OPENS, COLLECT_CLOSES),
                        new Phase(PhaseKind.VOTE, VOTE_OPENS, VOTE_OPENS.plus(Duration.ofDays(5)))));
    }

    static Content content(String title) {
        return new Content(title, "A body.", "en", new Money(1_250_000, "EUR"));
    }

    static Handover handover(String person) {
        return new Handover(new UUID(3, 3), SubmissionType.PROPOSAL, content("Benches"), person);
    }

    static Submission submission(Status status, @Nullable String author) {
        boolean ruled = status == Status.DECLINED || status == Status.REMOVED;
        return new Submission(
                new UUID(3, 3),
                CAMPAIGN,
                SubmissionType.PROPOSAL,
                status,
                content("Benches"),
                author,
                null,
                null,
                ruled ? new Ruling(ReasonCode.SPAM, "Three times the same.") : null,
                1,
                1,
                COLLECT_OPENS,
                COLLECT_OPENS,
                status == Status.PUBLISHED || status == Status.REMOVED ? COLLECT_OPENS : null);
    }
}
