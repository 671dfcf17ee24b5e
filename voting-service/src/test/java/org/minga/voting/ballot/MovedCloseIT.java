package org.minga.voting.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minga.platform.problem.ProblemException;
import org.minga.platform.testkit.Contracts;
import org.minga.platform.testkit.Events;
import org.minga.platform.testkit.PlatformResource;
import org.minga.platform.testkit.TestTokens;
import org.minga.voting.Town;
import org.minga.voting.ballot.domain.BallotDraft;

/** An organiser may move the close of an open contest: it counts to the microsecond, and everybody is told. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class MovedCloseIT {
    private static final BallotDraft FOR_A = new BallotDraft(List.of("A"), null, null, null, null, null, null);

    @Inject
    BallotUseCases ballots;

    private long cast(Town.Opened opened, String voter, Instant receivedAt) {
        return ballots.cast(opened.contest(), new Casting.Voter(TestTokens.subject(voter), 0), FOR_A, receivedAt)
                .await()
                .atMost(Duration.ofSeconds(20))
                .version();
    }

    private void assertRefused(Town.Opened opened, String voter, Instant receivedAt) {
        assertThatThrownBy(() -> cast(opened, voter, receivedAt))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().type().slug()).isEqualTo("contest-not-open"));
    }

    private static List<JsonNode> moves(Town.Opened opened) {
        return Events.outboxOf(opened.contest().toString()).stream()
                .filter(event -> event.type().equals("minga.contest.changed.v1"))
                .map(Events.Stored::data)
                .filter(data -> data.has("dateChange"))
                .toList();
    }

    @Test
    void the_moved_close_counts_to_the_microsecond_earlier_and_later() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "B").then().statusCode(201);
        Instant before = opened.town().closesAt();
        Instant earlier = before.minusSeconds(1_800);

        opened.town().moveClose(earlier);

        assertThat(cast(opened, "ana", earlier.minus(1, ChronoUnit.MICROS))).isEqualTo(2);
        assertRefused(opened, "ana", earlier);
        assertRefused(opened, "bo", earlier.plus(1, ChronoUnit.MICROS));
        Instant later = before.plusSeconds(1_800);
        opened.town().moveClose(later);
        assertThat(cast(opened, "ana", earlier)).isEqualTo(3);
        assertThat(cast(opened, "bo", later.minus(1, ChronoUnit.MICROS))).isEqualTo(1);
        assertRefused(opened, "bo", later);
    }

    @Test
    void everybody_is_told_when_the_dates_of_an_open_contest_move() {
        Town.Opened opened = Town.open();
        opened.approve("ana", "A").then().statusCode(201);
        opened.get().then().body("dateChanges", empty());
        Instant before = opened.town().closesAt();
        Instant after = before.plusSeconds(600);
        String tag = opened.get().header("ETag");

        opened.town().moveClose(after);
        opened.town().publish();

        opened.get().then().body("dateChanges", hasSize(1));
        assertThat(opened.get().header("ETag")).isNotEqualTo(tag);
        Map<String, String> change = opened.get().path("dateChanges[0]");
        assertThat(Instant.parse(change.get("closesBefore"))).isEqualTo(before);
        assertThat(Instant.parse(change.get("closesAfter"))).isEqualTo(after);
        assertThat(change.get("opensAfter")).isEqualTo(change.get("opensBefore"));
        assertThat(moves(opened)).singleElement().satisfies(event -> {
            Contracts.assertMatches("minga.contest.changed.v1", event);
            assertThat(event.get("state").asText()).isEqualTo("open");
            assertThat(Instant.parse(event.get("dateChange").get("closesAfter").asText()))
                    .isEqualTo(after);
        });
    }

    @Test
    void dates_that_move_before_the_opening_are_nobodys_surprise() {
        Town town = Town.draft().votingLater();
        Town.Opened opened = new Town.Opened(town, town.create(Map.of()));
        town.publish();
        town.moveClose(town.closesAt().plusSeconds(60));
        town.openVote();
        opened.approve("ana", "A").then().statusCode(201);

        opened.get().then().body("dateChanges", empty());
        assertThat(moves(opened)).isEmpty();
    }
}
