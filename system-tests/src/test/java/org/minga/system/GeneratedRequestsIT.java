package org.minga.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.minga.system.GeneratedRequests.Request;

/**
 * Thousands of requests made from the API document: none is answered 5xx, and every answer is one that the document
 * promises. {@code -Dminga.long=true} sends 50,000, {@code -Dminga.seed=N} others than usual, {@code -Dminga.requests=N}
 * so many.
 */
@EnabledIfSystemProperty(named = "minga.long", matches = "true")
class GeneratedRequestsIT {
    private static final long SEED = Long.getLong("minga.seed", 20_261_128L);
    private static final int REQUESTS =
            Integer.getInteger("minga.requests", Boolean.getBoolean("minga.long") ? 50_000 : 3_000);
    private static final int AT_ONCE = 4;
    private static final int MANY_FAULTS = 40;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
    private final Set<String> succeeded = new ConcurrentSkipListSet<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Test
    void whatever_the_document_lets_one_think_of_is_answered_as_it_says() throws Exception {
        World.platform();
        JsonNode document = new ObjectMapper().readTree(given().get("/openapi").asByteArray());
        Person organiser = Person.named("generating-organiser");
        GeneratedRequests requests = new GeneratedRequests(
                document,
                SEED,
                things(organiser),
                List.of(
                        organiser.token(),
                        organiser.token(),
                        Person.named("generating-ana").token(),
                        Person.named("generating-stranger").token()),
                InstantSource.system().instant());
        AnswerCheck check = new AnswerCheck(document);

        AtomicLong next = new AtomicLong();
        try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                running.add(senders.submit(() -> {
                    for (long number = next.getAndIncrement(); number < REQUESTS; number = next.getAndIncrement()) {
                        send(requests.request(number), check);
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        System.out.printf(
                "generated requests=%d seed=%d faults=%d answers=%s operations=%d succeeded=%d%n",
                REQUESTS, SEED, faults.size(), statuses, requests.operations(), succeeded.size());
        assertThat(faults.stream().limit(MANY_FAULTS)).isEmpty();
        // Or the platform refuses everything at the door, and nothing was tried.
        assertThat(succeeded).as("operations that succeeded").hasSizeGreaterThan(requests.operations() * 2 / 3);
        assertThat(statuses.getOrDefault(429, new AtomicLong()).get()).isLessThan(REQUESTS / 20L);
    }

    private void send(Request request, AnswerCheck check) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(World.platform().gatewayUrl() + request.target()))
                .timeout(Duration.ofSeconds(30))
                .method(
                        request.method(),
                        request.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::setHeader);
        HttpResponse<byte[]> answer = client.send(builder.build(), BodyHandlers.ofByteArray());
        statuses.computeIfAbsent(answer.statusCode(), unused -> new AtomicLong())
                .incrementAndGet();
        if (answer.statusCode() < 300 && request.method().equalsIgnoreCase(request.operation())) {
            succeeded.add(request.operation() + " " + request.path());
        }
        check.fault(request, answer).ifPresent(fault -> {
            // One of a kind is enough to read.
            if (seen.add(request.operation()
                    + request.path()
                    + answer.statusCode()
                    + fault.substring(0, Math.min(60, fault.length())))) {
                faults.add(request + "\n  → " + fault.substring(0, Math.min(1_000, fault.length())));
            }
        });
    }

    /** Enough of everything that most operations have something to work on. */
    private static Map<String, List<String>> things(Person organiser) {
        Instant now = InstantSource.system().instant();
        Call collecting = Call.draft(organiser.name(), Map.of());
        String onSubmissions = collecting.contestOnSubmissions();
        collecting.rewards();
        collecting.publish();
        Person ana = Person.named("generating-ana");
        List<String> submissions = new ArrayList<>();
        for (String title : List.of("A footbridge", "A swing", "A well")) {
            submissions.add(
                    Call.created(Call.patiently(() -> collecting.submits(ana, title, title.replace(' ', '-')))));
        }
        Call voting = Call.votingUntil(organiser.name(), now.plus(Duration.ofHours(2)));
        String open = voting.contestWithGivenOptions();
        voting.publish();
        Call over = Call.votingUntil(organiser.name(), now.plus(Duration.ofHours(2)));
        String counted = over.contestWithGivenOptions();
        over.publish();
        Call.patiently(() -> over.casts(ana, counted, List.of("A")));
        over.closeVoting(counted);
        Call draft = Call.draft(organiser.name(), Map.of());
        String drafted = draft.contestWithGivenOptions();
        List<Call> calls = List.of(collecting, voting, over, draft);
        List<String> campaigns = calls.stream().map(call -> call.campaign).toList();
        List<String> contests = List.of(onSubmissions, open, counted, drafted);
        List<String> organisations =
                calls.stream().map(call -> call.organisation).toList();
        List<String> phases =
                calls.stream().flatMap(call -> call.phases.values().stream()).toList();
        List<String> people = List.of(organiser.id(), ana.id());
        List<String> schemes = organiser
                .gets("/v1/admin/reward-schemes?campaign=" + collecting.campaign)
                .jsonPath()
                .getList("items.id");
        return Map.ofEntries(
                Map.entry("campaigns", campaigns),
                Map.entry("campaign", campaigns),
                Map.entry("campaignId", campaigns),
                Map.entry("leaderboards", campaigns),
                Map.entry("organisations", organisations),
                Map.entry("organisation", organisations),
                Map.entry("organisationId", organisations),
                Map.entry("submissions", submissions),
                Map.entry("submissionId", submissions),
                Map.entry("contests", contests),
                Map.entry("contestId", contests),
                Map.entry("phaseId", phases),
                Map.entry("personId", people),
                Map.entry("ids", people),
                Map.entry("format", List.of("cvr.csv", "cvr.json", "blt", "pb", "zip")),
                Map.entry("reward-schemes", schemes));
    }
}
