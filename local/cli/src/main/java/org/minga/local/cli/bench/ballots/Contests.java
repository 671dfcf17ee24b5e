package org.minga.local.cli.bench.ballots;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minga.local.cli.api.ApiFailure;
import org.minga.local.cli.bench.BenchIssuer;
import org.minga.local.cli.bench.Organiser;
import org.minga.local.cli.bench.Pause;

/** Sets up what is voted on: campaign, contests, publication, opening. */
final class Contests {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Organiser organiser;

    Contests(URI gateway, BenchIssuer issuer, InstantSource clock) {
        this.organiser = new Organiser(gateway, issuer, clock);
    }

    /** So many open contests of a campaign of their own: two of ten options may be approved, any account may vote. */
    List<UUID> open(int count) {
        Organiser.Campaign campaign = organiser.campaign("vote");
        List<UUID> contests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contests.add(organiser.create("/v1/admin/contests", contest(campaign)));
        }
        organiser.open(campaign);
        contests.forEach(this::awaitOpen);
        return contests;
    }

    private void awaitOpen(UUID contest) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            String state = organiser
                    .client()
                    .await("/v1/contests/" + contest, LIMIT)
                    .body()
                    .path("state")
                    .asText();
            if (state.equals("open")) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new ApiFailure("Contest " + contest + " is " + state + " and does not open.");
            }
            Pause.millis(50);
        }
    }

    private static Map<String, Object> contest(Organiser.Campaign campaign) {
        List<Map<String, String>> options = Voters.options().stream()
                .map(code -> Map.of("code", code, "title", "Option " + code))
                .toList();
        return Map.of(
                "campaignId",
                campaign.id(),
                "phaseId",
                campaign.phase(),
                "title",
                Map.of("en", "Which ones?"),
                "ballot",
                Map.of("kind", "approval", "min", 1, "max", 2),
                "method",
                Map.of("id", "approval"),
                "options",
                Map.of("from", "given", "list", options),
                "electorate",
                Map.of("kind", "any_account"),
                "resultVisibility",
                "after_close",
                // So that every batch has an event to write, too.
                "turnout",
                "live",
                "paper",
                false);
    }
}
