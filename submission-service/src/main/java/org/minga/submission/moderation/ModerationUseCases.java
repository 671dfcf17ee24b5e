package org.minga.submission.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.minga.platform.id.Ids;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.campaigncopy.domain.Right;
import org.minga.submission.moderation.domain.Verdict;
import org.minga.submission.submission.Actor;
import org.minga.submission.submission.MemberDoor;
import org.minga.submission.submission.MemberDoor.Entry;
import org.minga.submission.submission.SubmissionChanges;
import org.minga.submission.submission.domain.Change;
import org.minga.submission.submission.domain.Refusal;
import org.minga.submission.submission.domain.Submission;
import org.minga.submission.submission.domain.Submissions;

/** A moderator decides: the decision is logged and takes effect in the transaction that the caller opened. */
@ApplicationScoped
class ModerationUseCases {

    private final SubmissionChanges changes;
    private final MemberDoor door;
    private final ModerationLog log;
    private final Ids ids;
    private final InstantSource clock;

    ModerationUseCases(SubmissionChanges changes, MemberDoor door, ModerationLog log, Ids ids, InstantSource clock) {
        this.changes = changes;
        this.door = door;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Change> decide(UUID submissionId, Verdict verdict, @Nullable String note, Actor moderator) {
        Instant now = clock.instant();
        return changes.readForChange(submissionId).chain(found -> {
            if (found.isEmpty()) {
                return refused(new Refusal.NotFound());
            }
            Submission submission = found.get();
            return door.enterFor(submission, moderator.subject(), Right.MODERATE, now)
                    .chain(entry -> switch (entry) {
                        case Entry.Closed(Refusal refusal) -> refused(refusal);
                        case Entry.Open(var rules, var member) ->
                            settle(
                                    Submissions.moderate(
                                            submission,
                                            verdict.step(),
                                            verdict.rulingGiven(),
                                            moderator.subject(),
                                            now),
                                    rules,
                                    entryFor(verdict, note, moderator, now));
                    });
        });
    }

    private Uni<Change> settle(Change change, CampaignRules rules, ModerationDecisionRow entry) {
        return switch (change) {
            case Change.Refused refused -> Uni.createFrom().item(refused);
            case Change.Accepted accepted -> {
                entry.submissionId = accepted.submission().id();
                entry.campaignId = accepted.submission().campaignId();
                entry.submissionVersion = accepted.submission().version();
                yield log.write(entry).chain(() -> changes.move(accepted, rules));
            }
        };
    }

    private ModerationDecisionRow entryFor(Verdict verdict, @Nullable String note, Actor moderator, Instant now) {
        ModerationDecisionRow entry = new ModerationDecisionRow();
        entry.id = ids.next();
        entry.decision = verdict.decision().wire();
        entry.reasonCode =
                verdict.rulingGiven().map(ruling -> ruling.reason().wire()).orElse(null);
        entry.note = note;
        entry.decidedBy = moderator.subject();
        entry.client = moderator.client();
        entry.decidedAt = now;
        return entry;
    }

    private static Uni<Change> refused(Refusal refusal) {
        return Uni.createFrom().item(new Change.Refused(refusal));
    }
}
