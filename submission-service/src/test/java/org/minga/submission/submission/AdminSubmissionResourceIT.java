package org.minga.submission.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.submission.Api.add;
import static org.minga.submission.Api.anyone;
import static org.minga.submission.Api.as;
import static org.minga.submission.Api.refused;
import static org.minga.submission.Api.submitted;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.submission.Api;
import org.minga.submission.TestCampaign;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class AdminSubmissionResourceIT {

    private static String list(TestCampaign campaign) {
        return "/v1/admin/submissions?campaign=" + campaign.id;
    }

    @Test
    void what_an_editor_adds_is_public_at_once_without_author_limit_and_phase() {
        TestCampaign campaign = TestCampaign.moderated("pre")
                .limit(1)
                .collecting(Duration.ofDays(-2), Duration.ofDays(-1))
                .announced();

        Response first = add("edda", campaign, "Letter", "L010");
        Response second = add("edda", campaign, "Another letter", "L011");

        assertThat(List.of(first.statusCode(), second.statusCode())).containsOnly(201);
        assertThat(first.<Map<String, Object>>path(""))
                .containsEntry("status", "published")
                .containsEntry("onBehalf", true)
                .containsEntry("code", "L010")
                .containsEntry("source", "letter of 3 May")
                .doesNotContainKey("authorId");
        assertThat(anyone().get(first.header("Location")).<Map<String, Object>>path(""))
                .containsEntry("code", "L010")
                .doesNotContainKey("source");
    }

    @Test
    void a_code_is_used_once_per_campaign() {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        add("olivia", campaign, "Letter", "L010");

        Response again = add("olivia", campaign, "Another letter", "L010");

        refused(again, 409, "code-taken");
        assertThat(again.<String>path("code")).isEqualTo("L010");
        assertThat(add("olivia", TestCampaign.moderated("post").announced(), "Elsewhere", "L010")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void what_is_added_to_a_draft_shows_when_the_campaign_does() {
        TestCampaign campaign = TestCampaign.moderated("post").draft().announced();
        Response added = add("olivia", campaign, "Letter", "L010");
        assertThat(added.statusCode()).isEqualTo(201);
        String location = added.header("Location");
        refused(anyone().get(location), 404, "not-found");
        assertThat(as("vito").get(list(campaign)).<List<?>>path("items")).hasSize(1);

        campaign.published().told("minga.campaign.published.v1");

        assertThat(anyone().get(location).statusCode()).isEqualTo(200);
    }

    @Test
    void nothing_is_added_once_a_vote_has_opened() {
        TestCampaign campaign = TestCampaign.moderated("post")
                .collecting(Duration.ofDays(-2), Duration.ofDays(-1))
                .phase("vote", Duration.ofSeconds(-5), Duration.ofDays(1))
                .announced();

        refused(add("olivia", campaign, "Letter", "L010"), 409, "vote-already-opened");
    }

    @Test
    void only_members_with_the_right_role_come_in() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();

        refused(add("marta", campaign, "Letter", "L010"), 403, "not-a-member");
        refused(add("ana", campaign, "Letter", "L010"), 403, "not-a-member");
        refused(as("ana").get(list(campaign)), 403, "not-a-member");
        refused(anyone().get(list(campaign)), 401, "unauthenticated");
        refused(
                anyone().header(
                                "Authorization",
                                TestTokens.person("olivia")
                                        .scopes("submissions:write")
                                        .bearer())
                        .get(list(campaign)),
                403,
                "scope-missing");
        assertThat(as("vito").get(list(campaign)).statusCode()).isEqualTo(200);
        Response unknown = add("olivia", TestCampaign.moderated("pre"), "Letter", "L010");
        refused(unknown, 404, "not-found");
        assertThat(unknown.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void a_service_account_that_is_a_member_may_add() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        campaign.members(Map.of("olivia", "owner", "service-account-importer", "editor"));

        Response added = anyone().header(
                        "Authorization",
                        TestTokens.serviceAccount("importer").scopes("admin").bearer())
                .header("Idempotency-Key", "import-" + campaign.id)
                .body(Api.text(campaign.id, "Project 1"))
                .post("/v1/admin/submissions");

        assertThat(added.statusCode()).isEqualTo(201);
    }

    @Test
    void members_see_every_status_and_can_ask_for_one() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        UUID pending = submitted("ana", campaign, "Pending");
        UUID declined = submitted("ana", campaign, "Declined");
        UUID published = submitted("bo", campaign, "Published");
        Api.decline("marta", declined, "off_topic");
        Api.approve("marta", published);

        assertThat(as("vito").get(list(campaign)).<List<String>>path("items.id"))
                .containsExactly(published.toString(), declined.toString(), pending.toString());
        assertThat(as("vito").get(list(campaign) + "&status=pending").<List<String>>path("items.id"))
                .containsExactly(pending.toString());
        assertThat(as("vito").get(list(campaign) + "&status=declined").<List<String>>path("items.reasonCode"))
                .containsExactly("off_topic");
        refused(as("vito").get(list(campaign) + "&status=gone"), 422, "validation-failed");
        refused(as("vito").get("/v1/admin/submissions"), 422, "validation-failed");
    }

    @Test
    void a_code_with_a_space_is_no_code() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();

        Response response = add("olivia", campaign, "Letter", "L 010");

        refused(response, 422, "validation-failed");
        assertThat(response.<List<String>>path("errors.pointer")).containsExactly("/code");
    }
}
