package org.minga.submission.submission;

import org.jspecify.annotations.Nullable;
import org.minga.platform.security.Caller;

/** Who acts, and through which client: the record of a change names both. */
public record Actor(String subject, @Nullable String client) {

    public static Actor of(Caller caller) {
        return new Actor(caller.requireSubject(), caller.client().orElse(null));
    }
}
