package org.minga.voting.electorate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.minga.voting.Town.admin;
import static org.minga.voting.Town.roll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.voting.Town;
import org.minga.voting.electorate.domain.RollReading.Voter;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class VoterRollIT {
    private static final Map<String, Object> LISTED = Map.of("electorate", Map.of("kind", "listed"));
    private static final Map<String, Object> JURY = Map.of("electorate", Map.of("kind", "jury"));

    private static Map<String, Object> voter(String id, int weight) {
        return Map.of("personId", id, "weight", weight);
    }

    private static Map<String, Object> page(int of, Object... voters) {
        return Map.of("pages", of, "voters", List.of(voters));
    }

    private static String path(UUID contest) {
        return "/v1/admin/contests/" + contest + "/voter-roll";
    }

    private static Response show(UUID contest) {
        return admin("vera").get(path(contest));
    }

    @Test
    void a_roll_comes_in_pages_that_can_be_sent_again_replaced_and_taken_back() {
        UUID contest = Town.draft().create(JURY);
        Response first = roll(contest, 1, page(2, voter("bo", 3), voter("ana", 7)));
        first.then().statusCode(201).body("voters", equalTo(2)).body("weight", equalTo(10));

        Response again = roll(contest, 1, page(2, voter("ana", 7), voter("bo", 3)));
        again.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        show(contest).then().body("missingPages", contains(2)).body("frozen", equalTo(false));
        roll(contest, 2, page(2, voter("cy", 1))).then().statusCode(201);
        roll(contest, 1, page(2, voter("dee", 5))).then().statusCode(200).body("voters", equalTo(1));

        show(contest)
                .then()
                .statusCode(200)
                .body("voters", equalTo(2))
                .body("weight", equalTo(6))
                .body("rollHash", equalTo(RollHash.of(List.of(new Voter("cy", 1), new Voter("dee", 5)))))
                .body("missingPages", empty())
                .body("pages.page", contains(1, 2))
                .body("pages[0].uploadedBy", equalTo(TestTokens.subject("olivia")));
        admin("olivia").delete(path(contest) + "/pages/2").then().statusCode(204);
        admin("olivia").delete(path(contest) + "/pages/2").then().statusCode(404);
        show(contest).then().body("voters", equalTo(1)).body("missingPages", empty());
        admin("olivia").delete(path(contest) + "/pages/1").then().statusCode(204);
        show(contest).then().body("voters", equalTo(0)).body("rollHash", equalTo(null));
    }

    @Test
    void whoever_stands_on_two_pages_is_named_and_the_page_changes_nothing() {
        UUID contest = Town.draft().create(LISTED);
        roll(contest, 1, page(2, voter("ana", 1), voter("bo", 1))).then().statusCode(201);
        roll(contest, 2, page(2, voter("cy", 1))).then().statusCode(201);

        roll(contest, 2, page(2, voter("dee", 1), voter("bo", 1)))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/voters/1/personId"))
                .body("errors.code", contains("duplicate_voter"))
                .body("errors[0].detail", equalTo("The same person is on page 1."));

        assertThat(Town.texts("SELECT person_id FROM voter_roll WHERE contest_id = ? ORDER BY person_id", contest))
                .containsExactly("ana", "bo", "cy");
    }

    @Test
    void a_page_that_makes_no_sense_is_refused() {
        UUID contest = Town.draft().create(LISTED);
        roll(contest, 1, page(1, voter("ana", 2)))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/voters/0/weight"));
        roll(contest, 2, page(1, voter("ana", 1))).then().statusCode(422).body("errors.pointer", contains("/pages"));
        roll(contest, 0, page(1, voter("ana", 1))).then().statusCode(422);
        roll(contest, 1_001, Map.of("voters", List.of(voter("ana", 1)))).then().statusCode(422);
        roll(contest, 1, Map.of()).then().statusCode(422).body("errors.pointer", contains("/voters"));
        assertThat(Town.number("SELECT count(*) FROM voter_roll WHERE contest_id = ?", contest))
                .isZero();
    }

    @Test
    void a_roll_is_its_organisers_business() {
        UUID contest = Town.draft().create(LISTED);
        for (String person : List.of("vera", "bo")) {
            admin(person)
                    .body(page(1, voter("ana", 1)))
                    .put(path(contest) + "/pages/1")
                    .then()
                    .statusCode(403);
            admin(person).delete(path(contest) + "/pages/1").then().statusCode(403);
        }
        admin("bo").get(path(contest)).then().statusCode(403);
        roll(Town.draft().create(Map.of()), "ana")
                .then()
                .statusCode(409)
                .body("type", endsWith("/roll-not-accepted"))
                .body("electorate", equalTo("any_account"));
    }

    @Test
    void a_contest_does_not_open_before_its_roll_is_complete_and_keeps_it_then() {
        Town town = Town.draft();
        UUID contest = town.create(LISTED);
        town.publish();
        Town.Opened opened = new Town.Opened(town, contest);

        opened.approve("ana", "A").then().statusCode(409).body("type", endsWith("/contest-not-open"));
        admin("vera").get("/v1/admin/contests/" + contest).then().body("openingFaults.code", contains("roll_missing"));
        opened.get().then().body("openingFaults", empty());
        roll(contest, 1, page(2, voter(TestTokens.subject("ana"), 1))).then().statusCode(201);
        opened.approve("ana", "A").then().statusCode(409);
        admin("vera")
                .get("/v1/admin/contests/" + contest)
                .then()
                .body("openingFaults.code", contains("roll_incomplete"));
        roll(contest, 2, page(2, voter(TestTokens.subject("bo"), 1))).then().statusCode(201);

        opened.approve("ana", "A").then().statusCode(201);

        opened.get()
                .then()
                .body("electorate.kind", equalTo("listed"))
                .body("electorate.size", equalTo(2))
                .body("electorate.weight", equalTo(2))
                .body(
                        "electorate.rollHash",
                        equalTo(RollHash.of(List.of(
                                new Voter(TestTokens.subject("ana"), 1), new Voter(TestTokens.subject("bo"), 1)))));
        show(contest).then().body("frozen", equalTo(true)).body("voters", equalTo(2));
        roll(contest, 2, page(2, voter("cy", 1))).then().statusCode(409).body("type", endsWith("/contest-frozen"));
        admin("olivia").delete(path(contest) + "/pages/2").then().statusCode(409);
        opened.approve("cy", "A").then().statusCode(403).body("type", endsWith("/not-in-electorate"));
    }

    @Test
    void a_roll_that_was_begun_fits_one_kind_of_electorate() {
        Town town = Town.draft();
        UUID contest = town.create(JURY);
        roll(contest, 1, page(1, voter("ana", 3))).then().statusCode(201);
        String address = "/v1/admin/contests/" + contest;

        admin("olivia")
                .header("If-Match", "*")
                .body(town.contest(LISTED))
                .put(address)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/electorate/kind"));
        admin("olivia").delete(path(contest) + "/pages/1").then().statusCode(204);
        admin("olivia")
                .header("If-Match", "*")
                .body(town.contest(LISTED))
                .put(address)
                .then()
                .statusCode(200)
                .body("electorate.kind", equalTo("listed"));
    }

    @Test
    void pages_at_once_never_let_a_person_stand_on_the_roll_twice() throws Exception {
        UUID contest = Town.draft().create(LISTED);
        int pages = 8;
        CyclicBarrier gate = new CyclicBarrier(pages);
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService organisers = Executors.newFixedThreadPool(pages)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 1; i <= pages; i++) {
                int number = i;
                answers.add(organisers.submit(() -> {
                    gate.await();
                    return roll(contest, number, page(pages, voter("own-" + number, 1), voter("shared", 1)))
                            .statusCode();
                }));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsOnly(201, 422).containsOnlyOnce(201);
        show(contest).then().body("voters", equalTo(2)).body("missingPages", hasSize(pages - 1));
    }

    @Test
    void a_hundred_thousand_voters_are_a_roll_like_any_other() {
        Town town = Town.draft();
        UUID contest = town.create(LISTED);
        List<Voter> all = new ArrayList<>();
        for (int number = 1; number <= 10; number++) {
            int first = number * 10_000;
            List<String> ids = IntStream.range(first, first + 10_000)
                    .mapToObj(i -> i == 55_555 ? TestTokens.subject("ana") : TestTokens.subject("citizen-" + i))
                    .toList();
            ids.forEach(id -> all.add(new Voter(id, 1)));
            roll(contest, number, page(10, ids.stream().map(id -> voter(id, 1)).toArray()))
                    .then()
                    .statusCode(201);
        }
        town.publish();
        Town.Opened opened = new Town.Opened(town, contest);

        opened.approve("ana", "A").then().statusCode(201);

        opened.approve("bo", "A").then().statusCode(403);
        opened.get()
                .then()
                .body("electorate.size", equalTo(100_000))
                .body("electorate.rollHash", equalTo(RollHash.of(all)))
                .body("version", notNullValue());
    }
}
