package org.minga.voting.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.tally.formats.blt.BltReader;
import org.minga.tally.formats.cvr.CvrCsv;
import org.minga.tally.formats.cvr.CvrJson;
import org.minga.tally.formats.election.ElectionRead.Election;
import org.minga.tally.formats.files.ElectionFiles;
import org.minga.tally.formats.pabulib.PabulibElection;
import org.minga.tally.formats.pabulib.PabulibReader;
import org.minga.tally.methods.ContestRules;
import org.minga.tally.methods.Count;
import org.minga.tally.methods.Tally;
import org.minga.voting.StuffedBox;
import org.minga.voting.Town;
import org.minga.voting.contest.Contests;

/** What is exported can be read again, and counts as the contest did. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class ExportIT {
    @Inject
    Contests contests;

    @TempDir
    Path folder;

    private static void assertRecords(Exported exported) throws IOException {
        exported.assertSameResult(
                exported.count(Exported.read(CvrCsv.read(exported.file("cvr.csv"), exported.withoutBallots()))));
        exported.assertSameResult(
                exported.count(Exported.read(CvrJson.read(exported.file("cvr.json"), exported.withoutBallots()))));
    }

    private static Map<String, Object> juror(String name, int weight) {
        return Map.of("personId", TestTokens.subject(name), "weight", weight);
    }

    private static void assertUnsuitable(Exported exported, String format, String reason) {
        given().get(exported.address(format))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith("/export-unsuitable"))
                .body("detail", containsString(reason));
    }

    @Test
    void a_budget_comes_back_from_pabulib_with_winners_and_costs() throws IOException {
        Town town = Town.draft();
        town.submission("Bench; \"green\"", "bench", 6_050L);
        town.submission("Fountain", "fountain", 5_000L);
        town.submission("Tree", "tree", 3_950L);
        Town.Opened opened = new Town.Opened(
                town,
                town.create(Map.of(
                        "ballot", Map.of("kind", "approval", "max", 3),
                        "method", Map.of("id", "budget-greedy", "budget", Map.of("amount", 10_000, "currency", "EUR")),
                        "options", Map.of("from", "submissions"),
                        "paper", true)));
        town.publish();
        opened.approve("ana", "bench", "fountain");
        opened.approve("bo", "bench", "tree");
        opened.page(
                        1,
                        List.of(
                                Map.of("selections", List.of("tree"), "ref", "7"),
                                Map.of("selections", List.of("tree"))))
                .then()
                .statusCode(201);

        Exported exported = Exported.of(opened, contests, folder);

        Path file = exported.file("pb");
        PabulibElection read = (PabulibElection) PabulibReader.read(file);
        assertThat(read.officialWinners())
                .hasValueSatisfying(winners -> assertThat(winners)
                        .containsExactlyInAnyOrderElementsOf(exported.result().<List<String>>path("winners.code")));
        assertThat(read.budget()).isEqualTo(10_000);
        assertThat(read.projects()).extracting("name").contains("Bench; \"green\"");
        Election election = Exported.read(ElectionFiles.read(file));
        exported.assertSameResult(exported.count(election));
        assertThat(election.method()).isEqualTo(exported.rules().method());
        assertThat(Files.readString(file)).doesNotContain("ana").contains("selected");
        assertRecords(exported);
        assertUnsuitable(exported, "blt", "the ballots of this contest are approval");
    }

    @Test
    void rankings_for_two_seats_come_back_from_blt_with_the_same_winners() throws IOException {
        Town.Opened opened = Town.open(Map.of(
                "ballot", Map.of("kind", "ordinal", "min", 1, "max", 4),
                "method", Map.of("id", "stv-scottish", "seats", 2),
                "options", Town.options("D", "B", "A", "C")));
        List<String> ballots = List.of("A\",\"B", "A\",\"C\",\"B", "C\",\"D", "B", "A\",\"D\",\"C\",\"B", "D\",\"C");
        opened.cast("ana", Map.of("ranking", List.of("C", "A"))).then().statusCode(201);
        StuffedBox.stuff(opened.contest(), 60, n -> "{\"ranking\":[\"" + ballots.get(n * n % ballots.size()) + "\"]}");

        Exported exported = Exported.of(opened, contests, folder);

        Election read = Exported.read(BltReader.read(exported.file("blt")));
        assertThat(read.seats()).isEqualTo(2);
        assertThat(read.size()).isEqualTo(61);
        Tally tally =
                Count.run(new ContestRules(exported.rules().method(), read.ballot()), read.options(), read.ballots());
        assertThat(Exported.winners(tally).stream().map(read::name))
                .containsExactlyElementsOf(exported.result().<List<String>>path("winners.title"));
        assertRecords(exported);
        assertUnsuitable(exported, "pb", "has none");
    }

    @Test
    void shared_ranks_come_back_and_overvotes_that_cannot_be_read_have_no_blt() throws IOException {
        Map<String, Object> rules = Map.of(
                "ballot", Map.of("kind", "ranked", "max", 3, "min", 0, "marking", "as_marked"),
                "method", Map.of("id", "borda"),
                "paper", true);
        Town.Opened readable = Town.open(rules);
        readable.page(1, List.of(Map.of("ranks", List.of(List.of(), List.of("A", "B"), List.of("C")))))
                .then()
                .statusCode(201);
        readable.cast("ana", Map.of("ranks", List.of(List.of("C"), List.of("B"))))
                .then()
                .statusCode(201);
        Town.Opened overvoted = Town.open(rules);
        overvoted
                .page(1, List.of(Map.of("ranks", List.of("overvote", List.of("A")))))
                .then()
                .statusCode(201);

        Exported fits = Exported.of(readable, contests, folder);
        Exported unfit = Exported.of(overvoted, contests, folder);

        Election read = Exported.read(BltReader.read(fits.file("blt")));
        assertThat(read.size()).isEqualTo(2);
        assertRecords(fits);
        assertUnsuitable(unfit, "blt", "overvoted");
        assertRecords(unfit);
    }

    @Test
    void scores_come_back_from_cast_vote_records() throws IOException {
        Town.Opened opened = Town.open(Map.of(
                "ballot", Map.of("kind", "scored", "maxScore", 5, "max", 3),
                "method", Map.of("id", "score")));
        opened.cast("ana", Map.of("scores", Map.of("A", 5))).then().statusCode(201);
        StuffedBox.stuff(
                opened.contest(),
                33,
                n -> "{\"scores\":{\"A\":" + n % 6 + ",\"B\":" + n * n % 6 + ",\"C\":" + (n + 2) % 4 + "}}");

        Exported exported = Exported.of(opened, contests, folder);

        assertRecords(exported);
        assertUnsuitable(exported, "blt", "scored");
        assertUnsuitable(exported, "pb", "has none");
    }

    @Test
    void a_ballot_of_a_jury_counts_as_many_as_it_weighs() throws IOException {
        Town town = Town.draft().votingLater();
        UUID contest = town.create(Map.of(
                "ballot", Map.of("kind", "ordinal", "min", 1, "max", 3),
                "method", Map.of("id", "borda"),
                "electorate", Map.of("kind", "jury")));
        Town.roll(contest, 1, Map.of("voters", List.of(juror("ana", 3), juror("bo", 1))))
                .then()
                .statusCode(201);
        town.publish();
        town.openVote();
        Town.Opened opened = new Town.Opened(town, contest);
        opened.cast("ana", Map.of("ranking", List.of("B", "A"))).then().statusCode(201);
        opened.cast("bo", Map.of("ranking", List.of("A"))).then().statusCode(201);

        Exported exported = Exported.of(opened, contests, folder);

        assertRecords(exported);
        Election read = Exported.read(BltReader.read(exported.file("blt")));
        assertThat(read.size()).isEqualTo(4);
        assertThat(Exported.winners(Count.run(
                                new ContestRules(exported.rules().method(), read.ballot()),
                                read.options(),
                                read.ballots()))
                        .stream()
                        .map(read::name))
                .containsExactlyElementsOf(exported.result().<List<String>>path("winners.title"));
    }

    @Test
    void files_are_named_typed_and_cached() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A");
        Exported exported = Exported.of(opened, contests, folder);

        Response csv = given().get(exported.address("cvr.csv"));

        csv.then()
                .contentType(startsWith("text/csv"))
                .header("Cache-Control", equalTo("public, max-age=86400"))
                .header(
                        "Content-Disposition",
                        equalTo("attachment; filename=\"minga-contest-" + opened.contest() + ".cvr.csv\""))
                .body(equalTo("count,A,B,C\n1,1,,\n"));
        given().get(exported.address("cvr.json")).then().contentType(startsWith("application/json"));
        given().header("If-None-Match", csv.header("ETag"))
                .get(exported.address("cvr.csv"))
                .then()
                .statusCode(304)
                .body(emptyString());
        given().header("If-None-Match", csv.header("ETag"))
                .get(exported.address("cvr.json"))
                .then()
                .statusCode(200);
        for (String unknown : List.of("cvr", "CVR.CSV", "xml", "blt.")) {
            given().get(exported.address(unknown)).then().statusCode(404).body("type", endsWith("/not-found"));
        }
    }

    @Test
    void nothing_is_exported_before_the_certification() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A");
        for (String format : List.of("cvr.csv", "cvr.json", "blt", "pb")) {
            String address = "/v1/contests/" + opened.contest() + "/exports/" + format;
            given().get(address)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/result-not-certified"))
                    .body("state", equalTo("open"));
            given().get("/v1/contests/" + UUID.randomUUID() + "/exports/" + format)
                    .then()
                    .statusCode(404);
        }
        opened.count();
        given().get("/v1/contests/" + opened.contest() + "/exports/cvr.csv")
                .then()
                .statusCode(409)
                .body("state", equalTo("provisional"));
    }
}
