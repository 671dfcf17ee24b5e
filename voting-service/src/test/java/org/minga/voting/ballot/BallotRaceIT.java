package org.minga.voting.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.tally.formats.bundle.VerifyOutcome;
import org.minga.voting.StuffedBox;
import org.minga.voting.Town;
import org.minga.voting.closing.Bundles;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class BallotRaceIT {
    private static final int AT_ONCE = 16;

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> cast(Town.Opened opened, String token, String code) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + RestAssured.port + "/v1/contests/" + opened.contest() + "/ballot"))
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"selections\":[\"" + code + "\"]}"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String token(String voter) {
        return TestTokens.person(voter).scopes("ballots:cast").bearer();
    }

    @Test
    void sixteen_identical_ballots_at_once_are_one_ballot_with_sixteen_versions() throws Exception {
        Town.Opened opened = Town.open();
        int voters = 40;
        CyclicBarrier gate = new CyclicBarrier(AT_ONCE);
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < voters; i++) {
                String token = token("racer-" + i);
                List<Future<HttpResponse<String>>> answers = new ArrayList<>();
                for (int n = 0; n < AT_ONCE; n++) {
                    answers.add(people.submit(() -> {
                        gate.await();
                        return cast(opened, token, "A");
                    }));
                }
                List<Long> versions = new ArrayList<>();
                int firsts = 0;
                for (Future<HttpResponse<String>> answer : answers) {
                    assertThat(answer.get().statusCode())
                            .as(answer.get().body())
                            .isIn(200, 201);
                    firsts += answer.get().statusCode() == 201 ? 1 : 0;
                    versions.add(JsonPath.from(answer.get().body()).getLong("version"));
                }
                versions.sort(Comparator.naturalOrder());
                assertThat(versions)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, AT_ONCE).boxed().toList());
                assertThat(firsts).isEqualTo(1);
            }
        }

        assertThat(Town.number("SELECT count(*) FROM ballot WHERE contest_id = ?", opened.contest()))
                .isEqualTo(voters);
        assertThat(Town.number("SELECT count(*) FROM ballot WHERE contest_id = ? AND version <> 16", opened.contest()))
                .isZero();
        Response result = opened.count();
        assertThat(result.<Integer>path("ballots")).isEqualTo(voters);
        assertThat(result.<Integer>path("supporters.A")).isEqualTo(voters);
    }

    @Test
    void the_first_ballots_at_once_open_the_contest_once() throws Exception {
        Town.Opened opened = Town.open();
        CyclicBarrier gate = new CyclicBarrier(AT_ONCE);
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<HttpResponse<String>>> casts = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String token = token("first-" + i);
                casts.add(() -> {
                    gate.await();
                    return cast(opened, token, "B");
                });
            }
            for (Future<HttpResponse<String>> answer : people.invokeAll(casts)) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(201);
            }
        }

        assertThat(Events.outboxOf(opened.contest().toString()))
                .extracting(Events.Stored::type)
                .containsExactly("minga.contest.created.v1", "minga.contest.changed.v1");
        assertThat(Town.number("SELECT count(*) FROM contest_option WHERE contest_id = ?", opened.contest()))
                .isEqualTo(3);
    }

    @Test
    void every_ballot_that_was_accepted_while_the_contest_was_sealed_is_in_the_result() throws Exception {
        Town.Opened opened = Town.open();
        Set<String> accepted = new ConcurrentSkipListSet<>();
        Map<String, List<String>> receipts = new ConcurrentHashMap<>();
        Set<Integer> answers = new ConcurrentSkipListSet<>();
        AtomicInteger voters = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        CyclicBarrier gate = new CyclicBarrier(AT_ONCE + 1);
        Response result;
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> crowd = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                crowd.add(people.submit(() -> {
                    gate.await();
                    while (!over.get()) {
                        String voter = "last-minute-" + voters.incrementAndGet();
                        HttpResponse<String> answer = cast(opened, token(voter), "C");
                        answers.add(answer.statusCode());
                        if (answer.statusCode() == 201) {
                            accepted.add(TestTokens.subject(voter));
                            List<String> own = new ArrayList<>(List.of(answer.body()));
                            HttpResponse<String> change = cast(opened, token(voter), "B");
                            if (change.statusCode() == 200) {
                                own.add(change.body());
                            }
                            receipts.put(voter, own);
                        }
                    }
                    return null;
                }));
            }
            gate.await();
            Town.execute("SELECT pg_sleep(0.5)");
            result = opened.count();
            over.set(true);
            for (Future<?> one : crowd) {
                one.get();
            }
        }

        assertThat(answers)
                .as("who meets the seal itself may be asked to come again")
                .contains(201, 409)
                .isSubsetOf(201, 409, 503);
        assertThat(result.<Integer>path("ballots")).isEqualTo(accepted.size());
        Set<String> published = new TreeSet<>();
        Events.outboxOf(opened.contest().toString()).stream()
                .filter(event -> event.type().equals("minga.contest.participation_published.v1"))
                .forEach(event -> event.data().get("personIds").forEach(id -> published.add(id.asText())));
        assertThat(published).isEqualTo(accepted);
        assertEveryReceiptIsKept(opened, receipts.values());
    }

    /** The last receipt of a voter is that of a ballot that counts, all before are void. */
    private static void assertEveryReceiptIsKept(Town.Opened opened, Collection<List<String>> byVoter) {
        List<String> receipts = byVoter.stream().flatMap(List::stream).toList();
        Iterator<VerifyOutcome.Found> found =
                Bundles.assertRight(opened, byVoter.size(), receipts).iterator();
        for (List<String> own : byVoter) {
            for (int i = 1; i < own.size(); i++) {
                assertThat(found.next()).isInstanceOf(VerifyOutcome.Found.Voided.class);
            }
            String code = own.size() == 1 ? "C" : "B";
            assertThat(found.next())
                    .isInstanceOfSatisfying(
                            VerifyOutcome.Found.Counted.class,
                            counted -> assertThat(counted.ballot()).isEqualTo("{\"selections\":[\"" + code + "\"]}"));
        }
    }

    @Test
    void a_ballot_that_meets_the_seal_is_held_up_without_holding_up_others_and_refused_after_it() throws Exception {
        Town.Opened opened = Town.open();
        Town.Opened other = Town.open();
        opened.approve("ana", "A").then().statusCode(201);
        other.approve("ana", "A").then().statusCode(201);
        try (var database = Events.database();
                var statement = database.createStatement();
                ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            database.setAutoCommit(false);
            statement.execute("SELECT 1 FROM contest WHERE id = '" + opened.contest() + "' FOR UPDATE");

            List<Callable<HttpResponse<String>>> casts = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String token = token("late-" + i);
                Town.Opened where = i % 2 == 0 ? opened : other;
                casts.add(() -> cast(where, token, "A"));
            }
            List<Future<HttpResponse<String>>> answers = people.invokeAll(casts);
            for (int i = 0; i < AT_ONCE; i++) {
                HttpResponse<String> answer = answers.get(i).get();
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(i % 2 == 0 ? 503 : 201);
                assertThat(answer.headers().firstValue("Retry-After").isPresent())
                        .isEqualTo(i % 2 == 0);
            }

            statement.execute("UPDATE contest SET state = 'sealed' WHERE id = '" + opened.contest() + "'");
            database.commit();
        }
        assertThat(cast(opened, token("late-0"), "A").statusCode()).isEqualTo(409);
        assertThat(StuffedBox.voters(opened.contest())).containsExactly(TestTokens.subject("ana"));
    }

    @Test
    void changes_and_withdrawals_at_once_leave_what_the_highest_version_says() throws Exception {
        Town.Opened opened = Town.open();
        String token = token("torn");
        CyclicBarrier gate = new CyclicBarrier(AT_ONCE);
        Map<Long, String> byVersion = new ConcurrentHashMap<>();
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String code = List.of("A", "B", "C").get(i % 3);
                work.add(() -> {
                    gate.await();
                    HttpResponse<String> answer = cast(opened, token, code);
                    byVersion.put(JsonPath.from(answer.body()).getLong("version"), code);
                    return answer.statusCode();
                });
            }
            for (Future<Integer> status : people.invokeAll(work)) {
                assertThat(status.get()).isIn(200, 201);
            }
        }

        assertThat(byVersion).hasSize(AT_ONCE);
        assertThat(Town.texts("SELECT canonical FROM ballot WHERE contest_id = ?", opened.contest()))
                .containsExactly("{\"selections\":[\"" + byVersion.get((long) AT_ONCE) + "\"]}");
    }
}
