package org.minga.local.cli.election;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.minga.local.cli.api.ApiClient;
import org.minga.local.cli.api.ApiFailure;
import org.minga.local.cli.api.OnePhase;
import org.minga.local.cli.api.Person;
import org.minga.local.cli.api.Tokens;
import org.minga.tally.formats.bundle.Recount;
import org.minga.tally.formats.bundle.RecountOutcome;
import org.minga.tally.formats.pabulib.PabulibBallots;
import org.minga.tally.formats.pabulib.PabulibElection;
import org.minga.tally.formats.pabulib.PabulibProject;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.MethodRules;
import org.minga.tally.methods.Money;
import org.minga.tally.methods.Rational;
import org.minga.tally.methods.ballot.BallotRules;

/** Runs a participatory budget from a file as a campaign, through the gateway, as its organiser. */
public final class ElectionImport {
    private static final Person ORGANISER = new Person("olivia", "Olivia");
    private static final Duration RESULT_LIMIT = Duration.ofMinutes(5);
    private static final Duration TRAVEL_LIMIT = Duration.ofSeconds(60);
    private static final int TITLE_LENGTH = 200;
    private static final int PARALLEL_SUBMISSIONS = 4;

    private final PabulibElection election;
    private final MethodRules method;
    private final ApiClient api;
    private final ImportRecord record;
    private final Path bundles;
    private final PrintStream out;
    private final Instant now;
    private final Map<String, Duration> timings = new LinkedHashMap<>();

