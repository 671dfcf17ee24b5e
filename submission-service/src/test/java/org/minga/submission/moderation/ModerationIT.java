package org.minga.submission.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.submission.Api.anyone;
import static org.minga.submission.Api.approve;
import static org.minga.submission.Api.as;
import static org.minga.submission.Api.decide;
import static org.minga.submission.Api.decline;
import static org.minga.submission.Api.refused;
import static org.minga.submission.Api.remove;
import static org.minga.submission.Api.restore;
import static org.minga.submission.Api.submit;
import static org.minga.submission.Api.submitted;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.submission.Api;
import org.minga.submission.Db;
import org.minga.submission.TestCampaign;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class ModerationIT {

    private static List<Map<String, Object>> log(TestCampaign campaign) {
        return anyone().get("/v1/moderation-log?campaign=" + campaign.id).path("items");
    }

    @Test
    void what_is_approved_is_public_and_not_in_the_log() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        UUID id = submitted("ana", campaign, "Benches");

        Response approved = approve("marta", id);

        assertThat(approved.statusCode()).isEqualTo(200);
        assertThat(approved.header("ETag")).isEqualTo("\"2\"");
        assertThat(anyone().get("/v1/submissions/" + id).<String>path("status")).isEqualTo("published");
        assertThat(log(campaign)).isEmpty();
        assertThat(Db.one("select decided_by || ' ' || client from moderation_decision where submission_id = '" + id
                        + "'"))
                .isEqualTo(Api.subject("marta") + " minga-app");
    }

    @Test
    void the_declined_author_reads_why_and_has_the_place_back() {
        TestCampaign campaign = TestCampaign.moderated("pre").limit(1).announced();
        UUID id = submitted("ana", campaign, "Benches");
        refused(submit("ana", campaign, "Two"), 409, "submission-limit-reached");

        assertThat(decline("marta", id, "duplicate").statusCode()).isEqualTo(200);

        assertThat(as("ana").get("/v1/submissions/" + id).<Map<String, Object>>path(""))
                .containsEntry("status", "declined")
                .containsEntry("reasonCode", "duplicate")
                .containsEntry("note", "Seen before.");
        refused(anyone().get("/v1/submissions/" + id), 404, "not-found");
        submitted("ana", campaign, "Two");
    }

    @Test
    void a_removal_shows_in_the_public_log_without_names_and_can_be_undone() {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        UUID id = submitted("ana", campaign, "Benches");

        assertThat(remove("marta", id, "personal_data").statusCode()).isEqualTo(200);
        refused(anyone().get("/v1/submissions/" + id), 404, "not-found");
        assertThat(log(campaign)).singleElement().satisfies(entry -> {
            assertThat(entry).containsOnlyKeys("submissionId", "decision", "reasonCode", "decidedAt");
            assertThat(entry)
                    .containsEntry("submissionId", id.toString())
                    .containsEntry("decision", "remove")
                    .containsEntry("reasonCode", "personal_data");
        });

        assertThat(restore("olivia", id).<String>path("status")).isEqualTo("published");
        assertThat(anyone().get("/v1/submissions/" + id).<Map<String, Object>>path(""))
                .doesNotContainKeys("reasonCode", "note");
        assertThat(log(campaign)).extracting(entry -> entry.get("decision")).containsExactly("restore", "remove");
    }

    @Test
    void a_decline_that_was_a_mistake_is_undone_even_when_the_place_was_used_again() {
        TestCampaign campaign = TestCampaign.moderated("pre").limit(1).announced();
        UUID id = submitted("ana", campaign, "Benches");
        decline("marta", id, "spam");
        submitted("ana", campaign, "Another one");

        assertThat(restore("marta", id).<String>path("status")).isEqualTo("published");
        refused(submit("ana", campaign, "Third"), 409, "submission-limit-reached");
    }

    @Test
    void a_step_that_the_status_does_not_allow_is_refused_and_not_logged() {
        TestCampaign pre = TestCampaign.moderated("pre").announced();
        TestCampaign post = TestCampaign.moderated("post").announced();
        UUID pending = submitted("ana", pre, "Pending");
        UUID published = submitted("ana", post, "Published");

        refused(remove("marta", pending, "spam"), 409, "submission-status-conflict");
        refused(restore("marta", pending), 409, "submission-status-conflict");
        Response declined = decline("marta", published, "spam");
        refused(declined, 409, "submission-status-conflict");
        assertThat(declined.<String>path("detail")).isEqualTo("A submission that is published can't be declined.");
        refused(approve("marta", published), 409, "submission-status-conflict");
        assertThat(Db.count("moderation_decision", "submission_id in ('" + pending + "', '" + published + "')"))
                .isZero();
    }

    @Test
    void declining_and_removing_need_a_reason_and_nothing_else_has_one() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        UUID id = submitted("ana", campaign, "Benches");

        for (Map<String, String> decision : List.of(
                Map.of("decision", "decline"),
                Map.of("decision", "remove", "note", "no reason"),
                Map.of("decision", "approve", "reasonCode", "spam"),
                Map.of("decision", "decline", "reasonCode", "dislike"))) {
            Response response = decide("marta", id, decision);
            refused(response, 422, "validation-failed");
            assertThat(response.<List<String>>path("errors.pointer")).containsExactly("/reasonCode");
        }
        Response nothing = decide("marta", id, Map.of());
        refused(nothing, 422, "validation-failed");
        assertThat(nothing.<List<String>>path("errors.pointer")).containsExactly("/decision");
    }

    @Test
    void nobody_moderates_their_own() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        UUID id = submitted("marta", campaign, "My own");

        refused(approve("marta", id), 403, "own-submission");
        assertThat(approve("olivia", id).statusCode()).isEqualTo(200);
    }

    @Test
    void outsiders_do_not_moderate_and_do_not_learn_what_is_hidden() {
        TestCampaign pre = TestCampaign.moderated("pre").announced();
        TestCampaign post = TestCampaign.moderated("post").announced();
        UUID hidden = submitted("ana", pre, "Hidden");
        UUID open = submitted("ana", post, "Open");

        refused(approve("bo", hidden), 404, "not-found");
        refused(remove("bo", open, "spam"), 403, "not-a-member");
        refused(remove("vito", open, "spam"), 403, "not-a-member");
        refused(approve("ana", hidden), 403, "not-a-member");
        refused(approve("marta", UUID.randomUUID()), 404, "not-found");
        refused(
                anyone().body(Map.of("decision", "approve")).post("/v1/admin/submissions/" + hidden + "/decision"),
                401,
                "unauthenticated");
    }

    @Test
    void the_log_has_pages() {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        UUID first = submitted("ana", campaign, "One");
        UUID second = submitted("ana", campaign, "Two");
        UUID third = submitted("ana", campaign, "Three");
        for (UUID id : List.of(first, second, third)) {
            remove("marta", id, "spam");
        }

        Response page = anyone().get("/v1/moderation-log?limit=2&campaign=" + campaign.id);
        Response rest = anyone().queryParam("cursor", page.<String>path("page.next"))
                .get("/v1/moderation-log?limit=2&campaign=" + campaign.id);

        assertThat(page.<List<String>>path("items.submissionId")).containsExactly(third.toString(), second.toString());
        assertThat(rest.<List<String>>path("items.submissionId")).containsExactly(first.toString());
        assertThat(rest.<String>path("page.next")).isNull();
    }
}
