package org.minga.submission.submission.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organiser adds something on behalf of somebody outside: a letter, an imported project. */
public record Addition(
        UUID id,
        SubmissionType type,
        Content content,
        @Nullable String code,
        @Nullable String source) {}
