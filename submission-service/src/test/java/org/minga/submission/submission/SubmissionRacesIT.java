package org.minga.submission.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minga.submission.Api.as;
import static org.minga.submission.Api.submitted;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.submission.Api;
import org.minga.submission.Db;
import org.minga.submission.StartGate;
import org.minga.submission.TestCampaign;

/** What happens when everybody presses the button at once. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class SubmissionRacesIT {

    private static final int AT_ONCE = 16;

    private static List<Integer> race(int runners, Callable<Integer> runner) throws Exception {
        return StartGate.race(Collections.nCopies(runners, runner));
    }

    @Test
    void sixteen_requests_of_each_of_forty_people_never_pass_the_limit() throws Exception {
        int limit = 3;
        TestCampaign campaign = TestCampaign.moderated("post").limit(limit).announced();

        for (int round = 0; round < 10; round++) {
            List<Callable<Response>> runners = new ArrayList<>();
            for (int person = 0; person < 4; person++) {
                String name = "racer-" + round + "-" + person;
                for (int request = 0; request < AT_ONCE; request++) {
                    runners.add(() -> Api.submit(name, campaign, "Racing"));
                }
            }
            List<Response> answers = StartGate.race(runners);
            assertThat(answers)
                    .extracting(Response::statusCode)
                    .as("nothing but taken and refused")
                    .containsOnly(201, 409);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(4 * limit);
        }

        String inCampaign = "campaign_id = '" + campaign.id + "'";
        assertThat(Db.count("submission", inCampaign)).isEqualTo(40 * limit);
        assertThat(Db.one("select max(n) || ' ' || min(n) from (select count(*) as n from submission where "
                        + inCampaign + " group by author_id) as per_person"))
                .isEqualTo(limit + " " + limit);
        assertThat(Db.count("submission_place", inCampaign + " and taken <> " + limit))
                .isZero();
        assertThat(Db.count(
                        "outbox", "type = 'minga.submission.submitted.v1' and extensions like '%" + campaign.id + "%'"))
                .as("one event per submission, none for a refusal")
                .isEqualTo(40 * limit);
    }

    @Test
    void of_sixteen_edits_of_the_same_version_one_goes_through() throws Exception {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        UUID id = submitted("ana", campaign, "Benches");

        List<Integer> answers = race(
                AT_ONCE,
                () -> as("ana")
                        .header("If-Match", "\"1\"")
                        .body(Api.edit("Edited"))
                        .put("/v1/submissions/" + id)
                        .statusCode());

        assertThat(answers).containsOnly(200, 412);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(Db.count("submission_revision", "submission_id = '" + id + "'"))
                .isEqualTo(2);
    }

    /** Reads share a look: each must be its own reader's, of its own submission, and no older than the moment it was asked. */
    @Test
    void whoever_reads_in_the_crowd_sees_their_own_last_edit_and_nobody_elses() throws Exception {
        TestCampaign hidden = TestCampaign.moderated("pre").announced();
        TestCampaign open = TestCampaign.moderated("post").announced();
        UUID published = submitted("ana", open, "Everybody's");
        List<Callable<List<String>>> readers = new ArrayList<>();
        for (int reader = 0; reader < AT_ONCE; reader++) {
            String name = "reader-" + reader;
            UUID own = submitted(name, hidden, name + " 0");
            readers.add(() -> {
                List<String> wrong = new ArrayList<>();
                for (int version = 1; version <= 20; version++) {
                    String title = name + " " + version;
                    as(name).header("If-Match", "\"" + version + "\"")
                            .body(Api.edit(title))
                            .put("/v1/submissions/" + own);
                    String seen = as(name).get("/v1/submissions/" + own).path("title");
                    String shared = as(name).get("/v1/submissions/" + published).path("title");
                    int asAnother = as("ana").get("/v1/submissions/" + own).statusCode();
                    if (!title.equals(seen) || !"Everybody's".equals(shared) || asAnother != 404) {
                        wrong.add(title + ": " + seen + ", " + shared + ", " + asAnother);
                    }
                }
                return wrong;
            });
        }

        assertThat(StartGate.race(readers)).allMatch(List::isEmpty);
    }

    @Test
    void of_sixteen_withdrawals_one_gives_the_place_back() throws Exception {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        UUID id = submitted("ana", campaign, "Benches");

        List<Integer> answers = race(AT_ONCE, () -> Api.withdraw("ana", id).statusCode());

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(Db.one("select taken from submission_place where campaign_id = '" + campaign.id + "'"))
                .isEqualTo("0");
    }

    @Test
    void of_sixteen_removals_one_is_logged() throws Exception {
        TestCampaign campaign = TestCampaign.moderated("post").announced();
        UUID id = submitted("ana", campaign, "Benches");

        List<Integer> answers =
                race(AT_ONCE, () -> Api.remove("marta", id, "spam").statusCode());

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(Db.count("moderation_decision", "submission_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void author_and_moderator_at_once_leave_one_consistent_story() throws Exception {
        TestCampaign campaign = TestCampaign.moderated("pre").limit(20).announced();
        for (int round = 0; round < 10; round++) {
            UUID id = submitted("ana", campaign, "Contested");
            List<Integer> answers = StartGate.race(List.of(
                    () -> Api.withdraw("ana", id).statusCode(),
                    () -> Api.decline("marta", id, "duplicate").statusCode(),
                    () -> Api.approve("olivia", id).statusCode(),
                    () -> as("ana")
                            .header("If-Match", "\"1\"")
                            .body(Api.edit("Edited"))
                            .put("/v1/submissions/" + id)
                            .statusCode()));

            assertThat(answers).isSubsetOf(200, 409, 412);
            assertThat(answers).contains(200);
            assertThat(Events.outboxOf(id.toString()))
                    .as("an event for each change that was answered with 200, besides the hand-in")
                    .hasSize(1 + Collections.frequency(answers, 200));
            assertThat(Events.outboxOf(id.toString()))
                    .last()
                    .satisfies(event -> assertThat(event.data().get("status").asText())
                            .isEqualTo(Db.one("select status from submission where id = '" + id + "'")));
        }
        assertThat(Db.one("select taken from submission_place where campaign_id = '" + campaign.id + "'"))
                .as("places agree with what is pending, published or removed")
                .isEqualTo(Db.one("select count(*) from submission where campaign_id = '" + campaign.id
                        + "' and status in ('pending', 'published', 'removed')"));
    }

    @Test
    void of_sixteen_additions_with_one_code_one_is_taken() throws Exception {
        TestCampaign campaign = TestCampaign.moderated("post").announced();

        List<Integer> answers = race(
                AT_ONCE, () -> Api.add("olivia", campaign, "Letter", "L010").statusCode());

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
    }
}
