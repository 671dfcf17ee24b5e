package org.minga.submission.submission.domain;

import org.jspecify.annotations.Nullable;

/** Why a submission is declined or removed. The note is for the author and the organisation's members only. */
public record Ruling(ReasonCode reason, @Nullable String note) {}
