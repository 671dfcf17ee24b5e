package org.minga.campaign.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.campaign.Api;
import org.minga.campaign.FakeVotingService;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(FakeVotingService.class)
class PeopleIT {
    private static Map<String, Object> profile(String name) {
        Map<String, Object> profile = new HashMap<>();
        profile.put("displayName", name);
        profile.put("locale", "es");
        profile.put("zone", "America/Bogota");
        profile.put("email", "someone@example.org");
        return profile;
    }

    @Test
    void a_person_writes_and_reads_their_own_profile() {
        Api.as("ana").body(profile("Ana")).put("/v1/people/me").then().statusCode(200);
        Map<String, Object> changed = profile("Ana María");
        changed.remove("email");

        Api.as("ana").body(changed).put("/v1/people/me").then().statusCode(200);

        Api.as("ana")
                .get("/v1/people/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(TestTokens.subject("ana")))
                .body("displayName", equalTo("Ana María"))
                .body("zone", equalTo("America/Bogota"))
                .body("email", nullValue());
    }

    @Test
    void others_see_the_display_name_and_nothing_else() {
        Api.as("bo").body(profile("Bo")).put("/v1/people/me").then().statusCode(200);
        Api.as("chen").body(profile("Chen")).put("/v1/people/me").then().statusCode(200);
        String ids = TestTokens.subject("bo") + "," + TestTokens.subject("chen") + "," + UUID.randomUUID();

        Api.anybody()
                .queryParam("ids", ids)
                .get("/v1/people")
                .then()
                .statusCode(200)
                .body("items", everyItem(aMapWithSize(2)))
                .body("items.displayName", containsInAnyOrder("Bo", "Chen"));
    }

    @Test
    void every_fault_of_a_profile_is_named() {
        Map<String, Object> profile =
                Map.of("displayName", " ", "locale", "not_a_tag", "zone", "Atlantis/Centre", "email", "nobody");

        Api.refused(Api.as("ana").body(profile).put("/v1/people/me"), 422, "validation-failed")
                .body("errors.pointer", containsInAnyOrder("/displayName", "/locale", "/zone", "/email"));
    }

    @Test
    void ids_are_bounded() {
        String tooMany = String.join(
                ",",
                java.util.stream.IntStream.range(0, 101)
                        .mapToObj(Integer::toString)
                        .toList());

        Api.refused(Api.anybody().get("/v1/people"), 422, "validation-failed");
        Api.refused(Api.anybody().queryParam("ids", tooMany).get("/v1/people"), 422, "validation-failed")
                .body("errors", hasSize(1));
        Api.refused(Api.anybody().queryParam("ids", "a b").get("/v1/people"), 422, "validation-failed");
    }

    @Test
    void who_told_nothing_has_no_profile() {
        Api.refused(Api.as("nobody yet").get("/v1/people/me"), 404, "not-found");
    }

    @Test
    void a_service_account_has_no_profile() {
        Api.refused(
                Api.with(TestTokens.serviceAccount("bot").scopes("profile")).get("/v1/people/me"),
                403,
                "person-required");
    }

    @Test
    void first_calls_at_the_same_moment_all_succeed() throws Exception {
        List<Integer> statuses = Api.race(
                8, runner -> Api.as("dita").body(profile("Dita " + runner)).put("/v1/people/me"));

        assertThat(statuses).containsOnly(200);
    }
}
