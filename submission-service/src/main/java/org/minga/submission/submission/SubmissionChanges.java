package org.minga.submission.submission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.submission.domain.Change;
import org.minga.submission.submission.domain.Submission;

/**
 * The one way in which a change reaches the database: the author's place, the row, the revision and the events, all in
 * the caller's transaction. The place comes first, since it may still refuse, and nothing is written then.
 */
@ApplicationScoped
public class SubmissionChanges {

    private final SubmissionStore store;
    private final Places places;
    private final SubmissionEvents events;

    SubmissionChanges(SubmissionStore store, Places places, SubmissionEvents events) {
        this.store = store;
        this.places = places;
        this.events = events;
    }

    /** Until the transaction ends nobody else changes this submission, so its version can't be overtaken. */
    public Uni<Optional<Submission>> readForChange(UUID id) {
        return store.readForChange(id);
    }

    /** A submission that was not there before. */
    Uni<Change> begin(Change change, CampaignRules rules, Actor actor) {
        return settle(
                change,
                rules,
                submission -> store.insert(submission).chain(() -> store.keep(RevisionRow.of(submission, actor))));
    }

    /** The same submission with another text. */
    Uni<Change> rewrite(Change change, CampaignRules rules, Actor actor) {
        return settle(
                change,
                rules,
                submission -> store.update(submission).chain(() -> store.keep(RevisionRow.of(submission, actor))));
    }

    /** The same text in another status. */
    public Uni<Change> move(Change change, CampaignRules rules) {
        return settle(change, rules, store::update);
    }

    private Uni<Change> settle(Change change, CampaignRules rules, Function<Submission, Uni<Void>> writer) {
        return switch (change) {
            case Change.Refused refused -> Uni.createFrom().item(refused);
            case Change.Accepted accepted ->
                places.settle(accepted.place(), accepted.submission())
                        .chain(refusal -> refusal.isPresent()
                                ? Uni.createFrom().item(new Change.Refused(refusal.get()))
                                : write(accepted, rules, writer));
        };
    }

    private Uni<Change> write(Change.Accepted accepted, CampaignRules rules, Function<Submission, Uni<Void>> writer) {
        return writer.apply(accepted.submission())
                .chain(() -> events.append(accepted.facts(), accepted.submission(), rules))
                .replaceWith(accepted);
    }
}
