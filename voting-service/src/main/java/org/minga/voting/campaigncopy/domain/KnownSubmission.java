package org.minga.voting.campaigncopy.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published submission as submission-service last told it.
 *
 * @param code unique within the campaign
 * @param costAmount in minor units of {@code costCurrency}; both or neither
 */
public record KnownSubmission(
        UUID id,
        String code,
        String title,
        @Nullable Long costAmount,
        @Nullable String costCurrency) {}
