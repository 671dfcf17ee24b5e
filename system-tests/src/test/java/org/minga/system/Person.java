package org.minga.system;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.minga.platform.testkit.TestTokens;

/** Somebody with an account, who uses an app. */
record Person(String name, String token) {
    /** Longer than any test. */
    private static final Duration LOGGED_IN = Duration.ofHours(1);

    static Person named(String name) {
        return new Person(
                name,
                TestTokens.person(name)
                        .scopes("admin", "profile", "submissions:write", "ballots:cast", "rewards:read")
                        .validFor(LOGGED_IN)
                        .token());
    }

    String id() {
        return TestTokens.subject(name);
    }

    RequestSpecification asks() {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    /** A creating request under a key of its own. */
    Response posts(String path, Object body) {
        return posts(path, body, UUID.randomUUID().toString());
    }

    Response posts(String path, Object body, String key) {
        return asks().header("Idempotency-Key", key).body(body).post(path);
    }

    Response puts(String path, Object body) {
        return asks().body(body).put(path);
    }

    Response gets(String path) {
        return asks().get(path);
    }
}
