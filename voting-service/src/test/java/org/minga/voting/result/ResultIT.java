package org.minga.voting.result;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.minga.voting.Town.keyed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.tally.formats.bundle.Finding;
import org.minga.tally.formats.bundle.Recount;
import org.minga.tally.formats.bundle.RecountOutcome;
import org.minga.voting.StuffedBox;
import org.minga.voting.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class ResultIT {
    private static final Map<String, Object> BUDGET = Map.of(
            "ballot", Map.of("kind", "approval"),
            "method", Map.of("id", "budget-greedy", "budget", Map.of("amount", 100, "currency", "EUR")),
            "options", Map.of("from", "submissions"));

    private static RecountOutcome recount(String bundle, String hash) {
        try {
            return Recount.of(new ByteArrayInputStream(bundle.getBytes(StandardCharsets.UTF_8)), hash);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response certify(String person, UUID contest) {
        return keyed(person).body(Map.of()).post("/v1/admin/contests/" + contest + "/certification");
    }

    @Test
    void a_budget_is_spent_recounted_and_certified() {
        Town town = Town.draft();
        UUID bench = town.submission("Bench", "bench", 60L);
        town.submission("Fountain", "fountain", 50L);
        UUID tree = town.submission("Tree", "tree", 40L);
        Town.Opened opened = new Town.Opened(town, town.create(BUDGET));
        town.publish();
        opened.approve("ana", "bench", "fountain");
        opened.approve("bo", "bench", "tree");
        opened.approve("chen", "bench", "fountain");

        Response result = opened.count();

        result.then()
                .body("winners.code", contains("bench", "tree"))
                .body("winners.submissionId", contains(bench.toString(), tree.toString()))
                .body("winners.cost", contains(60, 40))
                .body("winners.title", contains("Bench", "Tree"))
                .body("rounds", hasSize(3))
                .body("rounds.decision", contains("funded", "skipped", "funded"))
                .body("electorate.kind", equalTo("any_account"));
        String hash = result.path("bundleHash");
        Response bundle = given().get(result.<String>path("bundleUrl"));
        bundle.then().statusCode(200).contentType("application/x-ndjson").header("ETag", '"' + hash + '"');
        assertThat(recount(bundle.asString(), hash)).isInstanceOf(RecountOutcome.Confirmed.class);

        certify("vera", opened.contest()).then().statusCode(403);
        certify("olivia", opened.contest())
                .then()
                .statusCode(201)
                .body("state", equalTo("certified"))
                .body("bundleHash", equalTo(hash));
        certify("olivia", opened.contest()).then().statusCode(409).body("type", endsWith("/contest-not-provisional"));
        opened.get().then().body("state", equalTo("certified"));
        given().get("/v1/contests/" + opened.contest() + "/result").then().body("state", equalTo("certified"));
        assertThat(Events.outboxOf(opened.contest().toString()))
                .filteredOn(event -> event.type().equals("minga.contest.certified.v1"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.data().get("bundleHash").asText()).isEqualTo(hash);
                    assertThat(event.data().get("winners").findValuesAsText("submissionId"))
                            .containsExactly(bench.toString(), tree.toString());
                });
    }

    @Test
    void a_changed_dropped_or_added_ballot_is_named() {
        Town.Opened opened = Town.open();
        for (int i = 0; i < 6; i++) {
            opened.approve("voter-" + i, List.of("A", "B", "C").get(i % 3));
        }
        Response result = opened.count();
        String hash = result.path("bundleHash");
        String bundle = given().get(result.<String>path("bundleUrl")).asString();
        List<String> lines = bundle.lines().toList();

        assertThat(recount(bundle, hash)).isInstanceOf(RecountOutcome.Confirmed.class);
        List<String> changed = new ArrayList<>(lines);
        changed.set(1, lines.get(3));
        List<String> dropped = new ArrayList<>(lines);
        dropped.remove(2);
        List<String> added = new ArrayList<>(lines);
        added.add(2, lines.get(2));
        for (List<String> tampered : List.of(changed, dropped, added)) {
            RecountOutcome outcome = recount(String.join("\n", tampered) + "\n", hash);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            RecountOutcome.Refuted.class,
                            refuted -> assertThat(refuted.finding())
                                    .isIn(Finding.LINE_CHANGED, Finding.LINE_DROPPED, Finding.LINE_ADDED));
        }
    }

    @Test
    void a_big_bundle_comes_out_as_it_was_certified() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A");
        List<String> ballots =
                List.of("{\"selections\":[\"A\"]}", "{\"selections\":[\"A\",\"B\"]}", "{\"selections\":[\"C\"]}");
        StuffedBox.stuff(opened.contest(), 20_000, n -> ballots.get(n % ballots.size()));

        Response result = opened.count();

        byte[] bundle = given().get(result.<String>path("bundleUrl")).asByteArray();
        assertThat(bundle.length).isEqualTo(result.<Integer>path("bundleBytes"));
        assertThat(recount(new String(bundle, StandardCharsets.UTF_8), result.path("bundleHash")))
                .isInstanceOfSatisfying(
                        RecountOutcome.Confirmed.class,
                        confirmed -> assertThat(confirmed.ballots()).isEqualTo(20_001));
    }

    @Test
    void before_the_count_there_is_no_result_and_nothing_to_certify() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A");
        for (String part : List.of("result", "result/explanation", "bundle")) {
            given().get("/v1/contests/" + opened.contest() + "/" + part)
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", endsWith("/result-not-published"))
                    .body("state", equalTo("open"));
            given().get("/v1/contests/" + UUID.randomUUID() + "/" + part).then().statusCode(404);
        }
        certify("olivia", opened.contest())
                .then()
                .statusCode(409)
                .body("type", endsWith("/contest-not-provisional"))
                .body("state", equalTo("open"));
    }
}
