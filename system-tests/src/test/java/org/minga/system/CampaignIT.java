package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minga.tally.formats.bundle.Recount;
import org.minga.tally.formats.bundle.RecountOutcome;

class CampaignIT {
    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        World.platform();
    }

    @Test
    void a_campaign_runs_from_its_call_to_its_rewards() throws Exception {
        Call call = Call.draft("olivia", Map.of("moderation", "pre"));
        String contest = call.contestOnSubmissions();
        call.rewards();
        call.publish();

        Person ana = Person.named("ana");
        Person bo = Person.named("bo");
        String bridge = Call.created(Call.patiently(() -> call.submits(ana, "A footbridge", "bridge")));
        String spam = Call.created(Call.patiently(() -> call.submits(bo, "Cheap watches", "watches")));
        String swing = Call.created(Call.patiently(() -> call.submits(bo, "A swing", "swing")));
        decide(call, bridge, Map.of("decision", "approve"));
        decide(call, swing, Map.of("decision", "approve"));
        decide(call, spam, Map.of("decision", "decline", "reasonCode", "spam", "note", "Advertising."));
        assertThat(bo.gets("/v1/submissions/" + spam).jsonPath().getString("reasonCode"))
                .isEqualTo("spam");
        assertThat(ana.gets("/v1/submissions/" + spam).statusCode()).isEqualTo(404);

        await().atMost(Call.PATIENCE)
                .untilAsserted(() -> assertThat(options(call, contest)).hasSize(2));
        call.openVoting(contest);
        Map<String, String> codes = options(call, contest);
        List<Person> voters = List.of("ana", "bo", "chen", "dita", "emil").stream()
                .map(Person::named)
                .toList();
        for (Person voter : voters) {
            Call.ok(call.casts(voter, contest, List.of(codes.get(swing))));
        }
        // Three change their mind.
        for (Person voter : voters.subList(0, 3)) {
            Response receipt = Call.ok(call.casts(voter, contest, List.of(codes.get(bridge))));
            assertThat(receipt.jsonPath().getInt("version")).isEqualTo(2);
        }
        assertThat(call.organiser.gets("/v1/contests/" + contest + "/result").statusCode())
                .isIn(404, 409);

        Response result = call.closeVoting(contest);
        assertThat(result.jsonPath().getInt("ballots")).isEqualTo(5);
        assertThat(result.jsonPath().getString("winners[0].submissionId")).isEqualTo(bridge);
        assertThat(call.casts(ana, contest, List.of(codes.get(swing))).statusCode())
                .isEqualTo(409);

        Path bundle = folder.resolve("bundle.ndjson");
        Files.write(
                bundle,
                Call.ok(call.organiser.gets("/v1/contests/" + contest + "/bundle"))
                        .asByteArray());
        String hash = result.jsonPath().getString("bundleHash");
        assertThat(Recount.of(bundle, hash)).isInstanceOf(RecountOutcome.Confirmed.class);

        Map<String, Object> outcome = Map.of(
                "summary",
                Map.of("en", "The bridge will be built."),
                "decisions",
                List.of(
                        Map.of(
                                "submissionId",
                                bridge,
                                "decision",
                                "selected",
                                "reason",
                                Map.of("en", "Most approved.")),
                        Map.of("submissionId", swing, "decision", "not_selected", "reason", Map.of("en", "Second."))));
        String outcomePath = "/v1/admin/campaigns/" + call.campaign + "/outcome";
        assertThat(call.organiser.posts(outcomePath, outcome).statusCode()).isEqualTo(409);
        Call.ok(call.organiser.posts("/v1/admin/contests/" + contest + "/certification", Map.of()));
        await().atMost(Call.PATIENCE)
                .until(() -> call.organiser.posts(outcomePath, outcome).statusCode() == 201);

        await().atMost(Call.PATIENCE).untilAsserted(() -> {
            Response rewards = ana.gets("/v1/me/rewards");
            assertThat(rewards.jsonPath().getList("awards")).hasSize(1);
            assertThat(rewards.jsonPath().getList("badges")).isNotEmpty();
            assertThat(rewards.jsonPath().getInt("points")).isEqualTo(10);
        });
        await().atMost(Call.PATIENCE)
                .untilAsserted(() -> assertThat(Person.named("emil")
                                .gets("/v1/me/rewards")
                                .jsonPath()
                                .getList("badges"))
                        .isNotEmpty());
        assertThat(bo.gets("/v1/me/rewards").jsonPath().getList("awards")).isEmpty();
    }

    private static void decide(Call call, String submission, Map<String, String> decision) {
        Call.ok(call.organiser.posts("/v1/admin/submissions/" + submission + "/decision", decision));
    }

    /** Codes by submission. */
    private static Map<String, String> options(Call call, String contest) {
        List<Map<String, Object>> options =
                call.organiser.gets("/v1/contests/" + contest).jsonPath().getList("options");
        return options.stream()
                .collect(java.util.stream.Collectors.toMap(
                        option -> String.valueOf(option.get("submissionId")),
                        option -> String.valueOf(option.get("code"))));
    }
}
