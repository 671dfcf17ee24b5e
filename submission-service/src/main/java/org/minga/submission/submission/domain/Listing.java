package org.minga.submission.submission.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which submissions of a campaign a list may hold, in a form that a database can ask for: one of the statuses, and by
 * this author where one is named.
 */
public record Listing(Set<Status> statuses, @Nullable String onlyBy) {

    public Listing {
        statuses = Set.copyOf(statuses);
    }

    public boolean isEmpty() {
        return statuses.isEmpty();
    }

    public boolean admits(Submission submission) {
        return statuses.contains(submission.status()) && (onlyBy == null || submission.writtenBy(onlyBy));
    }
}
