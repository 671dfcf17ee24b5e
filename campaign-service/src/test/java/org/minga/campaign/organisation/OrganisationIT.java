package org.minga.campaign.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minga.campaign.Api;
import org.minga.campaign.FakeVotingService;
import org.minga.campaign.organisation.domain.Members;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;

@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(FakeVotingService.class)
class OrganisationIT {
    private static String members(String organisation) {
        return "/v1/admin/organisations/" + organisation + "/members";
    }

    private static String member(String organisation, String person) {
        return members(organisation) + "/" + TestTokens.subject(person);
    }

    @Test
    void who_founds_an_organisation_owns_it() {
        String id = Api.organisation("olivia");

        Api.anybody()
                .get("/v1/organisations/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("kind", equalTo("institution"));
        Api.as("olivia")
                .get(members(id))
                .then()
                .statusCode(200)
                .body("items.personId", contains(TestTokens.subject("olivia")))
                .body("items.role", contains("owner"));
    }

    @Test
    void a_short_name_is_taken_once() {
        Map<String, Object> body = Map.of("name", "The town", "slug", Api.slug(), "kind", "non_profit");
        Api.once("olivia").body(body).post("/v1/admin/organisations").then().statusCode(201);

        Api.refused(Api.once("ana").body(body).post("/v1/admin/organisations"), 409, "slug-taken");
    }

    @Test
    void of_many_who_want_a_short_name_at_once_one_gets_it() throws Exception {
        Map<String, Object> body = Map.of("name", "The town", "slug", Api.slug(), "kind", "company");

        List<Integer> statuses =
                Api.race(8, runner -> Api.once("person " + runner).body(body).post("/v1/admin/organisations"));

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void a_repeated_request_founds_nothing_twice() {
        Map<String, Object> body = Map.of("name", "The town", "slug", Api.slug(), "kind", "person");
        String key = UUID.randomUUID().toString();
        String first = Api.as("olivia")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/admin/organisations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        Api.as("olivia")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/admin/organisations")
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
        assertThat(Events.outboxOf(first)).hasSize(1);
    }

    @Test
    void a_service_account_founds_nothing() {
        Api.refused(
                Api.with(TestTokens.serviceAccount("bot").scopes("admin"))
                        .header("Idempotency-Key", "1")
                        .body(Map.of("name", "The town", "slug", Api.slug(), "kind", "person"))
                        .post("/v1/admin/organisations"),
                403,
                "person-required");
    }

    @Test
    void every_fault_is_named() {
        Api.refused(
                        Api.once("olivia")
                                .body(Map.of("name", "", "slug", "Not A Slug"))
                                .post("/v1/admin/organisations"),
                        422,
                        "validation-failed")
                .body("errors.pointer", containsInAnyOrder("/name", "/slug", "/kind"));
    }

    @Test
    void one_sees_the_organisations_one_is_a_member_of_page_by_page() {
        String person = "lister " + UUID.randomUUID();
        String first = Api.organisation(person);
        String second = Api.organisation(person);

        String next = Api.as(person)
                .queryParam("limit", 1)
                .get("/v1/admin/organisations")
                .then()
                .statusCode(200)
                .body("items.id", contains(first))
                .extract()
                .path("page.next");
        Api.as(person)
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get("/v1/admin/organisations")
                .then()
                .statusCode(200)
                .body("items.id", contains(second))
                .body("page.next", equalTo(null));
        Api.refused(Api.as(person).queryParam("cursor", "nonsense").get("/v1/admin/organisations"), 400, "bad-cursor");
    }

    @Test
    void an_edit_needs_the_version_it_was_made_from() {
        String id = Api.organisation("olivia");
        Map<String, String> change = Map.of("name", "The village", "kind", "non_profit");
        String path = "/v1/admin/organisations/" + id;

        Api.refused(Api.as("olivia").body(change).put(path), 428, "version-required");
        Api.as("olivia")
                .header("If-Match", "\"1\"")
                .body(change)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("The village"));
        Api.refused(Api.as("olivia").header("If-Match", "\"1\"").body(change).put(path), 412, "version-stale");
    }

    @Test
    void of_many_edits_from_one_version_at_once_one_succeeds() throws Exception {
        String id = Api.organisation("olivia");

        List<Integer> statuses = Api.race(
                8,
                runner -> Api.as("olivia")
                        .header("If-Match", "\"1\"")
                        .body(Map.of("name", "Town " + runner, "kind", "institution"))
                        .put("/v1/admin/organisations/" + id));

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void only_members_with_the_right_role_change_an_organisation() {
        String id = Api.organisation("olivia");
        Api.member("olivia", id, "marta", "moderator");
        Api.member("olivia", id, "ed", "editor");
        Map<String, String> change = Map.of("name", "Ours now", "kind", "company");

        Api.refused(
                Api.as("ana").header("If-Match", "*").body(change).put("/v1/admin/organisations/" + id),
                403,
                "not-a-member");
        Api.refused(
                        Api.as("marta").header("If-Match", "*").body(change).put("/v1/admin/organisations/" + id),
                        403,
                        "not-a-member")
                .body("sufficientRoles", contains("owner", "editor"));
        Api.refused(Api.as("ed").body(Map.of("role", "owner")).put(member(id, "ed")), 403, "not-a-member");
        Api.refused(Api.as("ana").get(members(id)), 403, "not-a-member");
        Api.as("marta").get(members(id)).then().statusCode(200).body("items", hasSize(3));
    }

    @Test
    void the_platform_admin_reads_and_changes_nothing() {
        String id = Api.organisation("olivia");

        Api.with(TestTokens.person("root").scopes("admin").realmRoles("platform-admin"))
                .get(members(id))
                .then()
                .statusCode(200);
        Api.refused(
                Api.with(TestTokens.person("root").scopes("admin").realmRoles("platform-admin"))
                        .body(Map.of("role", "owner"))
                        .put(member(id, "root")),
                403,
                "not-a-member");
    }

    @Test
    void members_come_change_and_go() {
        String id = Api.organisation("olivia");
        Api.member("olivia", id, "ana", "viewer");
        Api.member("olivia", id, "ana", "evaluator");

        Api.as("olivia").delete(member(id, "ana")).then().statusCode(204);

        Api.refused(Api.as("olivia").delete(member(id, "ana")), 404, "not-found");
        assertThat(Events.outboxOf(id)).extracting(Events.Stored::sequence).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void the_last_owner_stays() {
        String id = Api.organisation("olivia");

        Api.refused(Api.as("olivia").delete(member(id, "olivia")), 409, "last-owner");
        Api.refused(Api.as("olivia").body(Map.of("role", "editor")).put(member(id, "olivia")), 409, "last-owner");
    }

    @Test
    void two_owners_who_remove_each_other_at_once_leave_one() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = Api.organisation("olivia");
            Api.member("olivia", id, "ana", "owner");

            List<Integer> statuses = Api.race(
                    2,
                    runner -> runner == 0
                            ? Api.as("olivia").delete(member(id, "ana"))
                            : Api.as("ana").delete(member(id, "olivia")));

            assertThat(statuses).containsOnlyOnce(204);
            assertThat(Collections.frequency(statuses, 403)).isEqualTo(1);
        }
    }

    @Test
    void an_organisation_has_a_bounded_number_of_members() throws Exception {
        String id = Api.organisation("olivia");
        try (var database = Events.database();
                var insert = database.prepareStatement("INSERT INTO member (organisation_id, person_id, role)"
                        + " SELECT ?, 'person-' || n, 'viewer' FROM generate_series(1, ?) AS n")) {
            insert.setObject(1, UUID.fromString(id));
            insert.setInt(2, Members.MOST - 1);
            insert.executeUpdate();
        }

        Api.refused(Api.as("olivia").body(Map.of("role", "viewer")).put(member(id, "ana")), 409, "too-many-members")
                .body("limit", equalTo(Members.MOST));
    }

    @Test
    void what_is_not_there_is_not_found() {
        Api.refused(Api.anybody().get("/v1/organisations/" + UUID.randomUUID()), 404, "not-found");
        Api.refused(Api.as("olivia").get(members(UUID.randomUUID().toString())), 404, "not-found");
        Api.refused(Api.as("olivia").delete(member(UUID.randomUUID().toString(), "ana")), 404, "not-found");
    }
}
