package org.minga.reward.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.minga.platform.testkit.TestTokens.subject;
import static org.minga.reward.Town.AWARD_RULE;
import static org.minga.reward.Town.POINTS_RULE;
import static org.minga.reward.Town.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minga.platform.testkit.PlatformResource;
import org.minga.reward.Town;

@QuarkusTest
@WithTestResource(PlatformResource.class)
class LedgerIT {
    @Test
    void organisers_see_every_entry_with_both_sides_and_its_reason() {
        Town town = Town.published();
        String scheme = town.scheme(POINTS_RULE);
        UUID idea = UUID.randomUUID();
        town.told(idea, 1, "published", "ana");
        town.told(idea, 2, "removed", "ana");

        ValidatableResponse first = ledger(scheme, 1, null)
                .body("items", hasSize(1))
                .body("items[0].movement", equalTo("granted"))
                .body("items[0].reason", equalTo("Submission accepted and published."))
                .body("items[0].postings.account", equalTo(List.of("issuer", "person")))
                .body("items[0].postings.amount", equalTo(List.of(-10, 10)))
                .body("items[0].postings[1].personId", equalTo(subject("ana")))
                .body("trialBalance.balance", equalTo(0))
                .body("trialBalance.debits", equalTo(20));
        ledger(scheme, 1, first.extract().path("page.next"))
                .body("items[0].movement", equalTo("reversed"))
                .body("items[0].postings.amount", equalTo(List.of(-10, 10)))
                .body("items[0].postings.account", equalTo(List.of("person", "issuer")))
                .body("page.next", nullValue());
    }

    private static ValidatableResponse ledger(String scheme, int limit, @Nullable String cursor) {
        var request = as("vera").queryParam("limit", limit);
        if (cursor != null) {
            request.queryParam("cursor", cursor);
        }
        return request.get("/v1/admin/reward-schemes/" + scheme + "/ledger")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"reward_scheme", "reward_rule", "reward", "reward_movement", "ledger_entry", "ledger_posting"})
    void the_service_itself_cannot_change_what_was_written(String table) throws SQLException {
        Town town = Town.published();
        town.scheme(POINTS_RULE);
        town.told(UUID.randomUUID(), 1, "published", "ana");
        String column = table.equals("ledger_posting") ? "entry_id" : "id";
        try (Connection database = asService();
                Statement statement = database.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE " + table + " SET " + column + " = " + column))
                    .hasMessageContaining(table + " is append-only");
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM " + table))
                    .hasMessageContaining(table + " is append-only");
        }
    }

    @Test
    void the_service_itself_cannot_set_a_balance() throws SQLException {
        try (Connection database = asService();
                Statement statement = database.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE ledger_account SET balance = 1"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_database_holds_a_reward_once_and_a_turn_once() throws SQLException {
        Town town = Town.published();
        town.scheme(POINTS_RULE);
        town.told(UUID.randomUUID(), 1, "published", "ana");
        try (Connection database = asService();
                Statement statement = database.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("""
                    INSERT INTO reward (id, rule_id, cause_id, person_id, cause_type, campaign_id, occasion, kind, amount)
                    SELECT gen_random_uuid(), rule_id, cause_id, person_id, cause_type, campaign_id, occasion, kind, amount
                    FROM reward WHERE campaign_id = '%s'""".formatted(town.campaign)))
                    .hasMessageContaining("reward_exactly_once");
            assertThatThrownBy(() -> statement.executeUpdate("""
                    INSERT INTO reward_movement (id, reward_id, turn, person_id, reason, moved_at)
                    SELECT gen_random_uuid(), id, 1, person_id, 'again', now() FROM reward WHERE campaign_id = '%s'""".formatted(town.campaign)))
                    .hasMessageContaining("one_movement_per_turn");
        }
    }

    @Test
    void the_database_gives_a_submission_one_award_and_nothing_else() throws SQLException {
        Town town = Town.published();
        town.scheme(AWARD_RULE);
        UUID idea = UUID.randomUUID();
        town.told(idea, 1, "published", "");
        town.decided(idea);
        String again = """
                INSERT INTO reward (id, rule_id, cause_id, cause_type, campaign_id, occasion, kind, amount)
                SELECT gen_random_uuid(), rule_id, cause_id, cause_type, campaign_id, occasion, %s, 10
                FROM reward WHERE campaign_id = '%s'""";
        try (Connection database = asService();
                Statement statement = database.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(again.formatted("kind", town.campaign)))
                    .hasMessageContaining("reward_exactly_once");
            assertThatThrownBy(() -> statement.executeUpdate(again.formatted("'points'", town.campaign)))
                    .hasMessageContaining("award_to_submission");
        }
    }

    @Test
    void an_entry_that_does_not_balance_is_refused_at_commit() throws SQLException {
        Town town = Town.published();
        String scheme = town.scheme(POINTS_RULE);
        town.told(UUID.randomUUID(), 1, "published", "ana");
        String reward = "(SELECT id FROM reward WHERE campaign_id = '" + town.campaign + "')";
        String movement = UUID.randomUUID().toString();
        try (Connection database = asService();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.executeUpdate(
                    "INSERT INTO reward_movement (id, reward_id, turn, person_id, reason, moved_at) VALUES ('"
                            + movement + "', " + reward + ", 2, 'ana', 'none', now())");
            statement.executeUpdate("INSERT INTO ledger_entry (id, campaign_id, posted_at) VALUES ('" + movement
                    + "', '" + town.campaign + "', now())");
            statement.executeUpdate("INSERT INTO ledger_posting (entry_id, account_id, amount) SELECT '" + movement
                    + "', id, 5 FROM ledger_account WHERE campaign_id = '" + town.campaign + "' AND kind = 'person'");
            assertThatThrownBy(database::commit).hasMessageContaining("does not balance");
        }
        assertThat(Town.trialBalance(scheme)).containsEntry("balance", 0).containsEntry("held", 10);
    }

    private static Connection asService() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }
}
