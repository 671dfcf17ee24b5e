package org.minga.voting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Contracts;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;

/** What this service says and hears, held against the contracts. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class EventsIT {
    private static final List<String> SUBMISSION = List.of(
            "minga.submission.submitted.v1",
            "minga.submission.published.v1",
            "minga.submission.edited.v1",
            "minga.submission.withdrawn.v1",
            "minga.submission.declined.v1",
            "minga.submission.removed.v1",
            "minga.submission.restored.v1");
    private static final List<String> CAMPAIGN = List.of(
            "minga.campaign.created.v1",
            "minga.campaign.changed.v1",
            "minga.campaign.published.v1",
            "minga.phase.opened.v1",
            "minga.phase.closed.v1",
            "minga.phase.extended.v1");

    @Test
    void everything_said_in_the_life_of_a_contest_keeps_its_contract() {
        Town town = Town.draft();
        town.submission("Bench", "bench", 60L);
        Town.Opened opened = new Town.Opened(
                town, town.create(Map.of("paper", true, "turnout", "live", "options", Map.of("from", "submissions"))));
        town.publish();
        opened.approve("ana", "bench").then().statusCode(201);
        Awaitility.await("counts")
                .until(() -> Events.outboxOf(opened.contest().toString()).stream()
                        .anyMatch(event -> event.type().equals("minga.contest.ballots_accepted.v1")));
        opened.page(1, List.of(Map.of("selections", List.of("bench")))).then().statusCode(201);
        opened.count();
        Town.keyed("olivia")
                .body(Map.of())
                .post("/v1/admin/contests/" + opened.contest() + "/certification")
                .then()
                .statusCode(201);

        List<Events.Stored> said = Events.outboxOf(opened.contest().toString());
        assertThat(said)
                .extracting(Events.Stored::type)
                .containsExactly(
                        "minga.contest.created.v1",
                        "minga.contest.changed.v1",
                        "minga.contest.ballots_accepted.v1",
                        "minga.ballot_page.imported.v1",
                        "minga.contest.changed.v1",
                        "minga.contest.sealed.v1",
                        "minga.contest.participation_published.v1",
                        "minga.contest.tallied.v1",
                        "minga.contest.certified.v1");
        assertThat(said).extracting(Events.Stored::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(said).allSatisfy(event -> {
            Contracts.assertMatches(event.type(), event.data());
            assertThat(event.extensions())
                    .containsEntry("organisation", town.organisation.toString())
                    .containsEntry("campaign", town.campaign.toString());
        });
    }

    @Test
    void every_example_of_what_is_heard_is_understood() {
        long sequence = 0;
        for (String type : CAMPAIGN) {
            for (JsonNode example : Contracts.examples(type)) {
                publish(type, example.get("campaignId").asText(), ++sequence, example);
                awaitCopy("campaign_copy", example.get("campaignId").asText(), sequence);
            }
        }
        for (JsonNode example : Contracts.examples("minga.organisation.members_changed.v1")) {
            String organisation = example.get("organisationId").asText();
            publish("minga.organisation.members_changed.v1", organisation, ++sequence, example);
            awaitCopy("organisation_copy", organisation, sequence);
            assertThat(Town.number(
                            "SELECT count(*) FROM member_copy WHERE organisation_id = ?",
                            UUID.fromString(organisation)))
                    .isEqualTo(example.get("members").size());
        }
        for (String type : SUBMISSION) {
            for (JsonNode example : Contracts.examples(type)) {
                publish(type, example.get("submissionId").asText(), ++sequence, example);
                awaitCopy("submission_copy", example.get("submissionId").asText(), sequence);
            }
        }
        assertThat(Events.waiting("voting.inbox.dead")).isZero();
    }

    @Test
    void an_old_snapshot_and_an_unknown_type_change_nothing() {
        Town town = Town.draft().publish();
        UUID submission = UUID.randomUUID();
        town.submission(submission, "published", "New title", null, null, "EUR");
        JsonNode example = Contracts.examples("minga.campaign.created.v1").getFirst();

        Events.publish(
                "minga.campaign.created.v1",
                town.campaign.toString(),
                1,
                Map.of(),
                ((com.fasterxml.jackson.databind.node.ObjectNode) example.deepCopy())
                        .put("campaignId", town.campaign.toString())
                        .put("status", "draft"));
        Events.publish("minga.campaign.sung_about.v1", town.campaign.toString(), 99, Map.of(), Map.of("la", "la"));
        // One queue, one consumer: when this has arrived, the two before it have.
        town.submission(submission, "withdrawn", "New title", null, null, "EUR");

        assertThat(Town.texts("SELECT status FROM campaign_copy WHERE id = ?", town.campaign))
                .containsExactly("published");
        assertThat(Events.waiting("voting.inbox.dead")).isZero();
    }

    private static void publish(String type, String subject, long sequence, JsonNode data) {
        Events.publish(type, subject, sequence, Map.of(), data);
    }

    private static void awaitCopy(String table, String id, long sequence) {
        Awaitility.await(table)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Town.number(
                                "SELECT coalesce(max(sequence), 0) FROM " + table + " WHERE id = ?",
                                UUID.fromString(id))
                        == sequence);
    }
}
