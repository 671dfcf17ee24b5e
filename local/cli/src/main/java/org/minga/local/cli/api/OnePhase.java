package org.minga.local.cli.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The request for a campaign with one phase, from tomorrow on, in which one submission a person is published at once. */
public final class OnePhase {
    private OnePhase() {}

    /** @param kind of the phase */
    public static Map<String, Object> campaign(
            String organisation, String title, String brief, String kind, Instant now) {
        return Map.of(
                "organisationId", organisation,
                "title", Map.of("en", title),
                "brief", Map.of("en", brief),
                "purpose", "participatory_budget",
                "zone", "UTC",
                "languages", List.of("en"),
                "goals", List.of(),
                "phases",
                        List.of(Map.of(
                                "kind", kind,
                                "opensAt", now.plus(Duration.ofDays(1)).toString(),
                                "closesAt", now.plus(Duration.ofDays(8)).toString())),
                "rulebook",
                        Map.of(
                                "submissionsVisible", "on_publication",
                                "moderation", "post",
                                "submissionsPerParticipant", 1,
                                "resultsVisible", "after_close"));
    }
}
