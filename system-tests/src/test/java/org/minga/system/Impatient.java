package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.minga.local.cli.platform.Platform;
import org.minga.local.cli.platform.Service;

/**
 * People whose apps never ask twice: whatever is no clear yes is written down. They come through all doors, as behind a
 * load balancer: one that says it closes, or is closed, is left alone for a while.
 */
final class Impatient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long AVOIDED_NANOS = Duration.ofSeconds(12).toNanos();
    private static final long THINKING_MILLIS = 30;
    /** So that rewards keep up, and nobody hands in more than a campaign takes of one person. */
    private static final int TURNS_A_SUBMISSION = 5;

    private final List<URI> doors;
    private final Call collecting;
    private final Call voting;
    private final String contest;
    private final String scheme;
    private final Workers workers = new Workers();
    private final AtomicLong[] closedUntil;

    final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    /** Clear answers by what was asked. */
    final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();

    /**
     * @param scheme body of a request that made a reward scheme
     * @param people of whom the first is the organiser
     */
    private Impatient(List<URI> doors, Call collecting, Call voting, String contest, String scheme, int people) {
        this.doors = doors;
        this.collecting = collecting;
        this.voting = voting;
        this.contest = contest;
        this.scheme = scheme;
        this.closedUntil =
                doors.stream().map(door -> new AtomicLong(System.nanoTime())).toArray(AtomicLong[]::new);
        for (int i = 0; i < people; i++) {
            int number = i;
            Person person = i == 0 ? collecting.organiser : Person.named("impatient-" + voting.campaign + "-" + i);
            workers.start(() -> work(person, number));
        }
    }

    /** At work in two campaigns of their own, of which every service has heard: before that a "not yet" is no failure. */
    static Impatient people(String organiser, int people) {
        Call collecting = Call.draft(organiser + "-organiser", Map.of());
        collecting.contestWithGivenOptions();
        collecting.publish();
        Call voting = Call.draft(organiser + "-organiser", Map.of());
        String contest = voting.contestWithGivenOptions();
        voting.publish();
        voting.openVoting(contest);
        String scheme = """
                {"campaignId": "%s", "rules": [{"on": "submission_accepted", "grant": {"kind": "points", "amount": 1}}]}""".formatted(collecting.campaign);
        Call.created(Call.patiently(
                () -> collecting.organiser.posts("/v1/admin/reward-schemes", scheme, schemeKey(collecting))));
        Call.created(Call.patiently(
                () -> collecting.submits(collecting.organiser, "First", "first-of-" + collecting.campaign)));
        Call.ok(Call.patiently(() -> voting.casts(voting.organiser, contest, List.of("A"))));
        Platform platform = World.platform();
        List<URI> doors = List.of(platform.url(Service.GATEWAY, 0), platform.url(Service.GATEWAY, 1));
        return new Impatient(doors, collecting, voting, contest, scheme, people);
    }

    private static String schemeKey(Call call) {
        return "scheme-of-" + call.campaign;
    }

    /** A request without a clear yes, and when it was on its way. */
    record Failure(String what, String answer, long beganAt, long endedAt) {}

    private void work(Person person, int number) throws InterruptedException {
        // A client of one's own, so that each connection is used all the time.
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            for (int turn = number; !workers.over(); turn++) {
                if (turn % TURNS_A_SUBMISSION == 0) {
                    String key = "impatient-" + collecting.campaign + "-" + number + "-" + turn;
                    String idea = """
                            {"campaignId": "%s", "type": "idea", "title": "%s", "body": "Because.", "language": "en"}""".formatted(collecting.campaign, key);
                    ask(http, person, turn, "POST", "/v1/submissions", idea, key);
                }
                String ballot = "{\"selections\": [\"" + "ABCDE".charAt(turn % 5) + "\"]}";
                ask(http, person, turn, "PUT", "/v1/contests/" + contest + "/ballot", ballot, null);
                String profile = "{\"displayName\": \"%s\", \"locale\": \"en\", \"zone\": \"Europe/Madrid\"}"
                        .formatted("Turn " + turn);
                ask(http, person, turn, "PUT", "/v1/people/me", profile, null);
                ask(http, person, turn, "GET", "/v1/campaigns/" + voting.campaign, null, null);
                ask(http, person, turn, "GET", "/v1/me/rewards", null, null);
                if (number == 0) {
                    // The same answer each time, but no gateway knows that.
                    ask(http, person, turn, "POST", "/v1/admin/reward-schemes", scheme, schemeKey(collecting));
                }
                Thread.sleep(THINKING_MILLIS);
            }
        }
    }

    private void ask(
            HttpClient http,
            Person person,
            int turn,
            String method,
            String path,
            @Nullable String body,
            @Nullable String key)
            throws InterruptedException {
        String what = method + " " + path.replaceAll("[0-9a-f-]{36}", "*");
        long beganAt = System.nanoTime();
        String answer = "every door is closed";
        for (int door : doorsInOrder(turn)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(doors.get(door).resolve(path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + person.token())
                    .header("Content-Type", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            try {
                HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (response.headers().firstValue("Connection").orElse("").equalsIgnoreCase("close")) {
                    avoid(door);
                }
                if (response.statusCode() < 300) {
                    answered.computeIfAbsent(what, any -> new AtomicInteger()).incrementAndGet();
                    return;
                }
                answer = response.statusCode() + " " + response.body();
                break;
            } catch (ConnectException e) {
                // Nothing was sent: any client may go to the next door.
                avoid(door);
            } catch (IOException e) {
                answer = e.toString();
                break;
            }
        }
        failures.add(new Failure(what, answer, beganAt, System.nanoTime()));
    }

    private void avoid(int door) {
        closedUntil[door].set(System.nanoTime() + AVOIDED_NANOS);
    }

    /** In turn, those that closed last. */
    private int[] doorsInOrder(int turn) {
        long now = System.nanoTime();
        return IntStream.range(0, doors.size())
                .map(i -> (turn + i) % doors.size())
                .boxed()
                .sorted(Comparator.comparing(door -> Math.max(0, closedUntil[door].get() - now)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Until everything that is asked has been answered so many times more. */
    void flow(int more) {
        flow(more, PATIENCE);
    }

    void flow(int more, Duration atMost) {
        Map<String, Integer> before = new TreeMap<>();
        answered.forEach((what, times) -> before.put(what, times.get()));
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> workers.ended()
                        || (!answered.isEmpty()
                                && answered.entrySet().stream()
                                        .allMatch(entry -> entry.getValue().get()
                                                >= before.getOrDefault(entry.getKey(), 0) + more)));
        assertThat(workers.ended()).as("somebody gave up").isFalse();
    }

    /** Kinds of requests for each service there is, so that no test can pass because nobody asked it anything. */
    void requireEveryServiceAsked() {
        assertThat(answered.keySet()).hasSizeGreaterThan(Service.withDatabase().size());
    }

    /** How many there are in their campaign, the first one included. */
    int submissions() throws Exception {
        try (Connection database = World.platform().postgres().connect("submission");
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM submission WHERE campaign_id = '" + collecting.campaign + "'")) {
            row.next();
            return row.getInt(1);
        }
    }

    int answered(String what) {
        AtomicInteger times = answered.get(what);
        return times == null ? 0 : times.get();
    }

    /** Lets everybody finish what they are at. */
    @Override
    public void close() throws Exception {
        workers.close();
    }
}
