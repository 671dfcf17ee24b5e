package org.minga.platform.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class IdempotencyIT {
    private static RequestSpecification as(String person, String name) {
        return given().header(
                        "Authorization",
                        TestTokens.person(person).scopes("things:write").bearer())
                .contentType(ContentType.JSON)
                .body(Map.of("name", name));
    }

    private static Response make(String person, String name, String key) {
        return as(person, name).header("Idempotency-Key", key).post("/things");
    }

    @Test
    void the_same_request_again_gets_the_same_answer_and_makes_nothing_new() {
        Response first = make("ana", "chair", "k1");
        Response second = make("ana", "chair", "k1");

        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(Database.count("thing", "name = 'chair'")).isEqualTo(1);
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        make("ana", "desk", "k2");

        make("ana", "another desk", "k2")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("/idempotency-key-reused"));
        assertThat(Database.count("thing", "name = 'another desk'")).isZero();
    }

    @Test
    void keys_of_two_people_do_not_meet() {
        assertThat(make("ana", "cup", "k3").statusCode()).isEqualTo(201);
        assertThat(make("bo", "cup", "k3").statusCode()).isEqualTo(201);
        assertThat(Database.count("thing", "name = 'cup'")).isEqualTo(2);
    }

    @Test
    void a_missing_key_is_said() {
        as("ana", "plate").post("/things").then().statusCode(400).body("type", endsWith("/idempotency-key-missing"));
        make("ana", "plate", "with space").then().statusCode(400);
    }

    @Test
    void a_refused_request_may_be_mended_under_its_key() {
        assertThat(make("ana", "refused", "k4").statusCode()).isEqualTo(422);
        assertThat(make("ana", "accepted", "k4").statusCode()).isEqualTo(201);
    }

    @Test
    void sixteen_at_once_make_one_thing() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Response> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
            List<Future<Response>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(pool.submit(() -> {
                    start.await();
                    return make("chen", "only one", "k5");
                }));
            }
            start.countDown();
            for (Future<Response> answer : all) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).extracting(Response::statusCode).allMatch(status -> status == 201 || status == 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).isNotEmpty();
        assertThat(Database.count("thing", "name = 'only one'")).isEqualTo(1);
    }
}
