package org.minga.voting.method;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.minga.voting.Town.admin;
import static org.minga.voting.Town.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.tally.formats.bundle.Recount;
import org.minga.tally.formats.bundle.RecountOutcome;
import org.minga.tally.formats.bundle.TallyJson;
import org.minga.tally.methods.MethodDescription;
import org.minga.tally.methods.MethodParameters;
import org.minga.tally.methods.Round;
import org.minga.tally.methods.ballot.BallotKind;
import org.minga.tally.methods.catalogue.Methods;
import org.minga.voting.Town;
import org.minga.voting.method.MethodSamples.Ballots;

/** Every method of the catalogue with every kind of ballot that it counts, from the draft to the recount. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class EveryMethodIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A contest of one method and one kind of ballot. */
    private record Trial(String name, Ballots ballots, Town.Opened opened) {}

    @Test
    void every_method_is_offered_voted_counted_and_recounted() {
        Town town = Town.draft();
        List<Trial> trials = new ArrayList<>();
        for (MethodDescription method : Methods.all()) {
            for (BallotKind kind : new TreeSet<>(method.standard().ballots())) {
                trials.add(setUp(town, method, kind));
            }
        }
        town.publish();
        trials.forEach(EveryMethodIT::vote);
        town.closeVote();

        trials.forEach(EveryMethodIT::assertResult);
        assertThat(trials).hasSizeGreaterThan(Methods.all().size());
    }

    private static Trial setUp(Town town, MethodDescription method, BallotKind kind) {
        String name = method.standard().method() + " with " + kind.label() + " ballots";
        Response refused = null;
        for (Ballots ballots : MethodSamples.ballots(kind)) {
            Map<String, Object> contest = Map.of(
                    "ballot", ballots.rules(),
                    "method", MethodSamples.method(method),
                    "options", MethodSamples.options(),
                    "paper", true);
            Response preview = admin("olivia").body(town.contest(contest)).post("/v1/admin/contest-previews");
            if (preview.statusCode() == 200) {
                Trial trial = new Trial(name, ballots, new Town.Opened(town, town.create(contest)));
                Response created = admin("olivia").get("/v1/admin/contests/" + trial.opened.contest());
                for (String member : List.of("ballot", "method", "ties", "rulesHash", "rulesInWords")) {
                    assertThat(created.<Object>path(member))
                            .as(name + ": " + member)
                            .isEqualTo(preview.path(member));
                }
                for (MethodParameters.Description one : MethodParameters.of(method.standard())) {
                    assertThat(created.<Object>path("method." + one.name()))
                            .as(name + ": " + one.name())
                            .isNotNull();
                }
                assertThat(created.<List<String>>path("rulesInWords"))
                        .as(name)
                        .contains(
                                "There are 3 options.",
                                "The ballots are counted by the method \"" + method.title() + "\" ("
                                        + method.standard().method() + ").");
                return trial;
            }
            refused = preview;
        }
        throw new AssertionError(
                name + " has no suitable sample of ballots: " + (refused == null ? "none" : refused.asString()));
    }

    private static void vote(Trial trial) {
        for (int i = 0; i < 3; i++) {
            Map<String, Object> ballot = trial.ballots.valid().get(i);
            Response cast = trial.opened.cast("voter-" + i, ballot);
            assertThat(cast.statusCode()).as(trial.name + cast.asString()).isEqualTo(201);
        }
        Map<String, Object> own = new LinkedHashMap<>(trial.ballots.valid().get(1));
        Response shown = as("voter-1", "ballots:cast").get("/v1/contests/" + trial.opened.contest() + "/ballot");
        own.forEach((member, value) ->
                assertThat(shown.<Object>path(member)).as(trial.name).isEqualTo(value));
        trial.opened
                .cast("voter-0", trial.ballots.invalid())
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(trial.ballots.pointer()));
        trial.opened
                .page(1, List.of(trial.ballots.valid().get(3), trial.ballots.invalid()))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/ballots/1" + trial.ballots.pointer()));
        trial.opened.page(1, List.of(trial.ballots.valid().get(3))).then().statusCode(201);
    }

    private static void assertResult(Trial trial) {
        Response result = trial.opened.awaitResult();
        assertThat(result.statusCode()).as(trial.name + result.asString()).isEqualTo(200);
        result.then().body("ballots", equalTo(4)).body("paperBallots", equalTo(1));
        byte[] bundle = given().get(result.<String>path("bundleUrl")).asByteArray();
        if (!(recount(bundle, result.path("bundleHash")) instanceof RecountOutcome.Confirmed confirmed)) {
            throw new AssertionError(trial.name + " is not confirmed");
        }
        JsonNode published = tree(result.asString());
        assertThat(published.get("rounds"))
                .as(trial.name)
                .isNotEmpty()
                .hasSameSizeAs(confirmed.tally().rounds());
        int at = 0;
        for (Round round : confirmed.tally().rounds()) {
            JsonNode shown = published.get("rounds").get(at++);
            assertThat(shown).as(trial.name).isEqualTo(tree(TallyJson.write(round)));
            assertThat(shown.get("decision").asText()).as(trial.name).isNotBlank();
        }
        given().get("/v1/contests/" + trial.opened.contest() + "/result/explanation")
                .then()
                .statusCode(200)
                .contentType("text/markdown")
                .body(startsWith("# Which one?"))
                .body(containsString("## Result"));
        JsonNode counted = tree(TallyJson.write(confirmed.tally().result()));
        for (String member : List.of("ballots", "ranking", "scores", "supporters")) {
            assertThat(published.get(member)).as(trial.name + ": " + member).isEqualTo(counted.get(member));
        }
        assertThat(published.get("winners").findValuesAsText("code"))
                .as(trial.name)
                .isEqualTo(counted.get("winners").findValuesAsText("code"));
    }

    private static RecountOutcome recount(byte[] bundle, String hash) {
        try {
            return Recount.of(new ByteArrayInputStream(bundle), hash);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_catalogue_tells_all_methods_and_parameters() {
        Response catalogue = given().get("/v1/counting-methods");

        catalogue.then().statusCode(200).body("items", hasSize(Methods.all().size()));
        JsonNode items = tree(catalogue.asString()).get("items");
        for (int i = 0; i < items.size(); i++) {
            MethodDescription method = Methods.all().get(i);
            JsonNode shown = items.get(i);
            assertThat(shown.get("id").asText())
                    .isEqualTo(method.standard().method().name());
            for (String text : List.of("title", "summary", "source")) {
                assertThat(shown.get(text).asText()).isNotBlank();
            }
            assertThat(shown.get("ballotKinds"))
                    .hasSize(method.standard().ballots().size());
            assertThat(shown.get("parameters").findValuesAsText("name"))
                    .containsAll(MethodParameters.of(method.standard()).stream()
                            .map(MethodParameters.Description::name)
                            .toList());
            for (JsonNode parameter : shown.get("parameters")) {
                assertThat(parameter.get("words").asText()).isNotBlank();
                assertThat(parameter.get("required").asBoolean()).isEqualTo(!parameter.has("standard"));
                assertThat(parameter.has("choices"))
                        .isEqualTo(parameter.get("type").asText().equals("choice"));
            }
        }
    }

    @Test
    void what_a_scanner_could_not_read_is_counted_as_marked() {
        Town.Opened opened = Town.open(Map.of(
                "ballot", Map.of("kind", "ranked", "max", 3, "min", 0, "marking", "as_marked"),
                "method", Map.of("id", "borda"),
                "paper", true));
        List<?> page = List.of(
                Map.of("ref", "1", "ranks", List.of("overvote", List.of("A"))),
                Map.of("ref", "2", "ranks", List.of(List.of(), List.of("A", "B"))),
                Map.of("ref", "3", "ranks", List.of()));

        opened.cast("ana", Map.of("ranks", List.of("overvote")))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/ranks/0"));
        opened.page(1, page).then().statusCode(201);
        Response result = opened.count();

        result.then().body("ballots", equalTo(3)).body("supporters.A", equalTo(2));
        assertThat(recount(given().get(result.<String>path("bundleUrl")).asByteArray(), result.path("bundleHash")))
                .isInstanceOf(RecountOutcome.Confirmed.class);
    }
}