    /**
     * Prepares the import.
     *
     * @param method how to count
     * @param home the data folder, for the record and the audit bundle
     * @param contentHash SHA-256 of the file, in hexadecimal
     */
    public ElectionImport(
            PabulibElection election,
            MethodRules method,
            URI gateway,
            String issuer,
            Path home,
            String contentHash,
            PrintStream out,
            Instant now) {
        this.election = election;
        this.method = method;
        this.api = ApiClient.anonymous(gateway).as(Tokens.of(issuer), ORGANISER);
        this.record = ImportRecord.open(home.resolve("imports"), contentHash);
        this.bundles = home.resolve("bundles");
        this.out = out;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Does all of it.
     *
     * @return 0, or 1 when the result is not the official one
     * @throws ApiFailure at the first step that does not go as it should
     */
    public int run() {
        long start = System.nanoTime();
        out.println("%s: %,d projects, %,d ballots (%s), budget %s, rule %s"
                .formatted(
                        election.title(),
                        election.projects().size(),
                        election.ballots(),
                        election.ballotRules().kind().label(),
                        money(election.budget()),
                        election.rule()));
        election.notes().forEach(note -> out.println("  note: " + note));
        resume();
        timed("campaign", this::prepare);
        timed("projects", this::addProjects);
        timed("publication", this::publish);
        timed("ballots", this::sendBallots);
        JsonNode result = timed("count", this::closeAndCount);
        timed("certification", () -> certify(result));
        timed("outcome", () -> publishOutcome(result));
        Path bundle = timed("recount", () -> keepBundle(result));
        print(result, bundle, Duration.ofNanos(System.nanoTime() - start));
        record.finish();
        return verdict(result);
    }

    private void resume() {
        Optional<String> campaign = record.get("campaign");
        if (campaign.isEmpty()) {
            return;
        }
        try {
            api.get("/v1/admin/campaigns/" + campaign.get());
            out.println("Going on with an import that was cut short.");
        } catch (ApiFailure e) {
            if (e.status() != 404 && e.status() != 403) {
                throw e;
            }
            out.println("An earlier import of this file was cut short, but its campaign is gone; beginning afresh.");
            record.reset();
        }
    }

    private void prepare() {
        api.put("/v1/people/me", Map.of("displayName", ORGANISER.displayName(), "locale", "en", "zone", "UTC"));
        String organisation = once(
                "organisation",
                () -> api.post(
                                "/v1/admin/organisations",
                                Map.of(
                                        "name",
                                        cut(election.meta().getOrDefault("unit", election.title())),
                                        "slug",
                                        "import-" + record.key("").substring(0, 8),
                                        "kind",
                                        "institution"),
                                record.key("organisation"))
                        .body());
        once("campaign", () -> {
            JsonNode campaign = api.post("/v1/admin/campaigns", campaignRequest(organisation), record.key("campaign"))
                    .body();
            record.put("phase", campaign.path("phases").path(0).path("id").asText());
            return campaign;
        });
        once(
                "contest",
                () -> api.post("/v1/admin/contests", contestRequest(), record.key("contest"))
                        .body());
    }

    private void addProjects() {
        try (ExecutorService threads = Executors.newFixedThreadPool(PARALLEL_SUBMISSIONS)) {
            List<Callable<String>> tasks = new ArrayList<>();
            for (PabulibProject project : election.projects()) {
                tasks.add(() -> once(
                        "project:" + project.id(),
                        () -> api.post(
                                        "/v1/admin/submissions",
                                        submissionRequest(project),
                                        record.key("project:" + project.id()))
                                .body()));
            }
            for (Future<String> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiFailure("Interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }

    private void publish() {
        once("publication", () -> {
            api.post("/v1/admin/campaigns/" + id("campaign") + "/publication", Map.of(), record.key("publication"));
            return done();
        });
        awaitOptions("upcoming");
        once("opening", () -> {
            api.post(phase("opening"), Map.of("reason", "The paper ballots are here"), record.key("opening"));
            return done();
        });
        awaitOptions("open");
    }

    /** Every project must have reached voting-service before the options are frozen. */
    private void awaitOptions(String state) {
        long end = System.nanoTime() + TRAVEL_LIMIT.toNanos();
        while (true) {
            JsonNode contest =
                    api.await("/v1/contests/" + id("contest"), TRAVEL_LIMIT).body();
            boolean further = !contest.path("state").asText().equals("upcoming");
            boolean complete =
                    contest.path("options").size() == election.projects().size();
            if (complete && (further || state.equals("upcoming"))) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new ApiFailure("The contest has %d of %d options and is %s after %d s; left out: %s"
                        .formatted(
                                contest.path("options").size(),
                                election.projects().size(),
                                contest.path("state").asText(),
                                TRAVEL_LIMIT.toSeconds(),
                                contest.path("leftOut")));
            }
            pause();
        }
    }

    private void sendBallots() {
        String path = "/v1/admin/contests/" + id("contest") + "/paper-pages";
        if (record.get("closing").isPresent()) {
            return;
        }
        int next = api.get(path).body().path("nextPage").asInt(1);
        long sent = 0;
        long shown = System.nanoTime();
        try (PabulibBallots ballots = election.openBallots()) {
            PaperPages pages = new PaperPages(ballots);
            while (pages.hasNext()) {
                PaperPages.Page page = pages.next();
                if (page.number() >= next) {
                    api.put(path + "/" + page.number(), page.body());
                }
                sent += page.ballots();
                if (System.nanoTime() - shown > Duration.ofSeconds(3).toNanos()) {
                    shown = System.nanoTime();
                    out.println("  %,d of %,d ballots".formatted(sent, election.ballots()));
                }
            }
        } catch (IOException e) {
            throw new ApiFailure("Cannot read " + election.file() + ": " + e.getMessage(), e);
        }
    }

    private JsonNode closeAndCount() {
        once("closing", () -> {
            api.post(phase("closing"), Map.of("reason", "All paper ballots are in"), record.key("closing"));
            return done();
        });
        return api.await("/v1/contests/" + id("contest") + "/result", RESULT_LIMIT)
                .body();
    }

    private void certify(JsonNode result) {
        if (result.path("ballots").asLong() != election.ballots()) {
            throw new ApiFailure("%,d ballots were counted, but the file has %,d."
                    .formatted(result.path("ballots").asLong(), election.ballots()));
        }
        once("certification", () -> {
            api.post("/v1/admin/contests/" + id("contest") + "/certification", Map.of(), record.key("certification"));
            return done();
        });
    }

    private void publishOutcome(JsonNode result) {
        SortedSet<String> winners = winners(result);
        List<Map<String, Object>> decisions = election.projects().stream()
                .map(project -> {
                    boolean selected = winners.contains(project.id());
                    return Map.<String, Object>of(
                            "submissionId", id("project:" + project.id()),
                            "decision", selected ? "selected" : "not_selected",
                            "reason", Map.of("en", selected ? "Within the budget." : "Not within the budget."));
                })
                .toList();
        Map<String, Object> outcome = Map.of(
                "summary", Map.of("en", "Decided by " + election.ballots() + " ballots."), "decisions", decisions);
        once("outcome", () -> {
            untilCertified(() ->
                    api.post("/v1/admin/campaigns/" + id("campaign") + "/outcome", outcome, record.key("outcome")));
            return done();
        });
    }

    /** The certification travels to campaign-service as an event, so the outcome may come too early for a moment. */
    private static void untilCertified(Runnable publish) {
        long end = System.nanoTime() + TRAVEL_LIMIT.toNanos();
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

    private Path keepBundle(JsonNode result) {
        Path bundle = bundles.resolve(id("contest") + ".ndjson");
        try {
            Files.createDirectories(bundles);
            api.download("/v1/contests/" + id("contest") + "/bundle", bundle);
            if (Recount.of(bundle, result.path("bundleHash").asText()) instanceof RecountOutcome.Refuted refuted) {
                throw new ApiFailure("The recount disagrees: " + refuted.explanation());
            }
            return bundle;
        } catch (IOException e) {
            throw new ApiFailure("Cannot keep the audit bundle: " + e.getMessage(), e);
        }
    }

    private void print(JsonNode result, Path bundle, Duration total) {
        Map<String, String> names = new HashMap<>();
        election.projects().forEach(project -> names.put(project.id(), project.name()));
        out.println();
        long cost = 0;
        for (JsonNode winner : result.path("winners")) {
            String code = winner.path("code").asText();
            cost += winner.path("cost").asLong();
            out.println("  %-12s %10s %18s  %s"
                    .formatted(
                            code,
                            winner.path("score").asText(),
                            money(winner.path("cost").asLong()),
                            cut(names.getOrDefault(code, ""))));
        }
        out.println();
        out.println("Winners   " + result.path("winners").size() + " of "
                + election.projects().size());
        out.println("Cost      " + money(cost) + " of " + money(election.budget()));
        out.println("Turnout   %,d ballots, all on paper"
                .formatted(result.path("ballots").asLong()));
        StringBuilder times = new StringBuilder();
        timings.forEach((step, time) -> times.append("%s %.1f s, ".formatted(step, seconds(time))));
        out.println("Time      %sin all %.1f s".formatted(times, seconds(total)));
        out.println("Bundle    " + bundle);
        out.println("Recount   ./minga recount " + bundle + " --hash "
                + result.path("bundleHash").asText());
    }

    private int verdict(JsonNode result) {
        if (election.officialWinners().isEmpty()) {
            out.println("official=unknown");
            return 0;
        }
        SortedSet<String> official = election.officialWinners().get();
        SortedSet<String> ours = winners(result);
        if (official.equals(ours)) {
            out.println("official=identical");
            return 0;
        }
        SortedSet<String> missing = new TreeSet<>(official);
        missing.removeAll(ours);
        SortedSet<String> surplus = new TreeSet<>(ours);
        surplus.removeAll(official);
        out.println("Only official: " + missing + "; only ours: " + surplus);
        out.println("official=different");
        return 1;
    }

    private static SortedSet<String> winners(JsonNode result) {
        SortedSet<String> winners = new TreeSet<>();
        result.path("winners").forEach(winner -> winners.add(winner.path("code").asText()));
        return winners;
    }

    private Map<String, Object> campaignRequest(String organisation) {
        return OnePhase.campaign(
                organisation,
                cut(election.title()),
                "Imported from " + election.file().getFileName() + ".",
                "vote",
                now);
    }

    private Map<String, Object> contestRequest() {
        return Map.of(
                "campaignId", id("campaign"),
                "phaseId", id("phase"),
                "title", Map.of("en", cut(election.title())),
                "ballot", ballot(election.ballotRules()),
                "method", counting(method),
                "options", Map.of("from", "submissions"),
                "electorate", Map.of("kind", "any_account"),
                "resultVisibility", "after_close",
                "paper", true);
    }

    /** A method as the API takes it: its name and its parameters. Empty lists are what is assumed without them. */
    static Map<String, Object> counting(MethodRules method) {
        Map<String, Object> counting = new LinkedHashMap<>();
        counting.put("id", method.method().name());
        MethodParameters.values(method).forEach((name, value) -> {
            switch (value) {
                case Money money -> counting.put(name, Map.of("amount", money.amount(), "currency", money.currency()));
                case Rational fraction -> counting.put(name, fraction.toString());
                case List<?> list when list.isEmpty() -> {}
                default -> counting.put(name, value);
            }
        });
        return counting;
    }

    private static IllegalStateException noPaper(BallotRules rules) {
        return new IllegalStateException("no Pabulib file has " + rules.kind().label() + " ballots");
    }

    private static Map<String, Object> ballot(BallotRules rules) {
        Map<String, Object> ballot = new HashMap<>(Map.of("kind", rules.kind().label(), "min", rules.min()));
        switch (rules) {
            case BallotRules.Single single -> {}
            case BallotRules.Ranked ranked -> throw noPaper(rules);
            case BallotRules.Scored scored -> throw noPaper(rules);
            case BallotRules.Quadratic quadratic -> throw noPaper(rules);
            case BallotRules.Pairwise pairwise -> throw noPaper(rules);
            case BallotRules.Approval approval -> ballot.put("max", approval.max());
            case BallotRules.Ordinal ordinal -> ballot.put("max", ordinal.max());
            case BallotRules.Cumulative cumulative -> {
                ballot.put("max", cumulative.max());
                ballot.put("points", cumulative.maxPoints());
                ballot.put("minPoints", cumulative.minPoints());
                ballot.put("maxPerOption", cumulative.maxPerOption());
            }
        }
        return ballot;
    }

    private Map<String, Object> submissionRequest(PabulibProject project) {
        return Map.of(
                "campaignId", id("campaign"),
                "type", "proposal",
                "title", cut(project.name().isBlank() ? project.id() : project.name()),
                "body", "",
                "language", language(),
                "code", project.id(),
                "cost", Map.of("amount", project.cost(), "currency", election.currency()),
                "source", cut("Pabulib: " + election.file().getFileName()));
    }

    /** The language of the projects; undetermined unless META names one by a tag. */
    private String language() {
        String tag = election.meta().getOrDefault("language", "und").toLowerCase(Locale.ROOT);
        return tag.matches("[a-z]{2,3}") ? tag : "und";
    }

    private String phase(String transition) {
        return "/v1/admin/campaigns/%s/phases/%s/%s".formatted(id("campaign"), id("phase"), transition);
    }

    /** Does a step unless the record says it is done; its id is kept under the step's name. */
    private String once(String step, Supplier<JsonNode> work) {
        synchronized (record) {
            if (record.get(step).isPresent()) {
                return record.get(step).get();
            }
        }
        String id = work.get().path("id").asText();
        synchronized (record) {
            record.put(step, id);
        }
        return id;
    }

    private String id(String step) {
        synchronized (record) {
            return record.get(step).orElseThrow(() -> new IllegalStateException("No " + step + " yet"));
        }
    }

    private static JsonNode done() {
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("id", "done");
    }

    private void timed(String step, Runnable work) {
        timed(step, () -> {
            work.run();
            return step;
        });
    }

    private <T> T timed(String step, Supplier<T> work) {
        long start = System.nanoTime();
        T value = work.get();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        timings.put(step, time);
        out.println("  %-13s %6.1f s".formatted(step, seconds(time)));
        out.flush();
        return value;
    }

    private String money(long minorUnits) {
        return "%,d.%02d %s".formatted(minorUnits / 100, minorUnits % 100, election.currency());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static String cut(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        int points = clean.codePointCount(0, clean.length());
        return points <= TITLE_LENGTH ? clean : clean.substring(0, clean.offsetByCodePoints(0, TITLE_LENGTH - 1)) + "…";
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
