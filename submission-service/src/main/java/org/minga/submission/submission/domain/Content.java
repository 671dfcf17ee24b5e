package org.minga.submission.submission.domain;

import org.jspecify.annotations.Nullable;

/** What the author wrote; each version of it is kept as a revision. {@code language} is a BCP 47 tag. */
public record Content(
        String title,
        String body,
        String language,
        @Nullable Money cost) {}
