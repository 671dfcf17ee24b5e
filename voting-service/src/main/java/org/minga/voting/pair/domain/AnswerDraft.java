package org.minga.voting.pair.domain;

import org.jspecify.annotations.Nullable;

/**
 * What somebody answers to a pair: one of the two.
 *
 * @param winner code of the better option
 * @param skip why there is no choice
 */
public record AnswerDraft(@Nullable String winner, @Nullable String skip) {}
