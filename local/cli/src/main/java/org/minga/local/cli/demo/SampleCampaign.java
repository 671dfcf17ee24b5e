package org.minga.local.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.minga.local.cli.api.ApiClient;
import org.minga.local.cli.api.ApiFailure;
import org.minga.local.cli.api.Person;
import org.minga.tally.formats.bundle.Recount;
import org.minga.tally.formats.bundle.RecountOutcome;

/**
 * A neighbourhood decides how to spend 20,000 euros: from the organisation to the rewards, through the gateway, each
 * person with their own token.
 */
public final class SampleCampaign {
    private static final String CURRENCY = "EUR";
    private static final long BUDGET = 2_000_000;
    private static final long MINOR_UNITS = 100;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Cast cast;
    private final Story story;
    private final Path bundles;
    private final Instant now;
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private String campaign = "";
    private String collect = "";
    private String vote = "";
    private String contest = "";

    /**
     * Prepares the play.
     *
     * @param bundles folder for the audit bundle
     * @param now the organiser's clock, for the planned dates
     */
    public SampleCampaign(URI gateway, String issuer, Path bundles, PrintStream out, Instant now) {
        this.cast = new Cast(gateway, issuer);
        this.story = new Story(out);
        this.bundles = bundles;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Plays all of it.
     *
     * @throws ApiFailure at the first step that does not go as it should
     */
    public void play() {
        introduce();
        plan();
        publish();
        collect();
        moderate();
        openBallot();
        castBallots();
        certify();
        decide();
        reward();
    }

    private void introduce() {
        story.chapter("Seven people sign in");
        for (Person person : Cast.ALL) {
            people.put(cast.introduce(person), person);
        }
        story.line("Olivia organises, Marta moderates; Ana, Bo, Chen, Dita and Emil live here.");
    }

    private void plan() {
        story.chapter("Olivia founds an organisation and drafts a campaign");
        ApiClient olivia = cast.as(Cast.OLIVIA);
        String slug = "mill-quarter-" + UUID.randomUUID().toString().substring(0, 8);
        String organisation = id(olivia.post(
                        "/v1/admin/organisations",
                        Map.of("name", "Mill Quarter Residents", "slug", slug, "kind", "non_profit"))
                .body());
        olivia.put(
                "/v1/admin/organisations/" + organisation + "/members/" + idOf(Cast.MARTA),
                Map.of("role", "moderator"));
        story.line("Organisation \"Mill Quarter Residents\" (%s); Marta is its moderator.", slug);
        JsonNode draft = olivia.post("/v1/admin/campaigns", campaignRequest(organisation))
                .body();
        campaign = id(draft);
        for (JsonNode phase : draft.path("phases")) {
            switch (phase.path("kind").asText()) {
                case "collect" -> collect = id(phase);
                case "vote" -> vote = id(phase);
                default -> throw new ApiFailure("The draft has a phase that nobody asked for: " + phase);
            }
        }
        story.line(
                "Campaign \"20,000 euros for our quarter\": collect ideas, then vote. Moderated before publication.");
        contest = id(olivia.post("/v1/admin/contests", contestRequest()).body());
        story.line("Contest: approve up to 3 proposals; most approvals first, as long as the budget lasts.");
        olivia.post("/v1/admin/reward-schemes", schemeRequest());
        story.line("Rewards: 10 points for an accepted proposal, a badge for voting, an award for what gets built.");
    }

    private void publish() {
        story.chapter("Olivia publishes it");
        cast.as(Cast.OLIVIA).post("/v1/admin/campaigns/" + campaign + "/publication", Map.of());
        JsonNode found =
                cast.anybody().await("/v1/campaigns/" + campaign, LIMIT).body();
        story.line(
                "voting-service found nothing wrong with the contest; the campaign is %s.",
                found.path("status").asText());
        move(collect, "opening", "Everybody is here already");
        story.line("She opens the collect phase early; the reason is public.");
    }

    private void collect() {
        story.chapter("The quarter proposes");
        propose(Cast.ANA, "A swing for wheelchair users", "The playground has nothing for Mia.", 9_500);
        propose(Cast.BO, "Benches under the willows", "Twelve benches made of old quay wood.", 6_200);
        propose(Cast.CHEN, "Lamps along the river path", "It is dark from five in winter.", 11_000);
        propose(Cast.DITA, "Buy my old bicycle", "Red, five gears, almost no rust.", 150);
        try {
            submit(Cast.ANA, "And a second idea", "Flowers.", 100);
            throw new ApiFailure(
                    "A second proposal of the same person was accepted, although the rulebook allows one.");
        } catch (ApiFailure e) {
            if (e.status() != 409) {
                throw e;
            }
            story.line("Ana tries a second one: refused, the rulebook allows one each.");
        }
    }

    private void moderate() {
        story.chapter("Marta moderates");
        ApiClient marta = cast.as(Cast.MARTA);
        for (Map.Entry<String, String> submission : titles.entrySet()) {
            boolean offTopic = submission.getValue().startsWith("Buy");
            Map<String, String> decision = offTopic
                    ? Map.of("decision", "decline", "reasonCode", "off_topic", "note", "This is not a market.")
                    : Map.of("decision", "approve");
            marta.post("/v1/admin/submissions/" + submission.getKey() + "/decision", decision);
            story.line("%s: %s", submission.getValue(), offTopic ? "declined (off topic)" : "published");
        }
        titles.values().removeIf(title -> title.startsWith("Buy"));
        JsonNode listed =
                cast.anybody().get("/v1/submissions?campaign=" + campaign).body();
        story.line("Anybody can read %d proposals now.", listed.path("items").size());
    }

    private void openBallot() {
        story.chapter("Olivia closes the collection and opens the ballot");
        move(collect, "closing", "All proposals are in");
        move(vote, "opening", "No need to wait");
        long end = System.nanoTime() + LIMIT.toNanos();
        while (codes.size() < titles.size()) {
            if (System.nanoTime() > end) {
                throw new ApiFailure("The contest did not open with the published proposals: " + codes);
            }
            JsonNode shown =
                    cast.anybody().await("/v1/contests/" + contest, LIMIT).body();
            if (shown.path("state").asText().equals("open")) {
                shown.path("options")
                        .forEach(option -> codes.put(
                                option.path("submissionId").asText(),
                                option.path("code").asText()));
            }
            pause();
        }
        story.line("On the ballot: %s.", String.join(", ", titles.values()));
    }

    private void castBallots() {
        story.chapter("Five people vote");
        String swing = code("A swing");
        String benches = code("Benches");
        String lamps = code("Lamps");
        cast(Cast.ANA, swing, lamps);
        cast(Cast.BO, benches, swing);
        cast(Cast.CHEN, lamps);
        cast(Cast.DITA, swing, lamps);
        cast(Cast.EMIL, lamps);
        cast(Cast.EMIL, benches, swing);
        story.line("Emil changed his mind: only his last ballot counts.");
        try {
            cast.anybody().get("/v1/contests/" + contest + "/result");
            throw new ApiFailure("The result is visible while the ballot is open.");
        } catch (ApiFailure e) {
            if (e.status() != 404 && e.status() != 409) {
                throw e;
            }
            story.line("Somebody asks for the result: not before the close.");
        }
    }

    private void certify() {
        story.chapter("The box is closed, counted and certified");
        move(vote, "closing", "Everybody has voted");
        JsonNode result = cast.anybody()
                .await("/v1/contests/" + contest + "/result", LIMIT)
                .body();
        story.line(
                "%d ballots. In order of approvals, while %s last:",
                result.path("ballots").asLong(), money(BUDGET));
        result.path("rounds").forEach(this::printRound);
        cast.as(Cast.OLIVIA).post("/v1/admin/contests/" + contest + "/certification", Map.of());
        String hash = result.path("bundleHash").asText();
        Path bundle = bundles.resolve(contest + ".ndjson");
        try {
            Files.createDirectories(bundles);
            cast.anybody().download("/v1/contests/" + contest + "/bundle", bundle);
            if (Recount.of(bundle, hash) instanceof RecountOutcome.Refuted refuted) {
                throw new ApiFailure("The recount disagrees: " + refuted.explanation());
            }
        } catch (IOException e) {
            throw new ApiFailure("Cannot keep the audit bundle: " + e.getMessage(), e);
        }
        story.line("Certified by Olivia, recounted by us: the same, byte for byte. Do it yourself:");
        story.line("  ./minga recount %s --hash %s", bundle, hash);
    }

    private void printRound(JsonNode round) {
        boolean funded = round.path("decision").asText().equals("funded");
        String title = titles.entrySet().stream()
                .filter(entry -> round.path("option").asText().equals(codes.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(round.path("option").asText());
        story.line(
                "  %-28s %s approvals, %s%s",
                title,
                round.path("score").asText(),
                money(round.path("cost").asLong()),
                funded
                        ? ""
                        : ": does not fit, " + money(round.path("budgetLeft").asLong()) + " are left");
    }

    private void decide() {
        story.chapter("Olivia publishes the outcome");
        JsonNode result =
                cast.anybody().get("/v1/contests/" + contest + "/result").body();
        List<String> won = new ArrayList<>();
        result.path("winners")
                .forEach(winner -> won.add(winner.path("submissionId").asText()));
        List<Map<String, Object>> decisions = titles.keySet().stream()
                .map(submission -> {
                    boolean selected = won.contains(submission);
                    return Map.<String, Object>of(
                            "submissionId",
                            submission,
                            "decision",
                            selected ? "selected" : "not_selected",
                            "reason",
                            Map.of("en", selected ? "Built next spring." : "The budget did not reach this far."));
                })
                .toList();
        Map<String, Object> outcome =
                Map.of("summary", Map.of("en", "Thank you! We build what you chose."), "decisions", decisions);
        untilCertified(() -> cast.as(Cast.OLIVIA).post("/v1/admin/campaigns/" + campaign + "/outcome", outcome));
        titles.forEach((submission, title) -> story.line(
                "%-28s %s", title, won.contains(submission) ? "selected: built next spring" : "not this time"));
    }

    private void reward() {
        story.chapter("Who is rewarded, and why");
        List<Person> voters = List.of(Cast.ANA, Cast.BO, Cast.CHEN, Cast.DITA, Cast.EMIL);
        long end = System.nanoTime() + LIMIT.toNanos();
        JsonNode awards = awards();
        while (awards.path("items").isEmpty() || !voters.stream().allMatch(this::hasBadge)) {
            if (System.nanoTime() > end) {
                throw new ApiFailure("The rewards did not arrive within " + LIMIT.toSeconds() + " s.");
            }
            pause();
            awards = awards();
        }
        for (Person person : voters) {
            JsonNode mine = cast.as(person).get("/v1/me/rewards").body();
            mine.path("entries").forEach(entry -> {
                if (entry.path("campaignId").asText().equals(campaign)) {
                    story.line("%-5s %-26s %s", person.displayName(), what(entry), why(entry.path("reason")));
                }
            });
        }
        JsonNode board = cast.anybody().get("/v1/leaderboards/" + campaign).body();
        story.line("Leaderboard: %s", leaders(board));
    }

    private JsonNode awards() {
        return cast.anybody().get("/v1/awards?campaign=" + campaign).body();
    }

    private boolean hasBadge(Person person) {
        JsonNode badges = cast.as(person).get("/v1/me/rewards").body().path("badges");
        for (JsonNode badge : badges) {
            if (badge.path("campaignId").asText().equals(campaign)) {
                return true;
            }
        }
        return false;
    }

    private String leaders(JsonNode board) {
        List<String> lines = new ArrayList<>();
        board.path("items").forEach(place -> {
            Person person = people.get(place.path("personId").asText());
            String name = person == null ? place.path("personId").asText() : person.displayName();
            lines.add(name + " " + place.path("points").asLong());
        });
        return String.join(", ", lines);
    }

    private static String what(JsonNode entry) {
        return switch (entry.path("kind").asText()) {
            case "points" -> "%+d points".formatted(entry.path("points").asLong());
            case "badge" -> "badge \"" + entry.path("name").path("en").asText() + "\"";
            default -> "award \"" + entry.path("name").path("en").asText() + "\"";
        };
    }

    private static String why(JsonNode reason) {
        String title = reason.path("submissionTitle").asText("");
        return reason.path("text").asText() + (title.isEmpty() ? "" : " (" + title + ")");
    }

    /** The certification travels to campaign-service as an event, so the outcome may come too early for a moment. */
    private static void untilCertified(Runnable publish) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                publish.run();
                return;
            } catch (ApiFailure e) {
                if (!e.problem().equals("contests-not-certified") || System.nanoTime() > end) {
                    throw e;
                }
                pause();
            }
        }
    }

