package org.minga.voting.electorate.domain;

import org.jspecify.annotations.Nullable;

/**
 * A voter as an organiser lists them.
 *
 * @param personId the account, as its tokens name it
 * @param weight of a juror's ballot; 1 if left out
 */
public record VoterDraft(
        @Nullable String personId, @Nullable Integer weight) {}
