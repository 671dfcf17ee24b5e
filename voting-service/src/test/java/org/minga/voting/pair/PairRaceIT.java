package org.minga.voting.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.minga.platform.testkit.PlatformResource;
import org.minga.voting.Town;
import org.minga.voting.pair.Survey.Shown;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class PairRaceIT {
    private static final int AT_ONCE = 16;
    private static final int ROUNDS = 10;

    /** Asks sixteen times at once. */
    private static List<Response> atOnce(IntFunction<Response> request) throws Exception {
        CyclicBarrier gate = new CyclicBarrier(AT_ONCE);
        List<Callable<Response>> requests = new ArrayList<>();
        for (int n = 0; n < AT_ONCE; n++) {
            int number = n;
            requests.add(() -> {
                gate.await();
                return request.apply(number);
            });
        }
        List<Response> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Response> answer : people.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    @Test
    void sixteen_requests_at_once_get_one_appearance() throws Exception {
        Survey survey = Survey.of("A", "B", "C", "D", "E", "F");
        for (int round = 0; round < ROUNDS; round++) {
            List<Response> answers = atOnce(n -> survey.next("ana"));

            assertThat(answers).extracting(Response::statusCode).containsOnly(200, 201);
            assertThat(answers).filteredOn(one -> one.statusCode() == 201).hasSize(1);
            Set<String> appearances = new HashSet<>();
            answers.forEach(one -> appearances.add(one.path("appearance")));
            assertThat(appearances).hasSize(1);
            survey.choose(
                            "ana",
                            appearances.iterator().next(),
                            answers.getFirst().path("left.code"))
                    .then()
                    .statusCode(201);
        }
        assertThat(Town.number("SELECT count(*) FROM pair_appearance WHERE contest_id = ?", survey.contest()))
                .isEqualTo(ROUNDS);
    }

    @Test
    void sixteen_answers_to_one_appearance_are_one_choice() throws Exception {
        Survey survey = Survey.of("A", "B", "C", "D", "E", "F");
        for (int round = 0; round < ROUNDS; round++) {
            Shown shown = survey.show("ana");
            List<Response> answers =
                    atOnce(n -> survey.choose("ana", shown.appearance(), n % 2 == 0 ? shown.left() : shown.right()));

            assertThat(answers).extracting(Response::statusCode).containsOnly(200, 201);
            assertThat(answers)
                    .extracting(one -> one.<Integer>path("version"))
                    .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
        }
        assertThat(Town.number("SELECT count(*) FROM ballot WHERE contest_id = ?", survey.contest()))
                .isEqualTo(ROUNDS);
        assertThat(survey.opened().count().<Integer>path("ballots")).isEqualTo(ROUNDS);
    }

    @Test
    void choices_and_skips_at_once_are_either_or() throws Exception {
        Survey survey = Survey.of("A", "B", "C", "D", "E", "F");
        int choices = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Shown shown = survey.show("ana");
            List<Response> answers = atOnce(n -> n % 2 == 0
                    ? survey.choose("ana", shown.appearance(), shown.left())
                    : survey.skip("ana", shown.appearance(), "dont_know"));

            assertThat(answers)
                    .extracting(Response::statusCode)
                    .containsAnyOf(201, 204)
                    .contains(409);
            boolean chosen = answers.stream().anyMatch(one -> one.statusCode() == 201);
            boolean skipped = answers.stream().anyMatch(one -> one.statusCode() == 204);
            assertThat(chosen).isNotEqualTo(skipped);
            choices += chosen ? 1 : 0;
        }
        Response result = survey.opened().count();
        assertThat(result.<Integer>path("ballots")).isEqualTo(choices);
        assertThat(Town.number(
                        "SELECT coalesce(sum(times), 0)::bigint FROM pair_skip WHERE contest_id = ?", survey.contest()))
                .isEqualTo(ROUNDS - choices);
    }
}
