package org.minga.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;
import org.minga.platform.testkit.TestTokens;

/**
 * While a contest with hidden turnout is open, nobody can read off how it stands or how many took part: no answer to
 * anybody, no event, no metric and no line of a log tells a count, and no answer changes because somebody voted.
 */
class CountSecrecyIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VOTERS = 397;
    private static final int CHANGED = 109;
    private static final int WITHDRAWN = 107;
    private static final int IN_FAVOUR_OF_C = 181;
    private static final int EVERY = 2;
    private static final int IN_ANOTHER = VOTERS / EVERY;
    private static final int IN_ANOTHER_FOR_A = 149;
    private static final int IN_ANOTHER_FOR_B = 139;
    private static final int FIRST_PAGE = 113;
    private static final int SECOND_PAGE = 127;
    private static final int COUNTED = VOTERS - WITHDRAWN;
    private static final int CASTS = VOTERS + CHANGED;
    private static final int VOIDS = CHANGED + WITHDRAWN;
    private static final int PAPER = FIRST_PAGE + SECOND_PAGE;
    /** What a ballot's own voter, and whoever sent in a page, know anyway. */
    private static final Set<String> THEIR_OWN =
            Set.of("GET /v1/contests/{id}/ballot", "GET /v1/admin/contests/{id}/paper-pages");

    /** Voters and ballots, with paper and without; requests; what is in the log; what each option has. */
    private static final CountSearch SEARCH = new CountSearch(Set.of(
            (long) VOTERS,
            (long) COUNTED,
            (long) CASTS,
            (long) VOIDS,
            (long) CASTS + VOIDS,
            (long) CASTS + WITHDRAWN,
            (long) PAPER,
            (long) FIRST_PAGE,
            (long) SECOND_PAGE,
            (long) COUNTED + PAPER,
            (long) VOTERS + PAPER,
            (long) CHANGED,
            (long) WITHDRAWN,
            (long) IN_FAVOUR_OF_C,
            (long) FIRST_PAGE + CHANGED,
            (long) SECOND_PAGE + IN_FAVOUR_OF_C));

    /** What the options have in the contest that tells its turnout. */
    private static final CountSearch PER_OPTION =
            new CountSearch(Set.of((long) IN_ANOTHER_FOR_A, (long) IN_ANOTHER_FOR_B));

    @BeforeAll
    static void start() {
        World.platform();
    }

    @Test
    void nobody_finds_a_count_while_a_contest_is_open_and_everybody_does_once_it_is_closed() throws Exception {
        Platform platform = World.platform();
        Call call = Call.draft("secrecy-organiser", Map.of());
        String contest = contest(call, "hidden");
        String another = contest(call, "live");
        call.publish();
        Map<String, String> callers = callers(call);
        Walk walk = new Walk(callers, ids(call, contest));
        call.openVoting(contest);
        awaitMembers(callers, contest);
        walk.go();
        Map<String, Walk.Answer> before = walk.go();

        List<String> found = new ArrayList<>();
        LogTail logs = new LogTail(platform.options().home());
        try (EventTap events = EventTap.open(platform)) {
            found.addAll(vote(call, contest, another));
            awaitLog(contest);
            found.addAll(inProofs(callers, contest));

            Map<String, Walk.Answer> after = walk.go();
            assertThat(after).hasSizeGreaterThan(500);
            after.forEach((question, answer) -> found.addAll(search(question, answer)));
            found.addAll(differences(before, after, contest));
            new Walk(callers, ids(call, another))
                    .go()
                    .forEach((question, answer) -> found.addAll(perOption(question, answer.body())));
            List<String> said = all(events);
            found.addAll(inEvents(said, contest));
            found.addAll(inLiveEvents(said, another));
            found.addAll(inMetrics(platform, contest));
        }
        logs.lines().forEach((file, lines) -> found.addAll(SEARCH.inLines(file, lines)));
        assertThat(call.contestState(contest)).isEqualTo("open");
        assertThat(found).isEmpty();

        // The same walk does find them where they are told: of a contest that tells its turnout, and after the close.
        CountSearch live = new CountSearch(Set.of((long) IN_ANOTHER));
        List<String> toldLive = new ArrayList<>();
        new Walk(Map.of("nobody", ""), ids(call, another))
                .go()
                .forEach((question, answer) -> toldLive.addAll(live.in(question, answer.body())));
        assertThat(toldLive).anyMatch(leak -> leak.contains(another + "/turnout"));
        call.closeVoting(contest);
        List<String> told = new ArrayList<>();
        walk.go().forEach((question, answer) -> told.addAll(search(question, answer)));
        for (String where : List.of("/result as nobody", "/bundle as nobody", "/result/explanation as nobody")) {
            assertThat(told).anyMatch(leak -> leak.contains(where) && leak.endsWith(" tells " + (COUNTED + PAPER)));
        }
    }

    private static String contest(Call call, String turnout) {
        Map<String, Object> body = new HashMap<>(call.contestBody(Map.of(
                "from",
                "given",
                "list",
                List.of("A", "B", "C").stream()
                        .map(code -> Map.of("code", code, "title", "Option " + code))
                        .toList())));
        body.put("paper", true);
        body.put("turnout", turnout);
        return Call.created(Call.patiently(() -> call.organiser.posts("/v1/admin/contests", body)));
    }

    /** Everybody there is, each with all scopes. */
    private static Map<String, String> callers(Call call) {
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("nobody", "");
        callers.put("participant", everything(TestTokens.person("secrecy-bystander")));
        callers.put("voter", everything(TestTokens.person(voter(CHANGED + WITHDRAWN + 1))));
        callers.put("voter who withdrew", everything(TestTokens.person(voter(CHANGED + 1))));
        for (String role : List.of("owner", "editor", "moderator", "evaluator", "viewer")) {
            String name = "secrecy-" + role;
            Call.ok(call.organiser.puts(
                    "/v1/admin/organisations/" + call.organisation + "/members/" + TestTokens.subject(name),
                    Map.of("role", role)));
            callers.put(role, everything(TestTokens.person(name)));
        }
        Call other = Call.draft("secrecy-stranger", Map.of());
        callers.put("other organiser", everything(TestTokens.person(other.organiser.name())));
        for (String client : List.of("campaign-service", "some-client")) {
            callers.put(client, everything(TestTokens.serviceAccount(client)));
        }
        callers.put(
                "platform admin", everything(TestTokens.person("secrecy-admin").realmRoles("platform-admin")));
        return callers;
    }

    private static String everything(TestTokens token) {
        return token.scopes(
                        "admin", "profile", "submissions:write", "ballots:cast", "rewards:read", "contests:validate")
                .token();
    }

    private static Map<String, String> ids(Call call, String contest) {
        return Map.of(
                "organisationId",
                call.organisation,
                "campaignId",
                call.campaign,
                "contestId",
                contest,
                "phaseId",
                call.phases.get("vote"),
                "personId",
                TestTokens.subject("secrecy-viewer"));
    }

    private static void awaitMembers(Map<String, String> callers, String contest) {
        for (String role : List.of("owner", "editor", "moderator", "evaluator", "viewer")) {
            await().atMost(Call.PATIENCE)
                    .until(() -> given().header("Authorization", "Bearer " + callers.get(role))
                                    .get("/v1/admin/contests/" + contest)
                                    .statusCode()
                            == 200);
        }
    }

    private static String voter(int number) {
        return "secrecy-voter-" + number;
    }

    /** Some change their ballot, some withdraw it, and in another contest of the campaign people vote too. */
    private static List<String> vote(Call call, String contest, String another) throws Exception {
        List<Callable<List<String>>> voters = new ArrayList<>();
        for (int i = 1; i <= VOTERS; i++) {
            int number = i;
            voters.add(() -> votes(call, number, contest, another));
        }
        List<String> found = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (Future<List<String>> one : pool.invokeAll(voters)) {
                found.addAll(one.get());
            }
        }
        page(call, contest, 1, FIRST_PAGE, "B");
        page(call, contest, 2, SECOND_PAGE, "C");
        return found;
    }

    private static List<String> votes(Call call, int number, String contest, String another) throws Exception {
        Person person = Person.named(voter(number));
        List<String> found = new ArrayList<>();
        String first = number > CHANGED + WITHDRAWN ? "C" : "A";
        found.addAll(inReceipt(Call.ok(call.casts(person, contest, List.of(first)))));
        if (number <= CHANGED) {
            found.addAll(inReceipt(Call.ok(call.casts(person, contest, List.of("B")))));
        } else if (number <= CHANGED + WITHDRAWN) {
            Response gone = Call.ok(person.asks().delete("/v1/contests/" + contest + "/ballot"));
            found.addAll(SEARCH.in("withdrawal", gone.asString()));
        }
        if (number % EVERY == 0) {
            Call.ok(call.casts(person, another, inAnother(number / EVERY)));
        }
        return found;
    }

    /** Some for A, some for B, and some for both: how many each has is no number of ballots. */
    private static List<String> inAnother(int voter) {
        List<String> selections = new ArrayList<>();
        if (voter <= IN_ANOTHER_FOR_A) {
            selections.add("A");
        }
        if (voter > IN_ANOTHER - IN_ANOTHER_FOR_B) {
            selections.add("B");
        }
        return selections;
    }

    /** Sizes of its log tell how many ballots came up to some moment, which this contest tells anyway. */
    private static List<String> perOption(String question, String body) {
        return PER_OPTION.in(question, body).stream()
                .filter(leak -> !(question.contains("/log/") && leak.contains("ize tells ")))
                .toList();
    }

    /** The place in its batch is the one thing of this kind that a receipt must tell: the path to the root hangs on it. */
    private static List<String> inReceipt(Response receipt) throws Exception {
        JsonNode json = JSON.readTree(receipt.asString());
        if (json.path("promise") instanceof ObjectNode promise) {
            promise.remove(List.of("index", "size"));
        }
        return SEARCH.in("receipt", json.toString());
    }

    private static void page(Call call, String contest, int page, int ballots, String code) {
        Call.ok(call.organiser.puts(
                "/v1/admin/contests/" + contest + "/paper-pages/" + page,
                Map.of("ballots", Collections.nCopies(ballots, Map.of("selections", List.of(code))))));
    }

    /** A proof for a receipt would tell the size of the tree, to voters too. */
    private static List<String> inProofs(Map<String, String> callers, String contest) {
        Response own = Person.named(voter(VOTERS)).gets("/v1/contests/" + contest + "/ballot");
        List<String> found = new ArrayList<>();
        callers.forEach((who, token) -> {
            RequestSpecification request = given().queryParam("tracker", own.<String>path("tracker"))
                    .queryParam("batch", own.<String>path("batch"));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            Response proof = request.get("/v1/contests/" + contest + "/log/inclusion-proof");
            if (proof.statusCode() != 409) {
                found.add("a proof for " + who + ": " + proof.statusCode() + " " + proof.asString());
            }
        });
        return found;
    }

    /** Until what was cast has been through everything that follows a ballot. */
    private static void awaitLog(String contest) throws Exception {
        try (Connection database = World.platform().postgres().connect("voting");
                PreparedStatement waiting = database.prepareStatement(
                        "SELECT count(*) FROM ballot_batch WHERE contest_id = ?::uuid AND log_from IS NULL")) {
            waiting.setString(1, contest);
            await().atMost(Call.PATIENCE).until(() -> {
                try (ResultSet row = waiting.executeQuery()) {
                    return row.next() && row.getLong(1) == 0;
                }
            });
        }
    }

    private static List<String> search(String question, Walk.Answer answer) {
        List<String> found = new ArrayList<>(SEARCH.in(question, answer.body()));
        found.addAll(SEARCH.in(question + ", ETag", answer.tag()));
        if (answer.isServerError()) {
            found.add(question + " fails: " + answer.body());
        }
        return found;
    }

    /** Reading tells the same before the first ballot and after the last. */
    private static List<String> differences(
            Map<String, Walk.Answer> before, Map<String, Walk.Answer> after, String contest) {
        List<String> found = new ArrayList<>();
        new TreeMap<>(after).forEach((question, answer) -> {
            boolean reads = question.startsWith("GET ");
            String operation = question.replace(contest, "{id}").replaceFirst(" as .*", "");
            if (reads && !THEIR_OWN.contains(operation) && !answer.equals(before.get(question))) {
                found.add(question + " has changed:\n  " + before.get(question) + "\n  " + answer);
            }
        });
        return found;
    }

    private static List<String> all(EventTap tap) throws Exception {
        List<String> all = new ArrayList<>(tap.heard());
        tap.written().values().forEach(all::addAll);
        return all;
    }

    /** Of a contest that tells its turnout events count ballots, and nothing else. */
    private static List<String> inLiveEvents(List<String> all, String contest) {
        List<String> found = new ArrayList<>();
        List<String> ofContest =
                all.stream().filter(event -> event.contains(contest)).toList();
        for (String event : ofContest) {
            String rest = event.replaceAll("\\\\?\"(ballots|voided)\\\\?\" ?: ?\\d+", "");
            found.addAll(PER_OPTION.in("event", rest));
        }
        if (ofContest.stream().noneMatch(event -> event.contains("minga.contest.ballots_accepted.v1"))) {
            found.add("the tap heard nothing of the ballots in the other contest");
        }
        return found;
    }

    /** Nothing but pages of paper may be told of an open contest: an event for each ballot or batch would count them. */
    private static List<String> inEvents(List<String> all, String contest) {
        List<String> found = new ArrayList<>();
        for (String event : all) {
            found.addAll(SEARCH.in("event", event));
            if (event.contains(contest) && !event.contains("minga.ballot_page.imported.v1")) {
                found.add("an event tells of an open contest: " + event);
            }
        }
        if (all.stream().noneMatch(event -> event.contains("minga.ballot_page.imported.v1"))) {
            found.add("the tap heard nothing, not even of paper");
        }
        return found;
    }

    private static List<String> inMetrics(Platform platform, String contest) {
        List<String> found = new ArrayList<>();
        for (Service service : Service.values()) {
            for (int replica = 0; replica < platform.options().replicas(service); replica++) {
                String management = platform.managementUrl(service, replica).toString();
                for (String path : List.of("/q/metrics", "/metrics", "/q/health", "/q/info")) {
                    Response answer = given().get(management + path);
                    if (answer.statusCode() < 300) {
                        found.addAll(SEARCH.inMetrics(service + path, answer.asString(), contest));
                        found.addAll(SEARCH.in(service + path, answer.asString()));
                    }
                }
            }
        }
        for (String path : List.of("/q/metrics", "/metrics", "/q/health", "/q/info")) {
            if (given().get(path).statusCode() < 300) {
                found.add(path + " is open to the public");
            }
        }
        return found;
    }
}
