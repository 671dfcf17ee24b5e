package org.minga.submission.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.submission.Api.anyone;
import static org.minga.submission.Api.as;
import static org.minga.submission.Api.onceAs;
import static org.minga.submission.Api.refused;
import static org.minga.submission.Api.submit;
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
import org.minga.submission.Db;
import org.minga.submission.TestCampaign;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class SubmissionResourceIT {

    private static Response get(UUID id) {
        return anyone().get("/v1/submissions/" + id);
    }

    private static Response getAs(String person, UUID id) {
        return as(person).get("/v1/submissions/" + id);
    }

    private static Response edit(String person, UUID id, String tag, String title) {
        return as(person).header("If-Match", tag).body(Api.edit(title)).put("/v1/submissions/" + id);
    }

    @Test
    void under_pre_moderation_only_the_author_sees_a_new_submission() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();

        Response created = submit("ana", campaign, "Benches");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.<String>path("status")).isEqualTo("pending");
        assertThat(created.<String>path("authorId")).isEqualTo(Api.subject("ana"));
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        UUID id = UUID.fromString(created.path("id"));
        assertThat(created.header("Location")).endsWith("/v1/submissions/" + id);
        assertThat(getAs("ana", id).<String>path("title")).isEqualTo("Benches");
        refused(get(id), 404, "not-found");
        refused(getAs("bo", id), 404, "not-found");
        refused(getAs("marta", id), 404, "not-found");
    }

    @Test
    void under_post_moderation_everybody_sees_it_at_once() {
        TestCampaign campaign = TestCampaign.moderated("post").announced();

        UUID id = submitted("ana", campaign, "Benches");

        Response seen = get(id);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.<Map<String, Object>>path(""))
                .containsEntry("status", "published")
                .containsEntry("onBehalf", false)
                .containsKeys("publishedAt", "createdAt", "cost")
                .doesNotContainKeys("source", "note", "reasonCode");
    }

    @Test
    void it_is_shown_as_json_or_not_at_all() {
        UUID id = submitted("ana", TestCampaign.moderated("post").announced(), "<b>Benches</b>");

        Response page = anyone().accept("text/html").get("/v1/submissions/" + id);

        refused(page, 406, "not-acceptable");
        assertThat(get(id).contentType()).startsWith("application/json");
    }

    @Test
    void an_unknown_campaign_and_a_draft_look_the_same_and_may_be_tried_again() {
        TestCampaign draft = TestCampaign.moderated("pre").draft().announced();

        Response toDraft = submit("ana", draft, "Benches");
        Response toNone = submit("ana", TestCampaign.moderated("pre"), "Benches");

        for (Response response : List.of(toDraft, toNone)) {
            refused(response, 404, "not-found");
            assertThat(response.header("Retry-After")).isEqualTo("1");
        }
        assertThat(toDraft.<String>path("detail")).isEqualTo(toNone.path("detail"));
        refused(anyone().get("/v1/submissions?campaign=" + draft.id), 404, "not-found");
        refused(anyone().get("/v1/moderation-log?campaign=" + draft.id), 404, "not-found");
    }

    @Test
    void outside_of_the_collect_phase_nothing_is_taken() {
        TestCampaign early = TestCampaign.moderated("pre")
                .collecting(Duration.ofDays(1), Duration.ofDays(2))
                .announced();

        Response response = submit("ana", early, "Benches");

        refused(response, 409, "phase-not-open");
        assertThat(response.<String>path("opensAt")).endsWith("Z");
        assertThat(response.<String>path("closesAt")).endsWith("Z");
    }

    @Test
    void the_limit_holds_and_a_withdrawn_submission_gives_its_place_back() {
        TestCampaign campaign = TestCampaign.moderated("post").limit(2).announced();
        UUID first = submitted("ana", campaign, "One");
        submitted("ana", campaign, "Two");

        Response third = submit("ana", campaign, "Three");
        refused(third, 409, "submission-limit-reached");
        assertThat(third.<Integer>path("limit")).isEqualTo(2);
        submitted("bo", campaign, "Somebody else's");

        assertThat(Api.withdraw("ana", first).<String>path("status")).isEqualTo("withdrawn");
        submitted("ana", campaign, "Three after all");
        refused(submit("ana", campaign, "Four"), 409, "submission-limit-reached");
        refused(get(first), 404, "not-found");
    }

    @Test
    void the_same_request_again_makes_nothing_new() {
        TestCampaign campaign = TestCampaign.moderated("pre").limit(1).announced();
        Map<String, Object> text = Api.text(campaign.id, "Once");

        Response first = as("ana").header("Idempotency-Key", "same").body(text).post("/v1/submissions");
        Response again = as("ana").header("Idempotency-Key", "same").body(text).post("/v1/submissions");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(Db.count("submission", "campaign_id = '" + campaign.id + "'"))
                .isEqualTo(1);
        refused(
                as("ana")
                        .header("Idempotency-Key", "same")
                        .body(Api.text(campaign.id, "Other"))
                        .post("/v1/submissions"),
                422,
                "idempotency-key-reused");
    }

    @Test
    void an_edit_needs_the_version_that_was_read_and_keeps_the_old_text() {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        UUID id = submitted("ana", campaign, "Benches");

        refused(as("ana").body(Api.edit("New")).put("/v1/submissions/" + id), 428, "version-required");
        refused(edit("ana", id, "\"7\"", "New"), 412, "version-stale");
        Response edited = edit("ana", id, "\"1\"", "Benches with backs");

        assertThat(edited.statusCode()).isEqualTo(200);
        assertThat(edited.header("ETag")).isEqualTo("\"2\"");
        assertThat(edited.<Map<String, Object>>path(""))
                .containsEntry("title", "Benches with backs")
                .containsEntry("status", "published")
                .containsEntry("revision", 2)
                .doesNotContainKey("cost");
        assertThat(Db.one("select string_agg(title, ' / ' order by number) from submission_revision"
                        + " where submission_id = '" + id + "'"))
                .isEqualTo("Benches / Benches with backs");
        assertThat(get(id).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void under_pre_moderation_an_edit_of_what_was_public_is_looked_at_again() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        UUID id = submitted("ana", campaign, "Benches");
        Api.approve("marta", id);

        Response edited = edit("ana", id, "\"2\"", "Something else");

        assertThat(edited.<String>path("status")).isEqualTo("pending");
        refused(get(id), 404, "not-found");
    }

    @Test
    void nobody_else_edits_or_withdraws() {
        TestCampaign hidden = TestCampaign.moderated("pre").announced();
        TestCampaign open = TestCampaign.moderated("post").announced();
        UUID pending = submitted("ana", hidden, "Benches");
        UUID published = submitted("ana", open, "Benches");

        refused(edit("bo", pending, "\"1\"", "Mine"), 404, "not-found");
        refused(edit("bo", published, "\"1\"", "Mine"), 403, "not-the-author");
        refused(Api.withdraw("bo", pending), 404, "not-found");
        refused(Api.withdraw("bo", published), 403, "not-the-author");
        refused(edit("bo", UUID.randomUUID(), "\"1\"", "Mine"), 404, "not-found");
    }

    @Test
    void after_collecting_no_edit_and_after_the_vote_opens_no_withdrawal() {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        UUID first = submitted("ana", campaign, "One");
        UUID second = submitted("ana", campaign, "Two");

        campaign.collecting(Duration.ofDays(-2), Duration.ofSeconds(-5))
                .phase("vote", Duration.ofDays(1), Duration.ofDays(2))
                .told("minga.phase.closed.v1");
        refused(edit("ana", first, "\"1\"", "New"), 409, "phase-not-open");
        assertThat(Api.withdraw("ana", first).statusCode()).isEqualTo(200);

        campaign.collecting(Duration.ofDays(-2), Duration.ofDays(-1))
                .phase("vote", Duration.ofSeconds(-5), Duration.ofDays(2))
                .told("minga.phase.opened.v1");
        Response late = Api.withdraw("ana", second);
        refused(late, 409, "vote-already-opened");
        assertThat(late.<String>path("openedAt")).endsWith("Z");
    }

    @Test
    void what_is_withdrawn_stays_withdrawn() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        UUID id = submitted("ana", campaign, "Benches");
        Api.withdraw("ana", id);

        Response again = Api.withdraw("ana", id);
        refused(again, 409, "submission-status-conflict");
        assertThat(again.<String>path("submissionStatus")).isEqualTo("withdrawn");
        refused(edit("ana", id, "\"2\"", "Back"), 409, "submission-status-conflict");
        assertThat(getAs("ana", id).<String>path("status")).isEqualTo("withdrawn");
    }

    @Test
    void others_submissions_stay_hidden_until_collecting_is_over_where_the_rulebook_says_so() {
        TestCampaign campaign =
                TestCampaign.moderated("post").visible("after_collect").announced();
        UUID anas = submitted("ana", campaign, "Ana's");
        UUID bos = submitted("bo", campaign, "Bo's");
        String list = "/v1/submissions?campaign=" + campaign.id;

        refused(get(anas), 404, "not-found");
        refused(getAs("bo", anas), 404, "not-found");
        assertThat(anyone().get(list).<List<String>>path("items.id")).isEmpty();
        assertThat(as("ana").get(list).<List<String>>path("items.id")).containsExactly(anas.toString());

        campaign.collecting(Duration.ofDays(-2), Duration.ofSeconds(-5)).told("minga.phase.closed.v1");
        assertThat(anyone().get(list).<List<String>>path("items.id")).containsExactly(bos.toString(), anas.toString());
        assertThat(get(anas).statusCode()).isEqualTo(200);
    }

    @Test
    void ones_own_list_holds_every_status_and_nobody_elses() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        String person = "own-" + campaign.id;
        UUID declined = submitted(person, campaign, "Declined");
        UUID withdrawn = submitted(person, campaign, "Withdrawn");
        UUID pending = submitted(person, campaign, "Pending");
        submitted("bo", campaign, "Bo's");
        Api.decline("marta", declined, "off_topic");
        Api.withdraw(person, withdrawn);

        List<Map<String, Object>> mine =
                as(person).get("/v1/submissions?mine=true").path("items");

        assertThat(mine)
                .extracting(item -> item.get("id"))
                .containsExactly(pending.toString(), withdrawn.toString(), declined.toString());
        assertThat(mine.get(2))
                .containsEntry("status", "declined")
                .containsEntry("reasonCode", "off_topic")
                .containsEntry("note", "Seen before.");
        assertThat(as(person)
                        .get("/v1/submissions?mine=true&campaign=" + campaign.id)
                        .<List<?>>path("items"))
                .hasSize(3);
        assertThat(anyone().get("/v1/submissions?campaign=" + campaign.id).<List<?>>path("items"))
                .isEmpty();
    }

    @Test
    void a_list_is_walked_page_by_page_without_gap_or_repetition() {
        TestCampaign campaign = TestCampaign.moderated("post").limit(10).announced();
        List<String> newestFirst = new java.util.ArrayList<>();
        for (int number = 0; number < 5; number++) {
            newestFirst.addFirst(submitted("ana", campaign, "Number " + number).toString());
        }

        List<String> walked = new java.util.ArrayList<>();
        String next = "/v1/submissions?limit=2&campaign=" + campaign.id;
        while (next != null) {
            Response page = anyone().urlEncodingEnabled(false).get(next);
            walked.addAll(page.<List<String>>path("items.id"));
            submitted("bo-" + walked.size(), campaign, "Comes in between");
            String link = page.header("Link");
            next = link == null ? null : link.substring(link.indexOf('<') + 1, link.indexOf('>'));
        }

        assertThat(walked).isEqualTo(newestFirst);
    }

    @Test
    void parameters_that_make_no_sense_are_told() {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        String list = "/v1/submissions?campaign=" + campaign.id;

        refused(anyone().get(list + "&cursor=nonsense"), 400, "bad-cursor");
        refused(anyone().get(list + "&limit=0"), 422, "validation-failed");
        refused(anyone().get("/v1/submissions"), 422, "validation-failed");
        refused(anyone().get("/v1/submissions?campaign=nonsense"), 400, "malformed-request");
        refused(anyone().get("/v1/submissions/nonsense"), 404, "not-found");
        refused(anyone().get("/v1/moderation-log"), 422, "validation-failed");
    }

    @Test
    void every_fault_of_a_submission_is_told_at_once() {
        Map<String, Object> body = Map.of(
                "campaignId",
                UUID.randomUUID().toString(),
                "type",
                "vote",
                "title",
                "t".repeat(201),
                "body",
                " ",
                "language",
                "en_GB",
                "cost",
                Map.of("amount", -1, "currency", "euro"));

        Response response = onceAs("ana").body(body).post("/v1/submissions");

        refused(response, 422, "validation-failed");
        assertThat(response.<List<String>>path("errors.pointer"))
                .containsExactlyInAnyOrder("/type", "/title", "/body", "/language", "/cost/amount", "/cost/currency");
    }

    @Test
    void what_cannot_be_read_is_malformed() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        Map<String, Object> withCode = Api.text(campaign.id, "Benches");
        withCode.put("code", "L010");
        Map<String, Object> wrongType = Api.text(campaign.id, "Benches");
        wrongType.put("title", 7);

        refused(onceAs("ana").body(withCode).post("/v1/submissions"), 400, "malformed-request");
        refused(onceAs("ana").body(wrongType).post("/v1/submissions"), 400, "malformed-request");
        refused(onceAs("ana").body("{").post("/v1/submissions"), 400, "malformed-request");
        refused(
                as("ana").body(Api.text(campaign.id, "Benches")).post("/v1/submissions"),
                400,
                "idempotency-key-missing");
        Map<String, Object> control = Api.text(campaign.id, "Ring the \u0007");
        refused(onceAs("ana").body(control).post("/v1/submissions"), 422, "validation-failed");
    }

    @Test
    void only_people_with_the_scope_hand_in() {
        TestCampaign campaign = TestCampaign.moderated("pre").announced();
        Map<String, Object> text = Api.text(campaign.id, "Benches");
        String account =
                TestTokens.serviceAccount("bot").scopes("submissions:write").bearer();
        String reader = TestTokens.person("ana").scopes("rewards:read").bearer();

        refused(anyone().body(text).post("/v1/submissions"), 401, "unauthenticated");
        refused(anyone().header("Authorization", account).body(text).post("/v1/submissions"), 403, "person-required");
        refused(anyone().header("Authorization", reader).body(text).post("/v1/submissions"), 403, "scope-missing");
        refused(anyone().get("/v1/submissions?mine=true"), 401, "unauthenticated");
        refused(anyone().header("Authorization", reader).get("/v1/submissions?mine=true"), 403, "scope-missing");
        refused(anyone().header("Authorization", account).get("/v1/submissions?mine=true"), 403, "person-required");
        refused(
                anyone().header("Authorization", "Bearer nonsense").get("/v1/submissions?campaign=" + campaign.id),
                401,
                "unauthenticated");
    }
}
