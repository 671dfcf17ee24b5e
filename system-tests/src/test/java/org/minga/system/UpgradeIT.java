package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/**
 * The version before, with data, becomes this one while people are at work who never ask twice. In the order of a cluster:
 * a new replica comes before its migration has run and has to wait for it; the other one of its service is still old.
 */
@EnabledIfSystemProperty(named = "minga.long", matches = "true")
class UpgradeIT {
    private static final int PEOPLE = 5;
    private static final int FLOW = 8;
    private static final int BALLOTS = 200;
    private static final Duration SEALED = Duration.ofMinutes(2);
    private static final Duration STARTED = Duration.ofMinutes(3);
    private static final Pattern MIGRATIONS = Pattern.compile("migrations run: (\\d+)");
    private static final String SUBMIT = "POST /v1/submissions";

    /** As on a cluster: who serves does not know the owner of the schema. */
    private static final Map<String, String> SERVES_ONLY =
            Map.of("MINGA_DB_MIGRATE_AT_START", "false", "MINGA_DB_OWNER_PASSWORD", "not told");

    private static final Path NEW = World.root();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static Path old = Path.of("");

    private final Platform platform = World.platform();

    @BeforeAll
    static void start() throws Exception {
        old = PreviousVersion.built();
        World.of(old);
    }

    @AfterAll
    static void end() {
        World.end();
    }

    @Test
    void the_schema_moves_on_and_old_and_new_code_serve_side_by_side() throws Exception {
        Box atFirst = Box.open("upgrade-first");
        Crowd early = atFirst.vote();
        Paper paper = Paper.handedIn();
        Impatient people = Impatient.people("upgrade", PEOPLE);
        Map<Service, Integer> migrations = new HashMap<>();
        Box between;
        Crowd late;
        try (people) {
            people.flow(FLOW);
            people.requireEveryServiceAsked();
            for (Service service : Service.withDatabase()) {
                migrations.put(service, oneIsNew(service, people));
            }
            said("one of each is new", people);
            between = Box.open("upgrade-between");
            late = between.vote();
            // The way back is the images of before; the schema stays as it is.
            replace(Service.VOTING, 1, old, people);
            said("back and forth", people);
            replace(Service.VOTING, 1, NEW, people);
            for (Service service : Service.withDatabase()) {
                replace(service, 0, NEW, people);
            }
            said("all services are new", people);
            for (int door = 0; door < 2; door++) {
                replace(Service.GATEWAY, door, NEW, people);
            }
            people.flow(FLOW);
            said("all is new", people);
        }

        assertThat(people.failures).isEmpty();
        assertThat(people.submissions()).isEqualTo(people.answered(SUBMIT) + 1);
        assertThat(migrations.values()).as("migrations of this version").anyMatch(run -> run > 0);
        paper.isStillThere();
        // Receipts of old code and of a mixture, in bundles of new code.
        atFirst.check(early);
        between.check(late);
    }

    /** Old and new have served together when it returns. */
    private int oneIsNew(Service service, Impatient people) throws Exception {
        platform.stop(service, 1);
        people.flow(FLOW);
        CompletableFuture<Void> starting =
                CompletableFuture.runAsync(() -> platform.start(service, 1, SERVES_ONLY, NEW));
        URI ready = platform.managementUrl(service, 1).resolve("/q/health/ready");
        await().atMost(STARTED).ignoreExceptions().until(() -> get(ready).statusCode() > 0);
        HttpResponse<String> before = get(ready);
        people.flow(FLOW);

        Matcher told = MIGRATIONS.matcher(platform.migrate(service, NEW));
        assertThat(told.find()).isTrue();
        int run = Integer.parseInt(told.group(1));

        starting.get(STARTED.toSeconds(), TimeUnit.SECONDS);
        people.flow(FLOW);
        System.out.println("upgrade: " + service.label() + ", migrations run " + run + ", ready before them "
                + before.statusCode());
        if (run > 0) {
            assertThat(before.statusCode())
                    .as("%s was not ready for a schema of before: %s", service.label(), before.body())
                    .isEqualTo(503);
        }
        return run;
    }

    private void replace(Service service, int replica, Path version, Impatient people) {
        platform.stop(service, replica);
        people.flow(FLOW);
        platform.start(service, replica, SERVES_ONLY, version);
        people.flow(FLOW);
    }

    private static void said(String what, Impatient people) {
        System.out.println("upgrade: " + what + ", answered " + people.answered + ", failed " + people.failures.size());
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A contest that is sealed and counted by the new version. */
    private record Box(Call call, String contest) {
        static Box open(String organiser) {
            Call call = Call.draft(organiser, Map.of());
            String contest = call.contestWithGivenOptions();
            call.publish();
            call.openVoting(contest);
            return new Box(call, contest);
        }

        Crowd vote() throws Exception {
            // The version before gave no receipts of withdrawals.
            Crowd crowd = new Crowd(contest, 4, false);
            try (crowd) {
                crowd.flow(BALLOTS);
            }
            assertThat(crowd.voters).allMatch(Voter::certain);
            return crowd;
        }

        void check(Crowd crowd) throws Exception {
            BoxCheck box = BoxCheck.whileOpen(contest, crowd.voters);
            Call.ok(call.move("vote", "closing"));
            call.awaitResult(contest, SEALED);
            box.result(call, contest);
            assertThat(box.ballots()).isGreaterThan(BALLOTS / 2);
        }
    }

    /** A page of paper ballots: a page that was sent is taken again, and taken for the same. */
    private record Paper(Call call, String contest) {
        static Paper handedIn() {
            Call call = Call.draft("upgrade-paper", Map.of());
            Map<String, Object> body = new HashMap<>(call.contestBody(Map.of(
                    "from",
                    "given",
                    "list",
                    List.of(Map.of("code", "A", "title", "A"), Map.of("code", "B", "title", "B")))));
            body.put("paper", true);
            String contest = Call.created(Call.patiently(() -> call.organiser.posts("/v1/admin/contests", body)));
            call.publish();
            call.openVoting(contest);
            Paper paper = new Paper(call, contest);
            Call.ok(paper.page("A"));
            return paper;
        }

        private Response page(String code) {
            return call.organiser.puts(
                    "/v1/admin/contests/" + contest + "/paper-pages/1",
                    Map.of("ballots", List.of(Map.of("selections", List.of(code)))));
        }

        void isStillThere() {
            Call.ok(page("A"));
            assertThat(page("B").statusCode()).isEqualTo(409);
        }
    }
}
