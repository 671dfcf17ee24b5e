package org.minga.submission.submission.domain;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.minga.submission.campaigncopy.domain.CampaignRules;
import org.minga.submission.campaigncopy.domain.Right;

/**
 * The one place that decides what may be seen. Lists ask it twice: {@link #publicListing} and {@link #memberListing}
 * say what to fetch, {@link #sight} is asked again for each row that leaves.
 */
public final class VisibilityPolicy {

    private VisibilityPolicy() {}

    public static Sight sight(Submission submission, CampaignRules rules, Viewer viewer, Instant now) {
        return switch (viewer) {
            case Viewer.Anyone() -> publicSight(submission, rules, now);
            case Viewer.Person(String subject) ->
                submission.writtenBy(subject) ? Sight.AUTHOR : publicSight(submission, rules, now);
            case Viewer.Member(String subject, var role) -> role.may(Right.READ) ? Sight.MEMBER : Sight.NONE;
            case Viewer.Service() -> Sight.SERVICE;
        };
    }

    /** The public list: what is published, and while others' are hidden at least one's own. */
    public static Listing publicListing(CampaignRules rules, Viewer viewer, Instant now) {
        if (rules.showsSubmissions(now)) {
            return new Listing(Set.of(Status.PUBLISHED), null);
        }
        return switch (viewer) {
            case Viewer.Anyone() -> new Listing(Set.of(), null);
            case Viewer.Service() -> new Listing(Set.of(), null);
            case Viewer.Person(String subject) -> new Listing(Set.of(Status.PUBLISHED), subject);
            case Viewer.Member(String subject, var role) -> new Listing(Set.of(Status.PUBLISHED), subject);
        };
    }

    /** A member's list: everything, or everything in one status. */
    public static Listing memberListing(Optional<Status> status) {
        return new Listing(status.<Set<Status>>map(Set::of).orElseGet(() -> EnumSet.allOf(Status.class)), null);
    }

    /** An author's own list, whatever became of it. */
    public static Listing ownListing(String subject) {
        return new Listing(EnumSet.allOf(Status.class), subject);
    }

    private static Sight publicSight(Submission submission, CampaignRules rules, Instant now) {
        boolean published = submission.status() == Status.PUBLISHED;
        return published && rules.showsSubmissions(now) ? Sight.PUBLIC : Sight.NONE;
    }
}
