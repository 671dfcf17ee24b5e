package org.minga.voting.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.Town;
import org.minga.voting.pair.Survey.Shown;

/** Submissions that come and go while a wiki survey is open. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class LateOptionIT {

    @Test
    void a_submission_that_is_published_while_the_survey_is_open_joins_is_issued_and_counted() {
        Survey survey = Survey.ofSubmissions("One", "Two");
        Shown first = survey.show("ana");
        survey.choose("ana", first.appearance(), first.left()).then().statusCode(201);
        survey.next("ana").then().statusCode(409).body("type", endsWith("/no-pair-left"));
        int version = survey.opened().get().path("version");

        survey.town().submission("Three", null, null);

        Response contest = survey.opened().get();
        contest.then().body("options.title", hasItem("Three"));
        assertThat(contest.<Integer>path("version")).isGreaterThan(version);
        awaitPair(survey, "ana");
        for (int i = 0; i < 2; i++) {
            Shown late = survey.show("ana");
            assertThat(late.has("3")).isTrue();
            survey.choose("ana", late.appearance(), "3").then().statusCode(201);
        }
        Response result = survey.opened().count();
        assertThat(result.<Integer>path("supporters.3")).isEqualTo(2);
        result.then().body("winners[0].code", equalTo("3"));
    }

    @Test
    void what_joined_keeps_its_code_and_title_and_joins_once() {
        Survey survey = Survey.ofSubmissions("One", "Two");
        survey.show("ana");
        UUID late = UUID.randomUUID();
        survey.town().submission(late, "published", "Late", "1", null, "EUR");
        survey.town().submission(late, "published", "Renamed", "9", null, "EUR");

        assertThat(Town.texts(
                        "SELECT code || ' ' || title FROM contest_option WHERE contest_id = ? ORDER BY code",
                        survey.contest()))
                .containsExactly("1 One", "1-2 Late", "2 Two");
    }

    @Test
    void other_contests_keep_the_options_they_froze() {
        Town town = Town.draft();
        UUID frozen = town.create(Map.of("options", Map.of("from", "submissions")));
        UUID given = town.create(Survey.RULES);
        town.submission("One", null, null);
        town.publish();
        Town.Opened opened = new Town.Opened(town, frozen);
        opened.approve("ana", "1").then().statusCode(201);
        new Survey(town, given).show("ana");

        town.submission("Late", null, null);

        assertThat(Town.number("SELECT count(*) FROM contest_option WHERE contest_id = ?", frozen))
                .isEqualTo(1);
        assertThat(Town.number("SELECT count(*) FROM contest_option WHERE contest_id = ?", given))
                .isEqualTo(3);
    }

    @Test
    void a_withdrawn_submission_is_not_shown_any_more_but_keeps_its_choices() {
        Town town = Town.draft();
        UUID contest = town.create(Map.of(
                "ballot",
                Map.of("kind", "pairwise"),
                "method",
                Map.of("id", "pairwise"),
                "options",
                Map.of("from", "submissions")));
        UUID gone = town.submission("Gone", null, null);
        town.submission("Two", null, null);
        town.publish();
        Survey survey = new Survey(town, contest);
        Shown counted = survey.show("ana");
        survey.choose("ana", counted.appearance(), "1").then().statusCode(201);
        Shown waiting = survey.show("bo");

        town.submission(gone, "withdrawn", "Gone", null, null, "EUR");
        town.submission("Three", null, null);

        Awaitility.await("another pair is issued")
                .atMost(Duration.ofSeconds(10))
                .until(() -> !survey.show("bo").appearance().equals(waiting.appearance()));
        assertThat(survey.show("bo").has("1")).isFalse();
        survey.choose("bo", waiting.appearance(), "1").then().statusCode(409).body("answer", equalTo("dropped"));
        survey.choose("ana", counted.appearance(), "1").then().statusCode(200);
        Response result = survey.opened().count();
        assertThat(result.<Integer>path("supporters.1")).isEqualTo(1);
    }

    private static void awaitPair(Survey survey, String voter) {
        Awaitility.await("there is a new pair")
                .atMost(Duration.ofSeconds(10))
                .until(() -> survey.next(voter).statusCode() < 300);
    }
}
