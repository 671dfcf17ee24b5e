package org.minga.submission.campaigncopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.minga.submission.Api.add;
import static org.minga.submission.Api.refused;
import static org.minga.submission.Api.submit;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Contracts;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.submission.Db;
import org.minga.submission.TestCampaign;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class ConsumedEventsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static String campaignCopy(String column, String id) {
        return Db.one("select " + column + " from campaign_copy where id = '" + id + "'");
    }

    @Test
    void the_examples_of_the_contracts_are_copied() {
        long sequence = 100;
        for (String type : List.of(
                "minga.campaign.created.v1",
                "minga.campaign.changed.v1",
                "minga.campaign.published.v1",
                "minga.phase.opened.v1",
                "minga.phase.closed.v1",
                "minga.phase.extended.v1")) {
            for (JsonNode example : Contracts.examples(type)) {
                String id = example.get("campaignId").asText();
                String expected = String.valueOf(++sequence);
                Events.publish(type, id, sequence, Map.of(), example);
                await().atMost(PATIENCE)
                        .until(() -> campaignCopy("sequence", id).equals(expected));
                assertThat(campaignCopy("status", id))
                        .isEqualTo(example.get("status").asText());
                assertThat(Db.count("phase_copy", "campaign_id = '" + id + "'"))
                        .isEqualTo(example.get("phases").size());
            }
        }
        JsonNode organisation =
                Contracts.examples("minga.organisation.members_changed.v1").getFirst();
        String id = organisation.get("organisationId").asText();
        Events.publish("minga.organisation.members_changed.v1", id, 1, Map.of(), organisation);
        await().atMost(PATIENCE)
                .until(() -> Db.count("membership_copy", "organisation_id = '" + id + "'")
                        == organisation.get("members").size());
    }

    @Test
    void a_snapshot_that_comes_late_changes_nothing() {
        TestCampaign campaign = TestCampaign.moderated("post").limit(7);
        campaign.tell("minga.campaign.published.v1", 5);
        await().atMost(PATIENCE)
                .until(() -> campaignCopy("submissions_per_participant", campaign.id.toString())
                        .equals("7"));

        campaign.limit(1).tell("minga.campaign.changed.v1", 4);
        campaign.limit(2).tell("minga.campaign.changed.v1", 5);
        campaign.limit(9).tell("minga.campaign.changed.v1", 6);

        await().atMost(PATIENCE)
                .until(() -> campaignCopy("sequence", campaign.id.toString()).equals("6"));
        assertThat(campaignCopy("submissions_per_participant", campaign.id.toString()))
                .isEqualTo("9");
    }

    @Test
    void who_leaves_an_organisation_loses_the_rights_and_late_news_do_not_give_them_back() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        assertThat(add("edda", campaign, "Letter", "L1").statusCode()).isEqualTo(201);

        campaign.members(Map.of("olivia", "owner"));
        refused(add("edda", campaign, "Letter", "L2"), 403, "not-a-member");

        campaign.tellMembers(Map.of("olivia", "owner", "edda", "editor"), 1);
        campaign.told("minga.campaign.changed.v1");
        refused(add("edda", campaign, "Letter", "L2"), 403, "not-a-member");
    }

    @Test
    void new_dates_count_from_the_moment_they_are_heard() {
        TestCampaign campaign = TestCampaign.moderated("pre")
                .collecting(Duration.ofDays(1), Duration.ofDays(2))
                .announced();
        refused(submit("ana", campaign, "Too early"), 409, "phase-not-open");

        campaign.collecting(Duration.ofSeconds(-1), Duration.ofDays(2)).told("minga.phase.opened.v1");

        assertThat(submit("ana", campaign, "Now").statusCode()).isEqualTo(201);
    }

    @Test
    void unknown_types_fields_and_words_do_not_stop_the_inbox() {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        String id = campaign.id.toString();
        Events.publish("minga.campaign.archived.v1", id, 2, Map.of(), Map.of("campaignId", id));
        Events.publish(
                "minga.campaign.changed.v1",
                id,
                3,
                Map.of(),
                Map.of(
                        "campaignId",
                        id,
                        "organisationId",
                        campaign.organisation.toString(),
                        "status",
                        "hibernating",
                        "mood",
                        "cheerful",
                        "phases",
                        List.of(Map.of(
                                "id", UUID.randomUUID().toString(),
                                "kind", "siesta",
                                "opensAt", "2026-01-01T00:00:00Z",
                                "closesAt", "2026-01-02T00:00:00Z")),
                        "rulebook",
                        Map.of(
                                "submissionsVisible", "to_friends",
                                "moderation", "by_lottery",
                                "submissionsPerParticipant", 1)));

        await().atMost(PATIENCE).until(() -> campaignCopy("sequence", id).equals("3"));
        assertThat(Events.waiting("submission.inbox.dead")).isZero();
        refused(submit("ana", campaign, "Is it open?"), 404, "not-found");
    }
}
