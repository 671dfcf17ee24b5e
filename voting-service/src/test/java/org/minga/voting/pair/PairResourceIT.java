package org.minga.voting.pair;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesRegex;
import static org.minga.voting.Town.admin;
import static org.minga.voting.Town.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.tally.formats.bundle.Recount;
import org.minga.tally.formats.bundle.RecountOutcome;
import org.minga.voting.StuffedBox;
import org.minga.voting.Town;
import org.minga.voting.pair.Survey.Shown;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class PairResourceIT {

    @Test
    void a_pair_is_shown_until_it_is_answered_and_never_again() {
        Survey survey = Survey.of("A", "B", "C");
        Set<Set<String>> seen = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            Response first = survey.next("ana");
            first.then().statusCode(201).body("chosen", equalTo(i)).body("issuedAt", endsWith("Z"));
            Shown shown = survey.show("ana");
            survey.next("ana").then().statusCode(200).body("appearance", equalTo(first.path("appearance")));
            assertThat(seen.add(Set.of(shown.left(), shown.right()))).isTrue();
            survey.choose("ana", shown.appearance(), shown.left())
                    .then()
                    .statusCode(201)
                    .body("version", equalTo(1))
                    .body("tracker", matchesRegex("[0-9a-f]{64}"));
        }
        survey.next("ana").then().statusCode(409).body("type", endsWith("/no-pair-left"));
        survey.next("bo").then().statusCode(201);
    }

    @Test
    void a_choice_can_be_changed_a_skip_is_a_skip() {
        Survey survey = Survey.of("A", "B", "C");
        Shown chosen = survey.show("ana");
        survey.choose("ana", chosen.appearance(), chosen.left()).then().statusCode(201);
        survey.choose("ana", chosen.appearance(), chosen.right())
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        survey.skip("ana", chosen.appearance(), "dont_know")
                .then()
                .statusCode(409)
                .body("type", endsWith("/pair-answered"))
                .body("answer", equalTo("chosen"));
        Shown skipped = survey.show("ana");
        survey.skip("ana", skipped.appearance(), "dont_know").then().statusCode(204);
        survey.skip("ana", skipped.appearance(), "too_similar").then().statusCode(204);
        survey.choose("ana", skipped.appearance(), skipped.left())
                .then()
                .statusCode(409)
                .body("answer", equalTo("skipped"));
        survey.next("ana").then().statusCode(201).body("chosen", equalTo(1)).body("skipped", equalTo(1));

        Response result = survey.opened().count();
        assertThat(result.<Integer>path("ballots")).isEqualTo(1);
        assertThat(result.<Map<String, Object>>path("scores"))
                .containsEntry(chosen.right(), "2/3")
                .containsEntry(chosen.left(), "1/3");
    }

    @Test
    void only_a_pair_that_was_issued_to_the_voter_is_answered() {
        Survey survey = Survey.of("A", "B", "C");
        Survey other = Survey.of("A", "B", "C");
        Shown shown = survey.show("ana");

        survey.choose("bo", shown.appearance(), "A").then().statusCode(404).body("type", endsWith("/pair-not-found"));
        survey.choose("ana", UUID.randomUUID().toString(), "A").then().statusCode(404);
        other.choose("ana", shown.appearance(), "A").then().statusCode(404);
        String third = List.of("A", "B", "C").stream()
                .filter(code -> !shown.has(code))
                .findFirst()
                .orElseThrow();
        survey.choose("ana", shown.appearance(), third)
                .then()
                .statusCode(422)
                .body("errors.code", contains("not_in_pair"));
        survey.answer("ana", shown.appearance(), Map.of()).then().statusCode(422);
        survey.skip("ana", shown.appearance(), "choice").then().statusCode(422);
        survey.opened()
                .cast("ana", Map.of("choices", List.of(Map.of("winner", "A", "loser", "B"))))
                .then()
                .statusCode(409)
                .body("type", endsWith("/pair-needed"));
        assertThat(Town.number("SELECT count(*) FROM ballot WHERE contest_id = ?", survey.contest()))
                .isZero();
    }

    @Test
    void a_contest_that_takes_whole_ballots_issues_no_pairs() {
        Town.Opened opened = Town.open();
        as("ana", "ballots:cast")
                .post("/v1/contests/" + opened.contest() + "/pairs")
                .then()
                .statusCode(409)
                .body("type", endsWith("/pairs-not-issued"));
        Town.Opened free = Town.open(Map.of(
                "ballot", Map.of("kind", "pairwise", "pairs", "free", "max", 3), "method", Map.of("id", "pairwise")));
        free.get().then().body("ballot.pairs", equalTo("free"));
        free.cast("ana", Map.of("choices", List.of(Map.of("winner", "A", "loser", "B"))))
                .then()
                .statusCode(201);
    }

    @Test
    void pairs_are_issued_unless_the_organiser_says_otherwise() {
        Survey survey = Survey.of("A", "B");
        survey.opened().get().then().body("ballot.pairs", equalTo("issued")).body("ballot.max", equalTo(1));
        Town town = Town.draft();
        admin("olivia")
                .body(town.contest(Map.of(
                        "ballot",
                        Map.of("kind", "pairwise", "max", 5),
                        "method",
                        Map.of("id", "pairwise"),
                        "paper",
                        true)))
                .post("/v1/admin/contest-previews")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/ballot/max", "/paper"));
        admin("olivia")
                .body(town.contest(Map.of("ballot", Map.of("kind", "approval", "pairs", "issued"))))
                .post("/v1/admin/contest-previews")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/ballot/pairs"));
    }

    @Test
    void outside_its_time_a_survey_issues_and_takes_nothing() {
        Survey survey = Survey.of("A", "B", "C");
        Shown shown = survey.show("ana");
        survey.town().closeVote();

        survey.next("ana").then().statusCode(409).body("type", endsWith("/contest-not-open"));
        survey.choose("ana", shown.appearance(), shown.left())
                .then()
                .statusCode(409)
                .body("type", endsWith("/contest-not-open"));
        survey.skip("ana", shown.appearance(), "other").then().statusCode(409);
        survey.opened().awaitResult();
        survey.choose("ana", shown.appearance(), shown.left())
                .then()
                .statusCode(409)
                .body("type", endsWith("/contest-not-open"));
    }

    @Test
    void pairs_are_for_persons_with_the_scope() {
        Survey survey = Survey.of("A", "B", "C");
        given().contentType(ContentType.JSON).post(survey.path()).then().statusCode(401);
        as("ana", "admin").post(survey.path()).then().statusCode(403).body("type", endsWith("/scope-missing"));
        given().header(
                        "Authorization",
                        TestTokens.serviceAccount("bot").scopes("ballots:cast").bearer())
                .contentType(ContentType.JSON)
                .post(survey.path())
                .then()
                .statusCode(403)
                .body("type", endsWith("/person-required"));
    }

    @Test
    void each_choice_is_counted_each_person_took_part_once_and_nothing_tells_who_saw_what() throws IOException {
        Survey survey = Survey.of("A", "B", "C", "D");
        for (String voter : List.of("ana", "bo", "cleo")) {
            for (int i = 0; i < 6; i++) {
                Shown shown = survey.show(voter);
                String better = shown.left().compareTo(shown.right()) < 0 ? shown.left() : shown.right();
                if (i == 5) {
                    survey.skip(voter, shown.appearance(), "like_both").then().statusCode(204);
                } else {
                    survey.choose(voter, shown.appearance(), better).then().statusCode(201);
                }
            }
        }
        Shown onlyLooked = survey.show("dan");
        survey.skip("dan", onlyLooked.appearance(), "cant_decide").then().statusCode(204);
        assertThat(new TreeSet<>(StuffedBox.voters(survey.contest())))
                .containsExactlyElementsOf(new TreeSet<>(
                        List.of(TestTokens.subject("ana"), TestTokens.subject("bo"), TestTokens.subject("cleo"))));

        Response result = survey.opened().count();
        assertThat(result.<Integer>path("ballots")).isEqualTo(15);
        assertThat(result.<Map<String, Integer>>path("supporters").values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(30);
        byte[] bundle = given().get(result.<String>path("bundleUrl")).asByteArray();
        assertThat(Recount.of(new ByteArrayInputStream(bundle), result.path("bundleHash")))
                .isInstanceOf(RecountOutcome.Confirmed.class);
        assertThat(participants(survey))
                .containsExactly(new TreeSet<>(List.of(
                                TestTokens.subject("ana"), TestTokens.subject("bo"), TestTokens.subject("cleo")))
                        .toArray(String[]::new));
        assertThat(Town.number("SELECT count(*) FROM pair_appearance WHERE contest_id = ?", survey.contest()))
                .isZero();
        assertThat(Town.number("SELECT count(*) FROM pair_option_state WHERE contest_id = ?", survey.contest()))
                .isZero();
        assertThat(Town.number("SELECT sum(times)::bigint FROM pair_skip WHERE contest_id = ?", survey.contest()))
                .isEqualTo(4);
    }

    private static List<String> participants(Survey survey) {
        return Events.outboxOf(survey.contest().toString()).stream()
                .filter(event -> event.type().equals("minga.contest.participation_published.v1"))
                .flatMap(event -> java.util.stream.StreamSupport.stream(
                        event.data().get("personIds").spliterator(), false))
                .map(id -> id.asText())
                .toList();
    }
}
