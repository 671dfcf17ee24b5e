package org.minga.submission.submission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.minga.platform.id.Ids;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.campaigncopy.domain.Right;
import org.minga.submission.submission.domain.Addition;
import org.minga.submission.submission.domain.Change;
import org.minga.submission.submission.domain.Refusal;
import org.minga.submission.submission.domain.Submissions;

/** What an organiser adds on somebody's behalf. Runs in the transaction that the caller opened. */
@ApplicationScoped
class AdminUseCases {

    private final MemberDoor door;
    private final SubmissionStore store;
    private final SubmissionChanges changes;
    private final Ids ids;
    private final InstantSource clock;

    AdminUseCases(MemberDoor door, SubmissionStore store, SubmissionChanges changes, Ids ids, InstantSource clock) {
        this.door = door;
        this.store = store;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Change> add(AdditionRequest request, Actor actor) {
        Instant now = clock.instant();
        return door.enter(request.campaignId(), actor.subject(), Right.CHANGE).chain(entry -> switch (entry) {
            case MemberDoor.Entry.Closed(Refusal refusal) -> refused(refusal);
            case MemberDoor.Entry.Open(var rules, var member) -> add(request.addition(ids.next()), rules, actor, now);
        });
    }

    /** Two at once with the same code: the unique index lets one through, and the other is told like a late one. */
    private Uni<Change> add(Addition addition, CampaignRules rules, Actor actor, Instant now) {
        Change change = Submissions.add(addition, rules, now);
        String code = addition.code();
        if (code == null) {
            return changes.begin(change, rules, actor);
        }
        Refusal taken = new Refusal.CodeTaken(code);
        return store.codeTaken(rules.id(), code)
                .chain(found -> found ? refused(taken) : changes.begin(change, rules, actor))
                .onFailure(SubmissionStore::isCodeTaken)
                .transform(failure -> RefusalProblems.problem(taken).asException());
    }

    private static Uni<Change> refused(Refusal refusal) {
        return Uni.createFrom().item(new Change.Refused(refusal));
    }
}