    private void propose(Person author, String title, String body, long euros) {
        titles.put(submit(author, title, body, euros), title);
        story.line("%-5s %s (%s)", author.displayName(), title, money(euros * MINOR_UNITS));
    }

    private String submit(Person author, String title, String body, long euros) {
        Map<String, Object> submission = Map.of(
                "campaignId",
                campaign,
                "type",
                "proposal",
                "title",
                title,
                "body",
                body,
                "language",
                "en",
                "cost",
                Map.of("amount", euros * MINOR_UNITS, "currency", CURRENCY));
        // The phase was opened a moment ago, and the news may still be on its way.
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return id(cast.as(author).post("/v1/submissions", submission).body());
            } catch (ApiFailure e) {
                if (!e.problem().equals("phase-not-open") || System.nanoTime() > end) {
                    throw e;
                }
                pause();
            }
        }
    }

    private void cast(Person voter, String... chosen) {
        cast.as(voter).put("/v1/contests/" + contest + "/ballot", Map.of("selections", List.of(chosen)));
        String names = titles.entrySet().stream()
                .filter(entry -> List.of(chosen).contains(codes.get(entry.getKey())))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(" + "));
        story.line("%-5s %s", voter.displayName(), names);
    }

    private void move(String phase, String transition, String reason) {
        cast.as(Cast.OLIVIA)
                .post(
                        "/v1/admin/campaigns/%s/phases/%s/%s".formatted(campaign, phase, transition),
                        Map.of("reason", reason));
    }

    private String code(String beginning) {
        return titles.entrySet().stream()
                .filter(entry -> entry.getValue().startsWith(beginning))
                .map(entry -> codes.get(entry.getKey()))
                .findFirst()
                .orElseThrow(() -> new ApiFailure("Not on the ballot: " + beginning));
    }

    private String idOf(Person person) {
        return people.entrySet().stream()
                .filter(entry -> entry.getValue().equals(person))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> campaignRequest(String organisation) {
        return Map.of(
                "organisationId", organisation,
                "title", Map.of("en", "20,000 euros for our quarter", "de", "20.000 Euro für unser Viertel"),
                "brief",
                        Map.of(
                                "en",
                                "What should change first between the mill and the river? You propose, you decide."),
                "purpose", "participatory_budget",
                "zone", "Europe/Vienna",
                "languages", List.of("en", "de"),
                "goals", List.of(Map.of("metric", "proposals", "target", 3, "unit", "proposals")),
                "phases",
                        List.of(
                                phase("collect", now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(15))),
                                phase("vote", now.plus(Duration.ofDays(15)), now.plus(Duration.ofDays(22)))),
                "rulebook",
                        Map.of(
                                "submissionsVisible", "on_publication",
                                "moderation", "pre",
                                "submissionsPerParticipant", 1,
                                "resultsVisible", "after_close"));
    }

    private Map<String, Object> contestRequest() {
        return Map.of(
                "campaignId", campaign,
                "phaseId", vote,
                "title", Map.of("en", "Which proposals should be built?"),
                "ballot", Map.of("kind", "approval", "min", 1, "max", 3),
                "method",
                        Map.of(
                                "id",
                                "budget-greedy",
                                "budget",
                                Map.of("amount", BUDGET, "currency", CURRENCY),
                                "misfit",
                                "skip"),
                "options", Map.of("from", "submissions"),
                "electorate", Map.of("kind", "any_account"),
                "resultVisibility", "after_close",
                "paper", false);
    }

    private Map<String, Object> schemeRequest() {
        return Map.of(
                "campaignId",
                campaign,
                "rules",
                List.of(
                        Map.of("on", "submission_accepted", "grant", Map.of("kind", "points", "amount", 10)),
                        Map.of(
                                "on",
                                "participation",
                                "grant",
                                Map.of("kind", "badge", "code", "voted", "name", Map.of("en", "Took part"))),
                        Map.of(
                                "on",
                                "winner",
                                "grant",
                                Map.of("kind", "award", "name", Map.of("en", "Built next spring")))));
    }

    private static Map<String, Object> phase(String kind, Instant opensAt, Instant closesAt) {
        return Map.of("kind", kind, "opensAt", opensAt.toString(), "closesAt", closesAt.toString());
    }

    private static String money(long minorUnits) {
        return "%,d %s".formatted(minorUnits / MINOR_UNITS, CURRENCY);
    }

    private static String id(JsonNode body) {
        String id = body.path("id").asText("");
        if (id.isEmpty()) {
            throw new ApiFailure("The answer has no id: " + body);
        }
        return id;
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiFailure("Interrupted", e);
        }
    }
}
