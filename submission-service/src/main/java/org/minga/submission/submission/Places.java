package org.minga.submission.submission;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.minga.submission.submission.domain.Place;
import org.minga.submission.submission.domain.Refusal;
import org.minga.submission.submission.domain.Submission;

/**
 * Counts the places that a person has taken in a campaign. Taking one is a single conditional statement on the
 * person's own counter row, whose lock lasts until the commit: of many requests at once only as many get through as
 * there are places, and requests of different people never wait for each other.
 */
@ApplicationScoped
class Places {

    private static final String TAKE_WITHIN_LIMIT = """
            insert into submission_place as place (campaign_id, person_id, taken) values (?1, ?2, 1)
            on conflict (campaign_id, person_id) do update set taken = place.taken + 1 where place.taken < ?3""";

    private static final String TAKE_AGAIN =
            "update submission_place set taken = taken + 1 where campaign_id = ?1 and person_id = ?2";

    private static final String GIVE_BACK =
            "update submission_place set taken = taken - 1 where campaign_id = ?1 and person_id = ?2";

    Uni<Optional<Refusal>> settle(Place place, Submission submission) {
        String person = submission.authorId();
        if (person == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return switch (place) {
            case Place.Untouched() -> Uni.createFrom().item(Optional.empty());
            case Place.Taken(int limit) ->
                Panache.getSession()
                        .chain(session -> session.createNativeQuery(TAKE_WITHIN_LIMIT)
                                .setParameter(1, submission.campaignId())
                                .setParameter(2, person)
                                .setParameter(3, limit)
                                .executeUpdate())
                        .map(taken -> taken == 1 ? Optional.empty() : Optional.of(new Refusal.LimitReached(limit)));
            case Place.TakenAgain() -> change(TAKE_AGAIN, submission, person);
            case Place.GivenBack() -> change(GIVE_BACK, submission, person);
        };
    }

    private static Uni<Optional<Refusal>> change(String statement, Submission submission, String person) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(statement)
                        .setParameter(1, submission.campaignId())
                        .setParameter(2, person)
                        .executeUpdate())
                .map(changed -> {
                    if (changed != 1) {
                        throw new IllegalStateException("no place is counted for submission " + submission.id());
                    }
                    return Optional.empty();
                });
    }
}
