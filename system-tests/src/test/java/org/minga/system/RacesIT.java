package org.minga.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that meet, through two replicas behind the gateway. */
class RacesIT {
    @BeforeAll
    static void start() {
        World.platform();
    }

    @Test
    void a_submission_limit_holds_when_sixteen_come_at_once() throws Exception {
        int limit = 3;
        Call call = Call.draft("limits-organiser", Map.of("submissionsPerParticipant", limit));
        call.contestWithGivenOptions();
        call.publish();

        for (int person = 0; person < 20; person++) {
            Person author = Person.named("author-" + person);
            Call.patiently(() -> call.submits(author, "First", UUID.randomUUID().toString()));
            List<Response> answers = Together.run(IntStream.range(0, 16)
                    .<Callable<Response>>mapToObj(i -> () ->
                            call.submits(author, "Idea " + i, UUID.randomUUID().toString()))
                    .toList());
            assertThat(answers.stream()
                            .filter(answer -> answer.statusCode() == 201)
                            .count())
                    .isEqualTo(limit - 1);
            assertThat(answers.stream().filter(answer -> answer.statusCode() != 201))
                    .extracting(answer -> answer.jsonPath().getString("type"))
                    .allMatch(type -> type.endsWith("/submission-limit-reached"));
        }
    }

    @Test
    void two_replicas_close_a_phase_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            Call call = Call.draft("closing-organiser", Map.of());
            call.contestWithGivenOptions();
            call.publish();

            List<Response> answers = Together.run(IntStream.range(0, 8)
                    .<Callable<Response>>mapToObj(i -> () -> call.move("collect", "closing"))
                    .toList());

            assertThat(answers.stream().filter(answer -> answer.statusCode() < 300))
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.statusCode() >= 300))
                    .extracting(Response::statusCode)
                    .allMatch(status -> status == 409);
            List<Object> log = call.organiser
                    .gets("/v1/admin/campaigns/" + call.campaign + "/log")
                    .jsonPath()
                    .getList("items.findAll { it.toString().contains('clos') }");
            assertThat(log).hasSize(1);
        }
    }
}
